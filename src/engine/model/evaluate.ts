import type { State } from '../../domain/verdict.js';
import type { Leaf, Node } from './conditions.js';
import type { PossibleValues } from './possible-values.js';

/** States as numbers, for the table. */
export const NOT_MET = 0;
export const NOT_KNOWN = 1;
export const JUDGED = 2;
export const MET = 3;
export const stateNames = ['not-met', 'not-known', 'judged', 'met'] as const satisfies readonly State[];

/** The state of a test where these values are possible: decided only if every possible value decides it alike. */
export function leafState(leaf: Leaf, world: PossibleValues): number {
  if (leaf.kind === 'judged') return JUDGED;
  return leaf.kind === 'number'
    ? numberState(world.lo[leaf.variable] as number, world.hi[leaf.variable] as number, leaf.lo, leaf.hi)
    : maskState(world.mask[leaf.variable] as number, leaf.met, leaf.judged);
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
 * So many of the parts. With `count` = all of them this is `all` (not-met beats not-known beats judged beats met), with 1 it is
 * `any` (met beats not-known beats judged beats not-met): docs/contract.md, section 2. In between: not known if the unknown parts could
 * still change it.
 */
export function combine(count: number, met: number, judged: number, unknown: number): number {
  const worst = outcome(count, met, judged);
  return unknown === 0 || worst === outcome(count, met + unknown, judged) ? worst : NOT_KNOWN;
}

const outcome = (count: number, met: number, judged: number): number => (met >= count ? MET : met + judged < count ? NOT_MET : JUDGED);

/** The state of one row by itself, over these worlds: what `evaluateTable` gives it, where no other row is wanted. */
export function rowState(row: number, nodes: readonly Node[], worlds: readonly PossibleValues[]): number {
  const node = nodes[row] as Node;
  if ('leaf' in node) return stateOverTime(node.leaf, worlds);
  let met = 0;
  let judged = 0;
  let unknown = 0;
  for (const part of node.parts) {
    const is = rowState(part, nodes, worlds);
    if (is === MET) met++;
    else if (is === JUDGED) judged++;
    else if (is === NOT_KNOWN) unknown++;
  }
  return combine(node.count, met, judged, unknown);
}

/**
 * A test over time: met now; else met from the first month in which an expected answer meets it; else as it stands now.
 * What only a person can judge, now or later, is judged where nothing meets it.
 */
function stateOverTime(leaf: Leaf, worlds: readonly PossibleValues[]): number {
  let state = leafState(leaf, worlds[0] as PossibleValues);
  if (state === MET) return MET;
  for (let at = 1; at < worlds.length; at++) {
    const later = leafState(leaf, worlds[at] as PossibleValues);
    if (later === MET) return MET;
    if (later === JUDGED) state = JUDGED;
  }
  return state;
}
