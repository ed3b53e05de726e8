/**
 * Builds dist/: the program as a bundle without run-time dependencies, the library, and the knowledge, checked and compiled to
 * one file. The program is written as CommonJS, because Node starts that faster (see CONTRIBUTING); the library as a module.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = new URL('./dist/', import.meta.url);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const shared = { absWorkingDir: here, bundle: true, minify: true, legalComments: 'none', logLevel: 'warning', target: 'node20.19' };

/** Modules left out where they are imported from one place, because loading them takes time and nothing there needs them. */
const left = [
  // commander starts commands that are programs of their own with this; there are none here.
  { module: /^(node:)?child_process$/, from: /\/commander\//, contents: 'module.exports = {};' },
  // The writer of text is loaded by commands/as-text when text is wanted; the front door names it for those who have no hurry.
  { module: /^\.\/terminal\.js$/, from: /\/presentation\/index\.ts$/, contents: 'export const renderText = undefined;' },
];
const leaveOut = {
  name: 'leave-out',
  setup({ onResolve, onLoad }) {
    for (const { module, from, contents } of left) {
      onResolve({ filter: module }, ({ importer, path }) =>
        from.test(importer) ? { path, namespace: 'left-out', pluginData: contents } : undefined,
      );
    }
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ pluginData }) => ({ contents: pluginData }));
  },
};

const program = await build({
  ...shared,
  entryPoints: {
    main: 'src/cli/main.ts',
    knowledge: 'src/knowledge/index.ts',
    compiled: 'src/knowledge/compiled.ts',
    failure: 'src/cli/report-failure.ts',
    examples: 'src/cli/examples.ts',
  },
  outdir: fileURLToPath(out),
  splitting: true,
  format: 'esm',
  platform: 'node',
  metafile: true,
  write: false,
  // The library for atomic writes makes its temporary names from this; modules have no such word.
  define: { __filename: '"hi-careers"' },
  plugins: [leaveOut],
});

// Parts that load only when needed can be cut out of modules alone; each is then turned to CommonJS by itself.
const place = "const place__=require('node:url').pathToFileURL(__filename).href;";
for (const { path, text } of program.outputFiles) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'place__' },
    banner: text.includes('import.meta.url') ? place : '',
  });
  await writeFile(new URL(basename(path), out), code);
}
await writeFile(new URL('package.json', out), '{"type":"commonjs"}\n');

await build({
  ...shared,
  entryPoints: { index: 'src/library/index.ts' },
  outdir: fileURLToPath(new URL('lib/', out)),
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
});
await writeFile(new URL('lib/package.json', out), '{"type":"module","sideEffects":false}\n');
execFileSync(process.execPath, [`${here}node_modules/typescript/bin/tsc`, '-p', `${here}src/library/tsconfig.json`], { stdio: 'inherit' });

await keepOnlyNamed(new URL('lib/types/', out), 'library/index.d.ts');
if (process.argv.includes('--sizes')) printSizes(program.metafile);

const require = createRequire(import.meta.url);
const { loadKnowledge } = require('./dist/knowledge.js');
const { compileKnowledge } = require('./dist/compiled.js');
const { failureText } = require('./dist/failure.js');
const { examplesFrom } = require('./dist/examples.js');
const loaded = loadKnowledge(`${here}data`);
if (!loaded.ok) {
  process.stderr.write(
    failureText({
      code: 'bad-knowledge',
      message: 'The knowledge has faults.',
      hint: 'Mend what is listed above.',
      diagnostics: loaded.diagnostics,
    }),
  );
  process.exitCode = 1;
} else {
  await writeFile(new URL('knowledge.json', out), compileKnowledge(loaded.base, examplesFrom(loaded.base)));
}

/** Removes the types that nobody can come to from the front door. */
async function keepOnlyNamed(folder, door) {
  const named = new Set();
  const follow = async (file) => {
    if (named.has(file.href)) return;
    named.add(file.href);
    for (const [, path] of (await readFile(file, 'utf8')).matchAll(/from '(\.[^']+)\.js'/g)) await follow(new URL(`${path}.d.ts`, file));
  };
  await follow(new URL(door, folder));
  for (const path of await readdir(folder, { recursive: true })) {
    const file = new URL(path, folder);
    if (path.endsWith('.d.ts') && !named.has(file.href)) await rm(file);
  }
}

/** What each package adds to the program, in bytes, minified: for the table in the README. */
function printSizes({ outputs }) {
  const sizes = new Map();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = path.includes('node_modules/') ? /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] : path.split('/')[0];
      sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
    }
  }
  for (const [name, size] of [...sizes].sort(([, a], [, b]) => b - a)) process.stdout.write(`${String(size).padStart(8)}  ${name}\n`);
}
