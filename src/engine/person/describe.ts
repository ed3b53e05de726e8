import { defined } from '../../domain/failure.js';
import type { Plain } from '../../domain/finding.js';
import type { PossibleValues } from '../model/possible-values.js';
import { type AttributeVariables, YES } from '../model/variables.js';

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
