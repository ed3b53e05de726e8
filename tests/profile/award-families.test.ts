import { describe, expect, it } from 'vitest';
import type { AttributeId } from '../../src/domain/ids.js';
import type { Gain, KnowledgeBase, Qualification, QualificationReading } from '../../src/domain/knowledge-base.js';
import { plainAnswer, type QualificationMatch, readQualification } from '../../src/profile/index.js';
import { beesModel } from '../support/bases.js';

const certificate = (value: string): Gain => ({ kind: 'ordered', attribute: 'certificate' as AttributeId, value });
const yes = (attribute: string): Gain => ({ kind: 'yes-no', attribute: attribute as AttributeId, value: true });
const months = (value: number): Gain => ({ kind: 'number', attribute: 'months-hives' as AttributeId, value });
const badges = (...values: readonly string[]): Gain => ({ kind: 'set', attribute: 'badges' as AttributeId, values });

const no = (attribute: string): Gain => ({ kind: 'yes-no', attribute: attribute as AttributeId, value: false });

const award = (
  id: string,
  title: string,
  gives: readonly Gain[],
  read?: QualificationReading,
  more: Partial<Qualification> = {},
): Qualification => ({ id, title, otherTitles: [], level: 'varies', gives, ...(read === undefined ? {} : { read }), sources: [], ...more });

const graded = ['A', 'B', 'C', '4', '10', 'A*', 'A plus', 'clear pass'];

/** Awards as people name them: an exam with grades and subjects, one on the islands, a class with levels, walks and a degree. */
const awards: readonly Qualification[] = [
  award(
    'exam',
    'Hive exam (A to E), grade not said',
    [],
    { noAward: ['U'] },
    { otherTitles: ['hive exams'], caution: 'The grade decides.' },
  ),
  award('pass', 'A hive exam at A, B or C', [certificate('1'), months(1)], { of: 'exam', grades: graded }),
  award('below', 'Hive exam, below (D or 3)', [badges('queen-rearing')], { of: 'exam', grades: ['D', '3'] }),
  award('bees', 'Hive exam in bees', [yes('bee-suit'), certificate('1'), months(1)], { of: 'pass', subjects: ['bees', 'Bee-keeping'] }),
  award('wasps', 'Hive exam in wasps', [yes('garden'), certificate('1'), months(1)], { of: 'pass', subjects: ['wasps'] }),
  award('queens', 'Hive exam in queen bees', [certificate('2')], { of: 'pass', subjects: ['queen bees'] }),
  award('ants', 'Hive exam in ants', [certificate('2')], { of: 'pass', subjects: ['ants'] }),
  award('island', 'Hive exam from the Islands', [], { of: 'exam', words: ['Islands', 'island'], claims: true }),
  award('class', 'Market class, level not said', []),
  award(
    'class-2',
    'Market class at level 2',
    [certificate('2')],
    { of: 'class', grades: ['2', 'level 2'] },
    { otherTitles: ['evening class'] },
  ),
  award(
    'class-3',
    'Market class at level 3',
    [certificate('master')],
    { of: 'class', grades: ['3', 'level 3'] },
    { otherTitles: ['evening class'] },
  ),
  award('class-wax', 'Market class in wax', [yes('bee-suit')], { of: 'class', grades: ['4'], subjects: ['wax'] }),
  award('class-candles', 'Market class in candles', [yes('garden')], { of: 'class', grades: ['4'], subjects: ['candles'] }),
  award('walk', 'Bee walk', []),
  award('hedge', 'Bee walk by the hedge', [certificate('2'), badges('inspectors-roll')], { of: 'walk', subjects: ['hedge'] }),
  award('river', 'Bee walk by the river', [certificate('1'), badges('queen-rearing')], { of: 'walk', subjects: ['river'] }),
  award('lake', 'Bee walk by the lake', [certificate('master'), badges('queen-rearing'), yes('garden')], {
    of: 'walk',
    subjects: ['lake'],
  }),
  award('degree', 'Honey degree, class not said', [certificate('master')], { alone: ['first'], subjectIn: 'loves' as AttributeId }),
  award('upper', 'Honey degree, upper second', [certificate('2')], { of: 'degree', grades: ['2:1'] }),
  award('nothing', 'No bee awards', [certificate('none')]),
  award('abroad', 'Award from abroad', [certificate('foreign')], { words: ['Atlantis'], claims: true }),
  award('abroad-master', 'Master from abroad', [certificate('master')], { of: 'abroad', grades: ['master'] }),
  award('hive', 'Hive', [yes('garden')]),
  award('ant-walk', 'Ants', [yes('garden')]),
  award('island-walk', 'Island walk', []),
  award('plan', 'Task B exam', []),
  award('plan-passed', 'Task B exam, passed', [certificate('1')], { of: 'plan', grades: ['B'] }),
  award('double-1', 'Double (one)', [certificate('1')]),
  award('double-2', 'Double (two)', [certificate('2')]),
  award('keeper', "Keeper's exam", [certificate('2')]),
  award('hive-level', 'Bee level', [certificate('1')]),
  award('lost', 'Burnt suit', [no('bee-suit')]),
];

