/**
 * `SEED=1 npx vitest run …` draws the same people each time. `.ci/run` takes the number from the code it tests: the same code passes
 * or fails alike on every machine, and each change draws new people. Without it each run draws its own.
 */
if (process.env.SEED !== undefined) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED) });
}
