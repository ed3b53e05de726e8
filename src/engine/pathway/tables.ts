import { costCounts } from '../../domain/pathway.js';
import type { Counts } from './cost.js';

/** So many numbers stand for one cost. */
export const K = costCounts.length;
export const NEVER = Number.POSITIVE_INFINITY;

const tables = new Map<string, Float64Array>();

/** The table of that name with an entry for each, all of them never. */
export function table(name: string, of: readonly unknown[]): Float64Array {
  const known = tables.get(name);
  const made = known !== undefined && known.length >= of.length * K ? known : new Float64Array(2 * of.length * K);
  tables.set(name, made);
  return made.fill(NEVER, 0, of.length * K);
}

/** One for all: each need is worked out in it, and taken from it at once. */
export const scratch = new Float64Array(4096 * K);
/** No entry is more than this any longer. */
export function lower(table: Float64Array, at: number, to: Counts): void {
  for (let k = 0; k < K; k++) table[at + k] = Math.min(table[at + k] as number, to[k] as number);
}

/** Whether anything got cheaper. */
export function lowerTo(table: Float64Array, at: number, from: Float64Array, place: number): boolean {
  let changed = false;
  for (let k = 0; k < K; k++)
    if ((from[place + k] as number) < (table[at + k] as number)) {
      table[at + k] = from[place + k] as number;
      changed = true;
    }
  return changed;
}

/** The so-manieth smallest of the numbers at every K-th place. */
export function nth(of: Float64Array, first: number, total: number, count: number): number {
  let best = count === 1 ? NEVER : 0;
  if (count === 1 || count === total) {
    for (let at = 0; at < total; at++) {
      const one = of[first + at * K] as number;
      if (count === 1 ? one < best : one > best) best = one;
    }
    return best;
  }
  const all = Array.from({ length: total }, (_, at) => of[first + at * K] as number).sort((a, b) => a - b);
  return all[count - 1] ?? 0;
}
