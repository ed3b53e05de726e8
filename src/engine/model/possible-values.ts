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
   * Variables with an answer that is only expected later, and what that leaves for now: not yet so. It was read off rather than
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

/** A copy, to be changed. */
export const copyOf = (world: PossibleValues): PossibleValues => ({
  mask: world.mask.slice(),
  lo: world.lo.slice(),
  hi: world.hi.slice(),
  grounds: world.grounds.slice(),
  awaited: world.awaited,
  said: world.said,
  due: world.due,
  now: world.now,
});

/**
 * After everything was inferred, in a later world: what was said is still so, unless what has come true by then moves it. Tells whether
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
export function leaveOutAwaited(world: PossibleValues): void {
  if (world.awaited === null) return;
  for (const [variable, not] of world.awaited) {
    const mask = defined(world.mask[variable]) & not.mask;
    const lo = Math.max(defined(world.lo[variable]), not.lo);
    const hi = Math.min(defined(world.hi[variable]), not.hi);
    if (mask !== 0) world.mask[variable] = mask;
    if (lo > hi) continue;
    world.lo[variable] = lo;
    world.hi[variable] = hi;
  }
}
