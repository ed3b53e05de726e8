import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { realModel } from '../support/bases.js';
import { inDuckDb } from '../support/duckdb.js';
import { asOf } from '../support/people.js';
import { run } from '../support/run.js';

// Only against what hangs: planning a query of this length takes seconds, more on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const [role = '', other = ''] = realModel.base.roles.map(({ id }) => id);
const day = ['--as-of', asOf];
const sql = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout } = await run(['knowledge', 'sql', ...words, ...day]);
  expect(code).toBe(0);
  return stdout;
};

const sheet = `ref,nation,age,full-time-education,highest-level,degree-class,degree-subject,maths-level-2,posts,work-level,right-to-work
A1,england,17,yes,2,,,yes@2027-08,none,none,yes
A2,scotland,30,no,6,2:1,; computing;,yes,,practitioner,yes
A3,wales,21,no@2027-07,5,first@2027-07,computing@2027-07,,,assistant,
A4,,,,,,,,,,
A5,england,44,no,3,2:1,,,,senior,no
`;

/** Each ends with a semicolon at the end of a line; no text of ours has one there. */
const statements = (text: string): readonly string[] => text.split(/;\n/).filter((one) => one.trim() !== '');

describe('knowledge sql', () => {
  it('gives what batch --wide gives, from the same sheet', async () => {
    const { stdout } = await run(['batch', '-', '--role', role, other, ...day], { input: sheet });
    const byBatch: readonly Readonly<Record<string, string>>[] = parse(stdout, { columns: true });
    const sheetRows: readonly object[] = parse(sheet, { columns: true });
    const [sheetTable = '', peopleTable = ''] = statements(await sql('--part', 'tables'));
    const rows = await inDuckDb(
      [
        sheetTable,
        peopleTable,
        "INSERT INTO sheet BY NAME SELECT * FROM read_json('FILE', sample_size = -1)",
        ...statements(await sql('--part', 'fill')),
        ...statements(await sql('--role', role, other)),
      ],
      sheetRows,
    );
    const judged = rows.filter(({ set_aside }) => set_aside === null).sort((a, b) => Number(a.row) - Number(b.row));
    expect(judged.map(({ set_aside: _, ...row }) => row)).toEqual(
      byBatch.map(({ row: _, ...rest }, at) => ({
        row: judged[at]?.row,
        ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value === '' ? null : value])),
      })),
    );
    // Level 3 and a 2:1 contradict each other.
    expect(rows.filter(({ set_aside }) => set_aside !== null).map(({ ref, set_aside }) => [ref, set_aside])).toEqual([
      ['A5', 'contradiction'],
    ]);
  });

  it('sets aside rows with a value or a month that their columns cannot have', async () => {
    const wrong: readonly object[] = [
      { nation: 'atlantis' },
      { age: 999 },
      { posts: ['king'] },
      { posts: [null] },
      { degree_class: 'first', degree_class_expected: 'July' },
      { degree_subject: ['computing'], degree_subject_expected: ['2027'] },
    ];
    const [, create = ''] = statements(await sql('--part', 'tables'));
    const fill = "INSERT INTO people BY NAME SELECT * FROM read_json('FILE', sample_size = -1)";
    const rows = await inDuckDb(
      [create, fill, ...statements(await sql('--role', role))],
      wrong.map((answers, at) => ({ row: at + 1, ref: 'A', ...answers })),
    );
    const verdicts = { [role]: null, [`${role}.jobs`]: null, [`${role}.training`]: null, [`${role}.study`]: null };
    expect(rows.map(({ row: _, ...rest }) => rest)).toEqual(wrong.map(() => ({ ref: 'A', set_aside: 'unknown-value', ...verdicts })));
  });

  it('says which role or route does not exist', async () => {
    const { code, stderr, stdout } = await run(['knowledge', 'sql', '--role', 'no-such-role']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no role or route “no-such-role”.');
  });

  it('runs in DuckDB as docs/at-scale.md says', async () => {
    const text = readFileSync(new URL('../../docs/at-scale.md', import.meta.url), 'utf8');
    const [load = '', ...counts] = [...text.matchAll(/```sql\n([^`]+)```/g)].flatMap(([, block = '']) => statements(block));
    expect(load).toContain("'people.csv'");
    expect(counts.length).toBeGreaterThan(1);
    const [verdicts = ''] = statements(await sql('--role', /"([a-z-]+)\.jobs"/.exec(counts[0] ?? '')?.[1] ?? ''));
    const folder = mkdtempSync(join(tmpdir(), 'hi-careers-at-scale-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'people.csv'), sheet);
    // The way in parts, with two parts: both are done, and nobody twice.
    const [, rename = '', none = ''] = /'(ALTER TABLE [^;']+); (CREATE VIEW [^']+)'/.exec(text) ?? [];
    const [, part = ''] = /^ {2}part="(.+)"$/m.exec(text) ?? [];
    expect(text).toContain('CREATE OR REPLACE VIEW people AS $part;');
    const inPart = (first: number, last: number): readonly string[] => [
      `CREATE OR REPLACE VIEW people AS ${part
        .replaceAll('\\"', '"')
        .replace('$first', String(first))
        .replace(/\$\(\(.+\)\)/, String(last))}`,
      `INSERT INTO verdicts\n${verdicts}`,
    ];
    const people = sheet.trim().split('\n').length - 1;
    const rows = await inDuckDb([
      ...statements(await sql('--part', 'tables')),
      load.replace('people.csv', join(folder, 'people.csv')),
      ...statements(await sql('--part', 'fill')),
      rename,
      none,
      `CREATE TABLE verdicts AS\n${verdicts}`,
      ...inPart(1, 2),
      ...inPart(3, 100_000),
      ...counts,
      'SELECT count(*) AS verdicts, count(DISTINCT "row") AS people FROM verdicts',
    ]);
    expect(rows).toEqual([{ verdicts: String(people), people: String(people) }]);
  });
});
