import { describe, expect, it } from 'vitest';
import { everything } from './everything.js';
import { baseOf, briefly, type Changes, loadTiny } from './support.js';

const sources = ['guild'];
const text = (words: string) => ({ text: words, sources });
const test = (attribute: string, tested: object) => ({ kind: 'test', attribute, test: tested, upperLimit: false });
const base = () => baseOf(loadTiny(everything));

describe('all that may be said in a file is there when it is read', () => {
  it('of a role', () => {
    expect(base().roles.find(({ id }) => id === 'keeper')).toEqual({
      id: 'keeper',
      title: 'Keeper',
      otherTitles: ['bee master'],
      specialism: 'keeping',
      summary: 'Keeps.',
      seniority: 'practitioner',
      evidence: 'strong',
      band: { from: '4', to: '5', likely: true, basis: 'adverts', sources },
      frameworkLevels: [{ framework: 'fedip', level: '2', note: 'Ours.', sources }],
      activities: { insects: 3 },
      gives: ['months-hives'],
      entry: [
        {
          id: 'old-enough',
          text: 'Grown up',
          strength: 'must',
          when: test('age', { kind: 'at-least', value: 16 }),
          fixed: true,
          wording: 'You must be grown up.',
          from: '2026-01-01',
          until: '2026-12-31',
          reviewBy: '2026-11-30',
          disputed: [{ says: 'Younger will do.', why: 'Another guild.', sources }],
          note: 'Ask.',
          sources,
        },
        {
          id: 'worked',
          text: 'Work with hives',
          strength: 'usually',
          when: {
            kind: 'all',
            parts: [test('months-hives', { kind: 'some' }), { kind: 'judged', note: 'A summer counts.' }],
          },
          fixed: false,
          basis: { kind: 'adverts', read: 2, asking: 1 },
          sources,
        },
        { id: 'calm', text: 'Calm', strength: 'accept', fixed: false, sources },
      ],
      openEntry: text('Nothing is needed.'),
      leadsTo: [{ role: 'helper', afterMonths: 6, basis: 'inferred', note: 'Rare.', sources }],
      bodies: [text('The guild.')],
      notes: [text('Stings.')],
      disputed: [{ says: 'No stings.', sources }],
      sources,
    });
  });

  it('of a route', () => {
    expect(base().routes).toEqual([
      {
        id: 'course',
        kind: 'study',
        title: 'Course',
        otherTitles: ['lessons'],
        summary: 'A course.',
        level: '2',
        status: { value: 'open', since: '2020', note: 'Each year.', sources },
        nations: { values: ['hills'], sources },
        entry: [
          { id: 'sting', text: 'You do not mind a sting', strength: 'accept', fixed: false, sources },
          { id: 'own', text: 'Keen', strength: 'helps', fixed: false, sources },
        ],
        trainsFor: [{ role: 'keeper', basis: 'our-reading', sources }],
        gives: [
          { kind: 'ordered', attribute: 'grade', value: '1' },
          { kind: 'set', attribute: 'badges', values: ['course'] },
          { kind: 'yes-no', attribute: 'suit', value: true },
          { kind: 'number', attribute: 'months-hives', value: 3 },
        ],
        duration: { from: 3, to: 3, note: 'In winter.', sources },
        earn: 'unpaid',
        pay: text('No pay.'),
        cost: { ...text('Some.'), pounds: { from: 10, to: 10 } },
        apply: {
          where: 'At the guild.',
          url: 'https://guild.example',
          when: 'In spring.',
          windows: [{ opens: '2026-03-01', closes: '2026-03-31', starts: '2026-09', yearly: true, basis: 'undated', sources }],
          intakes: [9],
          sources,
        },
        scarce: text('Few places.'),
        modules: [{ title: 'Bees', items: ['queens'], sources }],
        stages: [text('First.')],
        competition: [text('Much.')],
        after: [text('Keeping.')],
        notes: [text('Bring a hat.')],
        disputed: [{ says: 'Not much.', why: 'Asked.', sources }],
        sources,
      },
    ]);
  });

  it('of everything else', () => {
    const { specialisms, qualifications, contacts, pay, retired, inferences, ...rest } = base();
    expect({ title: rest.title, version: rest.version, reviewed: rest.reviewed, caveats: rest.caveats }).toEqual({
      title: 'A tiny knowledge base',
      version: '1',
      reviewed: '2026-11-01',
      caveats: ['Made up for tests.'],
    });
    expect(rest.usualIntakes).toEqual([1, 9]);
    expect(rest.recruitment).toEqual({ months: 2, sources });
    expect(rest.sharedEntry).toEqual({
      jobs: [{ id: 'calm-hands', text: 'Calm hands', strength: 'accept', fixed: false, sources }],
      training: [{ id: 'fees', text: 'Fees', strength: 'helps', fixed: false, sources }],
    });
    expect(rest.firstAdvice).toEqual([
      {
        id: 'saturdays',
        when: test('loves', { kind: 'includes', value: 'insects' }),
        unless: test('suit', { kind: 'is', value: false }),
        what: 'Ask the guild about Saturdays.',
        why: 'They show young people round.',
        where: { name: 'The guild', url: 'https://guild.example' },
        ask: 'The warden',
        window: { opens: '2026-05', yearly: false, basis: 'stated', sources },
        gives: [{ kind: 'yes-no', attribute: 'suit', value: true }],
        routes: ['course'],
        weight: 50,
        sources,
      },
    ]);
    expect(rest.levels).toEqual({
      attribute: 'grade',
      chosenBy: 'chosen',
      qualification: 'grade',
      seniorities: { entry: 'none', trainee: 'none', practitioner: '1', senior: '1', manager: '2', leader: '2', executive: '2' },
      monthsInPost: 12,
      monthsAtLevel: 24,
      people: [{ level: '1', when: test('suit', { kind: 'is', value: true }), because: 'you have a suit' }],
    });
    expect(specialisms).toEqual([
      {
        id: 'keeping',
        title: 'Keeping bees',
        otherTitles: ['apiculture'],
        summary: 'Looking after bees.',
        notes: [text('Old.')],
        disputed: [{ says: 'New.', sources }],
        sources,
      },
    ]);
    expect(qualifications).toEqual([
      {
        id: 'exam',
        title: 'Exam',
        otherTitles: [],
        level: 'varies',
        gives: [],
        tables: [{ title: 'Letters', grades: [{ grades: ['A'], gives: [] }], sources }],
        sources,
      },
      {
        id: 'exam-passed',
        title: 'Exam, passed',
        otherTitles: ['pass'],
        level: '1',
        gives: [{ kind: 'ordered', attribute: 'grade', value: '1' }],
        foundBy: ['royal'],
        kind: 'exam',
        subjectIn: 'badges',
        caution: 'Ask.',
        sources,
      },
    ]);
    expect(contacts).toEqual([
      { nation: 'hills', for: 'study', name: 'N', what: 'W', url: 'https://a.example', phone: '1', ask: 'Them', staff: 'Us', sources },
    ]);
    expect(pay).toEqual({
      tables: [{ year: '2025/26', nation: 'hills', standing: 'official', note: 'Old.', bands: { 4: { entry: 20, top: 20, sources } } }],
      warning: text('Adverts differ.'),
      notes: [text('In hives.')],
    });
    expect(retired).toEqual([
      { id: 'old-post', on: '2026-01-31', replacedBy: 'keeper', note: 'Renamed.' },
      { id: 'old-course', on: '2026-01-31', replacedBy: 'course' },
    ]);
    expect(inferences).toEqual([
      {
        when: test('grade', { kind: 'at-least', value: '1' }),
        then: [
          test('suit', { kind: 'is', value: true }),
          test('age', { kind: 'at-least', value: 5 }),
          test('age', { kind: 'at-most', value: 9 }),
        ],
      },
    ]);
  });

  it('of attributes and questions', () => {
    const { attributes, questions } = base();
    const plain = { topic: 'you', expectable: false, wish: false };
    expect(attributes.slice(3, 6)).toEqual([
      {
        ...plain,
        id: 'helper',
        label: 'Helps',
        shape: { kind: 'yes-no' },
        help: 'helps now',
        expectable: true,
        ends: true,
        usualEnd: 7,
        usualEndAfter: ['pay'],
        fullTime: true,
        past: true,
        use: 'certificate',
        general: true,
        agesAfterMonths: 12,
        common: { shares: { yes: 0.3, no: 0.7 }, basis: 'sourced', sources },
      },
      {
        ...plain,
        id: 'pay',
        label: 'Pay',
        shape: {
          kind: 'choice',
          values: [
            { id: 'must', label: 'Must', also: ['has to'] },
            { id: 'may', label: 'May' },
          ],
        },
        help: 'pay',
        wish: true,
        plans: 'earning',
      },
      {
        ...plain,
        id: 'shuns',
        label: 'Shuns',
        shape: {
          kind: 'set',
          values: [
            { id: 'insects', label: 'Insects' },
            { id: 'rules', label: 'Rules' },
          ],
          most: 1,
        },
        help: 'shuns',
        wish: true,
        fit: 'dislikes',
      },
    ]);
    const asked = { topic: 'you', why: 'Rules.', notSure: 'Fine.', form: 'one' };
    expect(questions.slice(1, 4)).toEqual([
      {
        ...asked,
        id: 'helps',
        text: 'Helps?',
        hint: 'Now.',
        settles: ['helper'],
        mayExpect: { when: test('suit', { kind: 'is', value: true }), text: 'Will you?' },
      },
      {
        ...asked,
        id: 'pays',
        text: 'Pays?',
        settles: ['pay'],
        after: 'helps',
        early: test('suit', { kind: 'is', value: true }),
        onRequest: true,
      },
      { ...asked, id: 'which', text: 'Which?', form: 'tick', settles: ['shuns'] },
    ]);
    const [age, , hives] = attributes;
    expect(age).toEqual({ ...plain, id: 'age', label: 'Age', shape: { kind: 'number', min: 0, max: 120, unit: 'years' }, help: 'age' });
    expect(hives?.shape).toEqual({ kind: 'number', min: 0, max: 600, unit: 'months' });
  });
});

/** Where a word stands in the texts, as `file:line:column`. */
const placesOf = (texts: Changes, word: string): readonly string[] =>
  Object.entries(texts).flatMap(([path, whole]) =>
    whole.split('\n').flatMap((line, at) => [...line.matchAll(new RegExp(word, 'g'))].map(({ index }) => `${path}:${at + 1}:${index + 1}`)),
  );

it('every source is looked for, wherever it is named', () => {
  const lost = Object.fromEntries(Object.entries(everything).map(([path, whole]) => [path, whole.replaceAll('[guild]', '[nobody]')]));
  const found = briefly(loadTiny(lost)).filter((fault) => !fault.endsWith(' unused'));
  expect(found).toEqual(
    placesOf(lost, 'nobody')
      .map((place) => `${place} unknown-source`)
      .sort(byPlace),
  );
});

/** By file, line and column. */
function byPlace(one: string, other: string): number {
  const parts = (place: string) => place.split(/[: ]/).map((part, at) => (at === 0 ? part : part.padStart(6, '0')));
  return parts(one).join() < parts(other).join() ? -1 : 1;
}
