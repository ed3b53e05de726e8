import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { AttributeId } from '../../src/domain/ids.js';
import type { Model } from '../../src/engine/index.js';
import { anybody, drawn, over, withAnswers } from '../support/over.js';
import { answerTo } from '../support/people.js';
import { differentConditions, read, stateIn, verdictsIn } from '../support/table.js';

/** One life with two sets of wishes; a wish may also be left out. The data marks wishes, so no id stands here. */
const sameLifeOtherWishes = (model: Model): fc.Arbitrary<readonly [Profile, Profile]> => {
  const wishes = model.base.attributes.filter(({ wish }) => wish);
  const wish = (attribute: (typeof wishes)[number]) =>
    fc.option(answerTo(attribute, false)).map((answer) => (answer === null ? [] : [[attribute.id, answer] as [AttributeId, Answer]]));
  return fc.tuple(anybody(model), fc.tuple(...wishes.map(wish))).map(([person, wished]) => {
    const others = [...person.answers].filter(([id]) => !wishes.some((attribute) => attribute.id === id));
    return [person, withAnswers(person, [...others, ...wished.flat()])];
  });
};

describe('law 8: wishes decide nothing', () => {
  const bases = over({ real: 400, bees: 1000 });

  it.each(bases)('there are wishes, over $name', ({ models }) => {
    const [model] = fc.sample(models, 1);
    expect(model?.base.attributes.filter(({ wish }) => wish).length).toBeGreaterThan(1);
  });

  it.each(bases)('other wishes give the same verdicts and months, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, sameLifeOtherWishes), ([model, [person, other]]) => {
        expect(verdictsIn(model, read(model, other))).toEqual(verdictsIn(model, read(model, person)));
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('other wishes give the same state of every requirement, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, sameLifeOtherWishes), ([model, [person, other]]) => {
        const states = (profile: Profile) => {
          const life = read(model, profile);
          return differentConditions(model).map(({ where, condition }) => [where, stateIn(life, condition)]);
        };
        expect(states(other)).toEqual(states(person));
      }),
      { numRuns: base.numRuns },
    );
  });
});
