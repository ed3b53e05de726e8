import { describe, expect, it } from 'vitest';
import { offerKinds } from '../../../src/domain/advice.js';
import { advise, check, type Model, VerdictRun } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import type { GivenAnswers } from '../../support/post.js';
import { always, atLeast, is, judged, must, never, requirement, usually, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { scarce, through, upFrom, village } from '../../support/village.js';

const later = must(is('garden', true));
const given: GivenAnswers = { garden: 'true@2027-07', 'bee-suit': 'true@2027-03', age: 15 };
const unknown = atLeast('months-market', 3);

/** What a run says of every role and route, and what a check says of them. */
function both(model: Model, said: GivenAnswers = given, ids?: readonly string[]) {
  const run = new VerdictRun(model, asOf, ids);
  const profile = someone(model.base, said);
  expect(run.judge(profile)).toBeNull();
  const quick = run.targets.map(({ id, ways }, at) => [id, run.verdictOf(at), run.monthOf(at), ways[run.bestOf(at)]]);
  const full = check(model, profile, asOf, ids ?? [...model.base.roles, ...model.base.routes].map(({ id }) => id));
  return { quick, full: full.results.map(({ id, verdict, from, best }) => [id, verdict, from, best]) };
}

describe('the verdicts alone', () => {
  it.each([
    ['nothing is asked', [], 'open', null],
    ['a must is met', [must(always)], 'open', null],
    ['a must is not met', [must(never)], 'not-yet', null],
    ['a fixed must is not met', [must(never), must(never, { fixed: true })], 'closed', null],
    ['a usually is not met, and marked fixed', [usually(never, { fixed: true })], 'stretch', null],
    ['a must is not known', [must(unknown), usually(never)], 'unknown', null],
    ['a fixed must is not known', [must(unknown, { fixed: true }), usually(never)], 'unknown', null],
    ['a usually is not known', [must(judged()), usually(unknown)], 'unknown', null],
    ['a usually is not known beside one that is not met', [usually(unknown), usually(never)], 'stretch', null],
    ['a must is judged', [must(judged())], 'judged', null],
    ['a must is judged, and another is only expected', [must(judged()), later], 'judged', '2027-07'],
    ['a must is only expected', [later], 'open-later', '2027-07'],
    ['two are only expected', [must(is('bee-suit', true)), later], 'open-later', '2027-07'],
    ['what helps and what varies does not count', [requirement('helps', never), requirement('varies', never)], 'open', null],
    ['what is agreed to does not count', [requirement('accept', never)], 'open', null],
    ['what is only listed does not count', [{ ...must(never), when: undefined as never }], 'open', null],
    ['a rule that has ended does not count', [must(never, { until: '2026-11-29' })], 'open', null],
    ['a rule that is not yet in force does not count', [must(never, { from: '2026-12-01' })], 'open', null],
    ['a rule in force today counts', [must(never, { from: asOf, until: asOf })], 'not-yet', null],
  ])('%s', (_, needs, verdict, month) => {
    const { quick, full } = both(village({ posts: { post: { needs } } }));
    expect(quick).toEqual([['post', verdict, month, 'direct:post']]);
    expect(quick).toEqual(full);
  });

  it.each([
    ['the better way', [way('a', [must(never)]), way('b', [must(always)])], 'b'],
    ['the first of equal ones', [way('a', [must(never)]), way('b', [must(never)])], 'a'],
    ['the earlier month', [way('a', [later]), way('b', [must(is('bee-suit', true))])], 'b'],
    ['the first, where the other is later', [way('a', [must(is('bee-suit', true))]), way('b', [later])], 'a'],
    ['closed, if it is the only one', [way('a', [must(never, { fixed: true })])], 'a'],
    ['a way that more people get, of equal ones', [through('royal'), way('b', [])], 'b'],
    ['a way that few get, if it is better', [through('royal'), way('b', [must(never)])], 'royal'],
    ['the only way, for which no rule was found', [way('a', [], true)], 'a'],
  ])('of %s', (_, ways, best) => {
    const { quick, full } = both(village({ posts: { post: { ways } }, courses: { royal: { scarce } } }), given, ['post']);
    expect(quick[0]?.[3]).toBe(best);
    expect(quick).toEqual(full);
  });

  it('mark a verdict that is taken from a way without a rule', () => {
    const run = new VerdictRun(
      village({
        posts: {
          a: { ways: [way('a', [], true)] },
          b: { ways: [way('b', [], true), way('c', [must(never)])] },
          c: { ways: [way('d', [], true), way('e', [must(never, { fixed: true })])] },
        },
      }),
      asOf,
    );
    run.judge(someone(beesModel.base, {}));
    expect(run.targets.map(({ id }, at) => [id, run.noRuleOf(at), run.verdictOf(at)])).toEqual([
      ['a', true, 'judged'],
      ['b', false, 'not-yet'],
      ['c', true, 'judged'],
    ]);
  });

  it('give what a role offers of each kind, as an advice does; a course by itself offers nothing', () => {
    const model = village({
      posts: {
        both: { ways: [way('direct:both', [must(never)]), through('winter', [later])] },
        step: { ways: [way('direct:step', [], true), upFrom('both', [must(judged())])] },
      },
      courses: { winter: {} },
    });
    const run = new VerdictRun(model, asOf);
    const profile = someone(model.base, given);
    run.judge(profile);
    const { roles } = advise(model, profile, asOf);
    for (const [at, { id, kind, ways }] of run.targets.entries()) {
      const advised = roles.find((role) => role.id === id);
      for (const offer of offerKinds) {
        const { verdict, from, at: place = -1 } = run.offerOf(at, offer) ?? {};
        const best = kind === 'role' ? advised?.[offer] : undefined;
        expect([id, offer, verdict, from, ways[place]]).toEqual([id, offer, best?.verdict, best?.from, best?.way]);
      }
    }
    const [both = -1, step = -1] = ['both', 'step'].map((id) => run.targets.findIndex((target) => target.id === id));
    expect([run.verdictOf(both), run.offerOf(both, 'jobs')?.verdict]).toEqual(['open-later', 'not-yet']);
    expect(run.targets[step]?.ways[run.offerOf(step, 'jobs')?.at ?? -1]).toBe('from:both');
  });

  it('take every role, then every route; or those named, in their order, and nobody else', () => {
    const model = village({ posts: { a: { needs: [] }, b: { needs: [] } }, courses: { winter: {} } });
    const named = (ids?: readonly string[]) => new VerdictRun(model, asOf, ids).targets.map(({ id, kind, title }) => [id, kind, title]);
    expect(named()).toEqual([
      ['a', 'role', 'a'],
      ['b', 'role', 'b'],
      ['winter', 'route', 'winter'],
    ]);
    expect(named(['winter', 'nobody', 'b'])).toEqual([
      ['winter', 'route', 'winter'],
      ['b', 'role', 'b'],
    ]);
  });

  it('leave out a role that has no way in', () => {
    expect(new VerdictRun(village({ posts: { a: { ways: [] }, b: { needs: [] } } }), asOf).targets.map(({ id }) => id)).toEqual(['b']);
  });

  it('keep nothing of one person for the next', () => {
    const model = village({ posts: { post: { needs: [later] }, other: { ways: [way('a', [later]), way('b', [must(never)])] } } });
    const run = new VerdictRun(model, asOf);
    const said = (answers: GivenAnswers) => {
      run.judge(someone(model.base, answers));
      return run.targets.map((_, at) => [run.verdictOf(at), run.monthOf(at), run.bestOf(at)]);
    };
    const soon = [
      ['open-later', '2027-07', 0],
      ['open-later', '2027-07', 0],
    ];
    expect(said(given)).toEqual(soon);
    expect(said({ garden: true })).toEqual([
      ['open', null, 0],
      ['open', null, 0],
    ]);
    expect(said({ garden: false })).toEqual([
      ['not-yet', null, 0],
      ['not-yet', null, 0],
    ]);
    expect(said(given)).toEqual(soon);
  });

  it('are none before anybody was judged', () => {
    const run = new VerdictRun(village({ posts: { post: { needs: [] } } }), asOf);
    expect(() => run.verdictOf(0)).toThrow('No target 0 was judged');
    expect(run.person).toBeNull();
  });

  it('name the answers that cannot all be so', () => {
    const model = village({ posts: { post: { needs: [] } } });
    const run = new VerdictRun(model, asOf);
    expect(run.judge(someone(model.base, { certificate: 'master', 'bee-suit': false }))).toEqual(['bee-suit', 'certificate']);
    expect(run.judge(someone(model.base, { certificate: 'master' }))).toBeNull();
  });
});
