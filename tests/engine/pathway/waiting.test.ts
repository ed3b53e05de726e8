import { describe, expect, it } from 'vitest';
import type { AttributeId, RoleId } from '../../../src/domain/ids.js';
import type { Route } from '../../../src/domain/knowledge-base.js';
import type { Pathway } from '../../../src/domain/pathway.js';
import { plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { rounds } from '../../support/rounds.js';
import { all, any, atLeast, includes, judged, oneOf, upTo } from '../../support/rules.js';
import { badge, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';
import { type Said, someone } from '../../support/someone.js';

const nobody = { held: [], grade: 'none', practice: 0, place: 'here', age: 17 };
const best = (
  target: SmallRole,
  routes: Readonly<Record<string, SmallRoute>>,
  said: Readonly<Record<string, Said>> = {},
): Pathway | undefined => {
  const model = smallWorld({ post: target }, routes);
  return plan(model, someone(model.base, { ...nobody, ...said }), asOf, { kind: 'role', role: 'post' as RoleId }).pathways[0];
};
const given = (pathway: Pathway | undefined): readonly string[] =>
  pathway?.steps.map(({ id, start, end }) => `${id} ${start} to ${end}`) ?? [];
const opens = (...months: readonly number[]): { readonly more: Partial<Route> } => ({
  more: { apply: { where: 'The guild', windows: rounds(...months), sources: [] } },
});
const apply = (month: string): string => `apply:post:direct:post ${month} to ${month}`;

// The plans begin in November 2026. An age grows by a year every twelve months from then.
describe('what time alone brings', () => {
  it('an age is waited for', () => {
    const pathway = best({ asks: atLeast('age', 18) }, {});
    expect(given(pathway)).toEqual(['wait:age:12 2026-11 to 2027-11', apply('2027-11')]);
    expect(pathway?.cost).toMatchObject({ months: 12, unpaidMonths: 0, steps: 2 });
    expect(given(best({ asks: atLeast('age', 19) }, {}))).toEqual(['wait:age:24 2026-11 to 2028-11', apply('2028-11')]);
  });

  it('an age is waited for no longer than is left after other steps', () => {
    const asks = all(includes('held', 'a'), atLeast('age', 18));
    expect(given(best({ asks }, { course: { gives: [badge('a')], months: 3 } }))).toEqual([
      'study:course 2026-11 to 2027-02',
      'wait:age:9 2027-02 to 2027-11',
      apply('2027-11'),
    ]);
    expect(given(best({ asks }, { course: { gives: [badge('a')], months: 12 } }))).toEqual([
      'study:course 2026-11 to 2027-11',
      apply('2027-11'),
    ]);
  });

  it('an age that is not known is supposed, and not waited for', () => {
    const model = smallWorld({ post: { asks: atLeast('age', 18) } }, {});
    const { pathways } = plan(model, someone(model.base, { held: [] }), asOf, { kind: 'role', role: 'post' as RoleId });
    expect(pathways.map(({ steps }) => steps.map(({ id, supposes }) => [id, supposes.map(({ kind }) => kind)]))).toEqual([
      [['apply:post:direct:post', ['answer']]],
    ]);
  });

  it('what is expected is waited for, to its month', () => {
    expect(given(best({ asks: includes('held', 'a') }, {}, { held: ['a@2027-03'] }))).toEqual([
      'wait:held:4 2026-11 to 2027-03',
      apply('2027-03'),
    ]);
    const both = all(includes('held', 'a'), atLeast('grade', 'pass'));
    const [last] = given(best({ asks: both }, {}, { held: ['a@2027-03'], grade: 'pass@2027-06' })).slice(-1);
    expect(last).toBe(apply('2027-06'));
  });

  it('a number that falls short when it comes is waited for where the rest can be gained', () => {
    const course: SmallRoute = { gives: [{ kind: 'number', attribute: 'practice' as AttributeId, value: 2 }] };
    const model = smallWorld({ post: { asks: atLeast('practice', 6) } }, { course });
    const person = someone(model.base, { ...nobody, practice: '4@2027-03' });
    const { pathways } = plan(model, person, asOf, { kind: 'role', role: 'post' as RoleId });
    expect(pathways.map(given)).toContainEqual(['wait:practice:4 2026-11 to 2027-03', 'study:course 2027-03 to 2027-06', apply('2027-06')]);
  });

  it('what is expected is waited for before a person can decide', () => {
    const pathway = best({ asks: includes('held', 'a'), shut: judged() }, {}, { held: ['a@2027-03'] });
    expect(given(pathway)).toEqual(['wait:held:4 2026-11 to 2027-03', apply('2027-03')]);
    expect(pathway?.steps.at(-1)).toMatchObject({ verdict: 'judged', judged: ['The guild decides.'] });
  });

  it('an upper limit may pass meanwhile', () => {
    const target = { asks: all(includes('held', 'a'), upTo('age', 17)) };
    expect(given(best(target, { course: { gives: [badge('a')], months: 11 } }))).toHaveLength(2);
    expect(best(target, { course: { gives: [badge('a')], months: 12 } })).toBeUndefined();
  });
});

describe('a route that opens in some months', () => {
  it('is begun in the month in which it opens, and the months until then count', () => {
    const pathway = best({ asks: includes('held', 'a') }, { course: { gives: [badge('a')], months: 3, earn: 'unpaid', ...opens(2, 9) } });
    expect(given(pathway)).toEqual(['study:course 2027-02 to 2027-05', apply('2027-05')]);
    expect(pathway?.cost).toMatchObject({ months: 6, unpaidMonths: 3 });
  });

  it('is begun at once where it opens now', () => {
    expect(given(best({ asks: includes('held', 'a') }, { course: { gives: [badge('a')], ...opens(11) } }))[0]).toBe(
      'study:course 2026-11 to 2027-02',
    );
  });

  it('opens again after an earlier step', () => {
    const routes = { first: { gives: [badge('b')], months: 5 }, course: { asks: includes('held', 'b'), gives: [badge('a')], ...opens(2) } };
    expect(given(best({ asks: includes('held', 'a') }, routes))).toEqual([
      'study:first 2026-11 to 2027-04',
      'study:course 2028-02 to 2028-05',
      apply('2028-05'),
    ]);
  });

  it('has to let somebody in on the day on which it opens', () => {
    // After eleven months of the first, nobody is 18; in the month in which the second opens, they are.
    const routes = {
      first: { gives: [badge('b')], months: 11 },
      course: { asks: all(includes('held', 'b'), upTo('age', 17)), gives: [badge('a')], ...opens(12) },
    };
    expect(best({ asks: includes('held', 'a') }, routes)).toBeUndefined();
  });

  it('can be the way in to the target itself', () => {
    const target = { asks: includes('held', 'd'), by: ['course'], seniority: 'trainee' as const };
    const pathway = best(target, { course: { gives: [badge('a')], ...opens(2) } });
    expect(given(pathway)).toEqual(['apply:post:course 2027-02 to 2027-02']);
    expect(pathway?.steps[0]?.opening).toMatchObject({ month: '2027-02' });
  });
});

describe('what a step says of its beginning', () => {
  const course = { course: { gives: [badge('a')] } };
  it('names everything that a person must decide, once', () => {
    const asks = all(
      any(judged('The guild decides.'), includes('held', 'd')),
      judged('The keeper decides.'),
      all(judged('The guild decides.')),
    );
    expect(best({ asks }, course)?.steps[0]).toMatchObject({ verdict: 'judged', judged: ['The guild decides.', 'The keeper decides.'] });
  });

  it('names nobody where a way without a decision is open', () => {
    expect(best({ asks: any(all(atLeast('practice', 0), judged()), oneOf('place', 'here')) }, course)?.steps[0]).toMatchObject({
      verdict: 'open',
      judged: [],
    });
  });

  it('supposes an answer only where nothing else is unknown that has to be earned', () => {
    const model = smallWorld({ post: { asks: all(oneOf('place', 'there'), includes('held', 'a')) } }, course);
    const answers = { grade: 'none', practice: 0, age: 17 };
    const [pathway] = plan(model, someone(model.base, answers), asOf, { kind: 'role', role: 'post' as RoleId }).pathways;
    expect(pathway?.steps.map(({ id, supposes }) => [id, supposes.map(({ change }) => change.attribute)])).toEqual([
      ['study:course', []],
      ['apply:post:direct:post', ['place']],
    ]);
  });

  it('supposes the fewest answers that will do, and of one thing as much as all need', () => {
    const letIn = any(all(oneOf('place', 'there'), atLeast('age', 18)), atLeast('age', 30));
    const model = smallWorld({ post: { asks: all(letIn, atLeast('age', 20)) } }, {});
    const report = plan(model, someone(model.base, { held: [] }), asOf, { kind: 'role', role: 'post' as RoleId });
    expect(report.pathways[0]?.steps[0]?.supposes.map(({ kind, change }) => [kind, change.attribute, change.needs])).toEqual([
      ['answer', 'age', 30],
      ['answer', 'age', 20],
    ]);
  });
});