/** The bees, with likes of which one name holds another, and one has no letters. */
const attributes = beesModel.base.attributes.map((one) =>
  one.id === 'loves' && one.shape.kind === 'set'
    ? { ...one, shape: { ...one.shape, values: [...one.shape.values, { id: 'wild', label: 'Wild insects' }, { id: 'odd', label: '—' }] } }
    : one,
);

/** Made anew for each text, so that the awards are too. */
const read = (text: string, qualifications: readonly Qualification[] = awards): readonly QualificationMatch[] =>
  readQualification(text, { ...beesModel.base, attributes, qualifications } satisfies KnowledgeBase);

/** Each reading as `award: what it settles`. */
const settled = (text: string): readonly string[] =>
  read(text).map(({ qualification, answers }) =>
    `${qualification.id}: ${[...answers].map(([id, answer]) => `${id}=${JSON.stringify(plainAnswer(answer))}`).join(' ')}`.trim(),
  );

const passed = 'pass: certificate="1" months-hives=1';
const inBees = 'bees: bee-suit=true certificate="1" months-hives=1';
const inWasps = 'wasps: garden=true certificate="1" months-hives=1';
const inBoth = 'bees: bee-suit=true certificate="1" months-hives=2 garden=true';
const below = 'below: badges=["queen-rearing"]';
const degree = 'degree: certificate="master"';

