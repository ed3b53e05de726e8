import fc from 'fast-check';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { AttributeId } from '../../src/domain/ids.js';
import { contradictionsIn, type Model } from '../../src/engine/index.js';
import { answerTo, asOf } from './people.js';

/**
 * Somebody who has answered everything: present answers, and items of sets that may be only expected. Attributes are answered
 * in a random order, each with the drawn answer if it contradicts nothing, else with the first other one that does not.
 */
export const wholeLife = (model: Model): fc.Arbitrary<Profile> =>
  fc.shuffledSubarray([...model.base.attributes], { minLength: model.base.attributes.length }).chain((order) =>
    fc
      .tuple(...order.map((attribute) => answerTo(attribute, attribute.shape.kind === 'set').map((answer) => ({ attribute, answer }))))
      .map((drawn) => agreeing(model, drawn))
      .filter(({ answers }) => answers.size === model.base.attributes.length),
  );

function agreeing(model: Model, drawn: readonly { readonly attribute: Attribute; readonly answer: Answer }[]): Profile {
  const answers = new Map<AttributeId, Answer>();
  for (const { attribute, answer } of drawn) {
    for (const candidate of [answer, ...otherAnswers(attribute)]) {
      answers.set(attribute.id, candidate);
      if (contradictionsIn(model, { answers, notSure: new Set() }, asOf).length === 0) break;
      answers.delete(attribute.id);
    }
  }
  return { answers, notSure: new Set() };
}

function otherAnswers({ shape }: Attribute): readonly Answer[] {
  switch (shape.kind) {
    case 'yes-no':
      return [true, false].map((value) => ({ kind: 'yes-no', value }));
    case 'number':
      return Array.from({ length: Math.min(shape.max - shape.min, 40) + 1 }, (_, at) => ({ kind: 'number', value: shape.min + at }));
    case 'set':
      return [[], ...shape.values.map((value) => [value]), [...shape.values]].map((items) => ({
        kind: 'set',
        items: items.map(({ id: value }) => ({ value })),
      }));
    default:
      return shape.values.map(({ id: value }) => ({ kind: shape.kind, value }));
  }
}
