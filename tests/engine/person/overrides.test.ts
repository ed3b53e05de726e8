import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../src/domain/advice.js';
import type { Override, Profile } from '../../../src/domain/answers.js';
import { check, contradictionsIn, type Model, markable } from '../../../src/engine/index.js';
import { models } from '../../support/bases.js';
import { asOf, somebody } from '../../support/people.js';
import { runs } from '../../support/runs.js';

type Drawn = { readonly profile: Profile; readonly override: Override };

// Every role and route is assessed twice for each person drawn.
vi.setConfig({ testTimeout: 120_000 });

const everything = (model: Model): readonly string[] => [...model.base.roles, ...model.base.routes].map(({ id }) => id);

const drawn = (model: Model): fc.Arbitrary<Drawn> =>
  fc.record({
    profile: somebody(model, { expected: true }),
    override: fc.record({
      requirement: fc.constantFrom(...markable(model.base)),
      verdict: fc.constantFrom('accept' as const, 'refuse' as const),
      because: fc.constant('the employer said so'),
    }),
  });

/** What was decided of each requirement in each way in, but of the one that is named. */
const decided = (results: readonly Result[], without: string): readonly string[] =>
  results
    .flatMap(({ id, ways }) =>
      ways.flatMap(({ way, findings }) =>
        findings
          .filter(({ requirement }) => `${way.route ?? id}/${requirement.id}` !== without)
          .map(({ requirement, state, from }) => `${id} ${way.id} ${requirement.id} ${state} ${from}`),
      ),
    )
    .sort();

/**
 * Whether a mark did the contrary of what it says. One step is none: with one "usually" not met, nothing more is asked, so
 * taking it away leaves what is not known yet (docs/contract.md, section 2, the table of verdicts).
 */
function goesAgainst(order: readonly string[], before: string, after: string, mark: Override['verdict']): boolean {
  const [worse, better] = mark === 'accept' ? [before, after] : [after, before];
  return order.indexOf(better) < order.indexOf(worse) && !(worse === 'stretch' && better === 'unknown');
}

describe.each(models)('a mark of an adviser, over %s', (_name, model) => {
  it('decides the requirement that it names, in the ways of its owner, and no other', () => {
    fc.assert(
      fc.property(drawn(model), ({ profile, override }) => {
        const before = check(model, profile, asOf, everything(model)).results;
        const after = check(model, { ...profile, overrides: [override] }, asOf, everything(model)).results;
        expect(decided(after, override.requirement)).toEqual(decided(before, override.requirement));
        const wanted = override.verdict === 'accept' ? 'met' : 'not-met';
        const marked = after.flatMap(({ id, ways }) =>
          ways.flatMap(({ way, findings }) =>
            findings.filter(({ requirement }) => `${way.route ?? id}/${requirement.id}` === override.requirement),
          ),
        );
        for (const { state, override: mark, gaps, asks, judged } of marked) {
          expect([state, mark, gaps, asks, judged]).toEqual([wanted, override, [], [], []]);
        }
      }),
      { numRuns: runs(10) },
    );
  });

  it('accepted, never makes a verdict worse; refused, never better; and leaves the verdicts of all others', () => {
    const order = ['closed', 'not-yet', 'unknown', 'stretch', 'judged', 'open-later', 'open'];
    fc.assert(
      fc.property(drawn(model), ({ profile, override }) => {
        const before = check(model, profile, asOf, everything(model)).results;
        const after = check(model, { ...profile, overrides: [override] }, asOf, everything(model)).results;
        const owner = override.requirement.split('/')[0];
        before.forEach(({ id, verdict, ways }, at) => {
          const now = after[at]?.verdict ?? '';
          const concerned = id === owner || ways.some(({ way }) => way.route === owner);
          if (!concerned) expect(now).toBe(verdict);
          else expect(goesAgainst(order, verdict, now, override.verdict)).toBe(false);
        });
      }),
      { numRuns: runs(10) },
    );
  });

  it('is no answer: it contradicts nothing, and what is decided is not asked any more', () => {
    fc.assert(
      fc.property(drawn(model), ({ profile, override }) => {
        expect(contradictionsIn(model, { ...profile, overrides: [override] }, asOf)).toEqual([]);
        const owner = override.requirement.split('/')[0] ?? '';
        const asked = (overrides: readonly Override[]) =>
          check(model, { ...profile, overrides }, asOf, [owner]).unanswered.flatMap(({ attributes }) => attributes);
        // A role may have other ways in, and those come to the fore; a route has one.
        if (override.verdict === 'refuse' && model.routeWays.has(owner))
          expect(asked([]).length).toBeGreaterThanOrEqual(asked([override]).length);
      }),
      { numRuns: runs(10) },
    );
  });
});
