/**
 * Runs one benchmark: `node tests/bench/run.mjs NAME [--write] [OPTION...]`. Installs what the benchmarks compare with, where that is not
 * there yet or is older than its lock file, and bundles tests/bench/NAME.ts first, because Node 20 runs no TypeScript. OLD: another
 * checkout, built, whose benchmark of that name is run as well, as “before”. `--write`: what is printed takes its place in
 * docs/benchmarks.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));
const [name = '', ...given] = process.argv.slice(2);
const options = given.filter((option) => option !== '--write');
const installed = join(here, 'node_modules');
const mark = join(installed, '.package-lock.json');
if (!existsSync(mark) || statSync(mark).mtimeMs < statSync(join(here, 'package-lock.json')).mtimeMs) {
  const { status } = spawnSync('npm', ['ci', '--prefix', here], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
const { OLD, ...env } = process.env;
// Start-up measures the two in turn; the others have no aim against what was before.
const isOldToo = OLD !== undefined && ['batch', 'pathways', 'questions'].includes(name);
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format();
const busy = loadavg()[0]?.toFixed(1);
const lines = [`${date}, Node ${process.versions.node}, ${availableParallelism()} cores, load before ${busy}`];
if (isOldToo) {
  lines.push('', 'before', oldOutput(OLD), 'now');
  console.log(lines.join('\n'));
}
const { log } = console;
console.log = (...words) => {
  lines.push(words.join(' '));
  log(...words);
};
// Here, so that what is imported is found.
const folder = await mkdtemp(join(installed, '.bundle-'));
const file = join(folder, `${name}.mjs`);
try {
  // Packages are measured as installed: not bundled.
  const bundler = await rolldown({ input: join(process.cwd(), 'tests/bench', `${name}.ts`), platform: 'node', external: /^@?[a-z]/ });
  await bundler.write({ file, format: 'esm', codeSplitting: false });
  process.argv = [process.argv[0] ?? 'node', file, ...options];
  const { main } = await import(pathToFileURL(file).href);
  await main(options);
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (given.includes('--write')) write(lines.join('\n'));

/** What the benchmark of the old checkout prints, on its own code and knowledge. */
function oldOutput(cwd) {
  const words = [fileURLToPath(import.meta.url), name, ...options];
  const { status, stdout } = spawnSync(process.execPath, words, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

/** The place of a table is the block below its mark. */
function write(table) {
  const page = new URL('../../docs/benchmarks.md', import.meta.url);
  const text = readFileSync(page, 'utf8');
  const place = new RegExp(`(<!-- ${name} -->\n+\`\`\`\n)[^\`]*(\`\`\`)`);
  if (!place.test(text)) throw new Error(`docs/benchmarks.md has no place for ${name}.`);
  const clean = table
    .replaceAll('`', "'")
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  writeFileSync(
    page,
    text.replace(place, (_, before, after) => `${before}${clean}\n${after}`),
  );
}
