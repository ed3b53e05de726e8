/** Builds dist/: the program as a bundle without run-time dependencies, and the knowledge checked and compiled to one file. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const out = new URL('./dist/', import.meta.url);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  entryPoints: {
    main: 'src/cli/main.ts',
    knowledge: 'src/knowledge/index.ts',
    compiled: 'src/knowledge/compiled.ts',
    failure: 'src/cli/report-failure.ts',
  },
  absWorkingDir: new URL('.', import.meta.url).pathname,
  outdir: out.pathname,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  // The library for atomic writes makes its temporary names from this; modules have no such word.
  define: { __filename: '"hi-careers"' },
  // Packages in the old module form ask for built-in modules with require.
  banner: { js: "import{createRequire as requireFrom__}from'node:module';const require=requireFrom__(import.meta.url);" },
});

const { loadKnowledge } = await import(new URL('knowledge.js', out));
const { compileKnowledge } = await import(new URL('compiled.js', out));
const { failureText } = await import(new URL('failure.js', out));
const loaded = loadKnowledge(new URL('data', import.meta.url).pathname);
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
  await writeFile(new URL('knowledge.json', out), compileKnowledge(loaded.base));
}
