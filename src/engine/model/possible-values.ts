import { defined } from '../../domain/failure.js';
import type { VariableTable } from './variables.js';

/** What is possible at one time, variable by variable: bits of a mask, or the lowest and the highest of an interval. */
export type PossibleValues = {
  readonly mask: number[];
  readonly lo: number[];
  readonly hi: number[];
  /** For each variable, the attributes whose answers leave just these values. Undefined: nothing is known. */
  readonly grounds: (ReadonlySet<number> | undefined)[];
  /**
   * Variables with an answer that is only expected later, and what that leaves for now. It was read off rather than
   * said, and a present answer may still overtake it, so nothing else follows from it (see `leaveOutAwaited`). Null: none.
   */
  awaited: Map<number, Range> | null;
  /** Variables with an answer that counts here as the least that it can be, and just what was said (see `keepSaid`). Null: none. */
  said: Map<number, Partial<Range>> | null;
  /** Attributes with an answer that was only expected and has come true here, by index. Null: none. */
  due: Set<number> | null;
  readonly now: boolean;
};

/** What is possible in one variable. */
export type Range = { readonly mask: number; readonly lo: number; readonly hi: number };

/** The values when nothing is known. Plain arrays: at this length they are much quicker to create than typed ones. */
export function allPossible({ columns: { mask, lo, hi, grounds } }: VariableTable, now: boolean): PossibleValues {
  return { mask: mask.slice(), lo: lo.slice(), hi: hi.slice(), grounds: grounds.slice(), awaited: null, said: null, due: null, now };
}

/**
 * After everything was inferred, in a later period: an answer still holds, unless what has come true by then moves it. Tells whether
 * anything became narrower, from which more may follow.
 */
export function keepSaid({ said, mask, hi, lo }: PossibleValues): boolean {
  let changed = false;
  for (const [variable, exact] of said ?? []) {
    const [value, most] = [exact.mask ?? -1, exact.hi ?? Number.NaN];
    const both = defined(mask[variable]) & value;
    if (both !== 0 && both !== mask[variable]) mask[variable] = both;
    else if (lo[variable] === most && hi[variable] !== most) hi[variable] = most;
    else continue;
    changed = true;
  }
  return changed;
}

/** After everything was inferred: what is only expected is not so yet, unless what was said makes it so. */
export function leaveOutAwaited(possible: PossibleValues): void {
  if (possible.awaited === null) return;
  for (const [variable, not] of possible.awaited) {
    const mask = defined(possible.mask[variable]) & not.mask;
    const lo = Math.max(defined(possible.lo[variable]), not.lo);
    const hi = Math.min(defined(possible.hi[variable]), not.hi);
    if (mask !== 0) possible.mask[variable] = mask;
    if (lo > hi) continue;
    possible.lo[variable] = lo;
    possible.hi[variable] = hi;
  }
}