describe('what is read in an award and what stands beside it', () => {
  it.each([
    ['the award alone', 'hive exam', ['exam:']],
    ['its other name', 'two hive exams', ['exam:']],
    ['its whole title', 'Hive exam (A to E), grade not said', ['exam:']],
    ['the title of a more exact one', 'hive exam in bees', [inBees]],
    ['a longest text', `hive exam${' '.repeat(291)}`, ['exam:']],
    ['a text that is longer', `hive exam${' '.repeat(292)}`, []],
    ['signs alone', '!!!', []],
    ['an apostrophe less', 'my keepers exam', ['keeper: certificate="2"']],
    ['an apostrophe as a printer sets it', 'my keeper’s exam', ['keeper: certificate="2"']],
    ['a grade', 'hive exam, B', [passed]],
    ['a grade before “grade”', 'hive exam, my B grade', [passed]],
    ['“A” before “grade”', 'hive exam A grade', [passed]],
    ['“A” before the award', 'A in hive exam bees', [inBees]],
    ['a number before the award', '4 in hive exam bees', [inBees]],
    ['a number between', 'bees 4 hive exam', [inBees]],
    ['a number that may be a count', '4 bees hive exam', ['exam:']],
    ['a number after “grades”', 'grades 4 hive exams', [passed]],
    ['a grade that begins like a word', 'a plus in bees hive exam', [inBees]],
    ['a grade of two signs', 'hive exam A*', [passed]],
    ['a grade in words', 'hive exam, clear pass', [passed]],
    ['a low grade', 'hive exam D', [below]],
    ['a grade that is a part of the name', 'my task B exam', ['plan:']],
    ['a class written with a point', 'honey degree 2.1', ['upper: certificate="2"']],
    ['and with a word after it', 'honey degree 2.1 honours', ['upper: certificate="2"']],
    ['a grade that is none', 'hive exam U', []],
    ['a grade that is unknown', 'hive exam Z', ['exam:']],
    ['a high and a low grade', 'hive exam B and D', ['exam:']],
    ['two high grades', 'hive exams A, B', [passed]],
    ['a grade of a longer word', 'hive exam bee', ['exam:']],
    ['a subject and a grade', 'hive exam bees B', [inBees]],
    ['the other way round', 'B in hive exam bees', [inBees]],
    ['another subject', 'hive exam wasps C', [inWasps]],
    ['the subject first', 'bees hive exam (grade 4)', [inBees]],
    ['another name of the subject', 'hive exam bee-keeping grade A', [inBees]],
    ['a subject without a grade', 'hive exam bees', ['exam:']],
    ['a subject and a low grade', 'hive exam bees D', [below]],
    ['a subject that is unknown', 'hive exam moths B', [passed]],
    ['a subject with a word that is unknown', 'hive exam solitary bees B', [passed]],
    ['a longer subject that holds another', 'hive exam queen bees B', ['queens: certificate="2"']],
    ['two subjects, each with its grade', 'hive exam bees B and wasps A', [inBoth]],
    ['two subjects with one grade each, alike', 'hive exam wasps B, bees B', [inBoth]],
    ['two subjects with a low one', 'hive exam bees B and wasps D', ['exam:']],
    ['two subjects, and a grade that is said for both', 'hive exams bees and wasps grade B', [inBoth]],
    ['two subjects, and a grade before both', 'B in hive exams bees and wasps', [inBoth]],
    ['two subjects, and a grade of the second only', 'hive exams bees and wasps B', ['exam:']],
    ['two subjects, and a grade for both of them', 'hive exams bees and wasps both B', [inBoth]],
    ['two subjects, and the grades', 'hive exams bees and wasps grades B', [inBoth]],
    ['two subjects, and a grade after the first', 'bees, B in hive exam, wasps', ['exam:']],
    ['two subjects, and a level for both', 'market class candles and wax level 4', ['class-wax: bee-suit=true garden=true']],
    ['two subjects, and a number after the second', 'market class candles and wax 4', ['class:']],
    ['two subjects without grades', 'bee walk hedge and river', ['hedge: certificate="2" badges=["inspectors-roll","queen-rearing"]']],
    ['two subjects, the higher one last', 'bee walk river and lake', ['river: certificate="master" badges=["queen-rearing"] garden=true']],
    ['two subjects, and a grade in words', 'hive exams bees and wasps clear pass', [inBoth]],
    ['a grade or more', 'hive exam bees B or above', [inBees]],
    ['a year', 'hive exam bees B 1994', [inBees]],
    ['a number that ends like a year', 'hive exam bees 11994 B', [passed]],
    ['a number that begins like a year', 'hive exam bees 19941 B', [passed]],
    ['a number that is no year', 'hive exam bees B 1894', ['exam:']],
    ['a year before the grade', 'hive exam bees 1994 B', [inBees]],
    ['a number that is no year, before the grade', 'hive exam bees 1894 B', [passed]],
    ['“a” is a word', 'a hive exam', ['exam:']],
    ['“a” is a word before the subject too', 'hive exam in a bees', ['exam:']],
    ['“A” is a grade', 'hive exam bees A', [inBees]],
    ['“a grade” at the beginning', 'A grade in hive exam', [passed]],
    ['“a grade” further in', 'I have a grade in hive exam', ['exam:']],
    ['a count', '3 hive exams', ['exam:']],
    ['a count like a grade', '10 hive exams', ['exam:']],
    ['a count after a word', 'my 4 hive exams', ['exam:']],
    ['a count of two digits', '12 hive exams at B', ['pass: certificate="1" months-hives=12']],
    ['a count and a subject', '5 hive exams bees at B', [passed]],
    ['a count of one of two', '5 hive exams and hive exam at B', [passed]],
    ['a count and a grade', '3 hive exams at B', ['pass: certificate="1" months-hives=3']],
    ['a count that is too large for a person', '123 hive exams at B', [passed]],
    ['no count', '0 hive exams at B', [passed]],
    ['a count, and the grade of one', '5 hive exams, bees B', [passed]],
    ['a count, and what is unknown', '5 hive exams, moths, grade B', [passed]],
    ['a claim of a place', 'island hive exam bees B', ['island:']],
    ['a claim of a place, in other words', 'hive exam bees B (Islands)', ['island:']],
    ['a level', 'market class level 2', ['class-2: certificate="2"']],
    ['a level as a number', 'market class 2', ['class-2: certificate="2"']],
    ['a level that is none of its', 'market class level 5', ['class:']],
    ['a name of two', 'evening class', ['class-2: certificate="2"', 'class-3: certificate="master"']],
    ['a name of two families', 'my double', ['double-1: certificate="1"', 'double-2: certificate="2"']],
    ['an ordinary word that is a name', 'first', [degree]],
    ['an ordinary word beside what is understood', 'a first in woodwork', [`${degree} loves=["woodwork"]`]],
    ['an ordinary word beside what is not', 'first steps', []],
    ['a subject of a list', 'honey degree in talking to people', [`${degree} loves=["talking"]`]],
    ['one of a list whose name holds another', 'honey degree in wild insects', [`${degree} loves=["wild"]`]],
    ['what is not in the list', 'honey degree in moths', [degree]],
    ['two of a list, in its order', 'honey degree, rules and insects', [`${degree} loves=["insects","rules"]`]],
    ['one of a list and a stranger', 'honey degree in medieval rules', [degree]],
    ['two awards', 'hive exam grade B, market class', [passed, 'class:']],
    ['a letter before another award', 'hive exam B, market class', ['exam:', 'class:']],
    ['that there is none', 'no bee awards', ['nothing: certificate="none"']],
    ['that there is none, among other words', 'I have no bee awards', []],
    ['a claim that rules out the rest', 'honey degree from Atlantis', ['abroad: certificate="foreign"']],
    ['a claim that says more', 'honey degree, Atlantis master', ['abroad-master: certificate="master"']],
    ['a claim beside its name', 'award from abroad, Atlantis', ['abroad: certificate="foreign"']],
    ['a claim that is denied', 'honey degree, not Atlantis', []],
    ['a word that belongs to another name', 'hive exam grade B, island walk', [passed, 'island-walk:']],
    ['a name that is a subject of another', 'hive exam ants B', ['ants: certificate="2"']],
    ['a name beside a longer one', 'ants, hive exam', ['exam:', 'ant-walk: garden=true']],
    ['a shorter name in one that gives nothing', 'hive exam U, grade U', []],
    ['a level that has a number', 'bee level 2', []],
    ['what is broken off, among words that say nothing', 'market class of old', []],
    ['a name inside a longer word', 'beehive exams', []],
    ['a doubt', 'perhaps hive exam B', []],
    ['a doubt that is part of a name', 'award from abroad', ['abroad: certificate="foreign"']],
    ['from where, without a claim', 'hive exam B from Oz', []],
    ['what is broken off', 'market class of sorts', []],
  ])('%s', (_what, text, wanted) => {
    expect(settled(text)).toEqual(wanted);
  });
});

