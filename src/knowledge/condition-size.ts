import type { Condition } from '../domain/condition.js';

/** Larger than this, written out with its named conditions, no rule is; a few names that double one another would fill the memory. */
export const largestCondition = 2000;

const sizes = new WeakMap<Condition, number>();

/** How many parts a condition has with everything inside it, named conditions written out. Counted once for each object. */
export function conditionSize(condition: Condition): number {
  const known = sizes.get(condition);
  if (known !== undefined) return known;
  const parts = 'parts' in condition ? condition.parts : 'part' in condition ? [condition.part] : [];
  const size = parts.reduce((sum, part) => sum + conditionSize(part), 1);
  sizes.set(condition, size);
  return size;
}
