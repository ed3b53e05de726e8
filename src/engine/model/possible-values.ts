import { defined } from '../../domain/failure.js';
import type { Plain } from '../../domain/finding.js';
import { type AttributeVariables, type VariableTable, YES } from './variables.js';

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

export type Described = { readonly value: Plain; readonly bound: 'is' | 'at-least' | 'at-most' };

const nothing: Described = { value: null, bound: 'is' };

/**
 * What is known of an attribute in one period, for people: its value, a bound if several values are left, or null if
 * nothing is known. A set gives the items that are certainly in it.
 */
export function describe(on: AttributeVariables, possible: PossibleValues): Described {
  const { shape } = on.attribute;
  if (!isKnown(on, possible)) return nothing;
  if (shape.kind === 'number') {
    const lo = defined(possible.lo[on.first]);
    const hi = defined(possible.hi[on.first]);
    if (lo === hi) return { value: lo, bound: 'is' };
    return lo > shape.min ? { value: lo, bound: 'at-least' } : { value: hi, bound: 'at-most' };
  }
  const { ids } = on;
  if (shape.kind === 'set') return { value: ids.filter((_, at) => possible.mask[on.first + at] === YES), bound: 'is' };
  const mask = defined(possible.mask[on.first]);
  if (shape.kind === 'yes-no') return mask === 3 ? nothing : { value: mask === YES, bound: 'is' };
  const left = ids.filter((_, bit) => mask & (1 << bit));
  if (left.length === 1) return { value: defined(left[0]), bound: 'is' };
  if (shape.kind === 'choice') return nothing;
  const ranks = ids.map((_, bit) => bit).filter((bit) => bit < on.ranked && mask & (1 << bit));
  const [lowest] = ranks;
  const highest = ranks.at(-1);
  if (lowest === undefined || highest === undefined) return nothing;
  if (lowest > 0) return { value: defined(ids[lowest]), bound: 'at-least' };
  return highest < on.ranked - 1 ? { value: defined(ids[highest]), bound: 'at-most' } : nothing;
}

function isKnown({ first, count }: AttributeVariables, { grounds }: PossibleValues): boolean {
  for (let variable = first; variable < first + count; variable++) if (grounds[variable] !== undefined) return true;
  return false;
}
