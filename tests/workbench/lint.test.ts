import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reviewCodes } from '../../src/domain/diagnostic.js';
import { type Changes, inTests } from '../knowledge/support.js';
import { edited, newInTiny, reviewOfTiny } from './support.js';

const keeper = 'roles/keeping/keeper.yaml';
const course = 'routes/study/course.yaml';
const entry = (...lines: readonly string[]): Changes => ({
  [keeper]: [
    'id: keeper',
    'title: Keeper',
    'specialism: keeping',
    'summary: Keeps.',
    'seniority: practitioner',
    'evidence: strong',
    'activities: {insects: 3}',
    'gives: [months-hives]',
    'entry:',
    '  - {id: old-enough, text: Grown up, strength: must, when: {fact: grown-up}, sources: [guild]}',
    ...lines.map((line) => `  - ${line}`),
    'sources: [guild]',
    '',
  ].join('\n'),
});

/** For each code, an edit that brings it about and nothing else, with the place where it is said. */
const cases: readonly (readonly [code: string, changes: Changes, found: string])[] = [
  ['never-asked-for', {}, 'attributes/1-you.yaml:4:10 never-asked-for'],
  ['values-alike', {}, 'attributes/2-more.yaml:15:124 values-alike'],
  ['unreachable-role', { ...closedCourse(), ...traineesOnly() }, `${keeper}:1:5 unreachable-role`],
  [
    'no-entry-rule',
    {
      'roles/keeping/maker.yaml': readFileSync(inTests('knowledge/tiny/roles/keeping/helper.yaml'), 'utf8')
        .replace('id: helper', 'id: maker')
        .replace(/open-entry.*\n/, ''),
    },
    'roles/keeping/maker.yaml:1:5 no-entry-rule',
  ],
  ['same-entry', { 'routes/study/lesson.yaml': lesson() }, 'roles/keeping/keeper.yaml:1:5 same-entry'],
  [
    'idle-route',
    {
      'routes/study/lesson.yaml': lesson()
        .replace(/trains-for:\n.*\n/, '')
        .replace(/gives:.*\n/, ''),
    },
    'routes/study/lesson.yaml:1:5 idle-route',
  ],
  ['said-twice', entry('{id: again, text: grown  up., strength: accept, sources: [guild]}'), `${keeper}:11:10 said-twice`],
  [
    'implied-requirement',
    entry('{id: not-small, text: Ten at least, strength: usually, when: {age: {at-least: 10}}, sources: [guild]}'),
    `${keeper}:11:10 implied-requirement`,
  ],
  [
    'implied-part',
    entry('{id: suited, text: A suit, strength: must, when: {any: [{suit: true}, {all: [{suit: true}, {grade: "2"}]}]}, sources: [guild]}'),
    `${keeper}:11:10 implied-part`,
  ],
  [
    'always-met',
    entry('{id: any-suit, text: Suit or none, strength: must, when: {any: [{suit: true}, {suit: false}]}, sources: [guild]}'),
    `${keeper}:11:10 always-met`,
  ],
  [
    'never-met',
    entry('{id: both, text: Both, strength: must, when: {all: [{suit: true}, {suit: false}]}, sources: [guild]}'),
    `${keeper}:11:10 never-met`,
  ],
  ['long-sentence', edited(keeper, 'Keeps.', `${'word '.repeat(25)}word.`), `${keeper}:4:10 long-sentence`],
  [
    'hard-to-read',
    edited(
      keeper,
      'Keeps.',
      'Considerable organisational responsibility characterises international occupational rehabilitation. '.repeat(5),
    ),
    `${keeper}:4:10 hard-to-read`,
  ],
];

function closedCourse(): Changes {
  return edited(course, 'value: open', 'value: closed');
}

/** The keeper is a post of trainees with no entry of its own, and no post leads to it. */
function traineesOnly(): Changes {
  const helper = 'roles/keeping/helper.yaml';
  const changed = (path: string, what: RegExp, put: string) => readFileSync(inTests(`knowledge/tiny/${path}`), 'utf8').replace(what, put);
  return {
    [helper]: changed(helper, /leads-to:\n.*\n/, ''),
    [keeper]: changed(keeper, /entry:\n.*\n/, '').replace(/seniority: \w+/, 'seniority: trainee'),
    'conditions.yaml': '',
  };
}

function lesson(): string {
  return readFileSync(inTests('knowledge/tiny/routes/study/course.yaml'), 'utf8').replace('id: course', 'id: lesson');
}

describe('each thing of no use is said at its place', () => {
  it.each(cases)('%s', (code, changes, found) => {
    const said = Object.keys(changes).length === 0 ? reviewOfTiny({}) : newInTiny(changes);
    expect(said).toContain(found);
    if (Object.keys(changes).length > 0 && code !== 'unreachable-role') expect(said.filter((line) => line.endsWith(code))).toEqual([found]);
  });

  it('every code has a case', () => {
    expect(cases.map(([code]) => code)).toEqual([...reviewCodes]);
  });
});

it('every code has a line in the README of the loader', () => {
  const readme = readFileSync(inTests('../src/knowledge/README.md'), 'utf8');
  expect([...readme.matchAll(/^- \*\*`([a-z-]+)`\*\* \((?:warning|note)\)/gm)].map(([, code]) => code)).toEqual([...reviewCodes]);
});

