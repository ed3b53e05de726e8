import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../src/commands/interview/parse-reply.js';
import type { Prompt } from '../../../src/commands/interview/prompter.js';

const asks = (more: Partial<Prompt>): Prompt => ({ text: 'How many?', choices: [], offers: [], ...more }) as Prompt;

describe('what is typed at a prompt', () => {
  it.each([
    ['1', 'GCSEs', '1 GCSE'],
    ['0', 'GCSEs', '0 GCSEs'],
    ['6', 'GCSEs', '6 GCSEs'],
    ['1', 'months', '1 month'],
    ['7', '', '7'],
  ])('%s of %s is said back as %s', (line, unit, spoken) => {
    expect(parseReply(line, asks({ kind: 'number', unit }))).toMatchObject({
      ok: true,
      reply: { kind: 'number', value: Number(line) },
      spoken,
    });
  });

  it.each([
    ['18', 18, '18 months'],
    ['24', 24, '24 months (2 years)'],
    ['18 months', 18, '18 months'],
    ['1 year', 12, '12 months (1 year)'],
    ['3 years', 36, '36 months (3 years)'],
    ['3yrs', 36, '36 months (3 years)'],
    ['1.5 years', 18, '18 months'],
    ['2 years 6 months', 30, '30 months (2 and a half years)'],
    ['2 years, 6 months', 30, '30 months (2 and a half years)'],
    ['2 years and 1 month', 25, '25 months'],
  ])('%s is %i months, said back as %s', (line, value, spoken) => {
    const read = parseReply(line, asks({ kind: 'number', unit: 'months', max: 720 }));
    expect(read).toEqual({ ok: true, reply: { kind: 'number', value }, spoken });
  });

  it.each(['years', 'months', '3 weeks', '3 years old', '-1 year', '99 years', 'y', '', ' and 3'])('%j is no number of months', (line) => {
    const read = parseReply(line, asks({ kind: 'number', unit: 'months', max: 720 }));
    const problem = 'Please type months or years, such as 18 or 3 years, up to 720 months.';
    expect(read).toEqual({ ok: false, problem });
  });

  it('takes a unit that is typed after the number', () => {
    const read = (line: string) => parseReply(line, asks({ kind: 'number', unit: 'years', min: 5, max: 110 })).ok;
    expect(['34 years', '34YEARS', '34', '34 months', 'years'].map(read)).toEqual([true, true, true, false, false]);
  });

  const lines = ['bees', 'wasps', 'ants'].map((label) => ({ value: label, label }));
  it.each([
    ['2', { wasps: 1 }, '1 × wasps'],
    ['1 3X4', { bees: 1, ants: 4 }, '1 × bees; 4 × ants'],
    ['3, 3;1', { ants: 2, bees: 1 }, '1 × bees; 2 × ants'],
    ['2x20', { wasps: 20 }, '20 × wasps'],
  ])('%j counts lines', (line, counts, spoken) => {
    const reply = { kind: 'counts', counts: new Map(Object.entries(counts)) };
    expect(parseReply(line, asks({ kind: 'counts', choices: lines, max: 20 }))).toEqual({ ok: true, reply, spoken });
  });

  it.each(['', '0', '4', '1x0', '2x21', 'bees', '1-2', '1x', 'none'])('%j counts nothing', (line) => {
    const read = parseReply(line, asks({ kind: 'counts', choices: lines, max: 20 }));
    expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(/^Please (type|give)/) });
  });

  const work = [
    { value: 'software', label: 'Building software', also: ['web design', 'developer'] },
    { value: 'clinical', label: 'Clinical work', also: ['nurse', 'nursing'] },
    { value: 'office', label: 'Office work', also: ['typist'] },
  ];
  it.each([
    ['nurse', ['clinical']],
    ['web design', ['software']],
    ['nurse, typist', ['clinical', 'office']],
    ['2; web design', ['software', 'clinical']],
    ['clinical work', ['clinical']],
    ['1 3', ['software', 'office']],
  ])('%j ticks the lines that have these words', (line, values) => {
    expect(parseReply(line, asks({ kind: 'many', choices: work }))).toMatchObject({ ok: true, reply: { kind: 'many', values } });
  });

  it('asks which line is meant, where several have the words, and takes none where no line has them', () => {
    const read = (line: string) => parseReply(line, asks({ kind: 'many', choices: work }));
    expect(read('work')).toEqual({ ok: false, problem: '“work” may mean: 2. Clinical work; 3. Office work. Please type its number.' });
    expect([read('lorry driver').ok, read('1 x').ok, read('nurse 7').ok]).toEqual([false, false, false]);
    const one = (line: string) => parseReply(line, asks({ kind: 'one', choices: work }));
    expect(one('typist')).toMatchObject({ ok: true, reply: { kind: 'one', value: 'office' } });
    expect([one('work').ok, one('of').ok]).toEqual([false, false]);
  });

  it.each(['-1', '21', '1.5', '1e1', 'six', '٣', ''])('%j is no number from 0 to 20', (line) => {
    const read = parseReply(line, asks({ kind: 'number', min: 0, max: 20 }));
    expect(read).toMatchObject({ ok: false, problem: 'Please type a whole number from 0 to 20.' });
  });
});
