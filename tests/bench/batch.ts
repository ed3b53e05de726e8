import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { holdsValues } from '../../src/domain/attribute.js';
import { buildModel, contradictionsIn } from '../../src/engine/index.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { rowReader } from '../../src/profile/index.js';

/**
 * `npm run bench:batch [-- --million]`: the built program over generated people, CSV to CSV and to other forms, as it is
 * started by hand. Rows a second, and the most memory that the process ever had. Printed, never asserted.
 */
export async function main(options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-batch-'));
  try {
    const pool = people(20_000);
    console.log(
      `node ${process.versions.node}, ${pool.rows.length} different people of the whole knowledge, again and again, each with a ref`,
    );
    console.log('rows        form                     seconds   rows/s   peak MB   result MB');
    for (const size of [10_000, 100_000, ...(options.includes('--million') ? [1_000_000] : [])]) {
      const file = join(folder, `${size}.csv`);
      await writePeople(file, size, pool);
      await measure(size, 'CSV to CSV', [file, '--output', join(folder, 'out.csv')], join(folder, 'out.csv'));
      if (size > 100_000) continue;
      await measure(size, 'CSV to CSV, --wide', [file, '--wide', '--output', join(folder, 'wide.csv')], join(folder, 'wide.csv'));
      await measure(size, 'CSV to NDJSON', [file, '--output', join(folder, 'out.ndjson')], join(folder, 'out.ndjson'));
      await measure(size, 'CSV to group summary', [file, '--summary', '--output', join(folder, 'page.txt')], join(folder, 'page.txt'));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Pool = { readonly header: string; readonly rows: readonly string[] };

/** So many people whose answers do not contradict each other: what does not agree is left out, so that every row is judged. */
function people(wanted: number): Pool {
  const loaded = loadKnowledge(resolve('data'));
  if (!loaded.ok) throw new Error('The knowledge has faults.');
  const { attributes } = loaded.base;
  const model = buildModel(loaded.base);
  const read = rowReader(attributes);
  const chance = random(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const rows = Array.from({ length: wanted }, () => {
    const cells = attributes.map(({ shape, expectable }): string => {
      if (chance() < 0.2) return '';
      const month = expectable && chance() < 0.05 ? `@${pick(['2027-07', '2027-08', '2028-09'])}` : '';
      if (shape.kind === 'yes-no') return pick(['yes', 'no']) + month;
      if (shape.kind === 'number') return String(Math.floor(shape.min + chance() * (Math.min(shape.max, 60) - shape.min)));
      const ids = holdsValues(shape).map(({ id }) => id);
      return shape.kind === 'set' ? ids.filter(() => chance() < 0.2).join(';') || 'none' : pick(ids) + month;
    });
    for (;;) {
      const row = read(cells);
      if (!row.ok) throw new Error(row.problems.map(({ message }) => message).join(' '));
      const [clash] = contradictionsIn(model, row.profile, '2026-11-24' as Parameters<typeof contradictionsIn>[2]);
      const last = attributes.findLastIndex(({ id }, at) => clash?.includes(id) === true && cells[at] !== '');
      if (clash === undefined || last < 0) return cells.join(',');
      cells[last] = '';
    }
  });
  return { header: ['ref', ...attributes.map(({ id }) => id)].join(','), rows };
}

/** The same numbers each time, from 0 up to 1 (a linear congruential generator). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function writePeople(file: string, size: number, { header, rows }: Pool): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (let row = 0; row < size; row++) {
    if (!out.write(`P${row},${rows[row % rows.length]}\n`)) await new Promise<void>((go) => out.once('drain', () => go()));
  }
  await new Promise<void>((go) => out.end(() => go()));
}

/** Says on standard error, as the process ends, the most memory that it had. */
const watcher = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))`;

async function measure(size: number, form: string, args: readonly string[], result: string): Promise<void> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', watcher, resolve('bin/hi-careers.js'), 'batch', ...args, '--as-of', '2026-11-24'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const code = await new Promise((go) => child.on('close', go));
  const seconds = (performance.now() - start) / 1000;
  const peak = Number(/peak (\d+)/.exec(said)?.[1] ?? 0) / 1024;
  if (code !== 0) throw new Error(`${form}: exit ${code}\n${said}`);
  console.log(
    [
      String(size).padEnd(11),
      form.padEnd(23),
      seconds.toFixed(2).padStart(8),
      String(Math.round(size / seconds)).padStart(8),
      peak.toFixed(0).padStart(9),
      (statSync(result).size / 1e6).toFixed(1).padStart(11),
    ].join(' '),
  );
}
