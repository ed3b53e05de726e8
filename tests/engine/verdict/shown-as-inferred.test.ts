import { describe, expect, it } from 'vitest';
import type { Inferred } from '../../../src/domain/advice.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { buildModel, check, inferredIn } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, findingOf, type GivenAnswers, postModel } from '../../support/post.js';
import {
  all,
  always,
  any,
  atLeast,
  atMost,
  empty,
  includes,
  is,
  judged,
  must,
  not,
  oneOf,
  POST,
  someOf,
  way,
  withPost,
} from '../../support/rules.js';
import { someone } from '../../support/someone.js';

type Then = Inference['then'][number];
const grown = is('garden', true);
/** With a garden, all this is so. */
const rule = (...then: readonly Inference['when'][]): Inference => ({ when: grown, then: then as readonly Then[] });

const inferred = (rules: readonly Inference[], given: GivenAnswers): readonly Inferred[] =>
  inferredIn(postModel([way('direct:post', [must(always)])], rules), someone(bees, given), asOf);
const inShort = ({ attribute, bound, value, grounds }: Inferred): string =>
  `${attribute} ${bound} ${Array.isArray(value) ? value.join('+') : value} by ${grounds.join('+')}`;

describe('what follows is shown', () => {
  it.each([
    ['as yes', [is('bee-suit', true)], ['bee-suit is true by garden']],
    ['as no', [is('bee-suit', false)], ['bee-suit is false by garden']],
    ['as at least a number', [atLeast('age', 18)], ['age at-least 18 by garden']],
    ['as at most a number', [atMost('age', 18)], ['age at-most 18 by garden']],
    ['as a number, where only one is left', [atLeast('age', 18), atMost('age', 18)], ['age is 18 by garden']],
    ['between two numbers, as at least', [atLeast('age', 18), atMost('age', 20)], ['age at-least 18 by garden']],
    ['not at all, where every number is left', [atLeast('age', 0)], []],
    ['as a choice, where only one is left', [oneOf('county', 'coast')], ['county is coast by garden']],
    ['not at all, where several choices are left', [oneOf('county', 'coast', 'hills')], []],
    ['as a rung, where only one is left', [oneOf('certificate', '2')], ['certificate is 2 by garden']],
    ['as what is outside the order, where only that is left', [oneOf('certificate', 'foreign')], ['certificate is foreign by garden']],
    ['as at least a rung', [atLeast('certificate', '1')], ['certificate at-least 1 by garden']],
    [
      'as at least a rung, with what is outside the order',
      [oneOf('certificate', '2', 'master', 'foreign')],
      ['certificate at-least 2 by garden'],
    ],
    ['as at most a rung', [atMost('certificate', '1')], ['certificate at-most 1 by garden']],
    ['between two rungs, as at least', [oneOf('certificate', '1', '2')], ['certificate at-least 1 by garden']],
    [
      'as at most a rung, with what is outside the order',
      [oneOf('certificate', 'none', '1', 'foreign')],
      ['certificate at-most 1 by garden'],
    ],
    ['not at all, where the rungs are left but nothing outside', [oneOf('certificate', 'none', '1', '2', 'master')], []],
    ['not at all, where only the ends are left', [oneOf('certificate', 'none', 'master')], []],
    ['as the items of a set that are sure', [includes('badges', 'queen-rearing')], ['badges is queen-rearing by garden']],
    [
      'several items',
      [includes('badges', 'queen-rearing'), includes('badges', 'inspectors-roll')],
      ['badges is inspectors-roll+queen-rearing by garden'],
    ],
    ['not at all, where one of a set is sure but not which', [oneOf('badges', 'queen-rearing', 'inspectors-roll')], []],
    ['not at all, where a set is empty', [empty('badges')], []],
  ])('%s', (_, then, shown) => {
    expect(inferred([rule(...then)], { garden: true }).map(inShort)).toEqual(shown);
  });

  it.each([
    ['nothing was said', {}],
    ['the ground is not so', { garden: false }],
    ['it was said as well', { garden: true, 'bee-suit': true }],
    ['the ground is only expected', { garden: 'true@2027-07' }],
  ])('not where %s', (_, given) => {
    expect(inferred([rule(is('bee-suit', true))], given)).toEqual([]);
  });

  it('where it is expected too, and not yet said', () => {
    expect(inferred([rule(is('bee-suit', true))], { garden: true, 'bee-suit': 'true@2027-07' })).toEqual([]);
  });

  it('not of a set of which an item was due by now and nothing else follows', () => {
    expect(inferred([rule(is('bee-suit', true))], { badges: ['inspectors-roll', 'queen-rearing@2026-10'] })).toEqual([]);
  });

  it('not where several values are left, and none of them in the order', () => {
    const values = [{ id: 'lost', label: 'lost', outsideOrder: true as const }];
    const attributes = bees.attributes.map((attribute) =>
      attribute.id === 'certificate' && attribute.shape.kind === 'ordered'
        ? { ...attribute, shape: { ...attribute.shape, values: [...attribute.shape.values, ...values] } }
        : attribute,
    );
    const inferences = [rule(oneOf('certificate', 'foreign', 'lost'))];
    const model = buildModel(withPost({ ...bees, attributes, inferences }, [way('direct:post', [must(always)])]));
    expect(inferredIn(model, someone(bees, { garden: true }), asOf)).toEqual([]);
  });

  it('with every answer that it rests on, and none that it does not', () => {
    const several = { when: all(grown, atLeast('age', 18)), then: [is('bee-suit', true) as Then] };
    expect(inferred([several], { garden: true, age: 20, county: 'hills' }).map(inShort)).toEqual(['bee-suit is true by garden+age']);
  });

  it('with the grounds of every item of a set', () => {
    const rules = [
      rule(includes('badges', 'queen-rearing')),
      { when: is('bee-suit', true), then: [includes('badges', 'inspectors-roll') as Then] },
    ];
    expect(inferred(rules, { garden: true, 'bee-suit': true }).map(({ grounds }) => [...grounds].sort())).toEqual([['bee-suit', 'garden']]);
  });

  it('with the parts that carry it: of one that is enough, those that are so', () => {
    const either = { when: any(grown, atLeast('age', 18), is('bee-suit', true)), then: [oneOf('county', 'coast') as Then] };
    expect(inferred([either], { garden: true, age: 10 }).map(({ grounds }) => grounds)).toEqual([['garden']]);
    expect(inferred([either], { garden: false, age: 20, 'bee-suit': true }).map(({ grounds }) => [...grounds].sort())).toEqual([
      ['age', 'bee-suit'],
    ]);
  });

  it('with both grounds, where two rules narrow the same answer', () => {
    const rules = [rule(atLeast('age', 18)), { when: is('bee-suit', true), then: [atMost('age', 20) as Then] }];
    expect(inferred(rules, { garden: true, 'bee-suit': true }).map(inShort)).toEqual(['age at-least 18 by garden+bee-suit']);
  });

  it('with the first grounds, where a second rule narrows no further', () => {
    const rules = [rule(atLeast('age', 18)), { when: is('bee-suit', true), then: [atLeast('age', 16) as Then] }];
    expect(inferred(rules, { garden: true, 'bee-suit': true }).map(inShort)).toEqual(['age at-least 18 by garden']);
  });

  it.each([
    ['a thing that is not so', not(is('garden', true)), { garden: false }, true],
    ['two of three', someOf(2, grown, is('bee-suit', true), atLeast('age', 18)), { garden: true, age: 18 }, true],
    ['only one of three', someOf(2, grown, is('bee-suit', true), atLeast('age', 18)), { garden: true, age: 17 }, false],
    ['what is not known', all(grown, is('bee-suit', true)), { garden: true }, false],
    ['no badge at all', empty('badges'), { badges: [] }, true],
    ['one badge of two', empty('badges'), { badges: ['queen-rearing'] }, false],
    ['a rung outside the order is for a person to judge', atLeast('certificate', '1'), { certificate: 'foreign' }, false],
  ])('from %s', (_, when, given, follows) => {
    expect(inferred([{ when, then: [oneOf('county', 'coast') as Then] }], given)).toHaveLength(follows ? 1 : 0);
  });
});

