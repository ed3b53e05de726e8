import { describe, expect, it } from 'vitest';
import { run } from '../support/run.js';
import { batch, table } from './support.js';

const summary = async (text: string): Promise<string> => (await batch(text, '--summary')).stdout;

describe('rows without anything in them are no people', () => {
  const three = 'ref,nation,age\nA1,england,17\nA2,england,17\nA3,england,17\n';
  it.each([
    ['spaces', ' , , '],
    ['tabs', '\t,\t,\t'],
    ['hard spaces', '\u00a0,\u00a0\u00a0,\u00a0'],
    ['wide and thin spaces', '\u3000,\u2009,\u202f'],
    ['characters that nobody sees', '\u200b,\ufeff,\u00ad'],
    ['quotes round spaces', '" "," "," "'],
    ['spaces and more cells', ' , , , , '],
  ])('%s', async (_, row) => expect(await summary(three + `${row}\n`.repeat(3))).toBe(await summary(three)));

  it('nor are lines', async () => {
    const lines = ['A1', 'A2', 'A3'].map((ref) => `{"ref":"${ref}","nation":"england","age":17}\n`).join('');
    const blank = '{}\n{"ref":""}\n{"answers":{}}\n{"ref":" ","answers":{"age":null,"nation":"\u00a0"}}\n \n';
    expect(await summary(lines + blank)).toBe(await summary(lines));
  });

  it('a cell of spaces too many, or in a column without a name, does no harm', async () => {
    expect((await batch('ref,nation,age\nA1,england,17, \n')).code).toBe(0);
    expect((await batch('ref,,age\nA1,\u00a0,17\n')).code).toBe(0);
  });
});

describe('what a parser would lose is refused', () => {
  it.each([
    ['{"ref":90071992547409931,"age":30}', 'lossy-number'],
    ['{"ref":1.10,"age":30}', 'lossy-number'],
    ['{"ref":"A","age":1e400}', 'lossy-number'],
    ['{"ref":"A","answers":{"age":90071992547409931}}', 'lossy-number'],
    ['{"ref":"A","maths-level-2":false,"maths-level-2":true}', 'duplicate-key'],
    ['{"ref":"A","answers":{"age":17,"age":18}}', 'duplicate-key'],
    ['{"ref":"A","answers":{"age":17},"age":45}', 'duplicate-key'],
    ['{"ref":"A","ref":"B","age":45}', 'duplicate-key'],
    ['{"ref":"A","ag\\u0065":17,"age":18}', 'duplicate-key'],
    ['{"ref":"A","certifications":[{"value":"itil-4-foundation","value":"msp"}]}', 'duplicate-key'],
    ['{"ref":"A\\u0000","age":17}', 'not-text'],
  ])('%s', async (line, code) => {
    const ran = await batch(`{"ref":"B","age":17}\n${line}\n`);
    expect([ran.code, ran.stderr.split('\n')[0]]).toEqual([1, `standard input:2 row 2 error ${code}`]);
  });

  it.each(['{"ref":17,"age":17.0}', '{"ref":"a:b,c{","age":17}', '{"ref":"\\"","age":17,"enjoys":["science"]}', '{"ref":"age","age":17}'])(
    'and nothing else is: %s',
    async (line) => expect((await batch(`${line}\n`)).stderr).toBe(''),
  );
});

describe('a NUL is refused wherever it is', () => {
  it.each([
    ['late in a sheet', `ref,nation,age\n${'A1,england,17\n'.repeat(400)}Z\0Z,england,17\n`, []],
    ['behind a mark', '\ufeffref,age\nA\0,17\n', []],
    ['where the encoding is named', 'ref,age\nA\0,17\n', ['--encoding', 'windows-1252']],
    ['late in lines', `${'{"ref":"A","age":17}\n'.repeat(400)}{"ref":"\0"}\n`, []],
  ])('%s', async (_, text, more) => {
    const { code, stderr } = await batch(text, ...more);
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'hi-careers: not-text']);
  });
});

describe('a first line that says how the rest is parted', () => {
  it.each(['sep=;', '"sep=;"', 'SEP=;', 'sep=;;;', 'sep=";"', '"sep=;";;', 'sep= ;', 'sep=;\t'])('%s', async (own) => {
    const { code, stdout } = await batch(`${own}\r\nref;nation;age\r\nA1;england;17\r\n`);
    expect([code, table(stdout, ';')[0]?.ref]).toEqual([0, 'A1']);
  });

  it.each([
    ['sep=,,,', ','],
    ['sep=\t', '\t'],
    ['sep=|', '|'],
  ])('%j', async (own, sign) => {
    const { code, stdout } = await batch(`${own}\nref,nation,age\nA1,england,17\n`.replaceAll(',', sign === ',' ? ',' : sign));
    expect([code, table(stdout, sign)[0]?.ref]).toEqual([0, 'A1']);
  });
});

/** A sheet of one person with one answer, and what becomes of it. */
const cell = async (column: string, text: string) => {
  const same = await batch(`ref,${column}\nA1,"${text}"\n`, '--format', 'ndjson');
  return { code: same.code, says: same.stderr.replace(/\s+/g, ' '), out: same.stdout };
};

