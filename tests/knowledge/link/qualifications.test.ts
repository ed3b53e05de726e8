import { describe, expect, it } from 'vitest';
import { baseOf, briefly, loadTiny } from '../support.js';

const award = (rest: string) => `- {id: exam, title: Exam, level: "1 to 2", gives: {grade: "1"}, sources: [guild], ${rest}}\n`;
const table = (rest: string) => `{title: Letters, sources: [guild], ${rest}}`;
const good = award(
  `subjects: [{title: bees, also: [hives], gives: {suit: true}}], tables: [${table('nations: [hills], from: 1975, until: 1987, grades: [{grades: [A, B], gives: {grade: "2"}, subject: true}, {grades: [C], gives: {grade: "1"}, least: true, note: Low.}, {grades: [U]}], note: Old.')}]`,
);
const said = (text: string) => briefly(loadTiny({ 'qualifications.yaml': text }));

describe('the grades of an award', () => {
  it('are loaded with what each settles', () => {
    const { qualifications } = baseOf(
      loadTiny({
        'qualifications.yaml': `${good}- {id: exam-a, title: Exam A, level: "2", gives: {grade: "2"}, kind: exam, sources: [guild]}\n`,
      }),
    );
    expect(qualifications.map(({ id, kind }) => [id, kind])).toEqual([
      ['exam', undefined],
      ['exam-a', 'exam'],
    ]);
    expect(qualifications[0]?.subjects).toEqual([
      { title: 'bees', also: ['hives'], gives: [{ kind: 'yes-no', attribute: 'suit', value: true }] },
    ]);
    const settles = (value: string) => [{ kind: 'ordered', attribute: 'grade', value }];
    expect(qualifications[0]?.tables).toEqual([
      {
        title: 'Letters',
        nations: ['hills'],
        from: 1975,
        until: 1987,
        grades: [
          { grades: ['A', 'B'], gives: settles('2'), subject: true },
          { grades: ['C'], gives: settles('1'), least: true, note: 'Low.' },
          { grades: ['U'], gives: [] },
        ],
        note: 'Old.',
        sources: ['guild'],
      },
    ]);
  });

  it.each([
    ['sound', good, []],
    ['a kind without tables', award('kind: exam'), ['unknown-value']],
    ['a subject from an attribute that is none', award('subject-in: no-such'), ['unknown-attribute']],
    ['a subject from what is no list', award('subject-in: suit'), ['attribute-and-kind']],
    ['a nation that is none', award(`tables: [${table('nations: [sea], grades: [{grades: [A]}]')}]`), ['unknown-value']],
    ['years that run backwards', award(`tables: [${table('from: 1987, until: 1975, grades: [{grades: [A]}]')}]`), ['wrong-value']],
    ['a grade twice', award(`tables: [${table('grades: [{grades: [A]}, {grades: [B, A]}]')}]`), ['duplicate-id']],
    ['a scale twice', award(`tables: [${table('grades: [{grades: [A]}]')}, ${table('grades: [{grades: [A]}]')}]`), ['duplicate-id']],
    ['a subject that counts, and no subjects', award(`tables: [${table('grades: [{grades: [A], subject: true}]')}]`), ['wrong-value']],
    [
      'subjects that never count',
      award(`subjects: [{title: bees, gives: {}}], tables: [${table('grades: [{grades: [A]}]')}]`),
      ['wrong-value'],
    ],
    [
      'a grade that settles less than the award',
      award(`tables: [${table('grades: [{grades: [A], gives: {suit: true}}]')}]`),
      ['wrong-value'],
    ],
    ['a value that is none', award(`tables: [${table('grades: [{grades: [A], gives: {grade: "9"}}]')}]`), ['wrong-value', 'unknown-value']],
    ['a source that is none', award(`tables: [${table('grades: [{grades: [A]}]').replace('guild', 'gild')}]`), ['unknown-source']],
  ] as const)('%s', (_name, text, codes) => {
    expect(said(text).map((line) => line.split(' ')[1])).toEqual(codes);
  });
});
