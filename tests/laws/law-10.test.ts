import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import type { PathwayReport } from '../../src/domain/pathway.js';
import { type Model, plan } from '../../src/engine/index.js';
import { countsOf, isNoWorse } from '../../src/engine/pathway/cost.js';
import { models } from '../support/bases.js';
import { generatedWorld } from '../support/generated.js';
import { asOf, somebody } from '../support/people.js';
import { replay } from '../support/replay.js';
import { runs } from '../support/runs.js';

/** Each step can be begun when its turn comes, and the last is to apply. Gives how many steps there were. */
function replays(model: Model, person: Profile, { pathways }: PathwayReport): number {
  let steps = 0;
  for (const pathway of pathways) {
    const said = pathway.steps.map(({ way, verdict }) => (way === null ? null : verdict));
    expect([pathway.id, replay(model, person, asOf, pathway)]).toEqual([pathway.id, said]);
    for (const verdict of said) expect([null, 'open', 'judged']).toContain(verdict);
    expect(pathway.steps.at(-1)?.kind).toBe('apply');
    steps += pathway.steps.length;
  }
  return steps;
}

/** So many people, each with plans for four roles. `npm run plans` takes thousands. */
const PEOPLE = 25;

describe.each(models)('over %s', (_, model) => {
  const roles = model.base.roles.map(({ id }) => id);
  const targets = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 4 });

  it('law 10: every step can be begun when its turn comes, and at the end the target is open or judged; other targets before change no plan', () => {
    const given = ({ pathways, planB, complete }: PathwayReport) => ({ ids: pathways.map(({ id }) => id), planB, complete });
    fc.assert(
      fc.property(somebody(model, { expected: true }), targets, (person, wanted) => {
        const reports = wanted.map((role) => plan(model, person, asOf, { kind: 'role', role }));
        for (const report of reports) replays(model, person, report);
        const alone = wanted.map((role) => given(plan(model, { ...person }, asOf, { kind: 'role', role })));
        expect(reports.map(given)).toEqual(alone);
      }),
      { numRuns: runs(PEOPLE) },
    );
  });

  it('law 10: none of the plans is beaten on every count, but for plan B', () => {
    fc.assert(
      fc.property(somebody(model), targets, (person, wanted) => {
        for (const role of wanted) {
          const { pathways, planB } = plan(model, person, asOf, { kind: 'role', role });
          const set = pathways.filter(({ id, names }) => id !== planB?.pathway || names.length > 0);
          for (const one of set)
            for (const other of set)
              if (one !== other)
                expect([one.id, other.id, isNoWorse(countsOf(other.cost), countsOf(one.cost))]).toEqual([one.id, other.id, false]);
        }
      }),
      { numRuns: runs(PEOPLE) },
    );
  });
});

it('law 10 over generated knowledge: every step can be begun when its turn comes', () => {
  let most = 0;
  const drawn = generatedWorld.chain((model) => fc.tuple(fc.constant(model), somebody(model, { expected: true })));
  fc.assert(
    fc.property(drawn, ([model, person]) => {
      for (const { id } of model.base.roles)
        most = Math.max(most, replays(model, person, plan(model, person, asOf, { kind: 'role', role: id })));
    }),
    { numRuns: runs(300) },
  );
  // Something was to be done before applying.
  expect(most).toBeGreaterThan(2);
});
