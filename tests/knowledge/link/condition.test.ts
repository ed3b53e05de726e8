import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import { baseOf, briefly, loadTiny, tinyTexts } from '../support.js';

/** The condition that a named condition becomes, as the keeper's requirement has it. */
function linked(yaml: string, more = ''): Condition | undefined {
  return baseOf(loadTiny({ 'conditions.yaml': `grown-up: ${yaml}\n${more}` })).roles.find(({ id }) => id === 'keeper')?.entry[0]?.when;
}

/** What is wrong with a named condition, as `column code` (or `line:column code` below the first line). */
function faults(yaml: string, more = ''): readonly string[] {
  return briefly(loadTiny({ 'conditions.yaml': `grown-up: ${yaml}\n${more}` })).map((fault) =>
    fault.replace('conditions.yaml:', '').replace(/^1:/, ''),
  );
}

const test = (attribute: string, test: object, upperLimit = false) => ({ kind: 'test', attribute, test, upperLimit });

describe('what a condition becomes', () => {
  it.each([
    ['yes or no', '{suit: true}', test('suit', { kind: 'is', value: true })],
    ['a number from below', '{age: {at-least: 16}}', test('age', { kind: 'at-least', value: 16 })],
    ['a number from above', '{age: {at-most: 21}}', test('age', { kind: 'at-most', value: 21 })],
    ['an upper limit', '{age: {at-most: 21, upper-limit: true}}', test('age', { kind: 'at-most', value: 21 }, true)],
    ['a choice', '{where: hills}', test('where', { kind: 'one-of', values: ['hills'] })],
    ['a choice of some', '{where: {one-of: [hills, coast]}}', test('where', { kind: 'one-of', values: ['hills', 'coast'] })],
    ['an ordered value', '{grade: none}', test('grade', { kind: 'one-of', values: ['none'] })],
    ['an ordered value as a number', '{grade: 1}', test('grade', { kind: 'one-of', values: ['1'] })],
    ['an ordered bound as a number', '{grade: {at-least: 2}}', test('grade', { kind: 'at-least', value: '2' })],
    ['an ordered bound as text', '{grade: {at-most: "1"}}', test('grade', { kind: 'at-most', value: '1' })],
    ['one of them outside the order', '{grade: {one-of: [2, foreign]}}', test('grade', { kind: 'one-of', values: ['2', 'foreign'] })],
    ['a set', '{badges: {includes: course}}', test('badges', { kind: 'includes', value: 'course' })],
    ['one of a set', '{badges: {one-of: [course]}}', test('badges', { kind: 'one-of', values: ['course'] })],
    ['an empty set', '{badges: {empty: true}}', test('badges', { kind: 'empty' })],
    [
      'two bounds',
      '{age: {at-least: 5, at-most: 9}}',
      { kind: 'all', parts: [test('age', { kind: 'at-least', value: 5 }), test('age', { kind: 'at-most', value: 9 })] },
    ],
    ['not', '{not: {suit: true}}', { kind: 'not', part: test('suit', { kind: 'is', value: true }) }],
    [
      'at least so many',
      '{at-least: {count: 1, of: [{suit: true}, {suit: false}]}}',
      { kind: 'at-least', count: 1, parts: [test('suit', { kind: 'is', value: true }), test('suit', { kind: 'is', value: false })] },
    ],
    [
      'all of so many',
      '{at-least: {count: 1, of: [{suit: true}]}}',
      { kind: 'at-least', count: 1, parts: [test('suit', { kind: 'is', value: true })] },
    ],
    ['the highest number that there is', '{age: {at-least: 120}}', test('age', { kind: 'at-least', value: 120 })],
    [
      'any and all',
      '{any: [{all: [{suit: true}]}]}',
      { kind: 'any', parts: [{ kind: 'all', parts: [test('suit', { kind: 'is', value: true })] }] },
    ],
    [
      'judged beside a test',
      '{all: [{suit: true}, {judged: Who.}]}',
      { kind: 'all', parts: [test('suit', { kind: 'is', value: true }), { kind: 'judged', note: 'Who.' }] },
    ],
  ])('%s', (_name, yaml, condition) => {
    expect(linked(yaml)).toEqual(condition);
  });

  it('puts a named condition in its place, whatever the order of the names', () => {
    expect(linked('{not: {fact: z}}', 'z: {fact: b}\nb: {suit: true}\n')).toEqual({
      kind: 'not',
      part: test('suit', { kind: 'is', value: true }),
    });
  });
});

