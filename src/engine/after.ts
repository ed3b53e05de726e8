import type { Change } from '../domain/finding.js';
import { applyChanges } from './apply.js';
import type { Model } from './model.js';
import { type Person, readPerson } from './person.js';

const read = new WeakMap<Person, Map<string, Person>>();

/** The person after changes to the answers. Many gaps are closed by the same changes, so each is tried once for a person. */
export function afterChanges(model: Model, person: Person, changes: readonly Change[]): Person {
  const known = read.get(person) ?? new Map<string, Person>();
  read.set(person, known);
  const key = JSON.stringify(changes);
  const after = known.get(key) ?? readPerson(model, applyChanges(model, person.profile, changes, person.asOf), person.asOf);
  known.set(key, after);
  return after;
}
