import type { Node } from './conditions.js';
import { combine, JUDGED, MET, maskState, NOT_KNOWN, numberState } from './evaluate.js';
import type { PossibleValues } from './possible-values.js';

/** The states of all rows of a table for one person, and for each row that is met the world in which it comes true (0 is now). */
export type States = { readonly state: ArrayLike<number>; readonly from: ArrayLike<number> };

/** A table as four lists of numbers, one entry after another, so that a person costs little. */
type Program = {
  readonly rows: number;
  /** Tests of values: row, variable, values that meet it, values on which a person decides. */
  readonly masks: Int32Array;
  /** Tests of a number: row, variable, lowest, highest. */
  readonly numbers: Int32Array;
  /** Rows that only a person decides. */
  readonly judged: Int32Array;
  /** Groups, each after those it is made of: row, how many are needed (or ALL, or ANY), number of parts, their rows. */
  readonly groups: Int32Array;
  /** For whoever expects nothing: all is as it is now. */
  readonly now: ArrayLike<number>;
};
const TEST = 4;
const ALL = -1;
const ANY = -2;

const programs = new WeakMap<readonly Node[], Program>();

/** A table grows while it is compiled, so the number of its rows is looked at. */
function programOf(nodes: readonly Node[]): Program {
  const known = programs.get(nodes);
  if (known?.rows === nodes.length) return known;
  const made = layFlat(nodes);
  programs.set(nodes, made);
  return made;
}

function layFlat(nodes: readonly Node[]): Program {
  const lists: Record<'masks' | 'numbers' | 'judged' | 'groups', number[]> = { masks: [], numbers: [], judged: [], groups: [] };
  for (const [row, node] of nodes.entries()) {
    if (!('leaf' in node)) {
      const { count, parts } = node;
      lists.groups.push(row, count === parts.length ? ALL : count === 1 ? ANY : count, parts.length, ...parts);
    } else if (node.leaf.kind === 'judged') lists.judged.push(row);
    else if (node.leaf.kind === 'number') lists.numbers.push(row, node.leaf.variable, node.leaf.lo, node.leaf.hi);
    else lists.masks.push(row, node.leaf.variable, node.leaf.met, node.leaf.judged);
  }
  return {
    rows: nodes.length,
    masks: Int32Array.from(lists.masks),
    numbers: Int32Array.from(lists.numbers),
    judged: Int32Array.from(lists.judged),
    groups: Int32Array.from(lists.groups),
    now: new Uint8Array(nodes.length),
  };
}

/** Evaluates every row once. The states are written into `state`, where the last person's are no longer wanted. */
export function evaluateTable(
  nodes: readonly Node[],
  worlds: readonly PossibleValues[],
  state: Uint8Array = new Uint8Array(nodes.length),
): States {
  const program = programOf(nodes);
  for (const row of program.judged) state[row] = JUDGED;
  enterTests(program, worlds[0] as PossibleValues, state);
  if (worlds.length === 1) {
    enterGroups(program, state);
    return { state, from: program.now };
  }
  const written = { state, from: new Uint8Array(nodes.length) };
  enterLater(program, worlds, written);
  enterGroups(program, state);
  enterMonths(program, written);
  return written;
}

function enterTests({ masks, numbers }: Program, { mask, lo, hi }: PossibleValues, state: Uint8Array): void {
  for (let at = 0; at < masks.length; at += TEST) {
    const possible = mask[masks[at + 1] as number] as number;
    state[masks[at] as number] = maskState(possible, masks[at + 2] as number, masks[at + 3] as number);
  }
  for (let at = 0; at < numbers.length; at += TEST) {
    const variable = numbers[at + 1] as number;
    const least = numbers[at + 2] as number;
    state[numbers[at] as number] = numberState(lo[variable] as number, hi[variable] as number, least, numbers[at + 3] as number);
  }
}

/** What was seen of the parts of a group, a bit for each state, to the state of the group: enough for `all` and for `any`. */
const allOf = outcomes((parts) => parts);
const anyOf = outcomes(() => 1);

function outcomes(countOf: (parts: number) => number): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, seen) => {
    const has = (state: number): number => (seen >> state) & 1;
    const parts = has(0) + has(1) + has(2) + has(3);
    return combine(countOf(parts), has(MET), has(JUDGED), has(NOT_KNOWN));
  });
}

function enterGroups({ groups }: Program, state: Uint8Array): void {
  for (let at = 0; at < groups.length; ) {
    const row = groups[at] as number;
    const count = groups[at + 1] as number;
    const first = at + 3;
    at = first + (groups[at + 2] as number);
    if (count === ALL || count === ANY) {
      let seen = 0;
      for (let place = first; place < at; place++) seen |= 1 << (state[groups[place] as number] as number);
      state[row] = (count === ALL ? allOf : anyOf)[seen] as number;
    } else state[row] = countedState(count, groups.subarray(first, at), state);
  }
}

function countedState(count: number, parts: Int32Array, state: Uint8Array): number {
  const seen = [0, 0, 0, 0];
  for (const part of parts) seen[state[part] as number] = (seen[state[part] as number] as number) + 1;
  return combine(count, seen[MET] as number, seen[JUDGED] as number, seen[NOT_KNOWN] as number);
}

type Written = { readonly state: Uint8Array; readonly from: Uint8Array };

/**
 * A test over time: met now; else met from the first month in which an expected answer meets it; else as it stands now.
 * What only a person can judge, now or later, is judged where nothing meets it.
 */
function enterLater({ masks, numbers }: Program, worlds: readonly PossibleValues[], written: Written): void {
  for (let at = 0; at < masks.length; at += TEST) {
    const row = masks[at] as number;
    if (!isOpen(written, row)) continue;
    for (let month = 1; month < worlds.length; month++) {
      const possible = worlds[month]?.mask[masks[at + 1] as number] as number;
      if (isMetFrom(written, row, month, maskState(possible, masks[at + 2] as number, masks[at + 3] as number))) break;
    }
  }
  for (let at = 0; at < numbers.length; at += TEST) {
    const row = numbers[at] as number;
    const variable = numbers[at + 1] as number;
    if (!isOpen(written, row)) continue;
    for (let month = 1; month < worlds.length; month++) {
      const { lo, hi } = worlds[month] as PossibleValues;
      const state = numberState(lo[variable] as number, hi[variable] as number, numbers[at + 2] as number, numbers[at + 3] as number);
      if (isMetFrom(written, row, month, state)) break;
    }
  }
}

const isOpen = ({ state }: Written, row: number): boolean => state[row] !== MET;

/** Notes the state in a later month, and says whether the row is met from then on. */
function isMetFrom({ state, from }: Written, row: number, month: number, later: number): boolean {
  if (later === MET || later === JUDGED) state[row] = later;
  if (later !== MET) return false;
  from[row] = month;
  return true;
}

/** The world by which so many of the met parts of a group are met: the latest for `all`, the earliest for `any`. */
function enterMonths({ groups }: Program, { state, from }: Written): void {
  for (let at = 0; at < groups.length; ) {
    const row = groups[at] as number;
    const count = groups[at + 1] as number;
    const first = at + 3;
    at = first + (groups[at + 2] as number);
    if (state[row] !== MET) continue;
    const months: number[] = [];
    for (let place = first; place < at; place++) {
      const part = groups[place] as number;
      if (state[part] === MET) months.push(from[part] as number);
    }
    if (months.length > 1) months.sort((a, b) => a - b);
    from[row] = months[(count === ALL ? months.length : count === ANY ? 1 : count) - 1] ?? 0;
  }
}