describe('tests that do not fit', () => {
  it.each([
    ['a number for yes or no', '{suit: 1}', ['18 test-and-kind']],
    ['a bound for yes or no', '{suit: {at-least: 1}}', ['19 test-and-kind']],
    ['yes for a number', '{age: true}', ['17 test-and-kind']],
    ['a number alone', '{age: 16}', ['17 test-and-kind']],
    ['text as a bound of a number', '{age: {at-least: "16"}}', ['28 test-and-kind']],
    ['a number out of its limits', '{age: {at-least: 160}}', ['28 wrong-value']],
    ['a number below its limits', '{age: {at-least: -1}}', ['28 wrong-value']],
    ['a fault in one of so many', '{at-least: {count: 1, of: [{suit: true}, {suit: 1}]}}', ['59 test-and-kind']],
    ['yes for a choice', '{where: true}', ['19 test-and-kind']],
    ['a bound for a choice', '{where: {at-least: hills}}', ['20 test-and-kind']],
    ['an unknown choice', '{where: {one-of: [hills, cost]}}', ['36 unknown-value']],
    ['an unknown value in the order', '{grade: 3}', ['19 unknown-value']],
    ['a bound outside the order', '{grade: {at-least: foreign}}', ['30 test-and-kind']],
    ['a value alone for a set', '{badges: course}', ['20 test-and-kind']],
    ['an unknown item', '{badges: {includes: curse}}', ['31 unknown-value']],
    ['a bound for a set', '{badges: {at-least: course}}', ['21 test-and-kind']],
    ['an upper limit of nothing', '{age: {upper-limit: true}}', ['18 test-and-kind']],
    ['an unknown attribute', '{agee: {at-least: 16}}', ['18 unknown-attribute']],
    ['two wrong tests in one', '{suit: {at-least: 1, includes: x}}', ['19 test-and-kind', '32 test-and-kind']],
    ['a wish', '{all: [{suit: true}, {loves: {includes: rules}}]}', ['33 wish-tested']],
    ['a slip of a keyword', '{al: [{suit: true}]}', ['16 wrong-type']],
    ['two keys', '{suit: true, age: {at-least: 5}}', ['11 wrong-value']],
    ['no key', '{}', ['11 wrong-value']],
    ['an empty list', '{all: []}', ['12 wrong-value']],
    ['more than there are', '{at-least: {count: 3, of: [{suit: true}, {suit: false}]}}', ['30 wrong-value']],
  ])('%s', (_name, yaml, expected) => {
    expect(faults(yaml)).toEqual(expected);
  });
});

describe('in how many places a person decides, where nothing that they look at is tested', () => {
  const judged = '{judged: Who decides.}';
  it.each([
    ['alone', judged, 1],
    ['in an any', `{any: [{suit: true}, ${judged}]}`, 1],
    ['in an all by itself', `{all: [${judged}]}`, 1],
    ['with another who decides', `{all: [${judged}, ${judged}]}`, 2],
    ['with an any of which one part is decided', `{all: [{any: [${judged}, {suit: true}]}, ${judged}]}`, 2],
    ['with an all of those who decide', `{all: [{all: [${judged}]}, ${judged}]}`, 2],
    ['with one who decides that it is not so', `{all: [{not: ${judged}}, ${judged}]}`, 2],
    ['in a not', `{not: ${judged}}`, 1],
    ['beside a test', `{all: [{suit: true}, ${judged}]}`, 0],
    ['beside a test that is turned round', `{all: [{not: {suit: true}}, ${judged}]}`, 0],
    ['beside an all that holds a test', `{all: [{all: [{suit: true}, ${judged}]}, ${judged}]}`, 0],
    ['beside an any of tests', `{all: [{any: [{suit: true}, {age: {at-least: 9}}]}, ${judged}]}`, 0],
    ['in a branch of an any, beside a test', `{any: [{age: {at-least: 9}}, {all: [{suit: true}, ${judged}]}]}`, 0],
    ['in an any that stands beside a test', `{all: [{suit: true}, {any: [{age: {at-least: 9}}, ${judged}]}]}`, 0],
    ['beside a named condition', `{all: [{fact: z}, ${judged}]}`, 0],
    ['beside one of several tests', `{all: [{at-least: {count: 1, of: [{suit: true}, {fact: z}]}}, ${judged}]}`, 0],
    ['beside so many that a test is among them', `{all: [{at-least: {count: 2, of: [{suit: true}, ${judged}]}}, ${judged}]}`, 1],
    ['beside so few that none may be a test', `{all: [{at-least: {count: 1, of: [{suit: true}, ${judged}]}}, ${judged}]}`, 2],
  ])('%s', (_name, yaml, places) => {
    expect(faults(yaml, 'z: {suit: true}\n').filter((fault) => fault.endsWith('judged-alone'))).toHaveLength(places);
  });
});

