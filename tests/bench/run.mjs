/**
 * Runs a benchmark: `node tests/bench/run.mjs NAME [options]`. Installs what the benchmarks compare with, where that is not there yet,
 * and bundles tests/bench/NAME.ts first, because Node 20 runs no TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));
const [name = '', ...options] = process.argv.slice(2);
const installed = join(here, 'node_modules');
if (!existsSync(join(installed, '.package-lock.json'))) {
  const { status } = spawnSync('npm', ['ci', '--prefix', here], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
// Here, so that what is imported is found.
const folder = await mkdtemp(join(installed, '.bundle-'));
const file = join(folder, `${name}.mjs`);
try {
  // Packages are measured as installed: not bundled.
  const bundler = await rolldown({ input: join(here, `${name}.ts`), platform: 'node', external: /^@?[a-z]/ });
  await bundler.write({ file, format: 'esm', codeSplitting: false });
  process.argv = [process.argv[0] ?? 'node', file, ...options];
  const { main } = await import(pathToFileURL(file).href);
  const rows = await main(options);
  if (process.env.RESULTS) await writeFile(process.env.RESULTS, JSON.stringify(rows ?? null));
} finally {
  await rm(folder, { recursive: true, force: true });
}
