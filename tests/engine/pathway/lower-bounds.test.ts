import { describe, expect, it } from 'vitest';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import type { Cost } from '../../../src/domain/pathway.js';
import { type Counts, costOf } from '../../../src/engine/pathway/cost.js';
import { rounds } from '../../support/rounds.js';
import { all, any, atLeast, includes, judged, oneOf, someOf } from '../../support/rules.js';
import { type Beginning, settingOut } from '../../support/setting-out.js';
import { badge, grade } from '../../support/small-world.js';

/** The counts that are more than nothing; null where no plan can be. */
const inShort = (counts: Counts): Partial<Cost> | null =>
  counts.every((count) => count === Number.POSITIVE_INFINITY)
    ? null
    : Object.fromEntries(Object.entries(costOf(counts)).filter(([, count]) => count !== 0));
const least = (world: Beginning): Partial<Cost> | null => inShort(settingOut(world).bounds.least);

/** What is left to do once each test is met, where that is of any use. */
const after = (world: Beginning): unknown => {
  const { bounds, reach } = settingOut(world);
  return Object.fromEntries(
    reach.tests.map((test) => [
      `${test.test.on.attribute.id} ${test.test.needs}`,
      bounds.isUseful(test) ? inShort(bounds.after(test)) : null,
    ]),
  );
};

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((one) => includes('held', one)) as [
  ReturnType<typeof includes>,
  ReturnType<typeof includes>,
  ReturnType<typeof includes>,
  ReturnType<typeof includes>,
];
const here = oneOf('place', 'here');
const adult = atLeast('age', 18);
const helper = { helper: { gives: ['practice'] } };
const course = { course: { gives: [badge('a')] } };
const chain = { first: { gives: [badge('b')], months: 2, earn: 'unpaid' as const }, course: { asks: b, gives: [badge('a')], pounds: 7 } };

