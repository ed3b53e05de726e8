import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import { type Finding, verdicts } from '../../src/domain/finding.js';
import { advise, applyGains, type Model } from '../../src/engine/index.js';
import { adviceJson, jsonText } from '../../src/presentation/index.js';
import { models } from '../support/bases.js';
import { generatedModel } from '../support/generated.js';
import { before, gapsSuffice, nothingStaysUnknown, otherwise, reasonsAreTheReasons, unknownIsNotNo, withAnswers } from '../support/laws.js';
import { answerTo, asOf, somebody } from '../support/people.js';
import { runs } from '../support/runs.js';
import { everyId, resultsFor, verdictsFor } from '../support/states.js';

/** Enough to find the planted faults at once, few enough to finish while one still remembers the change. */
const often = (model: Model): number => runs(everyId(model).length > 50 ? 12 : 60);

/** A law for everybody drawn, over one knowledge base. */
function over<Drawn>(model: Model, drawn: fc.Arbitrary<Drawn>, share: number, holds: (model: Model, one: Drawn) => void): void {
  fc.assert(
    fc.property(drawn, (one) => holds(model, one)),
    { numRuns: Math.ceil(often(model) * share) },
  );
}

/** The same over knowledge made at random, somebody else in each. */
function overGenerated<Drawn>(drawn: (model: Model) => fc.Arbitrary<Drawn>, holds: (model: Model, one: Drawn) => void): void {
  const pair = generatedModel.chain((model) => drawn(model).map((one) => ({ model, one })));
  fc.assert(
    fc.property(pair, ({ model, one }) => holds(model, one)),
    { numRuns: runs(300) },
  );
}

describe.each(models)('over %s', (_, model) => {
  it('law 1: unknown is not no, and what is decided on some answers is decided alike on all of them', () => {
    over(model, before(model), 1, unknownIsNotNo);
  });

  it('law 2: gaps suffice and are minimal', () => {
    over(model, somebody(model), 1 / 3, gapsSuffice);
  });

  it('law 3: reasons are the reasons, and what a decided finding does not cite never changes it', () => {
    over(model, otherwise(model), 1 / 2, reasonsAreTheReasons);
  });

  it('law 6: with every attribute answered, no verdict is unknown', () => {
    over(model, somebody(model, { complete: true }), 1, nothingStaysUnknown);
  });

  it('law 7: the order of the answers does not matter, byte for byte', () => {
    const shuffled = somebody(model, { expected: true }).chain((person) =>
      fc.shuffledSubarray([...person.answers], { minLength: person.answers.size }).map((order) => ({ person, order })),
    );
    const said = (person: Profile): string => jsonText(adviceJson(advise(model, person, asOf), model.base));
    over(model, shuffled, 1 / 3, (_model, { person, order }) => {
      expect(said(withAnswers(person, order)) === said(person)).toBe(true);
    });
  });

  it('law 8: wishes decide nothing', () => {
    const wishes = model.base.attributes.filter(({ wish }) => wish);
    expect(wishes.length).toBeGreaterThan(0);
    const pair = fc.tuple(
      somebody(model, { expected: true }),
      fc.tuple(...wishes.map((attribute) => answerTo(attribute, false).map((answer) => [attribute.id, answer] as const))),
    );
    over(model, pair, 1, (_model, [person, wished]) => {
      expect(verdictsFor(model, withAnswers(person, [...person.answers, ...wished]))).toEqual(verdictsFor(model, person));
    });
  });

  it('law 9: more never hurts', () => {
    const gains = model.base.routes.flatMap(({ gives }) => (gives.length > 0 ? [gives] : []));
    const capped = (ways: readonly { readonly findings: readonly Finding[] }[]): boolean => JSON.stringify(ways).includes('"at-most"');
    over(model, fc.tuple(somebody(model), fc.constantFrom(...gains)), 1, (_model, [person, gain]) => {
      const after = new Map(resultsFor(model, applyGains(model, person, gain, asOf)).map((result) => [result.id as string, result]));
      for (const { id, verdict, ways } of resultsFor(model, person)) {
        const later = after.get(id);
        // Upper limits are the exception that the data marks.
        if (later === undefined || capped(ways)) continue;
        // Learning of an answer may settle what was unknown either way; that is knowing more, not having more.
        if (gain.some(({ attribute }) => !person.answers.has(attribute)) && verdict !== 'not-yet' && verdict !== 'open') continue;
        // With one "usually" met, another that is not known comes to the fore: a stretch becomes a question (docs/contract.md, section 2).
        // And of alternatives, one that is now worth asking about goes before one that a person judges: a degree of which nobody
        // knows the subject, beside experience (the same section: not-known beats judged).
        if ((verdict === 'stretch' || verdict === 'judged') && later.verdict === 'unknown') continue;
        expect([id, verdicts.indexOf(later.verdict) >= verdicts.indexOf(verdict)]).toEqual([id, true]);
      }
    });
  });
});

describe('over generated knowledge', () => {
  it('law 1', () => overGenerated(before, unknownIsNotNo));
  it('law 2', () => overGenerated((model) => somebody(model), gapsSuffice));
  it('law 3', () => overGenerated(otherwise, reasonsAreTheReasons));
  it('law 6', () => overGenerated((model) => somebody(model, { complete: true }), nothingStaysUnknown));
});
