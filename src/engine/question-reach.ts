import type { AttributeId } from '../domain/ids.js';
import { inferredFrom } from './assess.js';
import type { Compiled, Node } from './conditions.js';
import { MET, NOT_KNOWN, NOT_MET } from './evaluate.js';
import { kept } from './kept.js';
import type { Model } from './model.js';
import type { Person } from './person.js';
import { idAt, type Slot } from './slots.js';

/**
 * The attributes that could still change the state of a condition: in its parts that are not known, met only later, or not met
 * by what may yet be expected.
 */
export function collect(model: Model, condition: Compiled, person: Person, into: Set<AttributeId>): void {
  const { node } = condition;
  const state = person.states.state[node];
  const coming = comingIn(model, person);
  // What is met later may be met now by another part.
  const isUnsettled =
    state === NOT_KNOWN || (state === MET && (person.states.from[node] as number) > 0) || (state === NOT_MET && coming.size > 0);
  if (!isUnsettled) return;
  if (condition.kind === 'test') {
    const { id } = condition.on.attribute;
    if (state === NOT_KNOWN || (state === NOT_MET && coming.has(id))) into.add(id);
  } else if (condition.kind !== 'judged') for (const part of condition.parts) collect(model, part, person, into);
}

const nothing: ReadonlySet<AttributeId> = new Set();
const comingOf = new WeakMap<Person, ReadonlySet<AttributeId>>();

/** What somebody may expect though it is not so now: open attributes whose questions say so for people like them. */
export function comingIn(model: Model, person: Person): ReadonlySet<AttributeId> {
  return model.mayExpect.size === 0 ? nothing : kept(comingOf, person, () => findComing(model, person));
}

function findComing(model: Model, person: Person): ReadonlySet<AttributeId> {
  const likely = [...model.mayExpect].filter(([id, { node }]) => isOpen(model, person, id) && isMetNow(person, node)).map(([id]) => id);
  return new Set(likely.filter((id) => isInferred(model, person, id)));
}

/** The answers leave one value; what is not known is asked for as it is now. */
const isInferred = (model: Model, person: Person, id: AttributeId): boolean =>
  inferredFrom(model, person).some(({ attribute, bound }) => attribute === id && bound === 'is');

const isMetNow = ({ states }: Person, node: number): boolean => states.state[node] === MET && states.from[node] === 0;

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
  const ofModel = kept(known, model, () => new Map());
  return kept(ofModel, id, () => findGrounds(model, id));
}

function findGrounds(model: Model, id: AttributeId): readonly AttributeId[] {
  const nameOf = (slot: number): AttributeId => idAt(model.slots, (model.slots.slots[slot] as Slot).attribute);
  const namesIn = (row: number): readonly AttributeId[] => {
    const node = model.ruleTable[row] as Node;
    if (!('leaf' in node)) return node.parts.flatMap(namesIn);
    return node.leaf.kind === 'judged' ? [] : [nameOf(node.leaf.slot)];
  };
  const about = model.rules.filter(({ then }) => then.some((leaf) => nameOf(leaf.slot) === id));
  return about.flatMap(({ when }) => namesIn(when));
}

/**
 * What the state of an unsettled condition hangs on. `open`: only on what may still be asked. `partly`: on that, and on what
 * nobody is sure of, so that it may stay as it is. `stuck`: it stays as it is, whatever is answered.
 */
export type Hanging = 'open' | 'partly' | 'stuck';

const hangingOf = new WeakMap<Person, Map<number, Hanging>>();

/** What a condition that is not met for good hangs on, worked out once for a person. */
export function hangingFrom(model: Model, person: Person, condition: Compiled): Hanging {
  if (person.profile.notSure.size === 0 && person.states.state[condition.node] === NOT_KNOWN) return 'open';
  const ofPerson = kept(hangingOf, person, () => new Map());
  return kept(ofPerson, condition.node, () => findHanging(model, person, condition));
}

function findHanging(model: Model, person: Person, condition: Compiled): Hanging {
  const ids = new Set<AttributeId>();
  collect(model, condition, person, ids);
  const open = openAmong(model, person, ids);
  if (open.size === 0) return 'stuck';
  return [...ids].every((id) => open.has(id)) ? 'open' : 'partly';
}
