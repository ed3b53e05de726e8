import { describe, expect, it } from 'vitest';
import { parseGuarded } from '../../src/safe-yaml/parse.js';
import { faults, parsed } from './support.js';

describe('what a text says', () => {
  it.each([
    ['a mapping', 'a: 1\nb: [x, true, null]\n', { a: 1, b: ['x', true, null] }],
    ['JSON', '{"a": 1, "b": ["x", true, null]}', { a: 1, b: ['x', true, null] }],
    ['JSON with tabs', '{\n\t"a": 1\n}', { a: 1 }],
    ['a day stays text', 'day: 2026-11-22', { day: '2026-11-22' }],
    ['a month stays text', 'month: 2026-11', { month: '2026-11' }],
    ['yes and no stay text', 'a: yes\nb: no\nc: on', { a: 'yes', b: 'no', c: 'on' }],
    ['a class of degree stays text', 'class: 2:1', { class: '2:1' }],
    ['whole numbers and parts', 'a: -3\nb: 0.5\nc: 0', { a: -3, b: 0.5, c: 0 }],
    ['a key that is a number is text', '2: two', { '2': 'two' }],
    ['a key without a value is empty', 'a:\nb: ~', { a: null, b: null }],
    ['a folded text', 'a: >-\n  one\n  two\n', { a: 'one two' }],
    ['Windows line ends', 'a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
    ['a byte order mark', '\ufeffa: b', { a: 'b' }],
    ['a word alone', 'word', 'word'],
    ['letters from elsewhere', 'a: Llŷn 試験 👩‍⚕️', { a: 'Llŷn 試験 👩‍⚕️' }],
    ['a comment on a line of its own', '# why\na: one two\n', { a: 'one two' }],
    ['a comment after a single word', 'a: one # why\n', { a: 'one' }],
    ['empty lists and mappings', 'a: []\nb: {}', { a: [], b: {} }],
  ])('%s', (_name, text, value) => {
    expect(parsed(text).value).toEqual(value);
    expect(parsed(text).warnings).toEqual([]);
  });
});

describe('what is refused, and where', () => {
  const deep = (open: string, times: number) => `a: ${open.repeat(times)}`;
  it.each([
    ['nothing', '', ['1:1 empty-file']],
    ['only a comment', '# nothing\n', ['1:1 empty-file']],
    ['null', 'null', ['1:1 empty-file']],
    ['a NUL', 'a: b\0', ['1:1 not-text']],
    ['an alias and its anchor', 'a: &x 1\nb: *x', ['1:7 alias', '2:4 alias']],
    ['an alias to nowhere', 'b: *x', ['1:4 alias']],
    ['an alias as a key', '*x : 1', ['1:1 alias']],
    ['tags', 'a: !!str 1\nb: !x 2', ['1:10 tag', '2:7 tag']],
    ['a tag on a mapping', '!!map\na: 1', ['2:1 tag']],
    ['an older YAML', '%YAML 1.1\n---\na: yes', ['1:1 tag']],
    ['a new kind of tag', '%TAG ! tag:example.org,2000:\n---\na: 1', ['1:1 tag']],
    ['a merge key', 'a: {b: 1}\n<<: {c: 2}', ['2:1 merge-key']],
    ['every magic key', '__proto__: 1\nconstructor: 2\nprototype: 3', ['1:1 magic-key', '2:1 magic-key', '3:1 magic-key']],
    ['a magic key deep inside', 'a: [{b: {__proto__: 1}}]', ['1:10 magic-key']],
    ['names that objects have', 'toString: 1\nvalueOf: 2', ['1:1 magic-key', '2:1 magic-key']],
    ['equal keys', 'a: 1\nb: 2\na: 3', ['3:1 duplicate-key']],
    ['a number and its text as keys', '1: a\n"1": b', ['2:1 duplicate-key']],
    ['a list as a key', '? [a]\n: b', ['1:3 not-yaml']],
    ['an empty key', ': b', ['1:1 not-yaml']],
    ['a leading nought', 'a: 0123', ['1:4 lossy-number']],
    ['a trailing nought', 'a: 1.10', ['1:4 lossy-number']],
    ['too many digits', 'a: 12345678901234567890', ['1:4 lossy-number']],
    [
      'another way to write a number',
      '[0x1F, 0o17, 1e3, +5, -0, .inf, .nan]',
      [2, 8, 14, 19, 23, 27, 33].map((at) => `1:${at} lossy-number`),
    ],
    ['a turn of direction', 'a: "x\\u202Ey"', ['1:4 hidden-character']],
    ['a turn of direction as it is', 'a: x\u202ey', ['1:4 hidden-character']],
    ['an order to the terminal', 'a: "\\e[31m"', ['1:4 hidden-character']],
    ['half a character', 'a: "\\ud800"', ['1:4 hidden-character']],
    ['a key nobody can see', '"a\\u200B": 1', ['1:1 hidden-character']],
    ['a colon in text', 'title: Coder: senior', ['1:8 not-yaml']],
    ['a tab at the start of a line', 'a:\n\tb: 1', ['2:1 not-yaml']],
    ['a bracket left open', 'a: [1, 2', ['1:9 not-yaml']],
    ['two documents', 'a: 1\n---\nb: 2', ['2:1 not-yaml']],
    ['brackets without end', deep('[', 100_000), ['1:44 too-deep']],
    ['a million dashes', deep('- ', 400_000), ['1:82 too-deep']],
    ['question marks', '? '.repeat(400_000), ['1:81 too-deep']],
    ['keys in a row', `[${'a: '.repeat(100_000)}]`, ['1:120 too-deep']],
    ['quoted keys in a row', `[${'"a": '.repeat(100_000)}]`, ['1:200 too-deep']],
    ['a staircase', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), ['258:258 too-deep']],
    ['a lower staircase', Array.from({ length: 50 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), ['42:42 too-deep']],
    ['closing brackets', ']'.repeat(900_000), ['1:250000 too-large']],
    ['a long file', 'a\n'.repeat(50_000), ['1:1 too-large']],
    ['a large file', 'a'.repeat(1_000_001), ['1:1 too-large']],
  ])('%s', (_name, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('says both places of a key that stands twice', () => {
    const result = parseGuarded('a: 1\nb: 2\na: 3', 'x.yaml');
    expect(result).toMatchObject({ diagnostics: [{ related: [{ at: { file: 'x.yaml', line: 1, column: 1 } }] }] });
  });

  it('takes many keys, and finds the one that stands twice', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key-${index}: 1`);
    expect(faults(keys.join('\n'))).toEqual([]);
    expect(faults([...keys, 'key-7: 2'].join('\n'))).toEqual(['20001:1 duplicate-key']);
  });

  it('takes an alias bomb for what it is', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [*${'abcdefgh'[index]}, *${'abcdefgh'[index]}]`),
    ];
    expect(new Set(faults(bomb.join('\n')).map((fault) => fault.split(' ')[1]))).toEqual(new Set(['alias']));
  });

  it('goes down to the limit and no deeper', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(faults(nested(5), { depth: 5 })).toEqual([]);
    expect(faults(nested(6), { depth: 5 })).toEqual(['1:6 too-deep']);
  });

  it('warns where a # cuts a text short', () => {
    expect(faults('a: Ward 5 #3')).toEqual(['1:4 cut-at-hash']);
    expect(faults('a: "Ward 5 #3"')).toEqual([]);
  });

  it('says one thing of a line that is no YAML', () => {
    expect(faults('a: b: c: d\ne: "x" y "z"')).toEqual(['1:4 not-yaml', '2:8 not-yaml']);
  });

  it.each(['a: {b: 1\nc: 2', 'a:\n  b: [1, 2\n  c: 3'])('names a bracket that is not closed: %j', (text) => {
    const result = parseGuarded(text, 'file.yaml');
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('a bracket that was opened above is not closed'),
    ]);
  });
});

