/**
 * Runs the benchmarks one after another: `npm run bench [-- [--write] NAME[=OPTION...]...]`, all of them if none is named. Those that
 * package.json has a script `bench:NAME` for. OLD and `--write` as in run.mjs.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const all = Object.keys(scripts).flatMap((script) => (script.startsWith('bench:') ? [script.slice('bench:'.length)] : []));
const given = process.argv.slice(2);
const named = given.filter((word) => !word.startsWith('--'));
const write = given.includes('--write') ? ['--write'] : [];
for (const one of named.length === 0 ? all : named) {
  const [name = '', ...options] = one.split('=');
  console.log(`\n== ${name}`);
  const words = [fileURLToPath(new URL('run.mjs', import.meta.url)), name, ...write, ...options];
  if (spawnSync(process.execPath, words, { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
}
