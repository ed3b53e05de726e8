import type { Answer, Profile } from '../../src/domain/answers.js';
import type { AttributeId, IsoDate } from '../../src/domain/ids.js';
import type { Model } from '../../src/engine/model/model.js';
import type { AttributeVariables } from '../../src/engine/model/variables.js';
import { readPerson } from '../../src/engine/person/person.js';

/** Somebody as the other engines read them: a number for each variable. */
export type Facts = Readonly<Record<string, number>>;

/** The same people every time. */
export function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Somebody who has answered everything without contradiction, as we read it and as the others do: a number for each variable. */
export function somebody(
  model: Model,
  asOf: IsoDate,
  pick: (most: number) => number,
): { readonly profile: Profile; readonly facts: Facts } {
  for (;;) {
    const answers = new Map<AttributeId, Answer>();
    const facts: Record<string, number> = {};
    for (const on of model.variables.attributes) answers.set(on.attribute.id, answerFor(on, pick, facts));
    const profile: Profile = { answers, notSure: new Set() };
    if (readPerson(model, profile, asOf).contradictions.length === 0) return { profile, facts };
  }
}

function answerFor(
  { attribute, first, values, ranked }: AttributeVariables,
  pick: (most: number) => number,
  facts: Record<string, number>,
): Answer {
  const { shape } = attribute;
  const ids = [...values.keys()];
  if (shape.kind === 'set') {
    const chosen = ids.filter((_, at) => {
      facts[`s${first + at}`] = pick(5) === 0 ? 1 : 0;
      return facts[`s${first + at}`] === 1;
    });
    return { kind: 'set', items: chosen.map((value) => ({ value })) };
  }
  // What would be taken to end is not so: nothing changes over time, which the others know nothing of.
  const choices = shape.kind === 'yes-no' ? (attribute.usualEnd === undefined ? 2 : 1) : ranked;
  const at = shape.kind === 'number' ? shape.min + pick(Math.min(shape.max - shape.min, 60)) : pick(choices);
  facts[`s${first}`] = at;
  if (shape.kind === 'number') return { kind: 'number', value: at };
  if (shape.kind === 'yes-no') return { kind: 'yes-no', value: at === 1 };
  return { kind: shape.kind, value: ids[at] as string };
}
