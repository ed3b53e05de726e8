import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { escapes, folder, run, stack } from '../support/run.js';
import { batch, day, good, table, two } from './support.js';

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
  });

  it('is written as it was read: the same separator, and the mark that Excel needs', async () => {
    const place = folder({ 'people.csv': `\ufeff${good.replaceAll(',', ';')}` });
    await run(['batch', 'people.csv', ...two, '--output', 'out.csv'], { cwd: place });
    expect(readFileSync(join(place, 'out.csv'), 'utf8')).toMatch(
      /^\ufeffrow;ref;ward-clerk;ward-clerk\.jobs;ward-clerk\.training;ward-clerk\.study;gmts-health-informatics\n1;A1;/,
    );
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
    ['a column with a name in it', 'ref,name,age\nA1,Ann,17\n', 'A column for your own use is called ref'],
    ['a column twice', 'ref,age,age\nA1,17,18\n', 'standard input:1:3 error duplicate-column'],
    ['NUL bytes', 'ref,age\nA\0,17\n', 'not-text'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004......................', 'latin1'), 'CSV UTF-8'],
    ['bytes that are no text', latin1('ref,age\nZo\u00eb,17\n'), 'not-text'],
    ['a single JSON list', '[{"age":17}]', 'not-ndjson'],
    [
      'a row of a million characters',
      `ref,age\nA,17\n${'a'.repeat(1_200_000)},17\n`,
      /long-row\n.*in line 3 is longer than 1,000,000 characters/,
    ],
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
    [['batch', 'people.csv', '--format', 'text'], 'add --summary'],
    [['batch', 'people.csv', '--summary', '--format', 'csv'], 'cannot be written as csv'],
    [['batch', 'people.csv', '--output', 'people.csv'], 'is given for both'],
    [['batch', 'people.csv', '--output', 'out.csv', '--rejects', './out.csv'], 'is given for both'],
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
