import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PriorityQueue } from '../../../src/engine/pathway/search.js';
import { runs } from '../../support/runs.js';

/** Things put in, by their weight; null takes one out. */
const turns = fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 1, arbitrary: fc.constant(null) }), {
  maxLength: 40,
});

describe('things that wait their turn', () => {
  it('are taken the lightest first, and of equal ones the first that came', () => {
    fc.assert(
      fc.property(turns, (drawn) => {
        const nearest = new PriorityQueue<number>();
        const plain: { readonly came: number; readonly weight: number }[] = [];
        for (const [came, weight] of [...drawn, ...drawn.map(() => null)].entries()) {
          if (weight !== null) {
            nearest.put(came, weight);
            plain.push({ came, weight });
          } else {
            const [first] = plain.toSorted((a, b) => a.weight - b.weight || a.came - b.came);
            expect(nearest.take()).toBe(first?.came);
            if (first !== undefined) plain.splice(plain.indexOf(first), 1);
          }
          expect(nearest.size).toBe(plain.length);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
