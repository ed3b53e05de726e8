/**
 * Builds dist/: the program as a bundle without run-time dependencies, the library, and the knowledge, checked and compiled to
 * one file. The program is written as CommonJS, because Node starts that faster (see CONTRIBUTING); the library as a module.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { throughFrontDoors } from './build/front-doors.mjs';
import { buildParts, cut } from './build/parts.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = new URL('./dist/', import.meta.url);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const shared = { absWorkingDir: here, bundle: true, minify: true, legalComments: 'none', logLevel: 'warning', target: 'node20.19' };

/** commander starts commands that are programs of their own with this module, and loading it takes time; there are none here. */
const noChildren = {
  name: 'no-children',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?child_process$/ }, ({ importer, path }) =>
      importer.includes('/commander/') ? { path, namespace: 'left-out' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const program = {
  ...shared,
  entry: 'src/cli/main.ts',
  // Whoever waits for a verdict, for an advice or for the first question.
  often: ['src/commands/check.ts', 'src/commands/advise.ts', 'src/commands/interview/session.ts'],
  // The same code as modules, of which what nobody uses can be left out.
  alias: { yaml: `${here}node_modules/yaml/browser/dist/index.js` },
  // The library for atomic writes makes its temporary names from this; modules have no such word.
  define: { __filename: '"hi-careers"' },
  plugins: [throughFrontDoors, noChildren],
};
for (const { name, text } of await buildParts(program)) await writeFile(new URL(`${name}.js`, out), text);
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
if (process.argv.includes('--sizes')) printSizes((await cut(program)).metafile);

const { readFolder, inspectKnowledge, compileKnowledge, failureText, examplesFrom, firstQuestion } = await compiler();
const { loaded, files } = inspectKnowledge([readFolder(`${here}data`)]);
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
  // Of the day of the review and not of today, so that the same sources give the same build.
  const base = { ...loaded.base, first: firstQuestion(loaded.base, loaded.base.reviewed) };
  await writeFile(new URL('knowledge.json', out), compileKnowledge(base, files, examplesFrom(base)));
}

/** What compiles the knowledge: of the same source, and no part of the program. */
async function compiler() {
  const contents = `
    export { inspectKnowledge, readFolder } from './src/knowledge/index.ts';
    export { compileKnowledge } from './src/knowledge/compiled/write.ts';
    export { firstQuestion } from './src/engine/interview/first-question.ts';
    export { failureText } from './src/cli/failure-message.ts';
    export { examplesFrom } from './src/cli/examples.ts';`;
  const { outputFiles } = await build({
    ...shared,
    stdin: { contents, resolveDir: here },
    format: 'cjs',
    platform: 'node',
    write: false,
    define: { 'import.meta.url': '""' },
  });
  const made = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(made, made.exports, createRequire(import.meta.url));
  return made.exports;
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
