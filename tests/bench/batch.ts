import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { holdsValues } from '../../src/domain/attribute.js';
import { buildModel, contradictionsIn } from '../../src/engine/index.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { rowReader } from '../../src/profile/index.js';

/**
 * `npm run bench:batch [-- --million]`: the built program over made-up people, CSV to CSV and to other forms, as it is started by
 * hand. Seconds by the clock and of the processors, and the most memory that the process ever had.
 */
export async function main(options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-batch-'));
  try {
    const pool = people(20_000);
    const role = pool.roles[0] ?? '';
    console.log(`${pool.rows.length} different people, again and again, all roles and routes but where one role is named`);
    console.log('rows      form                     seconds  processor   rows/s   peak MB   result MB');
    for (const size of [10_000, 100_000, ...(options.includes('--million') ? [1_000_000] : [])]) {
      const file = join(folder, `${size}.csv`);
      await writePeople(file, size, pool);
      const forms: readonly (readonly [form: string, extension: string, ...options: readonly string[]])[] = [
        ['one thread', 'csv', '--workers', '1'],
        ['two workers', 'csv', '--workers', '2'],
        ['one role', 'csv', '--workers', '1', '--role', role],
        ['--wide', 'csv', '--workers', '1', '--wide'],
        ['NDJSON', 'ndjson', '--workers', '1'],
        ['group summary', 'txt', '--workers', '1', '--summary'],
      ];
      // Of a million, those that the aim is about.
      for (const [form, extension, ...more] of size > 100_000 ? forms.slice(0, 3) : forms) {
        const result = join(folder, `out.${extension}`);
        await measure(size, form, [file, ...more, '--output', result], result);
        rmSync(result);
      }
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Pool = { readonly header: string; readonly rows: readonly string[]; readonly roles: readonly string[] };

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
  const roles = loaded.base.roles.map(({ id }) => id);
  return { header: ['ref', ...attributes.map(({ id }) => id)].join(','), rows, roles };
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

/** Says on standard error, as the process ends, the most memory that it had, and the time of the processors. A worker loads it too. */
const watcher = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('used '+maxRSS+' '+(userCPUTime+systemCPUTime)+'\\n')})`;

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
  const [, peak = 0, processor = 0] = (/used (\d+) (\d+)/.exec(said) ?? []).map(Number);
  if (code !== 0) throw new Error(`${form}: exit ${code}\n${said}`);
  console.log(
    [
      String(size).padEnd(9),
      form.padEnd(23),
      seconds.toFixed(2).padStart(8),
      (processor / 1e6).toFixed(2).padStart(10),
      String(Math.round(size / seconds)).padStart(8),
      (peak / 1024).toFixed(0).padStart(9),
      (statSync(result).size / 1e6).toFixed(1).padStart(11),
    ].join(' '),
  );
}
