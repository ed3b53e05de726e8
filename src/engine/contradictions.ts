import type { Profile } from '../domain/answers.js';
import type { AttributeId, IsoDate } from '../domain/ids.js';
import type { Model } from './model.js';
import { readPerson } from './person.js';
import { idAt } from './slots.js';

/** Sets of answers that cannot all be so, by attribute; empty where all is well. The merely unlikely is never one. */
export function contradictionsIn(model: Model, profile: Profile, asOf: IsoDate): readonly (readonly AttributeId[])[] {
  return readPerson(model, profile, asOf).contradictions.map((found) => found.map((index) => idAt(model.slots, index)));
}
