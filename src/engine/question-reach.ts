import type { AttributeId } from '../domain/ids.js';
import type { Compiled } from './conditions.js';
import { NOT_KNOWN } from './evaluate.js';
import type { Model } from './model.js';
import type { Person } from './person.js';

/** The attributes in the parts of a condition that are not known. */
export function collect(condition: Compiled, person: Person, into: Set<AttributeId>): void {
  if (person.states.state[condition.node] !== NOT_KNOWN) return;
  if (condition.kind === 'test') into.add(condition.on.attribute.id);
  else if (condition.kind !== 'judged') for (const part of condition.parts) collect(part, person, into);
}

/** Neither said nor "not sure": it may still be asked. */
export function isOpen(model: Model, person: Person, id: AttributeId): boolean {
  const on = model.slots.byId.get(id);
  return on !== undefined && !person.timeline.stated.has(on.index) && !person.profile.notSure.has(id);
}

/** Open attributes among these, and those from whose answers something of the rest would follow. */
export function openAmong(model: Model, person: Person, ids: ReadonlySet<AttributeId>): Set<AttributeId> {
  const open = new Set<AttributeId>();
  const seen = new Set(ids);
  for (const id of seen) {
    if (isOpen(model, person, id)) open.add(id);
    // What nobody is sure of may yet be inferred.
    else for (const ground of groundsOf(model, id)) seen.add(ground);
  }
  return open;
}

const known = new WeakMap<Model, Map<AttributeId, readonly AttributeId[]>>();

/** The attributes in the conditions of the inferences about one attribute. */
function groundsOf(model: Model, id: AttributeId): readonly AttributeId[] {
  const ofModel = known.get(model) ?? new Map<AttributeId, readonly AttributeId[]>();
  known.set(model, ofModel);
  const found = ofModel.get(id) ?? findGrounds(model, id);
  ofModel.set(id, found);
  return found;
}

function findGrounds(model: Model, id: AttributeId): readonly AttributeId[] {
  const nameOf = (slot: number): AttributeId[] => {
    const on = model.slots.attributes[model.slots.slots[slot]?.attribute ?? -1];
    return on === undefined ? [] : [on.attribute.id];
  };
  const namesIn = (row: number): readonly AttributeId[] => {
    const node = model.ruleTable[row];
    if (node === undefined) return [];
    if (!('leaf' in node)) return node.parts.flatMap(namesIn);
    return node.leaf.kind === 'judged' ? [] : nameOf(node.leaf.slot);
  };
  const about = model.rules.filter(({ then }) => then.some((leaf) => leaf.kind !== 'judged' && nameOf(leaf.slot).includes(id)));
  return about.flatMap(({ when }) => namesIn(when));
}

const stuckOf = new WeakMap<Person, Map<number, boolean>>();

/** Whether a condition that is not known stays so whatever is answered, because all it hangs on is "not sure". */
export function isStuck(model: Model, person: Person, condition: Compiled): boolean {
  if (person.profile.notSure.size === 0) return false;
  const ofPerson = stuckOf.get(person) ?? new Map<number, boolean>();
  stuckOf.set(person, ofPerson);
  const before = ofPerson.get(condition.node);
  if (before !== undefined) return before;
  const ids = new Set<AttributeId>();
  collect(condition, person, ids);
  const stuck = openAmong(model, person, ids).size === 0;
  ofPerson.set(condition.node, stuck);
  return stuck;
}
