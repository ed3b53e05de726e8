import type { State } from '../domain/verdict.js';
import type { Leaf, Node } from './conditions.js';
import type { Timeline, World } from './worlds.js';

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

/** Evaluates every row once. Rows stand after the rows they are made of. */
export function evaluateTable(nodes: readonly Node[], timeline: Timeline, into?: States): States {
  const states = into ?? { state: new Uint8Array(nodes.length), from: new Uint8Array(nodes.length) };
  nodes.forEach((node, at) => {
    if ('leaf' in node) enterLeaf(states, at, node.leaf, timeline);
    else enterGroup(states, at, node.count, node.parts);
  });
  return states;
}

/**
 * A test over time: met now; else met from the first month in which an expected answer meets it; else as it stands now.
 * What only a person can judge later is judged, where it is not met now.
 */
function enterLeaf({ state, from }: States, at: number, leaf: Leaf, { worlds }: Timeline): void {
  const now = leafState(leaf, worlds[0] as World);
  state[at] = now;
  from[at] = 0;
  if (now === MET || now === JUDGED) return;
  for (let world = 1; world < worlds.length; world++) {
    const later = leafState(leaf, worlds[world] as World);
    if (later === MET) {
      state[at] = MET;
      from[at] = world;
      return;
    }
    if (later === JUDGED) state[at] = JUDGED;
  }
}

function enterGroup({ state, from }: States, at: number, count: number, parts: readonly number[]): void {
  let met = 0;
  let judged = 0;
  let unknown = 0;
  for (const part of parts) {
    const is = state[part];
    if (is === MET) met++;
    else if (is === JUDGED) judged++;
    else if (is === NOT_KNOWN) unknown++;
  }
  const is = combine(count, met, judged, unknown);
  state[at] = is;
  from[at] = is === MET && count > 0 ? nthMonth(state, from, parts, count) : 0;
}

/** The world by which so many of the met parts are met: the latest for `all`, the earliest for `any`. */
function nthMonth(state: Uint8Array, from: Uint8Array, parts: readonly number[], count: number): number {
  let now = 0;
  for (const part of parts) if (state[part] === MET && from[part] === 0) now++;
  if (now >= count) return 0;
  const months = parts.filter((part) => state[part] === MET).map((part) => from[part] as number);
  return months.sort((a, b) => a - b)[count - 1] ?? 0;
}
