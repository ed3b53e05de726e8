import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Only against what hangs: a slow machine is no fault.
    testTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text'], reportsDirectory: 'coverage' },
  },
});
