/** Start-up against a bare `node -e 0`, in turn and in one run: medians of 21, and the ratio. Printed, never asserted. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/hi-careers.js', import.meta.url));
const profile = ['--nation', 'england', '--age', '30', '--degree-class', '2:2', '--enjoys', 'working-with-numbers'];
const runs = [
  ['node -e 0', ['-e', '0']],
  ['hi-careers --version', [program, '--version']],
  ['hi-careers --help', [program, '--help']],
  ['check one role, JSON', [program, 'check', 'clinical-coder', '--json']],
  ['advise, JSON', [program, 'advise', '--no-input', '--json', ...profile]],
  ['advise, text', [program, 'advise', '--no-input', ...profile]],
];
const times = runs.map(() => []);
for (let round = 0; round < 21; round++) {
  runs.forEach(([, argv], at) => {
    const start = process.hrtime.bigint();
    spawnSync(process.execPath, argv, { stdio: ['ignore', 'ignore', 'ignore'] });
    times[at].push(Number(process.hrtime.bigint() - start) / 1e6);
  });
}
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const [bare] = times.map(median);
console.log(`node ${process.versions.node}, medians of 21`);
runs.forEach(([name], at) => {
  const time = median(times[at]);
  console.log(`${name.padEnd(24)} ${time.toFixed(0).padStart(5)} ms  ${(time / bare).toFixed(2).padStart(5)} times`);
});
