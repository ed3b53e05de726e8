/** What is bundled and how: the program as CommonJS, which Node starts faster than modules, the library as one module, and the program of the page. */
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** commander loads this module to start commands that are programs of their own. There are none here, and loading it takes time. */
const noChildProcess = {
  name: 'no-child-process',
  resolveId: (source, importer) => (/^(node:)?child_process$/.test(source) && importer?.includes('commander') ? '\0none' : null),
  load: (id) => (id === '\0none' ? 'module.exports = {};' : null),
};

const shared = {
  cwd: root,
  logLevel: 'warn',
  checks: { ineffectiveDynamicImport: false },
  // yaml's main entry is CommonJS; from its modules, what nobody uses can be left out.
  resolve: { alias: { yaml: `${root}node_modules/yaml/browser/dist/index.js` } },
  plugins: [noChildProcess],
};
// ASCII is read faster: one byte is one character.
const minified = { minify: true, comments: false, charset: 'ascii' };

/** Which files of dist/ the code goes to, the first that fits: what more of the program needs comes first. */
const files = [
  ['start', /src.(cli.main|domain|presentation.writers.index)/],
  ['engine', /src.engine.((?!pathway|sql|advice)|advice.check)/],
  ['pathways', /src.engine.(pathway|advice)/],
  ['results', /src.presentation.(json|words|lookup)/],
  ['command-line', /src.cli.program|node_modules.commander/],
  ['terminal', /src.presentation.writers.(terminal|sanitise|styled)/],
  ['answers', /src.profile.(?!index|read-profile)/],
  ['yaml', /src.(safe-yaml|profile.read-profile)|node_modules.yaml/],
  ['commands', /src.commands.(answers|check).ts/],
  ['advise', /src.commands.(advise|advice-text|render).ts/],
  ['pages', /src.(presentation.(pages|document|writers.page-frame)|commands.[a-z-]*.ts)/],
  ['writers', /src.presentation.writers/],
  ['files', /src.cli.(files|new-file)/],
  ['knowledge', /src.knowledge/],
  ['batch', /src.(cli|commands).batch.(?!worker\.ts)|node_modules.csv/],
  ['workbench', /src.(workbench|engine.sql|commands.(knowledge|completion))/],
  ['interview', /src.(commands.(interview|workshop)|cli.(prompts|workshop))|node_modules.@inquirer/],
];

export const program = {
  input: {
    ...shared,
    input: { main: 'src/cli/main.ts', 'batch-worker': 'src/cli/batch/worker.ts' },
    platform: 'node',
    transform: { target: 'node20.19' },
  },
  output: {
    ...minified,
    format: 'cjs',
    strict: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: files.map(([name, test], at) => ({ name, test, priority: files.length - at })) },
  },
};

export const library = {
  input: { ...shared, input: { index: 'src/library/index.ts' }, platform: 'neutral', transform: { target: 'es2023' } },
  output: { ...minified, format: 'esm', entryFileNames: '[name].js' },
};

/** The program of the page, and what unpacks and runs it: a script each. */
export const page = ['program', 'loader'].map((name) => ({
  input: { ...shared, input: { [name]: `src/page/${name}.ts` }, platform: 'browser', transform: { target: 'es2022' } },
  output: { ...minified, format: 'iife', name, codeSplitting: false, entryFileNames: '[name].js' },
}));

/** What compiles the knowledge: the same source, run once and kept nowhere. */
export const compiler = {
  input: { ...shared, input: 'scripts/compile-knowledge.ts', platform: 'node' },
  output: { format: 'esm', codeSplitting: false },
};
