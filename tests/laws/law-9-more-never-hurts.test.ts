import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.js';
import { verdicts } from '../../src/domain/verdict.js';
import { applyGains } from '../../src/engine/index.js';
import { models } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';
import { everyId, resultsFor } from '../support/states.js';

describe.each(models)('over %s', (_, model) => {
  it('law 9: more never hurts', () => {
    const gains = model.base.routes.flatMap(({ gives }) => (gives.length > 0 ? [gives] : []));
    const capped = (ways: readonly { readonly findings: readonly Finding[] }[]): boolean => JSON.stringify(ways).includes('"at-most"');
    fc.assert(
      fc.property(somebody(model), fc.constantFrom(...gains), (person, gain) => {
        const after = new Map(resultsFor(model, applyGains(model, person, gain, asOf)).map((result) => [result.id as string, result]));
        for (const { id, verdict, ways } of resultsFor(model, person)) {
          const later = after.get(id);
          // Upper limits are the exception that the data marks.
          if (later === undefined || capped(ways)) continue;
          // Learning of an answer may settle what was unknown either way; that is knowing more, not having more.
          if (gain.some(({ attribute }) => !person.answers.has(attribute)) && verdict !== 'not-yet' && verdict !== 'open') continue;
          // With one "usually" met, another that is not known comes to the fore: a stretch becomes a question (CONTRACT section 2).
          if (verdict === 'stretch' && later.verdict === 'unknown') continue;
          expect([id, verdicts.indexOf(later.verdict) >= verdicts.indexOf(verdict)]).toEqual([id, true]);
        }
      }),
      // Enough to find the planted fault at once, few enough to finish while one still remembers the change.
      { numRuns: everyId(model).length > 50 ? 12 : 60 },
    );
  });
});
