import { defined } from '../../domain/failure.js';
import type { State } from '../../domain/finding.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Compiled, Leaf, Node } from './conditions.js';
import type { PossibleValues } from './possible-values.js';

/** States as numbers, for the table. */
export const NOT_MET = 0;
export const NOT_KNOWN = 1;
export const JUDGED = 2;
export const MET = 3;
export const stateNames = ['not-met', 'not-known', 'judged', 'met'] as const satisfies readonly State[];

/** The state of a test where these values are possible: decided only if every possible value decides it alike. */
export function leafState(leaf: Leaf, possible: PossibleValues): number {
  if (leaf.kind === 'judged') return JUDGED;
  return leaf.kind === 'number'
    ? numberState(possible.lo[leaf.variable] as number, possible.hi[leaf.variable] as number, leaf.lo, leaf.hi)
    : maskState(possible.mask[leaf.variable] as number, leaf.met, leaf.judged);
}

/** Of an interval that is possible, and the interval that meets the test. */
export const numberState = (lo: number, hi: number, least: number, most: number): number =>
  least <= lo && hi <= most ? MET : hi < least || lo > most ? NOT_MET : NOT_KNOWN;

/** Of the values that are possible, those that meet the test, and those on which a person decides. */
export function maskState(possible: number, met: number, judged: number): number {
  if ((possible & ~met) === 0) return MET;
  if ((possible & (met | judged)) === 0) return NOT_MET;
  return (possible & ~judged) === 0 ? JUDGED : NOT_KNOWN;
}

/**
 * At least `count` of the parts. With `count` = all of them this is `all` (not-met beats not-known beats judged beats met), with 1 it is
 * `any` (met beats not-known beats judged beats not-met): docs/contract.md, section 2. In between: not known if the unknown parts could
 * still change it.
 */
export function combine(count: number, met: number, judged: number, unknown: number): number {
  const worst = outcome(count, met, judged);
  return unknown === 0 || worst === outcome(count, met + unknown, judged) ? worst : NOT_KNOWN;
}

const outcome = (count: number, met: number, judged: number): number => (met >= count ? MET : met + judged < count ? NOT_MET : JUDGED);

/**
 * The states of all rows of a table for one person. A row is met `from` the first period from which on it stays met (0 is now); one
 * that is met now and will not stay so is met, and `periods` tells when it is no longer.
 */
export type States = {
  readonly state: ArrayLike<number>;
  readonly from: ArrayLike<number>;
  /** By period, the state of every row in it. */
  readonly periods: readonly ArrayLike<number>[];
  /** The state of every row in the first period. */
  readonly today: ArrayLike<number>;
};

/**
 * Evaluates every row once in each period: parts come before the groups that contain them. Later periods when they are first asked
 * for. With `rows`, in order and with their parts, only these: the states of the others mean nothing then.
 */
export const evaluateTable = (nodes: readonly Node[], periods: readonly PossibleValues[], rows?: readonly number[]): States =>
  new TableStates(nodes, periods, rows);

class TableStates implements States {
  readonly today: Uint8Array;
  readonly #nodes: readonly Node[];
  readonly #possible: readonly PossibleValues[];
  readonly #rows: readonly number[] | undefined;
  #periods: readonly Uint8Array[] | undefined;
  #over: { readonly state: Uint8Array; readonly from: Uint8Array } | undefined;

  constructor(nodes: readonly Node[], periods: readonly PossibleValues[], rows: readonly number[] | undefined) {
    this.#nodes = nodes;
    this.#possible = periods;
    this.#rows = rows;
    this.today = statesIn(nodes, defined(periods[0]), rows);
  }

  get periods(): readonly Uint8Array[] {
    this.#periods ??= this.#possible.map((possible, at) => (at === 0 ? this.today : statesIn(this.#nodes, possible, this.#rows)));
    return this.#periods;
  }

  get state(): Uint8Array {
    return this.#overTime().state;
  }

  get from(): Uint8Array {
    return this.#overTime().from;
  }

  #overTime(): { readonly state: Uint8Array; readonly from: Uint8Array } {
    this.#over ??= this.#possible.length === 1 ? { state: this.today, from: new Uint8Array(this.#nodes.length) } : this.#joined();
    return this.#over;
  }

  #joined(): { readonly state: Uint8Array; readonly from: Uint8Array } {
    const { periods } = this;
    const state = new Uint8Array(this.#nodes.length);
    const from = new Uint8Array(this.#nodes.length);
    const count = this.#rows?.length ?? state.length;
    for (let at = 0; at < count; at++) {
      const row = this.#rows?.[at] ?? at;
      const stays = metFrom(periods.length, (period) => periods[period]?.[row]);
      from[row] = stays ?? 0;
      state[row] = stays === null ? inTheEnd(this.today[row], periods.at(-1)?.[row]) : MET;
    }
    return { state, from };
  }
}

function statesIn(nodes: readonly Node[], possible: PossibleValues, rows: readonly number[] | undefined): Uint8Array {
  const state = new Uint8Array(nodes.length);
  const count = rows?.length ?? nodes.length;
  for (let at = 0; at < count; at++) {
    const row = rows?.[at] ?? at;
    const node = nodes[row];
    if (node !== undefined) state[row] = nodeState(node, possible, state);
  }
  return state;
}

function nodeState(node: Node, period: PossibleValues, state: ArrayLike<number>): number {
  if ('leaf' in node) return leafState(node.leaf, period);
  let met = 0;
  let judged = 0;
  let unknown = 0;
  for (const part of node.parts) {
    const is = state[part] as number;
    if (is === MET) met++;
    else if (is === JUDGED) judged++;
    else if (is === NOT_KNOWN) unknown++;
  }
  return combine(node.count, met, judged, unknown);
}

/** The period from which on something stays met, of so many; 0 where it is met now. Null: it is met in neither way. */
function metFrom(count: number, stateIn: (period: number) => number | undefined): number | null {
  if (stateIn(0) === MET) return 0;
  let first = count;
  while (first > 0 && stateIn(first - 1) === MET) first--;
  return first < count ? first : null;
}

/** Of what is not met for good, the better of its first state and its last. */
const inTheEnd = (first: number | undefined, last: number | undefined): number => Math.max(first ?? NOT_MET, last ?? NOT_MET);

/** The state of one row by itself, over these periods: what `evaluateTable` gives it, where no other row is wanted. */
export function rowState(row: number, nodes: readonly Node[], periods: readonly PossibleValues[]): number {
  const first = rowStateIn(row, nodes, defined(periods[0]));
  const last = periods.length === 1 ? first : rowStateIn(row, nodes, defined(periods.at(-1)));
  return first === MET || last === MET ? MET : inTheEnd(first, last);
}

/** The state of one row by itself in a period. */
export function rowStateIn(row: number, nodes: readonly Node[], period: PossibleValues): number {
  const node = nodes[row] as Node;
  if ('leaf' in node) return leafState(node.leaf, period);
  let met = 0;
  let judged = 0;
  let unknown = 0;
  for (const part of node.parts) {
    const is = rowStateIn(part, nodes, period);
    if (is === MET) met++;
    else if (is === JUDGED) judged++;
    else if (is === NOT_KNOWN) unknown++;
  }
  return combine(node.count, met, judged, unknown);
}

/** The attributes of what is not known in a condition, in one period. */
export function unknownIn(condition: Compiled, state: ArrayLike<number>): readonly AttributeId[] {
  if (state[condition.node] !== NOT_KNOWN || condition.kind === 'judged') return [];
  return condition.kind === 'test' ? [condition.on.attribute.id] : condition.parts.flatMap((part) => unknownIn(part, state));
}
