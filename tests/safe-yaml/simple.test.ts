import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGuarded } from '../../src/safe-yaml/parse.js';
import type { Path } from '../../src/safe-yaml/positions.js';
import { parseSimple } from '../../src/safe-yaml/simple.js';
import { tries } from '../support/fuzz.js';

const byHand = `# My answers
answers:
  nation: england   # where I live
  age: 17
  posts:
  - band-2
  - value: band-3
    expected: 2027-07
  'work-level': "none \\u2013 yet"
  subjects: [maths, {value: "art: history", expected: 2027-07},
    it's]

  empty:
notSure: []
`;

/** Every path of a value. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** What is read is what the parser of all of YAML reads, from the same lines. */
function expectSame(text: string): boolean {
  const simple = parseSimple(text, 'f');
  if (!simple.ok) return false;
  const whole = parseGuarded(text, 'f', { escapes: true });
  if (!whole.ok) throw new Error(`Only refused by the whole parser: ${JSON.stringify(text)}: ${JSON.stringify(whole.diagnostics)}`);
  expect(simple.value, JSON.stringify(text)).toEqual(whole.value);
  for (const path of pathsOf(whole.value))
    expect(simple.placeOfKey(path).line, `${JSON.stringify(text)} ${path.join('/')}`).toBe(whole.placeOfKey(path).line);
  return true;
}

describe('the small part of YAML', () => {
  it('is enough for what people write by hand', () => {
    expect(expectSame(byHand)).toBe(true);
    expect(expectSame(byHand.replaceAll('\n', '\r\n'))).toBe(true);
    expect(expectSame(`\ufeff---\n${byHand}`)).toBe(true);
  });

  it.each([
    'a: &x 1',
    'a: *x',
    'a: !!str 1',
    'a: |\n  b',
    'a: >\n  b',
    '? a\n: 1',
    'a: b\n  c',
    'a: 1\n b: 2',
    'a: 1\na: 2',
    '<<: 1',
    'constructor: 1',
    'a: 0x10',
    'a: 1.10',
    'a: 1e3',
    'a: .inf',
    'a: "b\n  c"',
    'a: "\\x41"',
    'a:\tb',
    'a: \u202eb',
    'a: 1\n---\nb: 2',
    '%YAML 1.2\n---\na: 1',
    'a: [1',
    'a: [1]]',
    'a: {b}',
    `${'['.repeat(60)}${']'.repeat(60)}`,
    '',
    '# nothing',
    '~',
  ])('refuses %j, with a place in the text', (text) => {
    const simple = parseSimple(text, 'f');
    expect(simple.ok).toBe(false);
    if (simple.ok) return;
    expect(simple.diagnostics[0]?.at.line).toBeLessThanOrEqual(text.split('\n').length);
  });
});

const pieces = [
  ...['a', 'b', 'b: ', 'a:', 'c: 1', '- ', '-', ': ', ':', '[', ']', '{', '}', ', ', ',', '"', "'", '"x"', "'y'", '"z": ', ' ', '  '],
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\r\n',
    '#',
    ' # b',
    '---\n',
    '...',
    '0123',
    '17',
    '17.0',
    '-3',
    '1.10',
    '+1',
    '.5',
  ],
  ...[
    'null',
    '~',
    'true',
    'False',
    '__proto__: ',
    '<<: ',
    '\\',
    '\\n',
    '\t',
    '\u00a0',
    '\u0085',
    '\u2028',
    '💙',
    '&a',
    '*a',
    '!x',
    '|',
    '>',
    '%',
    '@',
    '?',
    '? ',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join(''));
/** What was written by hand, with something put in, taken out or doubled. */
const spoilt = fc
  .array(fc.tuple(fc.nat(byHand.length), fc.nat(6), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 3 })
  .map((slips) => slips.reduce((so, [at, cut, put]) => `${so.slice(0, at)}${put}${so.slice(at + cut)}`, byHand));

it('never reads a text otherwise than the parser of all of YAML', async () => {
  let read = 0;
  await tries('texts of simple YAML', fc.oneof(text, spoilt), 3000, (source) => {
    if (expectSame(source)) read += 1;
  });
  expect(read).toBeGreaterThan(0);
});
