import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/engine/index.js';
import { countsOf, isNoWorse } from '../../src/engine/pathway/cost.js';
import { models } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';
import { replay } from '../support/replay.js';

describe.each(models)('over %s', (_, model) => {
  const target = fc.constantFrom(...model.base.roles.map(({ id }) => id));
  it('law 10: every step can be begun when its turn comes, and at the end the target is open or judged', () => {
    fc.assert(
      fc.property(somebody(model, { expected: true }), target, (person, role) => {
        for (const pathway of plan(model, person, asOf, { kind: 'role', role }).pathways) {
          const said = pathway.steps.map(({ way, verdict }) => (way === null ? null : verdict));
          expect([pathway.id, replay(model, person, asOf, pathway)]).toEqual([pathway.id, said]);
          for (const verdict of said) expect([null, 'open', 'judged']).toContain(verdict);
          expect(pathway.steps.at(-1)?.kind).toBe('apply');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('law 10: none of the plans is beaten on every count, but for plan B', () => {
    fc.assert(
      fc.property(somebody(model), target, (person, role) => {
        const { pathways, planB } = plan(model, person, asOf, { kind: 'role', role });
        const set = pathways.filter(({ id, names }) => id !== planB?.pathway || names.length > 0);
        for (const one of set)
          for (const other of set)
            if (one !== other)
              expect([one.id, other.id, isNoWorse(countsOf(other.cost), countsOf(one.cost))]).toEqual([one.id, other.id, false]);
      }),
      { numRuns: 30 },
    );
  });
});
