import { describe, expect, it } from 'vitest';
import { readFlag } from '../../src/profile/index.js';
import { readProfile } from '../../src/profile/read-profile.js';
import { beesModel } from '../support/bases.js';

const { attributes } = beesModel.base;

/** Everything that is wrong with a profile, as `line:column code`, what is so, and what to do. */
function faults(text: string): readonly (readonly string[])[] {
  const read = readProfile(text, 'me.yaml', attributes);
  if (read.ok) return [];
  return read.diagnostics.map(({ code, severity, at, message, hint }) => {
    expect(severity).toBe('error');
    return [`${at.line}:${at.column} ${code}`, message, hint];
  });
}

const long = 'x'.repeat(61);
const shortened = 'x'.repeat(60);
const example = '{requirement: role/requirement, verdict: accept, because: the reason}';
const mark = (more: string): string => `overrides: [{requirement: a/b, ${more}}]`;

describe('of a profile that cannot be read, the place, what is so and what to do are said', () => {
  it.each([
    [
      'a list',
      '- age',
      [
        '1:1 wrong-type',
        'A profile is a map, but this file contains a list.',
        'Start with “answers:” and put the answers below it, indented.',
      ],
    ],
    [
      'one word',
      'hello',
      [
        '1:1 wrong-type',
        'A profile is a map, but this file contains one value.',
        'Start with “answers:” and put the answers below it, indented.',
      ],
    ],
    ['a key like another', 'answer: {}', ['1:1 unknown-key', 'There is no key “answer” in a profile.', 'Did you mean “answers”?']],
    [
      'a key like none',
      'colour: red',
      ['1:1 unknown-key', 'There is no key “colour” in a profile.', 'The keys are schema, said, answers, notSure, overrides.'],
    ],
    [
      'another schema',
      `schema: ${long}`,
      ['1:9 wrong-value', `This is not a profile that we can read: its schema is “${shortened}”.`, 'Write schema: hi-careers.profile/1'],
    ],
    [
      'a month that is none',
      'said: 2026-13',
      ['1:7 month', '“said” is not a month.', 'Write a year and a month, such as 2026-11, or remove it.'],
    ],
    ['a key on another line', 'said: 2026-05\ncolour: red', ['2:1 unknown-key', expect.any(String), expect.any(String)]],
    ['a month in a list', 'said: [2026-11]', ['1:7 month', '“said” is not a month.', expect.any(String)]],
    ['a month with a day', 'said: 2026-11-01', ['1:7 month', '“said” is not a month.', expect.any(String)]],
    ['a month after a word', 'said: in 2026-11', ['1:7 month', '“said” is not a month.', expect.any(String)]],
    [
      'answers in a list',
      'answers: [age]',
      ['1:10 wrong-type', '“answers” is not a map.', 'Write one answer per line, such as “  age: 17”.'],
    ],
    [
      'an attribute like another',
      'answers: {agee: 17}',
      ['1:11 unknown-attribute', 'There is no attribute “agee”.', 'Did you mean “age”? hi-careers list questions shows them all.'],
    ],
    [
      'an attribute like none',
      `answers: {${long}: 17}`,
      ['1:11 unknown-attribute', `There is no attribute “${shortened}”.`, 'hi-careers list questions shows them all.'],
    ],
    [
      'not sure of one thing',
      'notSure: age',
      ['1:10 wrong-type', '“notSure” is not a list.', 'Write a list of attributes, such as [age].'],
    ],
    [
      'not sure of something unknown',
      'notSure: [age, agee]',
      ['1:16 unknown-attribute', 'There is no attribute “agee”.', 'Did you mean “age”? hi-careers list questions shows them all.'],
    ],
    [
      'overrides that are no list',
      'overrides: {a: b}',
      ['1:12 wrong-type', '“overrides” is not a list.', `Write a list of ${example}, or [].`],
    ],
    ['an override that is a word', 'overrides: [a]', ['1:13 wrong-type', 'An override is a map.', `Write ${example}.`]],
    ['an override that is a list', 'overrides: [[a]]', ['1:13 wrong-type', 'An override is a map.', `Write ${example}.`]],
    ['an override that is empty', 'overrides: [null]', ['1:13 wrong-type', 'An override is a map.', `Write ${example}.`]],
    [
      'a key of an override like another',
      mark('verdict: accept, because: x, becaus: y'),
      ['1:61 unknown-key', 'There is no key “becaus” in an override.', 'Did you mean “because”?'],
    ],
    [
      'a key of an override like none',
      mark('verdict: accept, because: x, colour: red'),
      ['1:61 unknown-key', 'There is no key “colour” in an override.', 'The keys are requirement, verdict, because.'],
    ],
    ...['a', '/b', 'a/', 'a/b/c', '{a: b}', '[a/b]'].map(
      (named) =>
        [
          `an override of ${named}`,
          `overrides: [{requirement: ${named}, verdict: accept, because: x}]`,
          ['1:13 wrong-value', 'An override names one requirement.', 'Write requirement: role/requirement.'],
        ] as const,
    ),
    [
      'an override that does neither',
      mark('verdict: perhaps, because: x'),
      ['1:13 wrong-value', 'An override accepts or refuses.', 'Write verdict: accept, or verdict: refuse.'],
    ],
    ...['" "', '5', `"${'x'.repeat(301)}"`].map(
      (reason) =>
        [
          `the reason ${reason.slice(0, 9)}`,
          mark(`verdict: refuse, because: ${reason}`),
          ['1:13 missing-key', 'An override needs a reason.', 'Write because: with the reason, in up to 300 characters.'],
        ] as const,
    ),
    [
      'a yes that is none',
      'answers: {garden: perhaps}',
      ['1:19 wrong-type', '“garden” takes yes or no, not “perhaps”.', 'Write yes or no.'],
    ],
    ['nothing for a yes', 'answers: {garden: }', ['1:19 wrong-type', '“garden” takes yes or no, not empty.', 'Write yes or no.']],
    [
      'a number that is none',
      'answers: {age: old}',
      ['1:16 wrong-type', '“age” takes a whole number, not “old”.', 'Write the years as digits.'],
    ],
    ...[-1, 121].map(
      (age) =>
        [
          `the age ${age}`,
          `answers: {age: ${age}}`,
          [
            '1:16 unknown-value',
            `“age” cannot be ${age}.`,
            'It must be from 0 to 120. If it means that the answer is not known, leave it out, or its cell empty.',
          ],
        ] as const,
    ),
    [
      'an answer in a list',
      'answers: {age: [17]}',
      ['1:16 wrong-type', '“age” has a list where an answer should be.', 'Write the answer, or {value: …, expected: 2027-08}.'],
    ],
    [
      'an answer in a map',
      'answers: {age: {years: 17}}',
      ['1:16 wrong-type', '“age” has a map where an answer should be.', 'Write the answer, or {value: …, expected: 2027-08}.'],
    ],
    [
      'a value like another',
      'answers: {county: hill}',
      ['1:19 unknown-value', 'There is no “county” “hill”.', 'Did you mean “hills”? Choose from: hills, coast, islands.'],
    ],
    [
      'a value like none',
      `answers: {county: ${long}}`,
      ['1:19 unknown-value', `There is no “county” “${shortened}”.`, 'Choose from: hills, coast, islands.'],
    ],
    [
      'a yes for a value',
      'answers: {county: true}',
      ['1:19 wrong-type', '“county” takes a word from a list, not “true”.', 'Choose from: hills, coast, islands.'],
    ],
    [
      'a number for a set',
      'answers: {loves: 5}',
      ['1:18 wrong-type', '“loves” takes a list, not “5”.', 'Write a list, such as [one, two], or [] for none.'],
    ],
    [
      'a map for a set',
      'answers: {loves: {insects: true}}',
      ['1:18 wrong-type', '“loves” takes a list, not a map.', 'Write a list, such as [one, two], or [] for none.'],
    ],
    [
      'nothing for a set',
      'answers: {loves: }',
      ['1:18 wrong-type', '“loves” takes a list, not empty.', 'Write a list, such as [one, two], or [] for none.'],
    ],
    [
      'a key beside value',
      'answers: {garden: {value: true, when: 2027-08}}',
      ['1:19 unknown-key', '“garden” has the key “when”.', 'Only “expected” can be given with “value”.'],
    ],
    [
      'what time does not change, expected',
      'answers: {county: {value: hills, expected: 2027-08}}',
      ['1:19 month', '“county” cannot be an expected answer.', 'Give the answer as it is now, or remove it.'],
    ],

    [
      'an expected month in a list',
      'answers: {garden: {value: true, expected: [2027-08]}}',
      ['1:19 month', 'a list is not a month.', expect.any(String)],
    ],
    ...['0000-00', '2027-081', 'x2027-08', '3027', 'next July', 'soon'].map(
      (month) =>
        [
          `the month ${month}`,
          `answers: {garden: {value: true, expected: ${JSON.stringify(month)}}}`,
          ['1:19 month', `“${month}” is not a month.`, 'Write a month and a year, such as 2027-08 or July 2027.'],
        ] as const,
    ),
  ] as const)('%s', (_what, text, said) => {
    expect(faults(text)).toEqual([said]);
  });

  it('every fault at once, in the order of the lines, and none of what is right', () => {
    const text = [
      'overrides:',
      '  - {requirement: a, verdict: b, because: " "}',
      'answers:',
      '  agee: 17',
      '  garden: true',
      '  age: old',
      'said: soon',
    ].join('\n');
    expect(faults(text).map(([at]) => at)).toEqual([
      '2:5 missing-key',
      '2:5 wrong-value',
      '2:5 wrong-value',
      '4:3 unknown-attribute',
      '6:8 wrong-type',
      '7:7 month',
    ]);
  });

  it('a long list of values is not said, but where it stands', () => {
    const values = (most: number) => Array.from({ length: most }, (_, at) => ({ id: `number-${at}`, label: `Number ${at}` }));
    const [county] = attributes;
    const hint = (most: number): string => {
      if (county?.shape.kind !== 'choice') throw new Error('The first attribute of the bees is a choice.');
      const read = readFlag({ ...county, shape: { ...county.shape, values: values(most) } }, 'zzz');
      return read.ok ? '' : read.problem.hint;
    };
    expect(hint(13)).toBe('hi-careers show county lists the possible answers.');
    expect(hint(12)).toMatch(/^Choose from: number-0, .*, number-11\.$/);
  });

  it('a flag without an answer', () => {
    const [, age] = attributes;
    const read = age === undefined ? undefined : readFlag(age, '  ');
    expect(read).toEqual({
      ok: false,
      problem: {
        code: 'wrong-type',
        message: '“age” was given without an answer.',
        hint: 'Write the answer after the name, or remove both.',
      },
    });
  });
});
