/**
 * Runs the tests of one part for Stryker, all in one process that stays: vitest's own runner starts a thread and opens the
 * knowledge anew for every change to the code, which takes a hundred times as long. Stryker makes the changes, notes which
 * tests reach which, sets the limits and counts.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { part, parts } from './parts.mjs';

const VITEST = new URL('./quick-vitest.mjs', import.meta.url);

const { tests: wanted, not = /^$/ } = parts[part];

/** The test files in the order in which they run: what notices most for least comes first, because the first failure ends a run. */
const slow = [/overrides|moved/, /laws\/laws/, /brute-force/, /worked-cases/, /law-/];
function testFiles() {
  const files = readdirSync('tests', { recursive: true }).filter((file) => wanted.test(file) && !not.test(file));
  const place = (file) => slow.findIndex((pattern) => pattern.test(file));
  return files.map(String).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** One module of all the tests and all the code. Each file keeps its own address, because tests find their folders by it. */
async function bundle(outfile) {
  // A property that fails has noticed the change, and the smallest example of it helps nobody. The same people are drawn each time.
  const entry = [
    "import fc from 'fast-check';",
    "import { inFile } from 'vitest';",
    'fc.configureGlobal({ endOnFailure: true, seed: 20261124 });',
    ...testFiles().map((file) => `inFile('${file}'); await import('./tests/${file}');`),
  ];
  const own = {
    name: 'own',
    resolveId: (source) =>
      source === 'all-tests' ? resolve('all-tests.ts') : source === 'vitest' ? { id: VITEST.href, external: true } : null,
    load: (id) => (id === resolve('all-tests.ts') ? entry.join('\n') : null),
    transform: (code, id) =>
      /\/(src|tests)\/.*\.ts$/.test(id)
        ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)).replaceAll('new WeakMap', 'new globalThis.Kept')
        : null,
  };
  const bundler = await rolldown({
    input: 'all-tests',
    platform: 'node',
    external: /^(?!all-tests|vitest$)@?[a-z]/,
    plugins: [own],
    // The tests are imported for what they do, and the package says that no module does anything.
    treeshake: false,
  });
  await bundler.write({ file: outfile, format: 'esm', codeSplitting: false });
}

/** What the code keeps of a model or a person. Of that, nothing is known any more when the next change is tried: it was found without it. */
let round = 0;
globalThis.Kept = class {
  #round = round;
  #kept = new WeakMap();

  get #map() {
    if (this.#round !== round) this.#kept = new WeakMap();
    this.#round = round;
    return this.#kept;
  }
  get(key) {
    return this.#map.get(key);
  }
  has(key) {
    return this.#map.has(key);
  }
  set(key, value) {
    this.#map.set(key, value);
    return this;
  }
};

/** What the changed code looks at to see which change is on, and where it notes what was reached. */
globalThis.__stryker__ ??= {};

class QuickRunner {
  stryker = globalThis.__stryker__;

  /** Nothing has to be loaded anew: each test makes what it needs. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    process.env.RUNS = '0.2';
    process.env.COMPILED_KNOWLEDGE = resolve('dist/knowledge.json');
    const outfile = resolve(`coverage/quick-${process.pid}.mjs`);
    await bundle(outfile);
    const quick = await import(VITEST.href);
    await import(pathToFileURL(outfile).href);
    this.tests = quick.tests.filter(({ id }) => !not.test(id));
    this.failureOf = quick.failureOf;
    // What is worked out once and kept must be worked out before the first change is made.
    for (const test of this.tests) await this.failureOf(test);
  }

  async dryRun() {
    const { stryker } = this;
    const tests = [];
    for (const test of this.tests) {
      const start = performance.now();
      stryker.currentTestId = test.id;
      const failure = await this.failureOf(test);
      stryker.currentTestId = undefined;
      const timeSpentMs = performance.now() - start;
      const told = { id: test.id, name: test.id, timeSpentMs, fileName: undefined };
      tests.push(failure === null ? { ...told, status: 0 } : { ...told, status: 1, failureMessage: String(failure.stack ?? failure) });
    }
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const { stryker } = this;
    const wanted = testFilter && new Set(testFilter);
    const tests = wanted ? this.tests.filter(({ id }) => wanted.has(id)) : this.tests;
    round++;
    Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    try {
      for (const [at, test] of tests.entries()) {
        const failure = await this.failureOf(test);
        if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'It went round too often.' };
        if (failure !== null) return { status: 'killed', killedBy: [test.id], failureMessage: String(failure.message), nrOfTests: at + 1 };
      }
      return { status: 'survived', nrOfTests: tests.length };
    } finally {
      Object.assign(stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'quick', injectableClass: QuickRunner }];
