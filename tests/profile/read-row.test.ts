import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import { type CellProblem, plainProfile, readMap, rowReader } from '../../src/profile/index.js';
import { beesModel, realModel } from '../support/bases.js';

type Read = { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly problems: readonly CellProblem[] };

const all = [...beesModel.base.attributes, ...realModel.base.attributes.filter(({ id }) => id === 'degree-class')];
const byId = new Map<string, Attribute>(all.map((attribute) => [attribute.id, attribute]));

/** The answers as a profile holds them; or what is wrong, as `column name code`. */
const said = (read: Read): unknown =>
  read.ok ? plainProfile(read.profile, all).answers : read.problems.map(({ column, name, code }) => `${column} ${name} ${code}`);

/** A reader of rows under this header; a column that is no attribute is not read. */
const under = (...header: readonly string[]) => rowReader(header.map((name) => byId.get(name) ?? null));

describe('a row of a sheet', () => {
  it.each([
    ['answers', ['age', 'garden'], ['17', 'yes'], { age: 17, garden: true }],
    ['an empty cell is not known', ['age', 'garden'], ['', 'no'], { garden: false }],
    ['nor is one of white space', ['age', 'garden'], ['  ', 'no'], { garden: false }],
    ['nor one that is not there', ['age', 'garden'], ['17'], { age: 17 }],
    ['a column that is about nothing', ['ref', 'age'], ['Zoë', '17'], { age: 17 }],
    ['cells that have no column', ['age'], ['17', 'x'], { age: 17 }],
    ['white space around an answer', ['age'], [' 17 '], { age: 17 }],
    ['a set, parted by semicolons', ['loves'], ['woodwork; insects'], { loves: ['insects', 'woodwork'] }],
    ['a set, parted by commas', ['loves'], ['woodwork, insects'], ['0 loves unknown-value']],
    ['an item twice', ['loves'], ['insects; woodwork;;insects'], { loves: ['insects', 'woodwork'] }],
    ['none beside an item', ['loves'], ['woodwork;none'], ['0 loves unknown-value']],
    ['an item that is no value', ['loves'], ['woodwork;insect'], ['0 loves unknown-value']],
    ['nothing but semicolons', ['loves'], [' ; '], ['0 loves wrong-type']],
    ['an answer from a month', ['garden'], ['yes@2027-08'], { garden: { value: true, expected: '2027-08' } }],
    [
      'every fault, by its column',
      ['ref', 'age', 'garden', 'county'],
      ['x', 'old', 'yes', 'hill'],
      ['1 age wrong-type', '3 county unknown-value'],
    ],
    ['a class', ['degree-class'], ['2:1'], { 'degree-class': '2:1' }],
    ['a class taken for a time of day', ['degree-class'], ['02:01'], { 'degree-class': '2:1' }],
    ['and with seconds', ['degree-class'], [' 02:01:00 '], { 'degree-class': '2:1' }],
    ['and from a month', ['degree-class'], ['02:02@2027-07'], { 'degree-class': { value: '2:2', expected: '2027-07' } }],
    ['a time that is no class', ['degree-class'], ['02:03'], ['0 degree-class unknown-value']],
    ['a class with other seconds', ['degree-class'], ['02:01:30'], ['0 degree-class unknown-value']],
    ['a class after something else', ['degree-class'], ['a 2:1'], ['0 degree-class unknown-value']],
    ['a class before something else', ['degree-class'], ['2:1 or so'], ['0 degree-class unknown-value']],
  ])('%s', (_what, header, cells, wanted) => {
    expect(said(under(...header)(cells))).toEqual(wanted);
  });

  it.each([
    ['01:02', '1:2'],
    ['1:02', '1:2'],
    ['01:2', '1:2'],
    ['10:12', '10:12'],
    ['10:12:00', '10:12'],
    ['02:03', '02:03'],
  ])('a time of day is the value that was meant, if there is one: %s', (cell, value) => {
    const shape = { kind: 'choice', values: ['1:2', '10:12', '02:03'].map((id) => ({ id, label: id })) } as const;
    const [some] = all;
    const read = some === undefined ? undefined : rowReader([{ ...some, shape }])([cell]);
    expect(read?.ok && [...read.profile.answers.values()]).toEqual([{ kind: 'choice', value }]);
  });

  it('the fault of a cell is said in whole', () => {
    expect(under('ref', 'age')(['x', '121'])).toEqual({
      ok: false,
      problems: [
        {
          code: 'unknown-value',
          message: '“age” cannot be 121.',
          hint: 'It must be from 0 to 120. If it means that the answer is not known, leave it out, or its cell empty.',
          column: 1,
          name: 'age',
        },
      ],
    });
  });

  it('reads each row as if it were the first, however many went before', () => {
    const read = under('months-hives', 'loves', 'age');
    const row = (at: number): readonly string[] => [`${at % 7}`, at % 2 === 0 ? '' : `${' '.repeat(at)}rules`, at % 3 === 0 ? 'old' : '17'];
    for (let at = 0; at < 4500; at++) read([`${' '.repeat(at)}1`, 'rules', '']);
    for (let at = 0; at < 12; at++) {
      for (const reader of [read, under('months-hives', 'loves', 'age')]) {
        const wanted =
          at % 3 === 0 ? ['2 age wrong-type'] : { age: 17, 'months-hives': at % 7, ...(at % 2 === 0 ? {} : { loves: ['rules'] }) };
        expect(said(reader(row(at)))).toEqual(wanted);
      }
    }
  });

  it('is sure of nothing that was not said', () => {
    const read = under('age')(['17']);
    expect(read.ok && [...read.profile.notSure]).toEqual([]);
  });
});

describe('a line of NDJSON', () => {
  it.each([
    ['plain values', { age: 17, garden: true, loves: ['rules'] }, { age: 17, garden: true, loves: ['rules'] }],
    ['null and an empty text are not known', { age: null, garden: '', certificate: '1' }, { certificate: '1' }],
    ['no and nought are answers', { garden: false, 'months-hives': 0, loves: [] }, { garden: false, 'months-hives': 0, loves: [] }],
    ['a set as in a cell', { loves: 'rules;insects' }, { loves: ['insects', 'rules'] }],
    ['a set as in a flag', { loves: 'rules,insects' }, { loves: ['insects', 'rules'] }],
    ['an answer from a month, as in a flag', { garden: 'yes@2027-08' }, { garden: { value: true, expected: '2027-08' } }],
    ['a text of white space is an answer that is missing', { age: ' ' }, {}],
    [
      'every fault, and what is unknown',
      { agee: 5, age: 'old', garden: 1 },
      ['-1 agee unknown-attribute', '-1 age wrong-type', '-1 garden wrong-type'],
    ],
    ['a name that every object has', { constructor: 1 }, ['-1 constructor unknown-attribute']],
  ])('%s', (_what, values, wanted) => {
    expect(said(readMap(values, (name) => byId.get(name), [...byId.keys()]))).toEqual(wanted);
  });

  it('says the nearest name, and no more of a long name than may be read', () => {
    const fault = (name: string): unknown => {
      const read = readMap({ [name]: 1 }, (one) => byId.get(one), [...byId.keys()]);
      return read.ok ? undefined : read.problems;
    };
    expect(fault('agee')).toEqual([
      {
        code: 'unknown-attribute',
        message: 'There is no attribute “agee”.',
        hint: 'Did you mean “age”? hi-careers list questions shows them all.',
        column: -1,
        name: 'agee',
      },
    ]);
    expect(fault('x'.repeat(61))).toMatchObject([{ name: 'x'.repeat(60) }]);
  });
});