describe('an answer is read as it was meant', () => {
  it.each([
    ['age', '17.0', '17'],
    ['age', '017', '17'],
    ['age', ' 17.00 ', '17'],
    ['highest-level', '2.0', '2'],
    ['highest-level', '02', '2'],
    ['gcse-passes', '05', '5'],
    ['nation', 'England', 'england'],
    ['nation', ' NORTHERN  IRELAND ', 'northern-ireland'],
    ['nation', 'Northern-Ireland', 'northern-ireland'],
    ['maths-level-2', 'Yes', 'yes'],
    ['degree-class', '2:1 AM', '2:1'],
    ['degree-class', '2:01 AM', '2:1'],
    ['degree-class', '02:01:00@2027-07', '2:1@2027-07'],
    ['degree-class', 'First', 'first'],
    ['enjoys', 'Science; Finding-Patterns', 'science;finding-patterns'],
  ])('%s: “%s”', async (column, text, plain) => {
    const [one, other] = [await cell(column, text), await cell(column, plain)];
    expect([one.code, one.says]).toEqual([0, '']);
    expect(one.out).toBe(other.out);
  });

  it.each([
    ['age', '17.5'],
    ['age', '1.7e1'],
    ['highest-level', '2.5'],
    ['highest-level', '-2'],
    ['nation', 'engl and'],
  ])('%s: “%s” is not', async (column, text) => expect((await cell(column, text)).code).toBe(1));

  it('the label of a value is read like its id', async () => {
    const { stdout } = await run(['show', 'degree-class', '--json']);
    expect(stdout).toContain('2:1');
    const labels = await cell('nation', 'Outside the UK');
    expect([labels.code, labels.says]).toEqual([0, '']);
  });
});

describe('what cannot be read says what to do', () => {
  it.each([
    ['enjoys', 'working-with-numbers, science', 'Write ; between the items.'],
    ['highest-level', '97', 'If it means that the answer is not known, leave it out, or its cell empty.'],
    ['highest-level', '-9', 'If it means that the answer is not known'],
    ['age', 'NaN', 'If it means that the answer is not known'],
    ['age', '#N/A', 'If it means that the answer is not known'],
    ['age', '999', 'If it means that the answer is not known'],
    ['maths-level-2', 'not known', 'If it means that the answer is not known'],
    ['nation', 'NULL', 'If it means that the answer is not known'],
    ['nation', '?', 'If it means that the answer is not known'],
    ['degree-class', '2:01 PM', 'write 2:1 as text'],
  ])('%s: “%s”', async (column, text, says) => {
    const found = await cell(column, text);
    expect([found.code, found.says]).toEqual([1, expect.stringContaining(says)]);
    if (/^-?\d/.test(text)) expect(found.says).not.toContain('Did you mean');
  });
});

describe('a month that has passed', () => {
  it.each([
    ['this month', '2:1@2026-11', 'November 2026'],
    ['an earlier one', '2:1@2026-08', 'August 2026'],
  ])('%s is said, and the answer counts as not known', async (_, text, month) => {
    const { code, stderr } = await batch(`ref,degree-class\nA1,${text}\nB2,2:1@2026-12\n`);
    expect([code, stderr.match(/counts as not known/g)?.length]).toEqual([0, 1]);
    expect(stderr).toContain(`standard input:2 row 1: `);
    expect(stderr).toContain(month);
  });

  it('is said of a flag, of an item of a list and in NDJSON too', async () => {
    const flag = await run(['check', 'ward-clerk', '--degree-class', '2:1@2026-08', '--as-of', '2026-11-24']);
    const item = await batch('ref,certifications\nA1,itil-4-foundation@2026-08;msp\n');
    const line = await batch('{"ref":"A","degree-class":{"value":"2:1","expected":"2026-08"}}\n');
    for (const { stderr } of [flag, item, line]) expect(stderr).toContain('August 2026 is not ahead');
  });
});

describe('a file that is one long line', () => {
  const many = (size: number): string => JSON.stringify(Array.from({ length: size }, (_, at) => ({ ref: `A${at}`, age: 17 })));
  it.each([
    ['a JSON list', () => many(40_000)],
    ['without a space', () => 'a'.repeat(900_000)],
    ['of commas', () => `ref,age${','.repeat(900_000)}`],
    ['of columns', () => Array.from({ length: 100_000 }, (_, at) => `c${at}`).join()],
    ['of spaces', () => ' '.repeat(900_000)],
    ['of spaces in a time of day', () => `ref,degree-class\nA1,"2:1@${' '.repeat(900_000)}\nx"\n`],
    ['of noughts', () => `ref,age\nA1,"${'0'.repeat(900_000)}x"\n`],
    ['of one name', () => `{"ref":"A","${'n'.repeat(900_000)}":1}\n`],
  ])('%s is refused or set aside, with a message of a few lines', async (_, text) => {
    const { code, stderr } = await batch(text());
    expect([code === 0, stderr.length < 2000]).toEqual([false, true]);
  });
});
