import type { Answer, Profile } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import type { IsoDate } from '../../domain/ids.js';
import { contradictionsIn, type Model } from '../../engine/index.js';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * People made up by chance: nine in ten questions answered, each answer as likely as another, small numbers likelier than large
 * ones. Answers that contradict the earlier ones are left out. The same seed and attributes give the same people.
 */
export function population(model: Model, attributes: readonly Attribute[], asOf: IsoDate, size: number, seed: number): readonly Profile[] {
  const random = seeded(seed);
  return Array.from({ length: size }, () => somebody(model, attributes, asOf, random));
}

function somebody(model: Model, attributes: readonly Attribute[], asOf: IsoDate, random: () => number): Profile {
  const answers = new Map(attributes.flatMap((one) => (random() < 0.1 ? [] : [[one.id, answerTo(one, random)] as const])));
  const profile: Profile = { answers, notSure: new Set() };
  for (let found = contradictionsIn(model, profile, asOf); found.length > 0; found = contradictionsIn(model, profile, asOf)) {
    // Which of the two gives way is left to chance too, so that no kind of answer is rarer than it need be.
    const pair = found[0] ?? [];
    const loser = pair[Math.floor(random() * pair.length)];
    if (loser === undefined) break;
    answers.delete(loser);
  }
  return profile;
}

function answerTo({ shape }: Attribute, random: () => number): Answer {
  const pick = <Thing>(all: readonly Thing[]): Thing => all[Math.floor(random() * all.length)] as Thing;
  switch (shape.kind) {
    case 'yes-no':
      return { kind: 'yes-no', value: random() < 0.5 };
    case 'number':
      return { kind: 'number', value: shape.min + Math.floor((shape.max - shape.min + 1) * random() ** 3) };
    case 'set': {
      const most = Math.min(shape.most ?? 3, 3, shape.values.length);
      const wanted = Math.floor(random() * (most + 1));
      const items = new Set(Array.from({ length: wanted }, () => pick(shape.values).id));
      return { kind: 'set', items: [...items].map((value) => ({ value })) };
    }
    default:
      return { kind: shape.kind, value: pick(shape.values).id };
  }
}
