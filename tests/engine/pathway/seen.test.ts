import { describe, expect, it } from 'vitest';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Cost } from '../../../src/domain/pathway.js';
import { countsOf } from '../../../src/engine/pathway/cost.js';
import { ClosedSet } from '../../../src/engine/pathway/search.js';
import { bees, type GivenAnswers, postModel } from '../../support/post.js';
import { all, atLeast, is, must, upTo, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

// The one way in asks for an age from 16 to 20, and for 19 months with bees.
const model = postModel([
  way('direct:post', [must(all(atLeast('age', 16), upTo('age', 20), is('garden', true), atLeast('months-hives', 19)))]),
]);
type Came = { readonly given?: GivenAnswers; readonly grades?: readonly string[]; readonly cost?: Partial<Cost> };

/** Whether each that comes is new. */
const areNew = (...came: readonly Came[]): readonly boolean[] => {
  const seen = new ClosedSet(model);
  return came.map(({ given = {}, grades = [], cost = {} }) =>
    seen.isNew(someone(bees, given), new Set(grades as readonly AttributeId[]), countsOf({ months: 5, pounds: 5, ...cost })),
  );
};

describe('somebody with the same answers', () => {
  it.each<readonly [string, Came, boolean]>([
    ['at the same cost', {}, false],
    ['later', { cost: { months: 6 } }, false],
    ['sooner', { cost: { months: 4 } }, true],
    ['later, and cheaper', { cost: { months: 6, pounds: 4 } }, true],
  ])('%s', (_, second, isNew) => {
    expect(areNew({}, second)).toEqual([true, isNew]);
  });

  it('is not new after any that came, and after those that were better still', () => {
    const [early, cheap, best] = [{ cost: { months: 3 } }, { cost: { pounds: 3 } }, { cost: { months: 2, pounds: 2 } }];
    expect(areNew(early, cheap, early, cheap, {}, best, early, cheap, best)).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('somebody with other answers', () => {
  const whole: GivenAnswers = {
    garden: true,
    age: 18,
    'months-hives': 6,
    certificate: '1',
    county: 'hills',
    badges: ['queen-rearing', 'inspectors-roll'],
  };
  it.each<readonly [string, GivenAnswers, boolean]>([
    ['all the same', {}, false],
    ['a no', { garden: false }, true],
    ['a number', { 'months-hives': 7 }, true],
    ['a rung', { certificate: '2' }, true],
    ['a choice', { county: 'coast' }, true],
    ['fewer items', { badges: ['queen-rearing'] }, true],
    ['the same items in another order', { badges: ['inspectors-roll', 'queen-rearing'] }, false],
    ['what is only expected', { garden: 'true@2027-07' }, true],
    ['an item that is only expected', { badges: ['queen-rearing', 'inspectors-roll@2027-07'] }, true],
    ['an age that no test tells apart', { age: 19 }, false],
    ['an age that is just old enough', { age: 16 }, false],
    ['an age that is too low', { age: 15 }, true],
    ['an age that is just not too high', { age: 20 }, false],
    ['an age that is too high', { age: 21 }, true],
    ['one answer more', { 'bee-suit': true }, true],
  ])('%s', (_, other, isNew) => {
    expect(areNew({ given: whole }, { given: { ...whole, ...other } })).toEqual([true, isNew]);
  });

  it('is told apart by what was asked, where the answers are alike', () => {
    expect(areNew({ given: { garden: true } }, { given: { 'bee-suit': true } })).toEqual([true, true]);
  });

  it('is told apart by what is expected when', () => {
    expect(areNew({ given: { garden: 'true@2027-07' } }, { given: { garden: 'true@2027-08' } })).toEqual([true, true]);
    expect(areNew({ given: { badges: ['queen-rearing@2027-07'] } }, { given: { badges: ['queen-rearing@2027-08'] } })).toEqual([
      true,
      true,
    ]);
  });

  it('is told apart by the grades that are open, in any order', () => {
    expect(areNew({}, { grades: ['a'] }, { grades: ['a', 'b'] }, { grades: ['b', 'a'] })).toEqual([true, true, true, false]);
  });
});
