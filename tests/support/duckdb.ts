import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Runs statements in a DuckDB of its own, in memory, and gives the rows of the last. `rows` are a JSON file that they can read. */
export async function inDuckDb(
  statements: readonly string[],
  rows: readonly object[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-sql-'));
  const file = join(folder, 'people.ndjson');
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const [last = '', ...before] = [...statements].reverse();
    for (const statement of before.reverse()) await connection.run(statement.replaceAll('FILE', file));
    return (await connection.runAndReadAll(last)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}
