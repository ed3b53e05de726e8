/**
 * Runs every benchmark, one after another: `npm run bench`. A benchmark has a script `bench:NAME` and a file NAME.ts that exports `main`;
 * what `main` gives is kept. Writes results.json with the machine, the versions and the date.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
/** As one text: the file stands as the formatter would have it. */
const load = () =>
  loadavg()
    .map((one) => one.toFixed(2))
    .join(' ');
const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${platform()} ${release()} ${arch()}`,
  loadBefore: load(),
  versions: dependencies,
};
const results = {};
const folder = mkdtempSync(join(tmpdir(), 'hi-careers-results-'));
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const names = Object.keys(scripts)
  .flatMap((script) => (script.startsWith('bench:') ? [script.slice('bench:'.length)] : []))
  .sort();
for (const name of names) {
  console.log(`\n== ${name}`);
  const file = join(folder, `${name}.json`);
  const { status } = spawnSync(process.execPath, [join(here, 'run.mjs'), name], {
    stdio: 'inherit',
    env: { ...process.env, RESULTS: file },
  });
  results[name] = status === 0 ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (status !== 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });
const whole = { machine: { ...machine, loadAfter: load() }, results };
writeFileSync(join(here, 'results.json'), `${JSON.stringify(whole, null, 2)}\n`);

console.log(
  `\n${machine.date}, Node ${machine.node}, ${machine.processor}, ${machine.memory}, ${machine.system}, load ${machine.loadBefore}`,
);
for (const [name, rows] of Object.entries(results)) {
  for (const row of Array.isArray(rows) ? rows : []) {
    const { what, ...figures } = row;
    const said = Object.entries(figures).map(
      ([key, value]) => `${key} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`,
    );
    console.log(`${name.padEnd(10)} ${String(what).padEnd(60)} ${said.join('  ')}`);
  }
}
