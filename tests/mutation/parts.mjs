/** The parts of the code that are changed, each with the tests that ought to notice: `PART=profile npx stryker run …` takes one. */
export const parts = {
  engine: { mutate: ['src/engine/**/*.ts'], tests: ['engine', 'laws'], not: /local\.test/ },
  profile: { mutate: ['src/profile/**/*.ts'], tests: ['profile'], not: /^$/ },
  knowledge: { mutate: ['src/knowledge/*.ts'], tests: ['knowledge', 'yaml'], not: /fuzz\.test/ },
};

export const part = process.env.PART ?? 'engine';
