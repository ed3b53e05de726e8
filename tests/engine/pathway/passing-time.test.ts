import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from '../../../src/domain/ids.js';
import { monthAfter } from '../../../src/domain/months.js';
import { dateAfter, later, startingProfile } from '../../../src/engine/pathway/passing-time.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers, postModel } from '../../support/post.js';
import { someone } from '../../support/someone.js';

const model = postModel([]);

describe('time in a plan', () => {
  it.each([
    ['2026-11', 0, '2026-11'],
    ['2026-11', 1, '2026-12'],
    ['2026-11', 2, '2027-01'],
    ['2026-12', 12, '2027-12'],
    ['2026-01', 23, '2027-12'],
  ])('%s and %i months is %s', (month, months, then) => {
    expect(monthAfter(month as YearMonth, months)).toBe(then);
  });

  it.each([
    ['2026-11-24', 2, '2027-01-24'],
    ['2027-01-28', 1, '2027-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
  ])('%s and %i months is %s, a day that every month has', (day, months, then) => {
    expect(dateAfter(day as IsoDate, months)).toBe(then);
  });
});

describe('the answers at a later day', () => {
  const at = (given: GivenAnswers, to: string, from: string = asOf): unknown => {
    const days = { began: asOf, from: from as IsoDate, to: to as IsoDate };
    return Object.fromEntries(later(model, someone(bees, given), days).answers);
  };
  const same = (given: GivenAnswers): unknown => Object.fromEntries(someone(bees, given).answers);

  it.each<readonly [string, GivenAnswers, string, GivenAnswers]>([
    ['an age, a year on', { age: 17 }, '2027-11-24', { age: 18 }],
    ['an age, before the year is out', { age: 17 }, '2027-10-24', { age: 17 }],
    ['an age, three years on', { age: 17 }, '2029-12-24', { age: 20 }],
    ['an age that is the most that may be said', { age: 119 }, '2029-12-24', { age: 120 }],
    ['months in a post, which time alone does not give', { 'months-hives': 6 }, '2029-12-24', { 'months-hives': 6 }],
    ['a yes', { garden: true }, '2029-12-24', { garden: true }],
    ['what is expected, in its month', { garden: 'true@2027-07' }, '2027-07-24', { garden: true }],
    ['what is expected, before its month', { garden: 'true@2027-07' }, '2027-06-24', { garden: 'true@2027-07' }],
    [
      'what was to come true by the day the plan begins, and never did',
      { garden: 'true@2026-11' },
      '2027-06-24',
      { garden: 'true@2026-11' },
    ],
    [
      'items of a set, each in its month',
      { badges: ['queen-rearing@2027-03', 'inspectors-roll@2028-03'] },
      '2027-09-24',
      { badges: ['queen-rearing', 'inspectors-roll@2028-03'] },
    ],
    ['items of a set, all still to come', { badges: ['queen-rearing@2028-03'] }, '2027-09-24', { badges: ['queen-rearing@2028-03'] }],
  ])('%s', (_, given, day, then) => {
    expect(at(given, day)).toEqual(same(then));
  });

  it('grow a year by the month in which the plan began, wherever one stands', () => {
    expect(at({ age: 17 }, '2027-11-24', '2027-06-24')).toEqual(same({ age: 18 }));
    expect(at({ age: 18 }, '2028-06-24', '2027-11-24')).toEqual(same({ age: 18 }));
  });

  it('are the same person where nothing changed: what was found of them is found already', () => {
    const profile = someone(bees, { age: 17, garden: 'true@2028-07', badges: ['queen-rearing@2028-07'] });
    expect(later(model, profile, { began: asOf, from: asOf, to: '2027-06-24' as IsoDate })).toBe(profile);
  });
});

describe('the answers with which a plan begins', () => {
  const given = { age: 17, garden: true };
  const left = (said?: string): readonly string[] => [
    ...startingProfile(model, someone(bees, given, said === undefined ? {} : { said }), asOf).answers.keys(),
  ];
  it.each([
    ['were said today', '2026-11', ['age', 'garden']],
    ['are a year old', '2025-11', ['age', 'garden']],
    ['are older: those that age are not known', '2025-10', ['garden']],
  ])('%s', (_, said, ids) => {
    expect(left(said)).toEqual(ids);
  });
  it('do not age meanwhile', () => {
    expect(startingProfile(model, someone(bees, given, { said: '2025-11' }), asOf)).not.toHaveProperty('said');
    expect(left()).toEqual(['age', 'garden']);
  });
});