it('while something is wrong, only the texts are reviewed, and every error is there', () => {
  const said = reviewOfTiny(edited(keeper, 'summary: Keeps.', `sumary: Keeps.\nsummary: ${'word '.repeat(30)}`));
  expect(said).toEqual([`${keeper}:4:1 unknown-key`]);
  const other = reviewOfTiny({
    ...edited(keeper, 'summary:', 'sumary:'),
    ...edited('specialisms/keeping.yaml', 'Looking', `${'word '.repeat(26)}looking. It is so.`),
  });
  expect(other.map((line) => line.split(' ')[1])).toEqual(['unknown-key', 'long-sentence']);
});

it('a requirement that a person must decide on does not make what it presupposes idle', () => {
  const said = newInTiny(
    entry(
      '{id: suit, text: A suit, strength: must, when: {suit: true}, sources: [guild]}',
      '{id: good-suit, text: A good suit, strength: must, when: {all: [{suit: true}, {judged: The guild looks at it.}]}, sources: [guild]}',
    ),
  );
  expect(said.filter((line) => line.endsWith('implied-requirement'))).toEqual([]);
});

it('experience of which no amount is given can be met, and is more than none', () => {
  const some =
    '{id: some, text: Some, strength: must, when: {experience: {in: [months-hives], usually: A summer counts.}}, sources: [guild]}';
  const none = '{id: none, text: None, strength: usually, when: {months-hives: {at-most: 0}}, sources: [guild]}';
  const year =
    '{id: year, text: A year, strength: usually, when: {any: [{months-hives: {at-least: 12}}, {experience: {in: [months-hives], usually: A summer counts.}}]}, sources: [guild]}';
  expect(newInTiny(entry(some, year)).filter((line) => /never-met|implied-part/.test(line))).toEqual([]);
  expect(
    newInTiny(
      entry(
        '{id: both, text: Both, strength: must, when: {all: [{experience: {in: [months-hives], usually: A summer counts.}}, {months-hives: {at-most: 0}}]}, sources: [guild]}',
      ),
    ),
  ).toContain(`${keeper}:11:10 never-met`);
  expect(newInTiny(entry(none)).filter((line) => line.endsWith('never-met'))).toEqual([]);
});

it('a closed route leaves a post that an employer may advertise, without a rule', () => {
  const bare = readFileSync(inTests(`knowledge/tiny/${keeper}`), 'utf8').replace(/entry:\n.*\n/, '');
  const helper = 'roles/keeping/helper.yaml';
  const alone = readFileSync(inTests(`knowledge/tiny/${helper}`), 'utf8').replace(/leads-to:\n.*\n/, '');
  const said = newInTiny({ ...closedCourse(), [keeper]: bare, [helper]: alone, 'conditions.yaml': '' });
  expect(said).toContain(`${keeper}:1:5 no-entry-rule`);
  expect(said.filter((line) => line.endsWith('unreachable-role'))).toEqual([]);
});

it('a route that first advice names is not idle', () => {
  const idle = lesson()
    .replace(/trains-for:\n.*\n/, '')
    .replace(/gives:.*\n/, '');
  const advice =
    '- {id: start, when: {suit: true}, what: Take the lesson., why: It helps., routes: [lesson], weight: 1, sources: [guild]}\n';
  const said = newInTiny({ 'routes/study/lesson.yaml': idle, 'first-advice/start.yaml': advice });
  expect(said.filter((line) => line.endsWith('idle-route'))).toEqual([]);
});

it('what follows from an inference counts as implied', () => {
  const changes = {
    ...entry(
      '{id: suit, text: A suit, strength: must, when: {suit: true}, sources: [guild]}',
      '{id: graded, text: Graded, strength: must, when: {months-hives: {at-least: 1}}, sources: [guild]}',
    ),
    'inferences.yaml': '- when: {suit: true}\n  then: [{months-hives: {at-least: 1}}]\n',
  };
  expect(newInTiny(changes)).toContain(`${keeper}:12:10 implied-requirement`);
});

describe('one slip gives one message, at its line', () => {
  it.each([
    ['a misspelt key that has to be there', edited(keeper, 'seniority:', 'seniorty:'), [`${keeper}:5:1 unknown-key`]],
    [
      'an id of nothing',
      edited('roles/keeping/helper.yaml', 'role: keeper', 'role: keper'),
      ['roles/keeping/helper.yaml:11:12 unknown-role'],
    ],
    ['a key that stands twice', edited(keeper, 'title: Keeper\n', 'title: Keeper\ntitle: Keeper\n'), [`${keeper}:3:1 duplicate-key`]],
    ['a line with a space too few', listed('   strength: must'), [`${keeper}:12:1 not-yaml`]],
    ['a line with a space too many', listed('     strength: must'), [`${keeper}:12:6 not-yaml`]],
  ])('%s', (_, changes, found) => {
    expect(newInTiny(changes).filter((line) => !line.includes('attributes/'))).toEqual(found);
  });
});

/** An entry written line by line, with one line to slip on. */
function listed(slip: string): Changes {
  const lines = [
    '  - id: old-enough',
    '    text: Grown up',
    slip,
    '    when: {fact: grown-up}',
    '    sources: [guild]',
    '    note: One.',
    '    wording: must',
  ];
  return edited(
    keeper,
    /entry:\n.*\n/.exec(readFileSync(inTests(`knowledge/tiny/${keeper}`), 'utf8'))?.[0] ?? '',
    `entry:\n${lines.join('\n')}\n`,
  );
}
