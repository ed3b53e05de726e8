/**
 * Mutation testing: `npm run mutate` changes the code in thousands of small ways, one at a time, and counts the changes that
 * no test notices. Only the tests that need no built program take part: they are fast, and they are about the rules.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  mutate: ['src/engine/**/*.ts', 'src/profile/**/*.ts', 'src/knowledge/*.ts', '!src/**/index.ts'],
  // TypeScript 7 has no interface for rewriting tsconfig.json, and nothing here needs it rewritten.
  tsconfigFile: 'tests/mutation/no-tsconfig.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: 'coverage/stryker',
  thresholds: { high: 90, low: 80, break: null },
};
