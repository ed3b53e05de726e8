import { defineConfig } from 'vitest/config';

/** The tests of the rules: no built program, no terminal, no browser. */
export default defineConfig({
  test: {
    include: ['tests/{engine,laws,profile,personas,yaml}/**/*.test.ts', 'tests/knowledge/*.test.ts'],
    exclude: ['tests/**/fuzz.test.ts'],
    pool: 'forks',
  },
});
