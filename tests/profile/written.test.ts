import { expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import type { YearMonth } from '../../src/domain/ids.js';
import { emptyProfile, profileText } from '../../src/profile/index.js';
import { readProfile, readSimpleProfile } from '../../src/profile/read-profile.js';
import { beesModel } from '../support/bases.js';

const { attributes } = beesModel.base;

/** What is read from a text, or an error. */
function profile(text: string): Profile {
  const read = readProfile(text, 'me.yaml', attributes);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.profile;
}

const file = `schema: hi-careers.profile/1
said: 2026-11
answers:
  county: hills
  age: 17
  garden: true
  bee-suit: {value: true, expected: 2027-08}
  loves: [insects, rules]
  certificate: "1"
  badges: [{value: queen-rearing, expected: 2027-07}]
notSure: [shuns]
overrides: [{requirement: beekeeper/grown-up, verdict: accept, because: "They said: yes"}]
`;

it('a file is written as a person would write it', () => {
  expect(profileText(profile(file), attributes)).toBe(file);
});

it('the same in JSON is indented, and ends its line', () => {
  const said = profile('answers: {age: 17}');
  expect(profileText(said, attributes, 'json')).toBe(`{
  "schema": "hi-careers.profile/1",
  "answers": {
    "age": 17
  },
  "notSure": [],
  "overrides": []
}
`);
});

it('of nobody nothing is written', () => {
  expect(profileText(emptyProfile, attributes)).toBe('schema: hi-careers.profile/1\nanswers: {}\nnotSure: []\noverrides: []\n');
});

/** What is bare in YAML is read as it stands: text that would be read as something else has to be quoted. */
it.each([
  ['a word', 'agreed', 'agreed'],
  ['words', 'she said so', '"she said so"'],
  ['a capital letter', 'Agreed', '"Agreed"'],
  ['a number', '17', '"17"'],
  ['a month', '2027-08', '2027-08'],
  ['a month in a sentence', 'by 2027-08', '"by 2027-08"'],
  ['a month with a day', '2027-08-01', '"2027-08-01"'],
  ['a yes', 'yes', '"yes"'],
  ['nothing', 'null', '"null"'],
  ['a word that begins like a no', 'november', 'november'],
  ['a word that ends like a no', 'casino', 'casino'],
  ['a list', '[a]', '"[a]"'],
  ['a remark', '# a', '"# a"'],
  ['a quote', 'a"b', '"a\\"b"'],
  ['letters of other alphabets', 'Zoë', '"Zoë"'],
])('%s of an adviser is written so that it is read as text', (_what, because, written) => {
  const marked: Profile = { ...emptyProfile, overrides: [{ requirement: 'a/b', verdict: 'refuse', because }] };
  const text = profileText(marked, attributes);
  expect(text).toContain(`because: ${written}}]`);
  expect(profile(text)).toEqual(marked);
  expect(readSimpleProfile(Buffer.from(text), 'me.yaml', attributes)).toEqual({ ok: true, profile: marked });
});

it('signs that YAML takes for others are written by number', () => {
  const because = 'a\u0085\u009f\u2028\u2029\ufeff\ufffe\uffff\u007fz';
  const marked: Profile = {
    ...emptyProfile,
    said: '2026-11' as YearMonth,
    overrides: [{ requirement: 'a/b', verdict: 'accept', because }],
  };
  expect(profileText(marked, attributes)).toContain('because: "a\\u0085\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff\\u007fz"}]');
});