it('what the answers of one person leave is no ground for another', () => {
  const model = postModel([way('direct:post', [must(is('bee-suit', true))])], [rule(is('bee-suit', true))]);
  const evidence = (given: GivenAnswers) =>
    check(model, someone(bees, given), asOf, [POST]).results[0]?.ways[0]?.findings[0]?.tree?.evidence;
  expect(evidence({ garden: true })).toMatchObject({ inferred: true, grounds: ['garden'] });
  expect(evidence({})).toMatchObject({ inferred: false, grounds: [] });
});

describe('the reasons of what is decided', () => {
  const because = (when: Inference['when'], given: GivenAnswers) =>
    findingOf(when, given).because.map(({ attribute, test, needs, has, hasBound, inferred: by, grounds, state, from }) =>
      [attribute, test, needs, has, hasBound, by, grounds.join('+'), state, from].join(' '),
    );

  it.each([
    ['a test that is met', is('garden', true), { garden: true }, ['garden is true true is false  met ']],
    ['a test that is not met', is('garden', true), { garden: false }, ['garden is true false is false  not-met ']],
    [
      'any that a person judges: what stands beside the judgement, and nothing of another part',
      any(all(is('garden', true), judged()), is('bee-suit', true)),
      { garden: true, 'bee-suit': false },
      ['garden is true true is false  met '],
    ],
    ['a test that is not known has none', is('garden', true), {}, []],
    [
      'all that are met: each',
      all(is('garden', true), atLeast('age', 16)),
      { garden: true, age: 16 },
      ['garden is true true is false  met ', 'age at-least 16 16 is false  met '],
    ],
    [
      'all that are not met: what fails',
      all(is('garden', true), atLeast('age', 16)),
      { garden: true, age: 15 },
      ['age at-least 16 15 is false  not-met '],
    ],
    [
      'any that is met: what is enough',
      any(is('garden', true), atLeast('age', 16)),
      { garden: true, age: 15 },
      ['garden is true true is false  met '],
    ],
    [
      'any that is not met: each',
      any(is('garden', true), atLeast('age', 16)),
      { garden: false, age: 15 },
      ['garden is true false is false  not-met ', 'age at-least 16 15 is false  not-met '],
    ],
    [
      'the same test twice: once',
      all(is('garden', true), any(is('garden', true), is('bee-suit', true))),
      { garden: true, 'bee-suit': false },
      ['garden is true true is false  met '],
    ],
    ['what is expected: with its month', is('garden', true), { garden: 'true@2027-07' }, ['garden is true true is false  met 2027-07']],
    [
      'a set: what is in it',
      includes('badges', 'queen-rearing'),
      { badges: ['inspectors-roll'] },
      ['badges includes queen-rearing inspectors-roll is false  not-met '],
    ],
    ['a set that is empty', includes('badges', 'queen-rearing'), { badges: [] }, ['badges includes queen-rearing  is false  not-met ']],
    ['what follows: with its ground', is('bee-suit', true), { certificate: 'master' }, ['bee-suit is true true is true certificate met ']],
    [
      'what follows from an expected answer',
      is('bee-suit', true),
      { certificate: 'master@2027-07', 'bee-suit': false },
      ['bee-suit is true true is false certificate met 2027-07'],
    ],
    ['where nothing has to be said', atLeast('age', 0), {}, ['age at-least 0  is false  met ']],
  ])('%s', (_, when, given, reasons) => {
    expect(because(when, given)).toEqual(reasons);
  });
});
