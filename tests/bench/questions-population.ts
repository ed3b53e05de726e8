import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { AttributeId, IsoDate } from '../../src/domain/ids.js';
import { contradictionsIn, type Model } from '../../src/engine/index.js';
import { seeded } from '../../src/workbench/compare-bases.js';

/** A draw that the earlier answers make impossible is made again so many times; then the attribute is left out, and counted. */
const MOST_DRAWS = 400;

/**
 * People who know everything about themselves, drawn from the shares that the knowledge base declares (all answers as common
 * where it declares none), each attribute on its own but for what follows from the earlier ones. The same seed gives the same people.
 */
export function drawPeople(model: Model, asOf: IsoDate, size: number, seed: number): readonly Profile[] {
  const random = seeded(seed);
  return Array.from({ length: size }, () => drawPerson(model, asOf, random));
}

function drawPerson(model: Model, asOf: IsoDate, random: () => number): Profile {
  const answers = new Map<AttributeId, Answer>();
  for (const attribute of model.base.attributes) {
    for (let draw = 0; draw < MOST_DRAWS; draw++) {
      answers.set(attribute.id, drawAnswer(attribute, random));
      if (contradictionsIn(model, { answers, notSure: new Set() }, asOf).length === 0) break;
      answers.delete(attribute.id);
    }
  }
  return { answers, notSure: new Set() };
}

function drawAnswer({ shape, common }: Attribute, random: () => number): Answer {
  const shares = common?.shares;
  switch (shape.kind) {
    case 'yes-no':
      return { kind: 'yes-no', value: random() < (shares?.true ?? 0.5) };
    case 'number': {
      const starts = Object.keys(shares ?? { [shape.min]: 1 })
        .map(Number)
        .sort((a, b) => a - b);
      const start = pick(starts, (at) => shares?.[at] ?? 1, random);
      const end = starts.find((at) => at > start) ?? shape.max + 1;
      return { kind: 'number', value: start + Math.floor(random() * (end - start)) };
    }
    case 'set': {
      const items = shape.values.filter(({ id }) => random() < (shares?.[id] ?? 1 / (shape.values.length + 1)));
      return { kind: 'set', items: items.slice(0, shape.most ?? items.length).map(({ id }) => ({ value: id })) };
    }
    default:
      return { kind: shape.kind, value: pick(shape.values, ({ id }) => shares?.[id] ?? (shares ? 0 : 1), random).id };
  }
}

function pick<Thing>(things: readonly Thing[], weightOf: (thing: Thing) => number, random: () => number): Thing {
  const total = things.reduce((sum, thing) => sum + weightOf(thing), 0);
  let left = random() * total;
  for (const thing of things) {
    left -= weightOf(thing);
    if (left < 0) return thing;
  }
  return things.at(-1) as Thing;
}
