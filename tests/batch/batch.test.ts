import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { realModel } from '../support/bases.js';
import { escapes, folder, run } from '../support/run.js';
import { batch, day, good, table, two } from './support.js';

const everything = realModel.base.roles.length + realModel.base.routes.length;

describe('batch', () => {
  it('gives a row for each person, in their order, with numbers and the ids that are open', async () => {
    const { code, stdout, stderr } = await batch(good);
    expect([code, stderr]).toEqual([0, '']);
    const rows = table(stdout);
    expect(rows.map(({ row, ref }) => [row, ref])).toEqual([
      ['1', 'A1'],
      ['2', 'B2'],
      ['3', 'C3'],
    ]);
    for (const row of rows) {
      const counts = ['open', 'open-later', 'judged', 'stretch', 'unknown', 'not-yet', 'closed', 'no-rule'].map((name) =>
        Number(row[name]),
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(everything);
      expect(row['open-ids']?.split(';')).toHaveLength(Number(row.open));
    }
    expect(rows[0]?.['open-ids']).toMatch(/(^|;)gmts-health-informatics(;|$)/);
    expect(rows[2]?.['open-later-ids']).toContain('gmts-health-informatics@2027-07');
  });

  it('with --role gives a column for each', async () => {
    const { code, stdout } = await batch(good, '--role', 'gmts-health-informatics,ward-clerk');
    expect([code, ...table(stdout).map((row) => row['gmts-health-informatics'])]).toEqual([0, 'open', 'closed', 'open-later@2027-07']);
  });

  it('gives the job, training and study apart, as advise does', async () => {
    const columns = 'ref,nation,age,right-to-work,full-time-education,highest-level,english-level-2,maths-level-2';
    const people = `${columns}\nA1,england,19,yes,no,2,yes,yes\nB2,england,19,no,no,2,yes,yes\n`;
    const answers =
      '--nation england --age 19 --right-to-work --no-full-time-education --highest-level 2 --english-level-2 --maths-level-2';
    const id = 'ward-clerk';
    const [wide, brief, json, advised] = await Promise.all([
      batch(people, '--role', id),
      batch(people),
      batch(people, '--json'),
      run(['advise', '--no-input', ...day, '--json', ...answers.split(' ')]),
    ]);
    const role = JSON.parse(advised.stdout).roles.find((one: { readonly id: string }) => one.id === id);
    const [may, mayNot] = table(wide.stdout);
    expect([may?.[`${id}.jobs`], may?.[`${id}.training`], may?.[`${id}.study`]]).toEqual([role.jobs.verdict, role.training.verdict, '']);
    expect([mayNot?.[`${id}.jobs`], mayNot?.[`${id}.training`]]).toEqual(['not-yet', 'not-yet']);
    const kinds = ['jobs', 'training', 'study'] as const;
    const result = JSON.parse(json.stdout).people[0].results.find((one: { readonly id: string }) => one.id === id);
    expect(kinds.map((kind) => result[kind] && [result[kind].verdict, result[kind].way])).toEqual(
      kinds.map((kind) => role[kind] && [role[kind].verdict, role[kind].way]),
    );
    const named = table(brief.stdout).map((row) =>
      kinds.map((kind) => `${row[`${kind}-open-ids`]};${row[`${kind}-judged-ids`]}`.includes(id)),
    );
    expect(named[0]).toEqual([true, true, false]);
    expect(named[1]).toEqual([false, false, false]);
  });

  it('says what check says, in NDJSON and in one JSON document, as their schemas have it', async () => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false });
    for (const name of ['common', 'batch', 'batch-row'])
      ajv.addSchema(JSON.parse(readFileSync(new URL(`../../schemas/output/${name}.schema.json`, import.meta.url), 'utf8')));
    const [lines, whole, checked] = await Promise.all([
      batch(good, '--format', 'ndjson'),
      batch(good, '--json'),
      run([
        'check',
        'gmts-health-informatics',
        ...day,
        '--json',
        '--nation',
        'england',
        '--age',
        '20',
        '--right-to-work',
        '--degree-class',
        '2:1@2027-07',
      ]),
    ]);
    const people = lines.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const person of people)
      expect([ajv.getSchema('output/batch-row.schema.json')?.(person), person.results.length]).toEqual([true, everything]);
    const document = JSON.parse(whole.stdout);
    expect(ajv.getSchema('output/batch.schema.json')?.(document)).toBe(true);
    expect(document.people.map(({ results }: { results: unknown }) => results)).toEqual(people.map(({ results }) => results));
    const [{ id, kind, verdict, from, best, noRule }] = JSON.parse(checked.stdout).results;
    expect(people[2].results).toContainEqual({ id, kind, verdict, from, best, noRule });
  });

  it.each([
    ['{"ref":"A1","answers":{"nation":"england","age":20,"right-to-work":true,"degree-class":"2:1"}}', 'answers apart'],
    ['{"ref":"A1","nation":"england","age":"20","right-to-work":"yes","degree-class":"2:1","gcse-passes":null}', 'answers beside ref'],
  ])('reads NDJSON with %s', async (line) => {
    const { code, stdout } = await batch(`${line}\n\n`, ...two);
    expect([code, table(stdout)[0]?.['gmts-health-informatics']]).toEqual([0, 'open']);
  });

  it('does the rest where some rows are bad, and sets those aside with their reasons: exit 1', async () => {
    const place = folder({
      'people.csv': `${good}D4,england,sixteen,yes,2:1\nE5,england,20\nF6,england,20,yes,2:1,stray\n"G\n7",englnd,20,yes,2;1\nH8,england,20,yes,\n`,
    });
    const { code, stdout, stderr } = await run(['batch', 'people.csv', ...day, ...two, '--rejects', 'rejects.csv'], { cwd: place });
    expect(code).toBe(1);
    expect(table(stdout).map(({ row, ref }) => [row, ref])).toEqual([
      ['1', 'A1'],
      ['2', 'B2'],
      ['3', 'C3'],
      ['8', 'H8'],
    ]);
    expect(stderr).toMatch(/^people\.csv:5 row 4, column 3 \(age\) error wrong-type$/m);
    expect(stderr).toMatch(/^people\.csv:6 row 5 error too-few-cells$/m);
    expect(stderr).toMatch(/^people\.csv:7 row 6 error too-many-cells$/m);
    expect(stderr).toMatch(/^people\.csv:8 row 7, column 2 \(nation\) error unknown-value$/m);
    expect(stderr).toContain('Did you mean “england”?');
    expect(stderr).toContain('8 rows: 4 checked, 4 rejected in rejects.csv.');
    const aside = parse(readFileSync(join(place, 'rejects.csv'), 'utf8'), { relax_column_count: true }) as string[][];
    expect(aside.map((cells) => cells.slice(0, 4))).toEqual([
      ['#row', '#line', '#column', '#code'],
      ['4', '5', '3 age', 'wrong-type'],
      ['5', '6', '', 'too-few-cells'],
      ['6', '7', '6', 'too-many-cells'],
      ['7', '8', '2 nation; 5 degree-class', 'unknown-value; unknown-value'],
    ]);
    expect(aside[3]?.slice(5)).toEqual(['F6', 'england', '20', 'yes', '2:1', 'stray']);
    expect(aside[4]?.slice(5)).toEqual(['G\n7', 'englnd', '20', 'yes', '2;1']);
  });

  it('reads what was set aside once it is mended, and passes over its remarks', async () => {
    const place = folder({ 'people.csv': 'ref,nation\nA1,englnd\n', 'people.ndjson': '{"ref":"A1","nation":"englnd"}\nno\n' });
    for (const name of ['people.csv', 'people.ndjson']) {
      const aside = `rejects-${name}`;
      expect((await run(['batch', name, ...two, '--rejects', aside], { cwd: place })).code).toBe(1);
      const mended = readFileSync(join(place, aside), 'utf8').replaceAll('"englnd"', '"england"').replaceAll('englnd\n', 'england\n');
      writeFileSync(join(place, aside), mended);
      const { code, stdout } = await run(['batch', aside, ...two], { cwd: place });
      expect([code, table(stdout)[0]?.ref]).toEqual([name === 'people.csv' ? 0 : 1, 'A1']);
    }
  });

  it('sets aside answers that cannot all be so', async () => {
    const { code, stderr } = await batch('ref,highest-level,degree-class\nA1,3,2:1\n');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^standard input:2 row 1, column 2 \(highest-level and degree-class\) error contradiction$/m);
  });
});