describe('how it was read is said in the words of the knowledge', () => {
  it.each([
    ['hive exam', 'Hive exam (A to E), grade not said: on its own, it answers none of our questions'],
    ['hive exam b', 'Hive exam, grade B: counts as “certificate 1 (basic)”, and 1 towards “Months with hives”'],
    ['hive exam clear pass', 'Hive exam, clear pass: counts as “certificate 1 (basic)”, and 1 towards “Months with hives”'],
    ['hive exam A*', 'Hive exam, grade A*: counts as “certificate 1 (basic)”, and 1 towards “Months with hives”'],
    ['hive exam BEE KEEPING b', 'Hive exam Bee-keeping, grade B: counts as “A bee suit”'],
    ['market class level 2', 'Market class, level 2: counts as “certificate 2 (advanced)”'],
    ['bee walk lake', "Bee walk by the lake: counts as “A garden of one's own”"],
    ['burnt suit', 'Burnt suit: counts as no to “A bee suit”'],
    ['hive exams B, C', 'A hive exam at A, B or C: counts as “certificate 1 (basic)”, and 1 towards “Months with hives”'],
    ['hive exam BEES b', 'Hive exam bees, grade B: counts as “A bee suit”'],
    [
      'hive exam bees and wasps grade b',
      "Hive exam bees, grade B; Hive exam wasps, grade B: counts as “A bee suit”, and “A garden of one's own”",
    ],
    ['hive exam d', 'Hive exam, grade D: counts as “Queen rearing badge”'],
    ['market class 2', 'Market class, level 2: counts as “certificate 2 (advanced)”'],
    ['island hive exam b', 'Hive exam from the Islands: on its own, it answers none of our questions'],
  ])('%s', (text, reading) => {
    expect(read(text)[0]?.reading).toBe(reading);
  });

  it('with what the source warns of, and what is only the least', () => {
    expect(read('hive exam')[0]?.caution).toBe('The grade decides.');
    const [best] = read('hive exam bees B');
    expect(best?.caution).toBeNull();
    expect([...(best?.least ?? [])]).toEqual(['certificate', 'months-hives']);
  });
});

it('a low grade never counts as a pass, wherever it stands', () => {
  const orders: readonly ((award: string, subject: string, grade: string) => string)[] = [
    (named, subject, grade) => `${named} ${subject} ${grade}`,
    (named, subject, grade) => `${named} ${subject} grade ${grade}`,
    (named, subject, grade) => `${named} in ${subject} at ${grade}`,
    (named, subject, grade) => `${grade} in ${named} ${subject}`,
    (named, subject, grade) => `${subject} ${named} (${grade})`,
  ];
  for (const named of ['hive exam', 'hive exams'])
    for (const subject of ['bees', 'queen bees', 'wasps'])
      for (const grade of ['D', '3', 'U'])
        for (const order of orders)
          for (const { answers } of read(order(named, subject, grade)))
            expect([...answers.keys()].filter((id) => id !== 'badges')).toEqual([]);
});
