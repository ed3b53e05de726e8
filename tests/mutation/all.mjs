/**
 * `npm run mutate`: tries every small change to the code of each part, or of the parts that are named, and prints how many of
 * them some test noticed. What survived stands in `coverage/mutation-PART.json`, and why in `README.md`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parts } from './parts.mjs';

const named = process.argv.slice(2);
const chosen = Object.keys(parts).filter((part) => named.length === 0 || named.includes(part));

const noticed = new Set(['Killed', 'Timeout']);
const counted = new Set([...noticed, 'Survived', 'NoCoverage']);
const rows = [];
for (const part of chosen) {
  const args = ['run', 'mutate:part', '--', '--reporters', 'progress-append-only,json'];
  const { status } = spawnSync('npm', args, { stdio: 'inherit', env: { ...process.env, PART: part } });
  if (status !== 0) process.exit(status ?? 1);
  const { files } = JSON.parse(readFileSync(`coverage/mutation-${part}.json`, 'utf8'));
  for (const [file, { mutants }] of Object.entries(files)) {
    const statuses = mutants.map((mutant) => mutant.status).filter((one) => counted.has(one));
    rows.push({ part, file, tried: statuses.length, noticed: statuses.filter((one) => noticed.has(one)).length });
  }
}

const sum = (of) =>
  of.reduce((all, { tried, noticed: some }) => ({ tried: all.tried + tried, noticed: all.noticed + some }), { tried: 0, noticed: 0 });
const line = (what, { tried, noticed: some }) =>
  `${what.padEnd(44)} ${String(some).padStart(6)} of ${String(tried).padStart(6)}  ${((100 * some) / tried).toFixed(1).padStart(5)} %`;
for (const row of rows) console.log(line(row.file, row));
for (const part of chosen) console.log(line(`part: ${part}`, sum(rows.filter((row) => row.part === part))));
const folders = ['engine', 'profile', 'knowledge'].filter((folder) => rows.some(({ file }) => file.includes(`src/${folder}/`)));
for (const folder of folders) console.log(line(`src/${folder}`, sum(rows.filter(({ file }) => file.includes(`src/${folder}/`)))));
