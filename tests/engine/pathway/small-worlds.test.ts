import { describe, expect, it } from 'vitest';
import type { AttributeId, RoleId } from '../../../src/domain/ids.js';
import type { PathwayReport } from '../../../src/domain/pathway.js';
import { feederRoles, type Model, plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { replay } from '../../support/replay.js';
import { all, any, atLeast, includes, judged, oneOf } from '../../support/rules.js';
import { badge, grade, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';
import { type Said, someone } from '../../support/someone.js';

const nobody = { held: [], grade: 'none', practice: 0, place: 'here' };
const post = 'post' as RoleId;

const planIn = (model: Model, said: Readonly<Record<string, Said>> = {}, without: readonly string[] = []): PathwayReport => {
  const answers = Object.fromEntries(Object.entries({ ...nobody, ...said }).filter(([id]) => !without.includes(id)));
  return plan(model, someone(model.base, answers), asOf, { kind: 'role', role: post });
};

const world = (target: SmallRole, routes: Readonly<Record<string, SmallRoute>>, others: Readonly<Record<string, SmallRole>> = {}): Model =>
  smallWorld({ post: target, ...others }, routes);

const stepsOf = ({ pathways }: PathwayReport): readonly string[] => pathways.map(({ steps }) => steps.map(({ id }) => id).join(' '));
const APPLY = 'apply:post:direct:post';

describe('a plan B', () => {
  const target = { asks: all(includes('held', 'a'), includes('held', 'b')) };

  it('does without what plan A competes for, and shares as many steps as it can', () => {
    const model = world(target, {
      first: { gives: [badge('a')] },
      dear: { gives: [badge('a')], months: 2, pounds: 50 },
      contest: { gives: [badge('b')], months: 1, competitive: true },
      slow: { gives: [badge('b')], months: 9 },
      elsewhere: { gives: [badge('a', 'b')], months: 30, pounds: 900 },
    });
    const { pathways, planB } = planIn(model);
    expect(pathways[0]?.steps.map(({ id }) => id)).toContain('study:contest');
    expect(planB).toEqual({ pathway: `study:dear study:slow ${APPLY}`, sharesSteps: ['study:dear', APPLY], avoids: ['study:contest'] });
  });

  it('is looked for by itself where every plan that nothing beats hangs on the same contest', () => {
    const model = world(
      { asks: includes('held', 'a') },
      {
        contest: { gives: [badge('a')], months: 1, competitive: true },
        other: { gives: [badge('a')], months: 2, competitive: true },
      },
    );
    const { pathways, planB } = planIn(model);
    expect(planB).toEqual({ pathway: `study:other ${APPLY}`, sharesSteps: [APPLY], avoids: ['study:contest'] });
    // It is beaten on every count, so it has no name.
    expect(pathways.map(({ names }) => names.length > 0)).toEqual([true, false]);
  });

  it('that is looked for by itself is the one that shares most, whatever else it costs', () => {
    const model = world(target, {
      first: { gives: [badge('a', 'd')], months: 2 },
      contest: { asks: includes('held', 'd'), gives: [badge('b')], months: 1, competitive: true },
      // Without the contest, the quicker plan goes by this one, which plan A cannot.
      quick: { gives: [badge('a')], months: 1, pounds: 10 },
      long: { gives: [badge('b')], months: 6, competitive: true },
    });
    const { pathways, planB } = planIn(model);
    expect(pathways[0]?.steps.map(({ id }) => id)).toContain('study:contest');
    expect(planB).toEqual({ pathway: `study:first study:long ${APPLY}`, sharesSteps: ['study:first', APPLY], avoids: ['study:contest'] });
    expect(pathways.map(({ id }) => id)).toContain(planB?.pathway);
  });

  it('is none that goes by the same contest, whatever is applied for by it', () => {
    const contest = { gives: [badge('a')], competitive: true };
    const { pathways, planB } = planIn(world({ asks: includes('held', 'a'), by: ['contest'], seniority: 'trainee' }, { contest }), {
      held: [],
    });
    expect([pathways[0]?.steps.map(({ id }) => id), planB]).toEqual([['apply:post:contest'], null]);
  });

  it('is none where there is no other way, and none is needed where the target is open', () => {
    const model = world({ asks: includes('held', 'a') }, { contest: { gives: [badge('a')], competitive: true } });
    expect(planIn(model).planB).toBeNull();
    expect(planIn(model, { held: ['a'] })).toMatchObject({ planB: null, pathways: [{ steps: [{ id: APPLY }] }] });
  });
});

describe('wishes', () => {
  const routes = {
    unpaid: { gives: [badge('a')], months: 6, earn: 'unpaid' },
    paid: { gives: [badge('a')], months: 24, earn: 'paid' },
  } as const;
  const model = world({ asks: includes('held', 'a') }, routes);

  it('order plans, and never take one away', () => {
    expect(stepsOf(planIn(model))).toEqual([`study:unpaid ${APPLY}`, `study:paid ${APPLY}`]);
    expect(stepsOf(planIn(model, { earn: 'must' }))).toEqual([`study:paid ${APPLY}`, `study:unpaid ${APPLY}`]);
    expect(stepsOf(planIn(model, { earn: 'prefer' }))).toEqual([`study:paid ${APPLY}`, `study:unpaid ${APPLY}`]);
    expect(stepsOf(planIn(model, { 'full-time': false }))).toEqual([`study:paid ${APPLY}`, `study:unpaid ${APPLY}`]);
    expect(stepsOf(planIn(model, { earn: 'not-needed', 'full-time': true }))).toEqual([`study:unpaid ${APPLY}`, `study:paid ${APPLY}`]);
  });

  it('are met by a plan that takes just as long as somebody has', () => {
    expect(planIn(model, { months: 6 }).pathways.map(({ tooLong, against }) => [tooLong, against])).toEqual([
      [false, []],
      [true, ['months']],
    ]);
  });

  it('are nothing to a plan B, which is another plan where nobody competes', () => {
    expect(planIn(model).planB).toEqual({ pathway: `study:paid ${APPLY}`, sharesSteps: [APPLY], avoids: [] });
  });

  it('are told apart by what a plan says: whether it earns in every month, and whether its length is known', () => {
    expect(planIn(model).pathways.map(({ earning, monthsKnown }) => [earning, monthsKnown])).toEqual([
      [false, true],
      [true, true],
    ]);
    const helper = { helper: { gives: ['practice'] } };
    const short = world({ asks: all(includes('held', 'a'), atLeast('practice', 3)) }, { paid: routes.paid }, helper);
    expect(planIn(short).pathways.map(({ earning, monthsKnown }) => [earning, monthsKnown])).toEqual([[true, false]]);
  });

  it('put a plan that is too long last, and say so', () => {
    const { pathways } = planIn(model, { months: 12, earn: 'prefer' });
    expect(pathways.map(({ steps, tooLong }) => [steps[0]?.id, tooLong])).toEqual([
      ['study:unpaid', false],
      ['study:paid', true],
    ]);
  });

  it('that no plan meets together: each that, given up alone, leaves a plan that meets the others', () => {
    const report = planIn(model, { earn: 'must', months: 12 });
    expect(report.relax).toEqual([
      { wish: 'earn', opens: [`study:unpaid ${APPLY}`] },
      { wish: 'months', opens: [`study:paid ${APPLY}`] },
    ]);
    expect(planIn(model, { earn: 'must', months: 36 }).relax).toEqual([]);
    // Here one wish alone would not do.
    expect(planIn(model, { earn: 'must', 'full-time': false, months: 12 }).relax).toEqual([
      { wish: 'months', opens: [`study:paid ${APPLY}`] },
    ]);
  });
});

describe('what a plan rests on', () => {
  const target = { asks: atLeast('grade', 'good') };

  it('is how good a grade is, after a route that gives the grade at the least', () => {
    const report = planIn(world(target, { course: { gives: [grade('pass')] } }));
    expect(report.pathways[0]?.steps.at(-1)?.supposes).toEqual([
      { kind: 'outcome', change: { attribute: 'grade', needs: 'good', test: 'at-least' } },
    ]);
    expect(report.pathways[0]?.cost.supposed).toBe(1);
  });

  it('is nothing where the least is enough', () => {
    const report = planIn(world({ asks: atLeast('grade', 'pass') }, { course: { gives: [grade('pass')] } }));
    expect(report.pathways[0]?.cost.supposed).toBe(0);
  });

  it('is no grade that a route does not give, and none in place of one that somebody holds', () => {
    expect(planIn(world(target, { course: { gives: [badge('a')] } }))).toMatchObject({ pathways: [], complete: true });
    expect(planIn(world(target, { course: { gives: [grade('pass')] } }), { grade: 'pass' })).toMatchObject({
      explored: 1,
      pathways: [],
      complete: true,
    });
  });

  it('is no better grade than somebody holds, though a course on the way gives one', () => {
    const both = { asks: all(includes('held', 'a'), atLeast('grade', 'good')) };
    const course = { gives: [badge('a'), grade('pass')] };
    expect(planIn(world(both, { course })).pathways).toHaveLength(1);
    expect(planIn(world(both, { course }), { grade: 'pass' }).pathways).toEqual([]);
  });

  it('is an answer that nothing gives and that was not said', () => {
    const model = world({ asks: oneOf('place', 'there') }, {});
    expect(planIn(model, {}, ['place']).pathways[0]?.steps[0]?.supposes).toMatchObject([
      { kind: 'answer', change: { attribute: 'place' } },
    ]);
    expect(planIn(model).pathways).toEqual([]);
  });

  it('is nothing where a person can decide, rather than an answer', () => {
    const letIn = any(oneOf('place', 'there'), all(atLeast('practice', 12), judged()));
    const report = planIn(world({ asks: letIn }, {}), { practice: 24 }, ['place']);
    expect(report.pathways[0]?.steps[0]).toMatchObject({ verdict: 'judged', supposes: [], unsaid: ['place'] });
  });

  it('is nothing that was not said where a person can decide whatever it is', () => {
    const letIn = any(all(includes('held', 'a'), judged()), all(atLeast('practice', 12), judged()));
    const model = world({ asks: letIn }, { course: { gives: [badge('a')] } });
    const report = planIn(model, { practice: 24 }, ['held']);
    expect(report).toMatchObject({
      verdict: 'unknown',
      pathways: [{ verdict: 'judged', steps: [{ id: APPLY, unsaid: ['held'], supposes: [] }] }],
    });
    const [pathway] = report.pathways;
    expect(pathway && replay(model, report.profile, asOf, pathway)).toEqual(['judged']);
  });
});

describe('a decision', () => {
  it('now does not hide a plan on which nobody has to decide', () => {
    const target = { asks: any(all(includes('held', 'a'), judged()), includes('held', 'b')) };
    const report = planIn(world(target, { course: { gives: [badge('b')], months: 12 } }), { held: ['a'] });
    expect(report.pathways.map(({ steps, verdict, cost }) => [steps.length, verdict, cost.judged])).toEqual([
      [1, 'judged', 1],
      [2, 'open', 0],
    ]);
  });

  it('before the last step puts a plan after one without', () => {
    const asks = any(includes('held', 'd'), all(atLeast('practice', 0), judged()));
    const routes = { quick: { asks, gives: [badge('a')], months: 2 }, slow: { gives: [badge('a')], months: 8 } };
    expect(stepsOf(planIn(world({ asks: includes('held', 'a') }, routes)))).toEqual([`study:slow ${APPLY}`, `study:quick ${APPLY}`]);
  });
});

describe('steps that hardly exist', () => {
  it('are marked, and neither first nor named where there is another plan', () => {
    const target = { asks: any(includes('held', 'a'), atLeast('grade', 'good')) };
    // The usual way rests on a good grade; the rare one is quicker, and rests on nothing.
    const routes = { rare: { gives: [badge('a')], months: 1, scarce: true }, usual: { gives: [grade('pass')], months: 20 } };
    const { pathways } = planIn(world(target, routes));
    expect(pathways.map(({ steps, scarce, names }) => [steps[0]?.id, scarce, names.length > 0])).toEqual([
      ['study:usual', false, true],
      ['study:rare', true, false],
    ]);
  });
});

describe('steps that bring a part of what is asked for', () => {
  it('do not take the place of one that brings it all', () => {
    const months = (value: number) => ({ kind: 'number' as const, attribute: 'practice' as AttributeId, value });
    const routes = { part: { gives: [months(6)], months: 1 }, whole: { gives: [months(24)], months: 5 } };
    expect(stepsOf(planIn(world({ asks: atLeast('practice', 24) }, routes)))).toContain(`study:whole ${APPLY}`);
  });
});

describe('no plan', () => {
  it('where something shuts the way for good, names that and nothing else', () => {
    const model = world({ asks: includes('held', 'c'), shut: oneOf('place', 'there') }, { course: { gives: [badge('c')] } });
    expect(planIn(model)).toMatchObject({ verdict: 'closed', pathways: [], blocks: [{ why: 'fixed' }] });
    expect(planIn(model).blocks).toHaveLength(1);
  });

  it('is certain where the search saw everything, and says what blocks', () => {
    const report = planIn(world({ asks: includes('held', 'c') }, { course: { gives: [badge('a')] } }));
    expect(report).toMatchObject({ pathways: [], complete: true, blocks: [{ way: 'direct:post', why: 'no-route' }] });
    // What cannot be had is seen at once, without a step being tried.
    expect(report.explored).toBe(1);
  });

  it('is certain where the steps to it lead round in a ring', () => {
    const model = world(
      { asks: includes('held', 'c') },
      {
        one: { asks: includes('held', 'b'), gives: [badge('a', 'c')] },
        other: { asks: includes('held', 'a'), gives: [badge('b')] },
      },
    );
    expect(planIn(model)).toMatchObject({ pathways: [], complete: true });
  });

  it('is not certain where the search had to stop', () => {
    const model = world(
      { asks: all(includes('held', 'a'), includes('held', 'b')) },
      {
        one: { gives: [badge('a')] },
        other: { gives: [badge('b')] },
      },
    );
    const report = plan(model, someone(model.base, nobody), asOf, { kind: 'role', role: post }, { mostStates: 1 });
    expect(report).toMatchObject({ pathways: [], complete: false, explored: 1 });
  });
});

describe('who could become something', () => {
  const model = smallWorld(
    {
      post: { asks: all(includes('held', 'a'), atLeast('practice', 24)) },
      helper: { noRule: true },
      far: { asks: includes('held', 'b') },
      near: { asks: includes('held', 'a'), gives: ['practice'] },
    },
    { course: { gives: [badge('a')], months: 6 } },
  );

  it('is everybody from whose post it is within so many months, soonest first, and never the post itself', () => {
    const { feeders } = feederRoles(model, post, 24, asOf);
    expect(feeders.map(({ role, months }) => [role, months])).toEqual([['near', 12]]);
  });

  it('is more people where there is more time; of each the soonest plan is told', () => {
    const { feeders } = feederRoles(model, post, 60, asOf);
    expect(feeders.map(({ role, months }) => [role, months])).toEqual([
      ['near', 12],
      ['far', 30],
      ['helper', 30],
    ]);
    expect(feeders[0]?.pathway.steps.map(({ id }) => id)).toEqual(['post:near:12', APPLY]);
    expect(feeders[1]?.pathway.steps.map(({ id }) => id)).toEqual(['study:course', 'post:near:24', APPLY]);
  });

  it('is told the soonest plan, though another is shown first', () => {
    const asks = all(atLeast('practice', 0), judged());
    const routes = { quick: { asks, gives: [badge('a')], months: 2 }, slow: { gives: [badge('a')], months: 8 } };
    const other = { asks: atLeast('practice', 1), gives: ['practice'] };
    expect(stepsOf(planIn(world({ asks: includes('held', 'a') }, routes)))[0]).toBe(`study:slow ${APPLY}`);
    const { feeders } = feederRoles(world({ asks: includes('held', 'a') }, routes, { other }), post, 24, asOf);
    expect(feeders.map(({ months, pathway }) => [months, pathway.steps[0]?.id])).toEqual([[2, 'study:quick']]);
  });

  it('is nobody where nothing leads there', () => {
    const course = { gives: [badge('a')] };
    expect(feederRoles(world({ asks: includes('held', 'd') }, { course }, { other: {} }), post, 240, asOf).feeders).toEqual([]);
  });
});
