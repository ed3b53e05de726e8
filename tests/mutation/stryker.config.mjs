import { fileURLToPath } from 'node:url';
import { part, parts } from './parts.mjs';

/** Mutation testing of one part: see README.md beside this file. */
export default {
  testRunner: 'quick',
  plugins: [fileURLToPath(new URL('./quick-runner.mjs', import.meta.url))],
  mutate: [...parts[part].mutate, '!src/**/index.ts'],
  // TypeScript 7 has no interface for rewriting tsconfig.json, and nothing here needs it rewritten.
  tsconfigFile: 'tests/mutation/no-tsconfig.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  // On top of one and a half times what the tests of the change took without it.
  timeoutMS: 5_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `coverage/mutation-${part}.json` },
  tempDirName: 'coverage/stryker',
  ignorePatterns: ['coverage'],
  thresholds: { high: 90, low: 80, break: null },
};
