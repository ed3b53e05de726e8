import type { Change, GapSet } from '../domain/finding.js';
import { afterChanges } from './after.js';
import type { Compiled } from './conditions.js';
import { NOT_MET } from './evaluate.js';
import type { Model } from './model.js';
import type { Person } from './person.js';

/** More alternatives than this help nobody. */
const MOST = 24;

/**
 * The gap sets of what is not met: alternatives, each the smallest set of changes that, with what follows from them, leaves
 * it no longer not-met. Upper limits have none (DESIGN law 2). Smallest sets first, then in the order of the condition.
 */
export function findGaps(model: Model, person: Person, condition: Compiled): readonly GapSet[] {
  const suffices = (changes: GapSet): boolean => {
    const after = afterChanges(model, person, changes);
    return after.contradictions.length === 0 && after.states.state[condition.node] !== NOT_MET;
  };
  const sets: GapSet[] = [];
  for (const candidate of alternatives(condition, person)) {
    if (candidate.length === 0 || !suffices(candidate)) continue;
    const smallest = shrink(candidate, suffices);
    if (!sets.some((known) => contains(smallest, known))) sets.push(smallest);
  }
  return sets.filter((set) => !sets.some((other) => other !== set && contains(set, other))).sort((a, b) => a.length - b.length);
}

/** Up to so many changes, every proper part is tried; a larger set gives up its changes one by one. */
const TRY_EVERY_PART = 4;

/** The smallest part of the changes that suffices. */
function shrink(changes: GapSet, suffices: (changes: GapSet) => boolean): GapSet {
  if (changes.length <= TRY_EVERY_PART) return partsOf(changes).find(suffices) ?? changes;
  for (const change of changes) {
    const without = changes.filter((other) => other !== change);
    if (suffices(without)) return shrink(without, suffices);
  }
  return changes;
}

/** Every proper part but the empty one, the smaller first. */
function partsOf(changes: GapSet): readonly GapSet[] {
  const parts: GapSet[] = [];
  for (let bits = 1; bits < 2 ** changes.length - 1; bits++) parts.push(changes.filter((_, at) => bits & (1 << at)));
  return parts.sort((a, b) => a.length - b.length);
}

const keyOf = (change: Change): string => JSON.stringify(change);

const contains = (set: GapSet, part: GapSet): boolean => {
  const keys = new Set(set.map(keyOf));
  return part.every((change) => keys.has(keyOf(change)));
};

/** Sets of changes that make a condition's unmet tests true: candidates, to be tried. An empty set: nothing is needed. */
function alternatives(condition: Compiled, person: Person): readonly GapSet[] {
  if (person.states.state[condition.node] !== NOT_MET) return [[]];
  if (condition.kind === 'judged') return [];
  if (condition.kind === 'test') {
    if (condition.upperLimit) return [];
    return [[{ attribute: condition.on.attribute.id, needs: condition.needs, test: condition.test }]];
  }
  const unmet = condition.parts.filter((part) => person.states.state[part.node] === NOT_MET).map((part) => alternatives(part, person));
  const need = condition.count - (condition.parts.length - unmet.length);
  return choose(unmet, need).slice(0, MOST);
}

/** Every way to take `need` of the parts, one alternative of each. */
function choose(parts: readonly (readonly GapSet[])[], need: number): readonly GapSet[] {
  if (need <= 0) return [[]];
  const [first, ...rest] = parts;
  if (first === undefined || parts.length < need) return [];
  const taking = choose(rest, need - 1).flatMap((tail) => first.map((head) => merge(head, tail)));
  return [...taking, ...choose(rest, need)];
}

const merge = (a: GapSet, b: GapSet): GapSet => [...new Map([...a, ...b].map((change) => [keyOf(change), change])).values()];
