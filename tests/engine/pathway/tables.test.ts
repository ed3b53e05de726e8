import { describe, expect, it } from 'vitest';
import { costCounts } from '../../../src/domain/pathway.js';
import { K, lower, lowerTo, NEVER, nth, table } from '../../../src/engine/pathway/lower-bounds.js';

/** Numbers, one for each cost, after a cost that nobody looks at. */
const spread = (...numbers: readonly number[]): Float64Array => {
  const made = new Float64Array((numbers.length + 1) * K).fill(-1);
  numbers.forEach((one, at) => {
    made[(at + 1) * K] = one;
  });
  return made;
};

describe('the smallest of some numbers', () => {
  it.each([
    ['the first of three', [5, 2, 9], 1, 2],
    ['the second of three', [5, 2, 9], 2, 5],
    ['the second of three, of which the first is the greatest', [9, 2, 5], 2, 5],
    ['the last of three', [5, 9, 2], 3, 9],
    ['the third of four', [10, 9, 100, 2], 3, 10],
    ['the only one', [7], 1, 7],
    ['one that is never', [NEVER, NEVER], 1, NEVER],
    ['none of none: nothing has to be done', [], 0, 0],
    ['one of none: never', [], 1, NEVER],
  ])('%s', (_, numbers, count, smallest) => {
    expect(nth(spread(...numbers), K, numbers.length, count)).toBe(smallest);
  });
});

describe('a table of costs', () => {
  const costs = (of: Float64Array, at: number): readonly number[] => [...of.subarray(at * K, (at + 1) * K)];
  const same = (one: number): readonly number[] => costCounts.map(() => one);

  it('begins with never, also where it was used before, by more or by fewer', () => {
    for (const entries of [2, 5, 1, 5]) {
      const made = table('tried', new Array(entries));
      for (let at = 0; at < entries; at++) expect(costs(made, at)).toEqual(same(NEVER));
      for (let at = 0; at < entries; at++) lower(made, at * K, same(at));
      for (let at = 0; at < entries; at++) expect(costs(made, at)).toEqual(same(at));
    }
  });

  it('is another one under another name', () => {
    const one = table('one', [0]);
    lower(table('other', [0]), 0, same(1));
    expect(costs(one, 0)).toEqual(same(NEVER));
  });

  it('is lowered count by count, never raised, and nothing beside', () => {
    const made = table('tried', [0, 0]);
    lower(made, 0, same(5));
    lower(made, 0, [3, 9, ...same(5).slice(2)]);
    expect(costs(made, 0)).toEqual([3, ...same(5).slice(1)]);
    expect(costs(made, 1)).toEqual(same(NEVER));
  });

  it('says whether anything in it got cheaper', () => {
    const made = table('tried', [0, 0]);
    lower(made, K, same(5));
    const from = (...first: readonly number[]): Float64Array => Float64Array.from([...same(0), ...first, ...same(5).slice(first.length)]);
    expect(lowerTo(made, K, from(5, 9), K)).toBe(false);
    expect(lowerTo(made, K, from(9, 4), K)).toBe(true);
    expect(costs(made, 1)).toEqual([5, 4, ...same(5).slice(2)]);
    expect(costs(made, 0)).toEqual(same(NEVER));
  });
});
