import fc from 'fast-check';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { AttributeId } from '../../src/domain/ids.js';
import type { Model } from '../../src/engine/index.js';
import { beesModel, realModel } from './bases.js';
import { generatedModel } from './generated.js';
import { somebody } from './people.js';

/** How often a law is tried over each: the shipped knowledge is large, the others are small. */
export type Runs = { readonly real: number; readonly bees: number; readonly generated?: number };
export type Over = { readonly name: string; readonly models: fc.Arbitrary<Model>; readonly numRuns: number };

/** The knowledge bases that a law is tried over: the shipped one, the bees and, where asked for, small ones made at random. */
export const over = ({ real, bees, generated }: Runs): readonly Over[] => [
  { name: 'the shipped knowledge', models: fc.constant(printedAs(realModel, () => 'the shipped knowledge')), numRuns: real },
  { name: 'routes into beekeeping', models: fc.constant(printedAs(beesModel, () => 'the bees')), numRuns: bees },
  ...(generated === undefined
    ? []
    : [
        {
          name: 'small knowledge bases made at random',
          models: generatedModel.map((model) => printedAs(model, () => essence(model))),
          numRuns: generated,
        },
      ]),
];

/** A model that fast-check prints in few words when a law fails. */
const printedAs = (model: Model, text: () => string): Model => Object.assign({ ...model }, { [fc.toStringMethod]: text });

const essence = ({ base }: Model): string =>
  JSON.stringify({ attributes: base.attributes.map(({ id, shape }) => [id, shape]), inferences: base.inferences, ways: base.roleWays });

/** One model with whatever else is drawn for it. */
export const drawn = <T>({ models }: Over, of: (model: Model) => fc.Arbitrary<T>): fc.Arbitrary<readonly [Model, T]> =>
  models.chain((model) => of(model).map((thing) => [model, thing] as const));

/** Somebody whose answers do not contradict each other, with expected answers or without. */
export const anybody = (model: Model): fc.Arbitrary<Profile> => fc.boolean().chain((expected) => somebody(model, { expected }));

export const withAnswers = (profile: Profile, answers: Iterable<readonly [AttributeId, Answer]>): Profile => ({
  ...profile,
  answers: new Map(answers),
});
