/** What is bundled and how: the program as CommonJS, which Node starts faster than modules, and the library as one module. */
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
  // yaml's main entry is CommonJS; from its modules, what nobody uses can be left out.
  resolve: { alias: { yaml: `${root}node_modules/yaml/browser/dist/index.js` } },
  plugins: [noChildProcess],
};
const minified = { minify: true, comments: false, cleanDir: false };

/** Which files of dist/ the code goes to, the first that fits: what more of the program needs comes first. */
const files = [];

export const program = {
  input: { ...shared, input: { main: 'src/cli/main.ts' }, platform: 'node', transform: { target: 'node20.19' } },
  output: {
    ...minified,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        { name: 'start', tags: ['$initial'], priority: files.length + 1 },
        ...files.map(([name, test], at) => ({ name, test, priority: files.length - at })),
      ],
    },
  },
};

export const library = {
  input: { ...shared, input: { index: 'src/library/index.ts' }, platform: 'neutral', transform: { target: 'es2023' } },
  output: { ...minified, format: 'esm', entryFileNames: '[name].js' },
};

/** What compiles the knowledge: the same source, run once and kept nowhere. */
export const compiler = {
  input: { ...shared, input: 'scripts/compile-knowledge.ts', platform: 'node' },
  output: { format: 'esm', codeSplitting: false },
};
