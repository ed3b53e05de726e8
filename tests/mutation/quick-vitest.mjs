/**
 * As much of vitest as the tests of the rules use, in this process: it collects tests and runs them one after another, so that
 * the next change to the code costs the tests that notice it and nothing else. `expect` is vitest's own.
 */
import { format } from 'node:util';
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);

/** Everything collected: `{ id, run }`, in the order of the files. */
export const tests = [];

let file = '';
const path = [];
const ids = new Set();

/** The tests that are declared next stand in this file. */
export function inFile(name) {
  file = name;
}

export function describe(name, body) {
  path.push(name);
  body();
  path.pop();
}

export function it(name, run) {
  const named = `${file}#${[...path, name].join(' ')}`;
  const id = ids.has(named) ? `${named} (${ids.size})` : named;
  ids.add(id);
  tests.push({ id, run });
}

/** A name with the values of its row in it, as far as that tells the rows apart. */
const eachOf = (declare) => (rows) => (name, body) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    const shown = name.match(/%[^%]/g)?.length ?? 0;
    declare(format(name, ...values.slice(0, shown)), () => body(...values));
  }
};
describe.each = eachOf(describe);
it.each = eachOf(it);

const finished = [];
export const onTestFinished = (clean) => finished.push(clean);

/** What tidies up after each test of the file that says so. */
const after = [];
export const afterEach = (clean) => after.push({ file, clean });

/** The error of a test, or null where it passes. */
export async function failureOf({ id, run }) {
  try {
    await run();
    return null;
  } catch (error) {
    return error ?? new Error('It failed.');
  } finally {
    while (finished.length > 0) await finished.pop()();
    for (const one of after) if (id.startsWith(`${one.file}#`)) await one.clean();
  }
}

export const vi = { setConfig: () => {} };