describe('what plans cost at the least, count by count', () => {
  it.each<readonly [string, Beginning, Partial<Cost> | null]>([
    ['a target that is open: the application', { target: {} }, { steps: 1 }],
    ['a course before', { target: { asks: a }, routes: course }, { months: 3, steps: 2 }],
    [
      'of two courses, the best of each on each count',
      {
        target: { asks: a },
        routes: { dear: { gives: [badge('a')], months: 2, pounds: 50 }, slow: { gives: [badge('a')], months: 9, earn: 'unpaid' } },
      },
      { months: 2, steps: 2 },
    ],
    ['a course and one before it: both', { target: { asks: a }, routes: chain }, { months: 5, unpaidMonths: 2, pounds: 7, steps: 3 }],
    [
      'all of two: no less than the dearer of them',
      { target: { asks: all(a, b) }, routes: { ...course, other: { gives: [badge('b')], months: 5 } } },
      { months: 5, steps: 2 },
    ],
    [
      'any of two: the cheaper',
      { target: { asks: any(a, b) }, routes: { ...course, other: { gives: [badge('b')], months: 5 } } },
      { months: 3, steps: 2 },
    ],
    [
      'two of three: the second',
      {
        target: { asks: someOf(2, a, b, c) },
        routes: { ...course, other: { gives: [badge('b')], months: 5 }, third: { gives: [badge('c')], months: 9 } },
      },
      { months: 5, steps: 2 },
    ],
    ['all of two, of which one is there', { target: { asks: all(a, b) }, routes: course, said: { held: ['b'] } }, { months: 3, steps: 2 }],
    [
      'months in a post: as many as are missing',
      { target: { asks: atLeast('practice', 24) }, roles: helper, said: { practice: 6 } },
      { months: 18, steps: 2 },
    ],
    ['a few months in a post: a year', { target: { asks: atLeast('practice', 3) }, roles: helper }, { months: 12, steps: 2 }],
    [
      'a post that asks for a course: both',
      { target: { asks: atLeast('practice', 24) }, roles: { helper: { asks: a, gives: ['practice'] } }, routes: course },
      { months: 27, steps: 3 },
    ],
    [
      'months where no post gives any',
      { target: { asks: atLeast('practice', 5) } },
      { months: 5, feesUnknown: 1, steps: 2, unpaidMonths: 0 },
    ],
    ['an age: the time until then', { target: { asks: atLeast('age', 18) } }, { months: 12, steps: 1 }],
    ['what is expected: the time until then', { target: { asks: a }, said: { held: ['a@2027-03'] } }, { months: 4, steps: 1 }],
    [
      'what was not said and nothing gives: a supposition',
      { target: { asks: oneOf('place', 'there') }, without: ['place'] },
      { supposed: 1, steps: 1 },
    ],
    ['two things of that kind: both', { target: { asks: all(here, adult) }, without: ['place', 'age'] }, { supposed: 2, steps: 1 }],
    ['one or the other: one of them', { target: { asks: any(here, adult) }, without: ['place', 'age'] }, { supposed: 1, steps: 1 }],
    ['the same answer twice: once', { target: { asks: all(adult, atLeast('age', 16)) }, without: ['age'] }, { supposed: 1, steps: 1 }],
    [
      'one for a course and one for the post: both',
      { target: { asks: all(a, adult) }, routes: { course: { asks: here, gives: [badge('a')] } }, without: ['place', 'age'] },
      { months: 3, supposed: 2, steps: 2 },
    ],
    [
      'one that may follow from the other: no more than one',
      {
        target: { asks: all(here, adult) },
        rules: [{ when: adult, then: [here] as unknown as Inference['then'] }],
        without: ['place', 'age'],
      },
      { supposed: 1, steps: 1 },
    ],
    ['what was said: none', { target: { asks: oneOf('place', 'there') } }, null],
    ['a judgement: that of a person', { target: { asks: all(atLeast('practice', 0), judged()) } }, { judged: 1, steps: 1 }],
    ['a judgement or a course: neither for sure', { target: { asks: any(judged(), a) }, routes: course }, { steps: 1 }],
    [
      'a grade that a course leaves open',
      { target: { asks: atLeast('grade', 'good') }, routes: { course: { gives: [grade('pass')] } } },
      { months: 3, supposed: 1, steps: 2 },
    ],
    [
      'a grade that a person has to judge',
      { target: { asks: atLeast('grade', 'good') }, said: { grade: 'foreign' } },
      { judged: 1, steps: 1 },
    ],
    [
      'a course that opens later: the months until then too',
      { target: { asks: a }, routes: { course: { gives: [badge('a')], more: { apply: { where: '', windows: rounds(2), sources: [] } } } } },
      { months: 6, steps: 2 },
    ],
    ['what nothing gives: no plan', { target: { asks: all(a, d) }, routes: course }, null],
    [
      'of two ways in, the best of each on each count',
      {
        target: { asks: a, by: ['way'] },
        routes: { ...course, way: { asks: b, gives: [] }, other: { gives: [badge('b')], months: 1, pounds: 9 } },
      },
      { months: 1, steps: 2 },
    ],
  ])('%s', (_, world, cost) => {
    const found = least(world);
    expect(found === null ? null : { ...found, unpaidMonths: found.unpaidMonths ?? 0 }).toEqual(
      cost === null ? null : { unpaidMonths: found?.unpaidMonths ?? 0, ...cost },
    );
  });

  it.each<readonly [string, Beginning, Partial<Cost> | null]>([
    ['as many months as a course takes', { target: { asks: a }, routes: course, room: { months: 3 } }, { months: 3, steps: 2 }],
    ['fewer months than a course takes', { target: { asks: a }, routes: course, room: { months: 2 } }, null],
    ['fewer steps than a course and one before it', { target: { asks: a }, routes: chain, room: { steps: 2 } }, null],
    ['fewer months than until an age', { target: { asks: atLeast('age', 18) }, room: { months: 11 } }, null],
    ['no supposition', { target: { asks: oneOf('place', 'there') }, without: ['place'], room: { supposed: 0 } }, null],
    ['one supposition of two', { target: { asks: all(here, adult) }, without: ['place', 'age'], room: { supposed: 1 } }, null],
    ['no judgement', { target: { asks: all(atLeast('practice', 0), judged()) }, room: { judged: 0 } }, null],
    ['no judgement of a grade', { target: { asks: atLeast('grade', 'good') }, said: { grade: 'foreign' }, room: { judged: 0 } }, null],
    [
      'no judgement, beside a course',
      { target: { asks: any(all(atLeast('practice', 0), judged()), a) }, routes: course, room: { judged: 0 } },
      { months: 3, steps: 2 },
    ],
  ])('with room for %s', (_, world, cost) => {
    expect(least(world)).toEqual(cost);
  });
});

describe('what is left to do', () => {
  it.each<readonly [string, Beginning, unknown]>([
    ['once the last thing is there: the application', { target: { asks: a }, routes: course }, { 'held a': { steps: 1 } }],
    [
      'once something before it is there: what comes after',
      { target: { asks: a }, routes: chain },
      { 'held a': { steps: 1 }, 'held b': { months: 3, pounds: 7, steps: 2 } },
    ],
    [
      'for what nobody can finish: nothing that is of use',
      { target: { asks: all(a, d) }, routes: course },
      { 'held a': null, 'held d': null },
    ],
    [
      'for one of two that nothing gives: only the other is of use',
      { target: { asks: any(a, d) }, routes: course },
      { 'held a': { steps: 1 }, 'held d': null },
    ],
    [
      'for all of two, beside what nothing gives',
      { target: { asks: any(a, all(b, d)) }, routes: { ...course, other: { gives: [badge('b')] } } },
      { 'held a': { steps: 1 }, 'held b': null, 'held d': null },
    ],
    [
      'by a post: its months too',
      { target: { asks: atLeast('practice', 24) }, roles: { helper: { asks: a, gives: ['practice'] } }, routes: course },
      { 'practice 24': { steps: 1 }, 'held a': { months: 24, steps: 2 } },
    ],
    ['within the room there is', { target: { asks: a }, routes: chain, room: { months: 4 } }, { 'held a': null, 'held b': null }],
    [
      'within the room there is, by the quicker of two',
      { target: { asks: a }, routes: { ...chain, quick: { gives: [badge('a')], months: 1 } }, room: { months: 4 } },
      { 'held a': { steps: 1 }, 'held b': null },
    ],
  ])('%s', (_, world, left) => {
    expect(after(world)).toEqual(left);
  });
});
