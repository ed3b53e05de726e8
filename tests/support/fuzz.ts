import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { runs } from './runs.js';

/** What nothing from outside may touch. */
const prototypes: readonly object[] = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const namesIn = (): string => prototypes.map((one) => Reflect.ownKeys(one).map(String).join()).join('\n');
const untouched = namesIn();

const given: string[] = [];

/**
 * Tries a property on many inputs, so many by default and more in `npm run fuzz`, which prints how many were tried, with which
 * seed, and how long the slowest took. Whatever comes in, no prototype is touched. An input that does not come back is caught
 * by the limit that every test has; nothing here measures time against a bound.
 */
export async function tries<Input>(
  what: string,
  input: fc.Arbitrary<Input>,
  usual: number,
  holds: (input: Input) => void | Promise<void>,
): Promise<void> {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  let tried = 0;
  let slowest = 0;
  const property = fc.asyncProperty(input, async (one) => {
    const start = performance.now();
    await holds(one);
    slowest = Math.max(slowest, performance.now() - start);
    tried++;
    expect(namesIn()).toBe(untouched);
  });
  await fc.assert(property, { numRuns: runs(usual), seed });
  given.push(`${what}: ${tried.toLocaleString('en')} inputs, seed ${seed}, the slowest took ${Math.ceil(slowest)} ms`);
}

afterAll(() => {
  if (process.env.RUNS !== undefined) console.log(given.join('\n'));
});
