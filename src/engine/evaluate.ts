import type { State } from '../domain/verdict.js';
import type { Leaf, Node } from './conditions.js';
import type { World } from './world.js';
import type { Timeline } from './worlds.js';

/** States as numbers, for the table. */
export const NOT_MET = 0;
export const NOT_KNOWN = 1;
export const JUDGED = 2;
export const MET = 3;
export const stateNames = ['not-met', 'not-known', 'judged', 'met'] as const satisfies readonly State[];

/** The state of a test where these values are possible: decided only if every possible value decides it alike. */
export function leafState(leaf: Leaf, world: World): number {
  if (leaf.kind === 'judged') return JUDGED;
  if (leaf.kind === 'number') {
    const lo = world.lo[leaf.slot] as number;
    const hi = world.hi[leaf.slot] as number;
    return leaf.lo <= lo && hi <= leaf.hi ? MET : hi < leaf.lo || lo > leaf.hi ? NOT_MET : NOT_KNOWN;
  }
  const possible = world.mask[leaf.slot] as number;
  if ((possible & ~leaf.met) === 0) return MET;
  if ((possible & (leaf.met | leaf.judged)) === 0) return NOT_MET;
  return (possible & ~leaf.judged) === 0 ? JUDGED : NOT_KNOWN;
}

/**
 * So many of the parts. With `count` = all of them this is `all` (not-met beats not-known beats judged beats met), with 1 it is
 * `any` (met beats not-known beats judged beats not-met): CONTRACT section 2. In between: not known if the unknown parts could still change it.
 */
export function combine(count: number, met: number, judged: number, unknown: number): number {
  const worst = outcome(count, met, judged);
  return unknown === 0 || worst === outcome(count, met + unknown, judged) ? worst : NOT_KNOWN;
}

const outcome = (count: number, met: number, judged: number): number => (met >= count ? MET : met + judged < count ? NOT_MET : JUDGED);

/** The states of all rows of a table for one person, and for each row that is met the world in which it comes true (0 is now). */
export type States = { readonly state: Uint8Array; readonly from: Uint8Array };

/** The rows of a table laid flat, so that a person costs little: what each column holds depends on the kind of the row. */
type Flat = {
  readonly kind: Uint8Array;
  /** Slot of a leaf, or how many parts of a group. */
  readonly a: Int32Array;
  /** Mask that meets, or lowest number, or where a group's parts begin. */
  readonly b: Int32Array;
  /** Mask that is judged, or highest number, or where a group's parts end. */
  readonly c: Int32Array;
  readonly parts: Int32Array;
};
const MASK = 0;
const NUMBER = 1;
const BY_PERSON = 2;
const GROUP = 3;

const flats = new WeakMap<readonly Node[], Flat>();

function flatOf(nodes: readonly Node[]): Flat {
  const known = flats.get(nodes);
  if (known !== undefined && known.kind.length === nodes.length) return known;
  const made = flatten(nodes);
  flats.set(nodes, made);
  return made;
}

function flatten(nodes: readonly Node[]): Flat {
  const column = (): Int32Array => new Int32Array(nodes.length);
  const flat = { kind: new Uint8Array(nodes.length), a: column(), b: column(), c: column() };
  const parts: number[] = [];
  nodes.forEach((node, at) => {
    const [kind, a, b, c] = rowOf(node, parts);
    flat.kind[at] = kind;
    flat.a[at] = a;
    flat.b[at] = b;
    flat.c[at] = c;
  });
  return { ...flat, parts: Int32Array.from(parts) };
}

function rowOf(node: Node, parts: number[]): readonly [kind: number, a: number, b: number, c: number] {
  if (!('leaf' in node)) {
    const start = parts.length;
    parts.push(...node.parts);
    return [GROUP, node.count, start, parts.length];
  }
  const { leaf } = node;
  if (leaf.kind === 'judged') return [BY_PERSON, 0, 0, 0];
  return leaf.kind === 'number' ? [NUMBER, leaf.slot, leaf.lo, leaf.hi] : [MASK, leaf.slot, leaf.met, leaf.judged];
}

/** Evaluates every row once. Rows stand after the rows they are made of. */
export function evaluateTable(nodes: readonly Node[], { worlds }: Timeline): States {
  const flat = flatOf(nodes);
  const { kind } = flat;
  const states = { state: new Uint8Array(nodes.length), from: new Uint8Array(nodes.length) };
  for (let at = 0; at < kind.length; at++) {
    if (kind[at] === GROUP) enterGroup(states, at, flat);
    else enterLeaf(states, at, flat, worlds);
  }
  return states;
}

/** The same as `leafState`, of a flat row. */
function flatState({ kind, a, b, c }: Flat, at: number, world: World): number {
  const slot = a[at] as number;
  if (kind[at] === MASK) {
    const possible = world.mask[slot] as number;
    const met = b[at] as number;
    const judged = c[at] as number;
    if ((possible & ~met) === 0) return MET;
    if ((possible & (met | judged)) === 0) return NOT_MET;
    return (possible & ~judged) === 0 ? JUDGED : NOT_KNOWN;
  }
  if (kind[at] === BY_PERSON) return JUDGED;
  const lo = world.lo[slot] as number;
  const hi = world.hi[slot] as number;
  const least = b[at] as number;
  const most = c[at] as number;
  return least <= lo && hi <= most ? MET : hi < least || lo > most ? NOT_MET : NOT_KNOWN;
}

/**
 * A test over time: met now; else met from the first month in which an expected answer meets it; else as it stands now.
 * What only a person can judge later is judged, where it is not met now.
 */
function enterLeaf({ state, from }: States, at: number, flat: Flat, worlds: readonly World[]): void {
  const now = flatState(flat, at, worlds[0] as World);
  state[at] = now;
  if (now === MET || now === JUDGED) return;
  for (let world = 1; world < worlds.length; world++) {
    const later = flatState(flat, at, worlds[world] as World);
    if (later === MET) {
      state[at] = MET;
      from[at] = world;
      return;
    }
    if (later === JUDGED) state[at] = JUDGED;
  }
}

function enterGroup({ state, from }: States, at: number, { a, b, c, parts }: Flat): void {
  const count = a[at] as number;
  const end = c[at] as number;
  let met = 0;
  let metNow = 0;
  let judged = 0;
  let unknown = 0;
  for (let place = b[at] as number; place < end; place++) {
    const part = parts[place] as number;
    const is = state[part];
    if (is === MET) {
      met++;
      if (from[part] === 0) metNow++;
    } else if (is === JUDGED) judged++;
    else if (is === NOT_KNOWN) unknown++;
  }
  const is = combine(count, met, judged, unknown);
  state[at] = is;
  if (is === MET && metNow < count) from[at] = nthMonth(state, from, parts.subarray(b[at], end), count);
}

/** The world by which so many of the met parts are met: the latest for `all`, the earliest for `any`. */
function nthMonth(state: Uint8Array, from: Uint8Array, parts: Int32Array, count: number): number {
  const months = [...parts].filter((part) => state[part] === MET).map((part) => from[part] as number);
  return months.sort((a, b) => a - b)[count - 1] ?? 0;
}