describe('places', () => {
  const text = 'a: 1\nlist:\n  - id: x\n    more: {deep: [p, q]}\n  -   y\n';
  it.each([
    ['the whole', [], 1, 1],
    ['a value', ['a'], 1, 4],
    ['a list', ['list'], 3, 3],
    ['an item', ['list', 0], 3, 5],
    ['a value in an item', ['list', 0, 'id'], 3, 9],
    ['far inside', ['list', 0, 'more', 'deep', 1], 4, 22],
    ['the second item', ['list', 1], 5, 7],
    ['a path that is not there: the nearest around it', ['list', 0, 'none', 'at all'], 3, 5],
  ] as const)('of %s', (_name, path, line, column) => {
    expect(parsed(text).placeOf(path)).toEqual({ file: 'file.yaml', line, column });
  });

  it.each([
    ['a key', ['list'], 2, 1],
    ['a key inside', ['list', 0, 'more', 'deep'], 4, 12],
  ] as const)('of %s', (_name, path, line, column) => {
    expect(parsed(text).placeOfKey(path)).toEqual({ file: 'file.yaml', line, column });
  });

  it('are the same with Windows line ends and a byte order mark', () => {
    const windows = parsed(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(windows.placeOf(['a'])).toEqual({ file: 'file.yaml', line: 1, column: 4 });
    expect(windows.placeOf(['list', 0, 'more', 'deep', 1])).toEqual({ file: 'file.yaml', line: 4, column: 22 });
  });
});
