import { defineConfig } from 'vitest/config';

/** What needs a terminal, a browser or long: each has a script of its own in package.json, and `.ci/run` runs them all. */
const terminal = ['tests/terminal/*.test.ts', 'tests/workshop/{files,workshop}.test.ts'];
const browser = ['tests/handouts/*.test.ts', 'tests/page/*.test.ts'];
const slow = [
  'tests/package/*.test.ts',
  'tests/compiler/*.test.ts',
  'tests/resilience/*.test.ts',
  'tests/laws/*.test.ts',
  'tests/**/fuzz.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    // Its own files import one another without their endings, which Node does not find.
    server: { deps: { inline: ['dt-sql-parser'] } },
    maxWorkers: 2,
    // One module registry for all the files of a project: loading them anew for each takes twice as long in all.
    isolate: false,
    globalSetup: 'tests/support/compile-knowledge.ts',
    setupFiles: 'tests/support/seed.ts',
    // Only against what hangs: a slow machine is no fault.
    testTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text'], reportsDirectory: 'coverage' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: [...terminal, ...browser, ...slow] } },
      { extends: true, test: { name: 'terminal', include: terminal } },
      { extends: true, test: { name: 'browser', include: browser } },
      { extends: true, test: { name: 'slow', include: slow } },
    ],
  },
});
