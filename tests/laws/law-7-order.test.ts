import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import { advise, type Model, nextQuestion, wholeScope } from '../../src/engine/index.js';
import { adviceJson, jsonText } from '../../src/presentation/index.js';
import { anybody, drawn, over, withAnswers } from '../support/over.js';
import { asOf } from '../support/people.js';

const inAnyOrder = <T>(things: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...things], { minLength: things.length });

const itemsInAnyOrder = (answer: Answer): fc.Arbitrary<Answer> =>
  answer.kind === 'set' ? inAnyOrder(answer.items).map((items) => ({ ...answer, items })) : fc.constant(answer);

/** The same answers twice: in two orders, and the items of each set too. */
const toldTwice = (model: Model): fc.Arbitrary<readonly [Profile, Profile]> =>
  anybody(model).chain((person) =>
    inAnyOrder([...person.answers])
      .chain((order) => fc.tuple(...order.map(([id, answer]) => itemsInAnyOrder(answer).map((same) => [id, same] as const))))
      .map((again) => [person, withAnswers(person, again)] as const),
  );

/** All of the advice but the answers themselves, which are a map. */
const advised = (model: Model, person: Profile): string => JSON.stringify(advise(model, person, asOf));

describe('law 7: order does not matter', () => {
  const bases = over({ real: 20, bees: 150 });

  it.each(bases)('the same answers in any order give the same advice, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, toldTwice), ([model, [person, again]]) => {
        expect(advised(model, again)).toBe(advised(model, person));
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('the same answers in any order give the same document, byte for byte, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, toldTwice), ([model, [person, again]]) => {
        const document = (profile: Profile): string => jsonText(adviceJson(advise(model, profile, asOf), model.base));
        expect(document(again)).toBe(document(person));
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(over({ real: 100, bees: 300 }))('the same answers in any order give the same next question, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, toldTwice), ([model, [person, again]]) => {
        const asked = (profile: Profile) => nextQuestion(model, profile, asOf, wholeScope(model), true);
        expect(asked(again)).toEqual(asked(person));
      }),
      { numRuns: base.numRuns },
    );
  });
});
