import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import { buildModel, check, type Model, VerdictRun } from '../../src/engine/index.js';
import { buildWays } from '../../src/knowledge/index.js';
import { models, realModel } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';

type Said = readonly [id: string, verdict: string, from: string | null, best: string, noRule: boolean];

function quickly(run: VerdictRun, profile: Profile): readonly Said[] {
  expect(run.judge(profile)).toBeNull();
  return run.targets.map(({ id, ways }, at) => [id, run.verdictOf(at), run.monthOf(at), ways[run.bestOf(at)] ?? '', run.noRuleOf(at)]);
}

function fully(model: Model, profile: Profile): readonly Said[] {
  const ids = [...model.base.roles, ...model.base.routes].map(({ id }) => id);
  return check(model, profile, asOf, ids).results.map(({ id, verdict, from, best, noRule }) => [id, verdict, from, best, noRule]);
}

describe.each(models)('verdicts alone, over %s', (_, model) => {
  // One run for all of them: nothing of one person may be left for the next.
  const run = new VerdictRun(model, asOf);

  it('are those of a check, with the same month and the same best way in', () => {
    fc.assert(
      fc.property(somebody(model, { expected: true }), (profile) => {
        expect(quickly(run, profile)).toEqual(fully(model, profile));
      }),
      { numRuns: 25 },
    );
  });
});

describe('verdicts alone', () => {
  it('prefer, of ways in that are equally good, those that more people get', () => {
    const { base } = realModel;
    const used = Object.values(base.roleWays).flatMap((ways) => (ways.length > 1 ? (ways[1]?.route ?? []) : []));
    const scarce = { text: 'Few are taken.', sources: [] };
    const routes = base.routes.map((route) => (used.includes(route.id) ? { ...route, scarce } : route));
    const model = buildModel({ ...base, routes, ...buildWays({ ...base, routes }) });
    const nobody: Profile = { answers: new Map(), notSure: new Set() };
    expect(used.length).toBeGreaterThan(0);
    expect(quickly(new VerdictRun(model, asOf), nobody)).toEqual(fully(model, nobody));
  });

  it('of named roles and routes come in the order named', () => {
    const [route] = realModel.base.routes;
    const [, role] = realModel.base.roles;
    const run = new VerdictRun(realModel, asOf, [route?.id ?? '', role?.id ?? '', 'nobody']);
    expect(run.targets.map(({ id, kind }) => [id, kind])).toEqual([
      [route?.id, 'route'],
      [role?.id, 'role'],
    ]);
  });

  it('name the answers that cannot all be so', () => {
    const profile = {
      answers: new Map([
        ['highest-level', { kind: 'ordered', value: '3' }],
        ['degree-class', { kind: 'ordered', value: '2:1' }],
      ]),
      notSure: new Set(),
    } as unknown as Profile;
    expect(new VerdictRun(realModel, asOf).judge(profile)).toEqual(['highest-level', 'degree-class']);
  });
});