describe('what is said of a test that does not fit', () => {
  const said = (yaml: string, changes = {}): readonly string[] => {
    const loaded = loadTiny({ 'conditions.yaml': `grown-up: ${yaml}\n`, ...changes });
    return loaded.ok ? [] : loaded.diagnostics.flatMap(({ message, hint }) => [message, hint]);
  };
  it.each([
    ['{suit: 1}', '“1” does not fit “suit”, which is a yes or no answer.', 'Write it as true or false.'],
    ['{age: {at-least: "16"}}', '“16” does not fit “age”, which is a number.', 'Write it as {at-least: 5} or {at-most: 5}.'],
    ['{where: hils}', '“where” has no value “hils”.', 'Did you mean “hills”?'],
    ['{where: moon}', '“where” has no value “moon”.', 'Its values are hills, coast.'],
    ['{agee: {at-least: 16}}', 'There is no attribute “agee”.', 'Did you mean “age”?'],
    ['{fact: nobody}', 'There is no condition “nobody”.', 'Correct the id, or add a condition with this id.'],
  ])('%s', (yaml, message, hint) => {
    expect(said(yaml)).toEqual([message, hint]);
  });

  it('names a dozen values, and of more their number', () => {
    const path = 'attributes/2-more.yaml';
    const values = (most: number) => Array.from({ length: most }, (_, at) => `{id: v${at + 1}, label: V}`).join(', ');
    const more = (most: number) => ({
      [path]: `${tinyTexts()[path]}  - {id: what-hat, text: Hat?, why: W., not-sure: N., settles: [hat]}\n`.replace(
        'questions:',
        `  - {id: hat, label: Hat, kind: choice, help: hat, values: [${values(most)}]}\nquestions:`,
      ),
    });
    expect(said('{hat: bowler}', more(12))[1]).toMatch(/^Its values are v1, .*, v12\.$/);
    expect(said('{hat: bowler}', more(13))[1]).toBe('Look up its values: it has 13.');
  });
});

describe('named conditions', () => {
  it('says where a circle closes, once', () => {
    expect(faults('{fact: b}', 'b: {fact: c}\nc: {fact: grown-up}\n')).toEqual(['3:11 condition-cycle']);
    expect(faults('{fact: grown-up}')).toEqual(['18 condition-cycle']);
  });

  it('says which names make the circle, and where the first of them stands', () => {
    const loaded = loadTiny({ 'conditions.yaml': 'grown-up: {fact: b}\nb: {fact: c}\nc: {not: {fact: b}}\n' });
    expect(loaded).toMatchObject({
      diagnostics: [
        {
          message: 'These refer to each other in a circle: “b” needs “c” needs “b”.',
          related: [{ at: { file: 'conditions.yaml', line: 2, column: 1 } }],
        },
      ],
    });
  });

  it.each([
    [
      'parts',
      (tests: number) =>
        `{all: [${Array(tests - 1)
          .fill('{suit: true}')
          .join(', ')}]}`,
    ],
    [
      'parts, turned round',
      (tests: number) =>
        `{not: {all: [${Array(tests - 2)
          .fill('{suit: true}')
          .join(', ')}]}}`,
    ],
  ])('a condition has up to 2000 %s', (_name, withParts) => {
    expect(faults(withParts(2000))).toEqual([]);
    expect(faults(withParts(2001))).toEqual([expect.stringMatching(/too-large$/)]);
  });

  it('stops where names that double one another would fill the memory', () => {
    const doubling = Array.from({ length: 14 }, (_, step) => `n${step}: {all: [{fact: n${step + 1}}, {fact: n${step + 1}}]}`);
    const found = faults('{fact: n0}', [...doubling, 'n14: {suit: true}', ''].join('\n'));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((fault) => fault.split(' ')[1]))).toEqual(new Set(['too-large']));
  });

  it('stops where names lead on and on', () => {
    const chain = Array.from({ length: 5000 }, (_, step) => `n${step}: {fact: n${step + 1}}`);
    expect(faults('{fact: n0}', [...chain, 'n5000: {suit: true}', ''].join('\n'))).toContain('20:13 too-deep');
  });

  it('is checked even where nobody uses it', () => {
    expect(faults('{suit: true}', 'z: {suit: 1}\n')).toEqual(['2:11 test-and-kind']);
  });
});
