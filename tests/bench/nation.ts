import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { type OfferKind, offerKinds } from '../../src/domain/advice.js';
import { buildModel, dialects, peopleTable, VerdictRun, verdictsSql } from '../../src/engine/index.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { asOf, somebody } from '../support/people.js';
import { peopleRows } from '../support/people-rows.js';

/**
 * `npm run bench:nation [-- PEOPLE]`: a million made-up people judged in DuckDB by the query of `knowledge sql`, all roles and routes.
 * 10,000 of them are different, and what the query says of each of those is compared with the program. Times are printed, by the clock and of the processors.
 */
export async function main(options: readonly string[]): Promise<void> {
  const wanted = Number(options[0] ?? 1_000_000);
  const different = Math.min(10_000, wanted);
  const loaded = loadKnowledge(resolve('data'));
  if (!loaded.ok) throw new Error('The knowledge has faults.');
  const { attributes } = loaded.base;
  const model = buildModel(loaded.base);
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-nation-'));
  const instance = await DuckDBInstance.create(join(folder, 'nation.duckdb'));
  const connection = await instance.connect();
  const timed = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    const made = await act();
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    const processor = (user + system) / 1e6;
    console.log(`${what.padEnd(64)} ${seconds.toFixed(1).padStart(7)} s, of the processors ${processor.toFixed(1).padStart(7)} s`);
    return made;
  };
  try {
    console.log(
      `${wanted} people, ${different} of them different, one in ten of whom expects something; ${loaded.base.roles.length} roles, ${loaded.base.routes.length} routes`,
    );
    const drawn = (expected: boolean, numRuns: number) => fc.sample(somebody(model, { expected }), { numRuns, seed: 20261130 });
    const people = [...drawn(true, Math.ceil(different / 10)), ...drawn(false, different - Math.ceil(different / 10))];
    const file = join(folder, 'people.ndjson');
    writeFileSync(
      file,
      peopleRows(attributes, people)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    );
    await connection.run(`SET temp_directory = '${folder}'`);
    await connection.run(peopleTable(attributes, dialects.duckdb).replace('TABLE people', 'TABLE pool'));
    await connection.run(`INSERT INTO pool BY NAME SELECT * FROM read_json('${file}', sample_size = -1)`);
    await connection.run(peopleTable(attributes, dialects.duckdb).replace('TABLE people', 'TABLE everybody'));
    await connection.run(
      `INSERT INTO everybody SELECT pool.* REPLACE (pool."row" + time * ${different} AS "row") FROM pool, range(${Math.ceil(wanted / different)}) AS times(time)`,
    );
    const query = await timed('the query is written', async () => verdictsSql(model, asOf, dialects.duckdb));
    await connection.run(view(0));
    await connection.run(`CREATE TABLE verdicts AS ${query} LIMIT 0`);
    await timed(`all verdicts on ${wanted} people, ${AT_ONCE} at a time`, async () => {
      for (let from = 0; from < wanted; from += AT_ONCE) {
        await connection.run(view(from));
        await connection.run(`INSERT INTO verdicts ${query}`);
      }
    });
    const role = loaded.base.roles[0]?.id ?? '';
    const one = verdictsSql(model, asOf, dialects.duckdb, [role]);
    await connection.run('CREATE OR REPLACE VIEW people AS SELECT * FROM everybody');
    await timed(`the verdicts on one role (${role}), counted`, () =>
      connection.run(`SELECT "${role}.jobs", count(*) FROM (${one}) GROUP BY 1`),
    );
    const said = (await connection.runAndReadAll(`SELECT * FROM verdicts WHERE "row" <= ${different} ORDER BY "row"`)).getRowObjectsJson();
    const run = new VerdictRun(model, asOf);
    await timed(`the verdicts on ${different} people by the program, compared`, async () => {
      for (const [at, person] of people.entries()) {
        if (run.judge(person) !== null) throw new Error('Somebody contradicts themselves.');
        for (const [target, { id, kind }] of run.targets.entries()) {
          agree(at, id, said[at]?.[id], { verdict: run.verdictOf(target), from: run.monthOf(target) });
          if (kind === 'role')
            for (const offer of offerKinds)
              agree(at, `${id}.${offer satisfies OfferKind}`, said[at]?.[`${id}.${offer}`], run.offerOf(target, offer));
        }
      }
    });
    const memory = process.resourceUsage().maxRSS / 1024 ** 2;
    const disk = statSync(join(folder, 'nation.duckdb')).size / 1024 ** 3;
    console.log(`no difference; most memory ${memory.toFixed(1)} GiB, the database ${disk.toFixed(1)} GiB`);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many people are judged at once, so that memory does not grow with their number. */
const AT_ONCE = 100_000;

const view = (from: number): string =>
  `CREATE OR REPLACE VIEW people AS SELECT * FROM everybody WHERE "row" > ${from} AND "row" <= ${from + AT_ONCE}`;

function agree(
  row: number,
  column: string,
  said: unknown,
  judged: { readonly verdict: string; readonly from: string | null } | null,
): void {
  const ours = judged === null ? null : judged.verdict === 'open-later' ? `${judged.verdict}@${judged.from}` : judged.verdict;
  if (said !== ours) throw new Error(`Of person ${row + 1}, the query says ${said} in ${column}, and the program ${ours}`);
}
