/**
 * How often a property is tried: `RUNS=20 npx vitest run tests/laws` tries twenty times as often. Mutation testing tries fewer
 * times, because it tries for every change to the code.
 */
export const runs = (usual: number): number => Math.max(1, Math.ceil(usual * Number(process.env.RUNS ?? 1)));
