import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAnswer, type QualificationMatch, readAnswer, readQualification } from '../../src/profile/index.js';
import { models, realModel } from '../support/bases.js';
import { runs } from '../support/runs.js';

const { base } = realModel;
const read = (text: string): readonly QualificationMatch[] => readQualification(text, base);
const settled = (text: string): string => {
  const [best] = read(text);
  if (best === undefined) return 'nothing read';
  return [...best.answers].map(([id, answer]) => `${id}=${String(plainAnswer(answer))}`).join(' ') || 'nothing';
};

const level = (value: string) => `highest-level=${value}`;
const pass = 'highest-level=2 gcse-passes=1';

describe('an award that somebody types', () => {
  it.each([
    ['O level maths B', `maths-level-2=true ${pass}`],
    ['B in O level maths', `maths-level-2=true ${pass}`],
    ['I have a B in O-level Mathematics', `maths-level-2=true ${pass}`],
    ['O level maths pass', `maths-level-2=true ${pass}`],
    ['O level maths E', 'nothing'],
    ['O level maths', 'nothing'],
    ['CSE maths grade 1', `maths-level-2=true ${pass}`],
    ['CSE maths grade 2', 'nothing'],
    ['GCSE maths grade 4', `maths-level-2=true ${pass}`],
    ['gcse MATHS 4', `maths-level-2=true ${pass}`],
    ['grade C in GCSE maths, 1994', `maths-level-2=true ${pass}`],
    ['GCSE maths A*', `maths-level-2=true ${pass}`],
    ['GCSE maths A', `maths-level-2=true ${pass}`],
    ['GCSE maths grade 4 or above', `maths-level-2=true ${pass}`],
    ['GCSE maths D', level('1')],
    ['GCSE maths 3', level('1')],
    ['GCSE maths', level('1')],
    ['I have a GCSE in maths', level('1')],
    ['5 GCSEs', level('1')],
    ['5 GCSEs at grade C', 'highest-level=2 gcse-passes=5'],
    ['grade 5 GCSEs', pass],
    ['5 GCSEs, maths B', pass],
    ['9 GCSEs including maths 4', pass],
    ['5 GCSEs, B in maths', pass],
    ['GCSE maths 5 and English 4', 'english-level-2=true highest-level=2 gcse-passes=2 maths-level-2=true'],
    ['GCSE maths and English at grade C', 'english-level-2=true highest-level=2 gcse-passes=2 maths-level-2=true'],
    ['GCSE maths 5 and English 3', level('1')],
    ['GCSE maths and English B', level('1')],
    ['GCSE English literature B', pass],
    ['GCSE English language 6', `english-level-2=true ${pass}`],
    ['GCSE computer science 5', pass],
    ['GCSE physics grade 6', `science-level-2=true ${pass}`],
    ['GCSE combined science 4-4', `science-level-2=true ${pass.replace('=1', '=2')}`],
    ['GCSE combined science 4-3', level('1')],
    ['Welsh GCSE maths B', level('1')],
    ['Functional Skills level 2 English', 'english-level-2=true highest-level=2'],
    ['functional skills English and maths level 2', 'english-level-2=true highest-level=2 maths-level-2=true'],
    ['functional skills maths level 1', level('1')],
    ['functional skills level 2', level('2')],
    ['functional skills ICT level 2', level('2')],
    ['essential skills level 2', level('2')],
    ['BTEC National', level('3')],
    ['level 3 BTEC', level('3')],
    ['BTEC level 2 First Diploma in business', level('2')],
    ['NVQ 3', level('3')],
    ['NVQ3', level('3')],
    ['NVQ level 3 in business administration', level('3')],
    ['NVQ 4', level('4')],
    ['Higher', level('3')],
    ['Higher maths', level('3')],
    ['SCQF 6', level('3')],
    ['SCQF level 6', level('3')],
    ['National 5 maths', level('2')],
    ['A level maths', level('3')],
    ['A levels', level('3')],
    ['a level 2 diploma', level('2')],
    ['T Level digital', level('3')],
    ['Access to HE', level('3')],
    ['HND computing', level('5')],
    ['foundation degree in health', level('5')],
    ['2:1 in physics', 'degree-class=2:1 highest-level=6 degree-subject=physical-science'],
    ['2.1', 'degree-class=2:1 highest-level=6'],
    ['2:1 in medieval studies', 'degree-class=2:1 highest-level=6'],
    ['BSc (Hons) Computer Science, 2:2', 'degree-class=2:2 highest-level=6 degree-subject=computing'],
    ['a first in computer science', 'degree-class=first highest-level=6 degree-subject=computing'],
    ['MSc health informatics', 'higher-degree=masters highest-level=7'],
    ['PhD in physics', 'higher-degree=doctorate highest-level=8 higher-degree-subject=physical-science'],
    ['degree from India', 'degree-class=overseas'],
    ['MSc from Nigeria', 'nothing'],
    ['no qualifications', level('none')],
    ['O\u0000 level\u0007 maths\u202e B', `maths-level-2=true ${pass}`],
  ])('“%s” settles %s', (text, expected) => {
    expect(settled(text)).toBe(expected);
  });

  it.each([
    '',
    '   ',
    'unicorn riding',
    'maths',
    'B',
    '4',
    'GCSE maths U',
    'A level maths U',
    'no GCSE maths',
    'failed GCSE maths B',
    'GCSE maths grade 4 or below',
    'equivalent to GCSE maths C',
    'studying for an MSc',
    'predicted a 2:1',
    'first year of a degree',
    'do I need GCSE maths C?',
    'no qualification in maths',
    'first aid certificate',
    'a first in my family',
    'higher diploma in nursing',
    'degree from Leeds',
    '\u0000\u001b[31m',
    `${'GCSE maths B '.repeat(100)}`,
    'x'.repeat(1_000_000),
  ])('nothing is read in “%.40s”', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('says how it was read, and what the source warns of', () => {
    const [maths] = read('b in o level MATHEMATICS');
    expect(maths?.reading).toBe('O level mathematics, grade B: counts as “Maths at level 2”');
    expect(read('BTEC National')[0]?.caution).toContain('let the employer or course decide');
    expect(read('degree from India')[0]?.caution).toContain('UK ENIC');
    expect(read('MSc from Nigeria')[0]?.reading).toBe(
      'Qualification from outside the UK, kind not said: on its own, it answers none of our questions',
    );
  });

  it('knows a level or a count as the least there is, and a yes as sure', () => {
    const [best] = read('O level maths B');
    expect([...(best?.least ?? [])].map(String).sort()).toEqual(['gcse-passes', 'highest-level']);
  });
});

describe.each(models)('whatever is typed, over %s', (_name, { base: any }) => {
  const pieces = [
    ...any.qualifications.flatMap(({ title, otherTitles, read: how }) => [
      title,
      ...otherTitles,
      ...(how?.grades ?? []),
      ...(how?.subjects ?? []),
      ...(how?.words ?? []),
      ...(how?.noAward ?? []),
      ...(how?.alone ?? []),
    ]),
    ...['in', 'a', 'and', 'not', 'or above', 'grade', 'level', '5', '2', 'of', 'from', '\u0000', '*', ':', 'constructor', '__proto__'],
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join(' ')),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ maxLength: 400 }),
  );
  const attributes = new Map<string, (typeof any.attributes)[number]>(any.attributes.map((one) => [one.id, one]));

  it('gives only answers that the knowledge base allows, the same each time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = readQualification(text, any);
        expect(readQualification(text, any)).toEqual(found);
        for (const { answers, least, qualification, reading } of found) {
          expect(any.qualifications).toContain(qualification);
          expect(reading).not.toMatch(/\p{Cc}/u);
          for (const [id, answer] of answers) {
            const attribute = attributes.get(id);
            expect(attribute).toBeDefined();
            if (attribute !== undefined) expect(readAnswer(attribute, plainAnswer(answer))).toEqual({ ok: true, value: answer });
          }
          for (const id of least) expect(answers.has(id)).toBe(true);
        }
      }),
      { numRuns: runs(1500) },
    );
  }, 60_000);

  it('never says more than an award of the family gives, and never no', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { answers } of readQualification(text, any))
          for (const [id, answer] of answers) {
            if (answer.kind !== 'yes-no') continue;
            const given = any.qualifications.some(({ gives }) =>
              gives.some((gain) => gain.attribute === id && gain.kind === 'yes-no' && gain.value === answer.value),
            );
            expect(given && answer.value).toBe(true);
          }
      }),
      { numRuns: runs(1500) },
    );
  }, 60_000);
});

describe('a grade below the threshold', () => {
  const below = ['D', 'E', 'F', 'G', 'U', '3', '2', '1'];
  const passed = ['english-level-2', 'maths-level-2', 'science-level-2', 'gcse-passes'];
  const orders: readonly ((award: string, subject: string, grade: string) => string)[] = [
    (award, subject, grade) => `${award} ${subject} ${grade}`,
    (award, subject, grade) => `${award} ${subject} grade ${grade}`,
    (award, subject, grade) => `${award} in ${subject} at ${grade}`,
    (award, subject, grade) => `${grade} in ${award} ${subject}`,
    (award, subject, grade) => `${subject} ${award} (${grade})`,
  ];
  it('never gives what the threshold gives, in any order of words', () => {
    for (const award of ['GCSE', 'GCSEs', 'O level', 'O-level'])
      for (const subject of ['maths', 'English', 'biology'])
        for (const grade of below)
          for (const order of orders)
            for (const { answers } of read(order(award, subject, grade)))
              expect(
                [...answers.keys()].filter((id) => passed.includes(id)),
                order(award, subject, grade),
              ).toEqual([]);
  });
});
