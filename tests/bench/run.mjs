/** Runs a benchmark: `node tests/bench/run.mjs NAME [options]`. Bundles tests/bench/NAME.ts first, because Node 20 runs no TypeScript. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [name = '', ...options] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'hi-careers-bench-'));
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
    banner: { js: "import{createRequire as requireFrom__}from'node:module';const require=requireFrom__(import.meta.url);" },
  });
  process.argv = [process.argv[0] ?? 'node', outfile, ...options];
  const { main } = await import(pathToFileURL(outfile).href);
  await main(options);
} finally {
  await rm(folder, { recursive: true, force: true });
}
