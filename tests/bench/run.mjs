/** Runs a benchmark: `node tests/bench/run.mjs NAME [options]`. Bundles tests/bench/NAME.ts first, because Node 20 runs no TypeScript. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [name = '', ...options] = process.argv.slice(2);
// Inside the package, so that what is imported is found.
const folder = await mkdtemp(new URL('../../node_modules/.hi-careers-bench-', import.meta.url).pathname);
const outfile = join(folder, `${name.replaceAll('/', '-')}.mjs`);
try {
  await build({
    entryPoints: [new URL(`./${name}.ts`, import.meta.url).pathname],
    absWorkingDir: new URL('../..', import.meta.url).pathname,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    // Measured as installed: not bundled.
    packages: 'external',
    banner: { js: "import{createRequire as requireFrom__}from'node:module';const require=requireFrom__(import.meta.url);" },
  });
  process.argv = [process.argv[0] ?? 'node', outfile, ...options];
  const { main } = await import(pathToFileURL(outfile).href);
  const rows = await main(options);
  if (process.env.RESULTS) await writeFile(process.env.RESULTS, JSON.stringify(rows ?? null));
} finally {
  await rm(folder, { recursive: true, force: true });
}