describe('what stands in cells does no harm', () => {
  it.each(['=1+1', '+1+1', '-A1', '-1-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    '%j is no formula in the result',
    async (ref) => {
      const place = folder({ 'people.csv': `ref,age\n"${ref}",x\n"${ref}",17\n` });
      const { stdout } = await run(['batch', 'people.csv', ...two, '--rejects', 'rejects.csv'], { cwd: place });
      expect(table(stdout)[0]?.ref).toBe(`'${ref}`);
      expect((parse(readFileSync(join(place, 'rejects.csv'), 'utf8')) as string[][])[1]?.[5]).toBe(`'${ref}`);
    },
  );

  it.each(['-1', '+44', '-', '1-2', 'A-1', '-0.5', '007', "'=1"])('%j is none, and goes through unchanged', async (ref) => {
    const { stdout } = await batch(`ref,age\n"${ref}",17\n`, ...two);
    expect(table(stdout)[0]?.ref).toBe(ref);
  });

  it('with --raw a formula goes through unchanged too', async () => {
    const place = folder({ 'people.csv': 'ref,age\n=1+1,x\n=1+1,17\n' });
    const { stdout } = await run(['batch', 'people.csv', ...two, '--raw', '--rejects', 'rejects.csv'], { cwd: place });
    expect(table(stdout)[0]?.ref).toBe('=1+1');
    expect((parse(readFileSync(join(place, 'rejects.csv'), 'utf8')) as string[][])[1]?.[5]).toBe('=1+1');
  });

  it('rows that are rejected again have the remarks of the last run alone', async () => {
    const place = folder({ 'people.csv': 'ref,age\nA1,x\nB2,18\n' });
    for (const [from, to] of [
      ['people.csv', 'one.csv'],
      ['one.csv', 'two.csv'],
      ['two.csv', 'three.csv'],
    ])
      await run(['batch', String(from), ...two, '--rejects', String(to), '--output', '/dev/null'], { cwd: place });
    const [first, last] = ['one.csv', 'three.csv'].map((name) => parse(readFileSync(join(place, name), 'utf8')) as string[][]);
    expect(last?.map((cells) => cells.length)).toEqual([7, 7]);
    expect(last?.[0]).toEqual(first?.[0]);
  });

  it('control characters are in no message and, in JSON, only as numbers', async () => {
    const { stdout, stderr } = await batch('ref,age\n"\u001b[2J\u009b",17\nB,\u001b]0;x\u0007\n', '--format', 'ndjson');
    expect([escapes.test(stdout), escapes.test(stderr)]).toEqual([false, false]);
    expect(JSON.parse(stdout.split('\n')[0] ?? '').ref).toBe('\u001b[2J\u009b');
  });
});

describe('--template', () => {
  it.each([['csv'], ['ndjson']])('as %s explains every attribute, and is read as it is, with people below', async (format) => {
    const { code, stdout } = await run(['batch', '--template', '--format', format]);
    expect(code).toBe(0);
    for (const { id, label } of realModel.base.attributes) expect([stdout.includes(id), stdout.includes(label)]).toEqual([true, true]);
    const place = folder({
      empty: stdout,
      filled: `${stdout}${format === 'csv' ? `Z${',england'.padEnd(realModel.base.attributes.length + 7, ',')}\n` : '{"ref":"Z"}\n'}`,
    });
    const [empty, filled] = await Promise.all(['empty', 'filled'].map((name) => run(['batch', name, ...two], { cwd: place })));
    expect([empty?.code, empty?.stderr.split('\n')[0]]).toEqual([2, 'hi-careers: no-rows']);
    expect([filled?.code, table(filled?.stdout ?? '').map(({ ref }) => ref)]).toEqual([0, ['Z']]);
  });

  it('has an explanation that shows how each value of every attribute is written', async () => {
    const { stdout } = await run(['batch', '--template']);
    const rows = table(stdout);
    const write = rows.find(({ ref }) => ref === '#write') ?? {};
    for (const { id, shape } of realModel.base.attributes)
      if ('values' in shape) for (const value of shape.values) expect(write[id]).toContain(value.id);
  });

  it('as text is a page, and with --output a file', async () => {
    const place = folder();
    const [page, file] = await Promise.all([
      run(['batch', '--template', '--format', 'text']),
      run(['batch', '--template', '--output', 'sheet.csv'], { cwd: place }),
    ]);
    expect([page.code, file.code, file.stdout, readdirSync(place)]).toEqual([0, 0, '', ['sheet.csv']]);
    expect(page.stdout).toContain('gcse-passes');
    expect(readFileSync(join(place, 'sheet.csv'), 'utf8').startsWith('\ufeffref,')).toBe(true);
  });
});
