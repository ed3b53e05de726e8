/**
 * The parts of the code that are changed, each with the tests that ought to notice: files under `tests`, and what in their paths
 * or in the names of their tests leaves them out. The rules run over the bees and over generated knowledge, because the shipped
 * knowledge takes twenty times as long and notices nothing more. Nor do plans run over it, but for the worked cases that are quick.
 */
export const parts = {
  rules: {
    mutate: ['src/engine/{model,person,verdict,advice}/*.ts'],
    tests: /^(engine\/(model|person|verdict|advice)\/.*|laws\/laws|laws\/law-5.*)\.test\.ts$/,
    not: /the shipped knowledge/,
  },
  questions: {
    mutate: ['src/engine/interview/*.ts'],
    tests: /^(engine\/interview\/.*|laws\/law-[45].*)\.test\.ts$/,
    not: /over the shipped knowledge/,
  },
  pathways: {
    mutate: ['src/engine/pathway/*.ts'],
    tests: /^(engine\/pathway\/.*|laws\/law-10)\.test\.ts$/,
    not: /the shipped knowledge|an HND/,
  },
  profile: {
    mutate: ['src/profile/**/*.ts'],
    tests: /^profile\/.*\.test\.ts$/,
    not: /fuzz\.test|whatever is typed|below the threshold|shipped/,
  },
  knowledge: {
    mutate: ['src/knowledge/**/*.ts'],
    tests: /^knowledge\/.*\.test\.ts$/,
    not: /fuzz\.test|knowledge\/(qualifications|schemas)|shipped|\.\.\/data|as the YAML does/,
  },
};

export const part = process.env.PART ?? 'rules';
