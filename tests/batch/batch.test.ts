import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { realModel } from '../support/bases.js';
import { escapes, folder, plainEnv, program, run, shell, stack } from '../support/run.js';

const day = ['--as-of', '2026-11-24'];
const two = ['--role', 'ward-clerk', 'gmts-health-informatics'];

/** The result of a sheet as objects by column. */
const table = (text: string, delimiter = ','): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true, bom: true, delimiter }) as Record<string, string>[];

const batch = (text: string | Uint8Array, ...args: readonly string[]) => run(['batch', '-', ...day, ...args], { input: text });

const good = 'ref,nation,age,right-to-work,degree-class\nA1,england,22,yes,2:1\nB2,scotland,30,yes,none\nC3,england,20,yes,2:1@2027-07\n';
const verdicts = ['open', 'not-yet', 'open-later@2027-07'];

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
    const everything = realModel.base.roles.length + realModel.base.routes.length;
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

  it('says what check says, in NDJSON and in one JSON document, as their schemas have it', async () => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false });
    for (const name of ['common', 'batch', 'batch-row'])
      ajv.addSchema(JSON.parse(readFileSync(new URL(`../../data/schema/output/${name}.schema.json`, import.meta.url), 'utf8')));
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
      expect([ajv.getSchema('output/batch-row.schema.json')?.(person), person.results.length]).toEqual([true, 227]);
    const document = JSON.parse(whole.stdout);
    expect(ajv.getSchema('output/batch.schema.json')?.(document)).toBe(true);
    expect(document.people.map(({ results }: { results: unknown }) => results)).toEqual(people.map(({ results }) => results));
    const [{ id, kind, verdict, from, best, noRule }] = JSON.parse(checked.stdout).results;
    expect(people[2].results).toContainEqual({ id, kind, verdict, from, best, noRule });
  });

  it.each([
    ['{"ref":"A1","answers":{"nation":"england","right-to-work":true,"degree-class":"2:1"}}', 'answers apart'],
    ['{"ref":"A1","nation":"england","right-to-work":"yes","degree-class":"2:1","age":null}', 'answers beside ref'],
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
    expect(stderr).toContain('8 rows: 4 judged, 4 set aside in rejects.csv.');
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

const excel = (text: string): string => text.replaceAll('\n', '\r\n');
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('a sheet as it was saved', () => {
  const accented = good.replace('A1', 'Zoë');
  it.each([
    ['UTF-8 with a mark, CRLF', Buffer.from(`\ufeff${excel(accented)}`)],
    ['semicolons', Buffer.from(accented.replaceAll(',', ';'))],
    ['tabs', Buffer.from(accented.replaceAll(',', '\t'))],
    ['a first line that says how it is parted', Buffer.from(`sep=;\r\n${excel(accented.replaceAll(',', ';'))}`)],
    ['Windows-1252', latin1(excel(accented))],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${excel(accented.replaceAll(',', '\t'))}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${accented}`, 'utf16le').swap16()],
    ['line ends of an old Mac', Buffer.from(accented.replaceAll('\n', '\r'))],
    ['line ends of several kinds', Buffer.from(accented.replace('\n', '\r\n'))],
    [
      'quotes round everything, and capitals',
      Buffer.from(accented.replace(/[^,\n]+/g, '"$&"').replace(/^.*/, (line) => line.toUpperCase())),
    ],
    ['a class that was taken for a time of day', Buffer.from(accented.replaceAll('2:1', '02:01').replace(',none', ',none'))],
    ['TRUE, empty rows, empty cells too many', Buffer.from(`${accented.replaceAll('yes', 'TRUE')},,,,\n\n,,,,,,\n`)],
  ])('with %s is read rightly', async (_, bytes) => {
    const place = folder({ 'people.csv': bytes });
    const { code, stdout } = await run(['batch', 'people.csv', ...day, ...two], { cwd: place });
    const rows = table(stdout, /[,;\t]/.exec(stdout)?.[0]);
    expect([code, rows.map(({ ref }) => ref), rows.map((row) => row['gmts-health-informatics'])]).toEqual([
      0,
      ['Zoë', 'B2', 'C3'],
      ['open', 'closed', 'open-later@2027-07'],
    ]);
    expect(verdicts).toHaveLength(3);
  });

  it('is written as it was read: the same separator, and the mark that Excel needs', async () => {
    const place = folder({ 'people.csv': `\ufeff${good.replaceAll(',', ';')}` });
    await run(['batch', 'people.csv', ...two, '--output', 'out.csv'], { cwd: place });
    expect(readFileSync(join(place, 'out.csv'), 'utf8')).toMatch(/^\ufeffrow;ref;ward-clerk;gmts-health-informatics\n1;A1;/);
  });
});

describe('bad input is refused, with nothing written', () => {
  const cases: readonly (readonly [what: string, text: string | Uint8Array, says: RegExp | string])[] = [
    ['an empty file', '', 'empty-file'],
    ['a file of white space', ' \r\n\n', 'empty-file'],
    ['a header only', 'ref,age\n', 'no-rows'],
    ['a header and empty rows', 'ref,age\n,\n\n', 'no-rows'],
    ['no header', 'A1,17,yes\n', 'no-header'],
    ['an unknown column', 'ref,gcse-pases\nA1,6\n', 'Did you mean “gcse-passes”?'],
    ['a column with a name in it', 'ref,name,age\nA1,Ann,17\n', 'A free column is called ref'],
    ['a column twice', 'ref,age,age\nA1,17,18\n', 'standard input:1:3 error duplicate-column'],
    ['NUL bytes', 'ref,age\nA\0,17\n', 'not-text'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004......................', 'latin1'), 'CSV UTF-8'],
    ['bytes that are no text', latin1('ref,age\nZo\u00eb,17\n'), 'not-text'],
    ['one JSON list', '[{"age":17}]', 'not-ndjson'],
    ['a quote that is not closed', 'ref,age\n"A1,17\nB2,18\n', /open-quote\n.*in line 2 /],
  ];
  it.each(cases)('%s', async (_, text, says) => {
    const place = folder();
    const to = ['--output', join(place, 'out.csv'), '--rejects', join(place, 'rejects.csv')];
    const { code, stdout, stderr } = await batch(text, ...to);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says instanceof RegExp ? says : new RegExp(says.replace(/[?.]/g, '\\$&')));
    expect([stack.test(stderr), escapes.test(stderr)]).toEqual([false, false]);
    expect(readdirSync(place)).toEqual([]);
  });

  it.each([
    [['batch'], 'batch needs a file'],
    [['batch', 'nowhere.csv'], 'no such file'],
    [['batch', '.'], 'folder'],
    [['batch', 'people.csv', '--role', 'ward-clark'], 'Did you mean “ward-clerk”?'],
    [['batch', 'people.csv', '--format', 'text'], 'for --summary'],
    [['batch', 'people.csv', '--summary', '--format', 'csv'], 'cannot be written as csv'],
    [['batch', 'people.csv', '--output', 'people.csv'], 'named twice'],
    [['batch', 'people.csv', '--output', 'out.csv', '--rejects', './out.csv'], 'named twice'],
    [['batch', 'people.csv', '--output', 'nowhere/out.csv'], 'no such file or folder'],
    [['batch', 'people.csv', '--output', '.'], 'a folder'],
    [['batch', 'people.csv', '--output', '/dev/full'], 'the disk is full'],
    [['batch', 'people.csv', '--encoding', 'ebcdic'], 'windows-1252'],
  ])('%j', async (args, says) => {
    const place = folder({ 'people.csv': good });
    const { code, stdout, stderr } = await run(args, { cwd: place });
    expect([code, stdout, stack.test(stderr)]).toEqual([2, '', false]);
    expect(stderr.replace(/\s+/g, ' ')).toContain(says);
    expect([readdirSync(place), readFileSync(join(place, 'people.csv'), 'utf8')]).toEqual([['people.csv'], good]);
  });

  it('NDJSON line by line: bad lines are set aside', async () => {
    const lines = [
      '{"age":17}',
      '{"age":',
      '[1]',
      '{"agee":17}',
      '{"__proto__":{"age":17}}',
      `{"ref":"${'x'.repeat(1_100_000)}"}`,
      '{"ref":{},"age":1}',
      '{"age":18}',
    ];
    const { code, stdout, stderr } = await batch(`${lines.join('\n')}\n`);
    expect([code, table(stdout).map(({ row }) => row)]).toEqual([1, ['1', '8']]);
    expect([...stderr.matchAll(/standard input:(\d).* error (\S+)/g)].map(([, line, what]) => [line, what])).toEqual([
      ['2', 'not-json'],
      ['3', 'not-json'],
      ['4', 'unknown-attribute'],
      ['5', 'unknown-attribute'],
      ['6', 'too-large'],
      ['7', 'wrong-type'],
    ]);
    expect(stderr).toContain('Did you mean “age”?');
  });

  it('of many bad rows some are shown and the rest counted', async () => {
    const { code, stderr } = await batch(`age\n${'x\n'.repeat(5000)}`);
    expect([code, stderr.split('\n').length < 80]).toEqual([1, true]);
    expect(stderr).toContain('And 4980 more rows like these.');
  });
});

describe('what stands in cells does no harm', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'])('%j is no formula in the result', async (ref) => {
    const place = folder({ 'people.csv': `ref,age\n"${ref}",x\n"${ref}",17\n` });
    const { stdout } = await run(['batch', 'people.csv', ...two, '--rejects', 'rejects.csv'], { cwd: place });
    expect(table(stdout)[0]?.ref).toBe(`'${ref}`);
    expect((parse(readFileSync(join(place, 'rejects.csv'), 'utf8')) as string[][])[1]?.[5]).toBe(`'${ref}`);
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

describe('a long run', () => {
  const many = `ref,nation,degree-class,enjoys\n${'A1,england,2:1,science;leading-people\n'.repeat(60_000)}`;

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('that is stopped by %s leaves nothing: exit %i', async (signal, code) => {
    const place = folder({ 'people.csv': many });
    const child = spawn(process.execPath, [program, 'batch', 'people.csv', '--output', 'out.csv', '--rejects', 'rejects.csv'], {
      cwd: place,
      env: plainEnv,
      stdio: 'ignore',
    });
    await until(() => readdirSync(place).some((name) => name.includes('unfinished')));
    child.kill(signal);
    expect(await new Promise((go) => child.on('close', (ended) => go(ended)))).toBe(code);
    expect(readdirSync(place)).toEqual(['people.csv']);
  });

  it('to a file that another run is writing is refused, and what a dead run left is taken away', async () => {
    const place = folder({ 'people.csv': good, [`.out.csv.unfinished-${process.pid}`]: 'x' });
    const busy = await run(['batch', 'people.csv', '--output', 'out.csv'], { cwd: place });
    expect([busy.code, busy.stderr.split('\n')[0], existsSync(join(place, 'out.csv'))]).toEqual([2, 'hi-careers: busy', false]);
    const other = folder({ 'people.csv': good, '.out.csv.unfinished-999999999': 'x' });
    expect((await run(['batch', 'people.csv', '--output', 'out.csv'], { cwd: other })).code).toBe(0);
    expect(readdirSync(other).sort()).toEqual(['out.csv', 'people.csv']);
  });

  it('whose reader goes away ends quietly', async () => {
    const place = folder({ 'people.csv': many });
    const { code, stdout, stderr } = await shell('hi-careers batch people.csv | head -n 2; echo "code $PIPESTATUS"', { cwd: place });
    expect([code, stdout.split('\n').slice(2), stderr]).toEqual([0, ['code 0', ''], '']);
  });

  it('to a full disk behind a redirection says so', async () => {
    const place = folder({ 'people.csv': good });
    const { stdout, stderr } = await shell('hi-careers batch people.csv > /dev/full; echo "code $?"', { cwd: place });
    expect([stdout, stderr]).toEqual(['code 2\n', expect.stringContaining('the disk is full')]);
  });

  it('keeps the file that was there until the new one is whole', async () => {
    const place = folder({ 'people.csv': 'ref,age\n"A,1\n', 'out.csv': 'before' });
    mkdirSync(join(place, 'sub'));
    expect((await run(['batch', 'people.csv', '--output', 'out.csv'], { cwd: place })).code).toBe(2);
    expect(readFileSync(join(place, 'out.csv'), 'utf8')).toBe('before');
  });
});

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((go) => setTimeout(go, 5));
}
