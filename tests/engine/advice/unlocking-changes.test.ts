import { describe, expect, it } from 'vitest';
import type { UnlockingChange } from '../../../src/domain/advice.js';
import type { GivenAnswers } from '../../support/post.js';
import { all, always, atLeast, atMost, includes, is, judged, must, never, oneOf, requirement, usually, way } from '../../support/rules.js';
import {
  adviceIn,
  type Course,
  closed,
  givesItems,
  givesMonths,
  givesRank,
  givesYes,
  lasting,
  scarce,
  upFrom,
  village,
} from '../../support/village.js';

const given: GivenAnswers = { age: 15, garden: false, 'bee-suit': false, badges: [], certificate: 'none', 'months-hives': 0 };
const garden = must(is('garden', true));
const suit = must(is('bee-suit', true));

/** Courses that anybody can begin, so that the change of each is a small one. */
const basics = {
  plot: { gives: [givesYes('garden')] },
  sewing: { gives: [givesYes('bee-suit')] },
  rung: { gives: [givesRank('certificate', '1')] },
};

const openingsIn = ({ courses, ...parts }: Parameters<typeof village>[0], said: GivenAnswers = {}): readonly UnlockingChange[] => {
  const { nextSteps, laterSteps } = adviceIn(village({ inferences: [], courses: courses ?? soon(basics), ...parts }), {
    ...given,
    ...said,
  });
  return [...nextSteps, ...laterSteps].flatMap((step) => (step.kind === 'gain' ? [step.opening] : []));
};
/** Of a known length, unless a test is about the length. */
const soon = (courses: Readonly<Record<string, Course>>): Readonly<Record<string, Course>> =>
  Object.fromEntries(Object.entries(courses).map(([id, course]) => [id, { duration: lasting(3), ...course }]));
const inShort = ({ change, opens }: UnlockingChange): string => `${change.attribute} ${change.test} ${change.needs}: ${opens.join(' ')}`;
const opened = (parts: Parameters<typeof village>[0], said?: GivenAnswers) => openingsIn(parts, said).map(inShort);

describe('the single changes that would open posts', () => {
  it('stand with the posts that each would open', () => {
    expect(opened({ posts: { a: { needs: [garden] }, b: { needs: [garden] }, c: { needs: [suit] } } })).toEqual([
      'garden is true: a b',
      'bee-suit is true: c',
    ]);
  });

  it.each([
    ['two changes are needed', [garden, suit], []],
    ['it is open already', [must(always)], []],
    ['nothing can be done', [garden, must(never, { fixed: true })], []],
    ['it leaves a stretch', [garden, usually(never)], []],
    ['what is usually wanted is missing', [usually(is('garden', true))], ['garden is true: post']],
    ['it only helps', [requirement('helps', is('garden', true)), suit], ['bee-suit is true: post']],
    ['it varies', [requirement('varies', is('garden', true)), suit], ['bee-suit is true: post']],
    ['time has to pass', [must(atLeast('age', 16))], []],
    ['time in a kind of work is missing', [must(atLeast('months-hives', 6))], []],
    ['a person must decide then', [must(all(is('garden', true), judged()))], ['garden is true: post']],
    ['another thing is not known', [garden, must(atLeast('months-market', 3))], []],
  ])('%s', (_, needs, changes) => {
    expect(opened({ posts: { post: { needs } } })).toEqual(changes);
  });

  it('open what is open only later', () => {
    const later = must(is('bee-suit', true));
    expect(opened({ posts: { post: { needs: [garden, later] } } }, { 'bee-suit': 'true@2027-07' })).toEqual(['garden is true: post']);
  });

  it('open nothing by a way that has no entry rule', () => {
    const posts = { post: { ways: [way('a', [garden]), way('b', [], true)] } };
    expect(opened({ posts })).toEqual(['garden is true: post']);
    const noRule = { post: { ways: [way('direct:post', [garden], true)] } };
    expect(opened({ posts: noRule })).toEqual([]);
  });

  it('do not open a step up that only an employer can judge', () => {
    const step = (...needs: Parameters<typeof upFrom>[1]) => ({ posts: { post: { ways: [upFrom('helper', needs)] } } });
    expect(opened(step(garden, usually(judged())))).toEqual([]);
    expect(opened(step(garden))).toEqual(['garden is true: post']);
  });

  const badge = must(includes('badges', 'queen-rearing'));
  const gives = [givesItems('badges', 'queen-rearing')];
  it.each<readonly [string, Readonly<Record<string, Course>>, boolean]>([
    ['no course gives it', {}, false],
    [
      'a course gives it that the person cannot start',
      { course: { gives, duration: lasting(3), needs: [must(atLeast('age', 18))] } },
      false,
    ],
    ['a course gives it that begins within a year', { course: { gives, duration: lasting(24) } }, true],
    ['a course gives it that takes more than two years', { course: { gives, duration: lasting(25) } }, false],
    ['a course gives it of which nobody knows how long it takes', { course: { gives } }, true],
  ])('are small ones: %s', (_, courses, isSmall) => {
    expect(opened({ posts: { post: { needs: [badge] } }, courses })).toEqual(isSmall ? ['badges includes queen-rearing: post'] : []);
  });

  it('open the better of two ways', () => {
    const [open, shut] = [way('a', [garden]), way('b', [must(never)])];
    for (const ways of [
      [open, shut],
      [shut, open],
    ])
      expect(opened({ posts: { post: { ways } } })).toEqual(['garden is true: post']);
  });

  it('open what a person must decide on, if one way to it is no step up', () => {
    const ask = [garden, usually(judged())];
    expect(opened({ posts: { post: { ways: [way('direct:post', ask), upFrom('helper', ask)] } } })).toEqual(['garden is true: post']);
  });

  it('are not undone by what the person has already', () => {
    expect(openingsIn({ posts: { post: { needs: [garden] } } }, { garden: true })).toEqual([]);
  });
});

describe('the order of what opens posts', () => {
  it('puts first what opens most', () => {
    expect(opened({ posts: { a: { needs: [garden] }, b: { needs: [suit] }, c: { needs: [suit] } } })).toEqual([
      'bee-suit is true: b c',
      'garden is true: a',
    ]);
  });

  it('then what suits', () => {
    const posts = { a: { needs: [garden], activities: { insects: 1 } }, b: { needs: [suit], activities: { rules: 1 } } };
    expect(opened({ posts }, { loves: ['insects'] })).toEqual(['garden is true: a', 'bee-suit is true: b']);
    expect(opened({ posts }, { loves: ['rules'] })).toEqual(['bee-suit is true: b', 'garden is true: a']);
  });

  it('then by name', () => {
    const posts = { a: { needs: [garden] }, b: { needs: [suit] } };
    expect(opened({ posts })).toEqual(['bee-suit is true: b', 'garden is true: a']);
    expect(opened({ posts: { b: posts.b, a: posts.a } })).toEqual(['bee-suit is true: b', 'garden is true: a']);
    const three = { c: { needs: [garden] }, d: { needs: [must(atLeast('certificate', '1'))] }, e: { needs: [suit] } };
    const byName = ['bee-suit is true: e', 'certificate at-least 1: d', 'garden is true: c'];
    expect(opened({ posts: three })).toEqual(byName);
    expect(opened({ posts: { e: three.e, c: three.c, d: three.d } })).toEqual(byName);
  });

  it('by name too where all of them suit', () => {
    const activities = { insects: 1 };
    const posts = {
      a: { needs: [garden], activities },
      b: { needs: [suit], activities },
      c: { needs: [must(atLeast('certificate', '1'))], activities },
    };
    expect(opened({ posts }, { loves: ['insects'] })).toEqual(['bee-suit is true: b', 'certificate at-least 1: c', 'garden is true: a']);
  });

  it('is that of the smallest change too, and there may be none', () => {
    const posts = { a: { needs: [garden] }, b: { needs: [suit] }, c: { needs: [suit] } };
    expect(adviceIn(village({ posts, courses: soon(basics) }), given).smallestChange?.opens).toEqual(['b', 'c']);
    expect(adviceIn(village({ posts, courses: soon(basics) }), { ...given, garden: true, 'bee-suit': true }).smallestChange).toBeNull();
  });
});

describe('what one change opens', () => {
  it('stands best fit first, then by id; what suits stands apart', () => {
    const needs = [garden];
    const posts = {
      c: { needs, activities: { insects: 1 } },
      b: { needs, activities: { rules: 3, insects: 3 } },
      a: { needs, activities: { rules: 3, insects: 1 } },
      d: { needs },
      e: { needs, activities: { insects: 2 } },
    };
    const [opening] = openingsIn({ posts }, { loves: ['insects'] });
    expect(opening?.opens).toEqual(['b', 'c', 'e', 'a', 'd']);
    expect(opening?.suits).toEqual(['b', 'c', 'e']);
  });

  it('wherever the posts stand now', () => {
    const posts = {
      b: { needs: [usually(is('garden', true))], activities: { rules: 1 } },
      a: { needs: [garden], activities: { insects: 1 } },
      d: { needs: [usually(is('garden', true))] },
      c: { needs: [garden], activities: { rules: 1 } },
    };
    expect(openingsIn({ posts }, { loves: ['insects'] })[0]?.opens).toEqual(['a', 'b', 'c', 'd']);
    expect(openingsIn({ posts })[0]?.opens).toEqual(['a', 'b', 'c', 'd']);
  });

  it('suits from half of the best on', () => {
    const needs = [garden];
    const posts = { half: { needs, activities: { rules: 2, insects: 1 } }, less: { needs, activities: { rules: 3, insects: 1 } } };
    expect(openingsIn({ posts }, { loves: ['insects'] })[0]?.suits).toEqual(['half']);
  });
});

describe('the courses that give what is missing', () => {
  const by = (course: Parameters<typeof village>[0]['courses'], needs = [garden], said: GivenAnswers = {}) =>
    openingsIn({ posts: { post: { needs } }, courses: course ?? {} }, said)[0]?.by ?? [];
  const gives = [givesYes('garden')];

  it('stand the shortest first, those of which nobody says how long they take last, and without those that hardly anybody gets', () => {
    const courses = {
      untold: { gives },
      long: { gives, duration: lasting(24) },
      rare: { gives, duration: lasting(1), scarce },
      short: { gives, duration: lasting(3) },
    };
    expect(by(courses)).toEqual(['short', 'long', 'untold']);
  });

  it('of the same length stand by id', () => {
    const course = { gives, duration: lasting(3) };
    expect(by({ b: course, a: course, c: course })).toEqual(['a', 'b', 'c']);
  });

  it('are only those that the person could start', () => {
    expect(by({ a: { gives, needs: [must(atLeast('age', 18))] }, b: { gives, needs: [must(judged())] } })).toEqual(['b']);
  });

  it('are only those that still run', () => {
    expect(by({ a: { gives, status: closed }, b: { gives } })).toEqual(['b']);
  });

  it.each([
    ['yes', must(is('garden', true)), givesYes('garden'), true],
    ['no', must(is('garden', true)), givesYes('garden', false), false],
    ['something else', must(is('garden', true)), givesYes('bee-suit'), false],
    ['months, which are no small change', must(atLeast('months-hives', 6)), givesMonths('months-hives', 7), false],
    ['the rung', must(atLeast('certificate', '2')), givesRank('certificate', '2'), true],
    ['a higher rung', must(atLeast('certificate', '1')), givesRank('certificate', 'master'), true],
    ['a lower rung', must(atLeast('certificate', '2')), givesRank('certificate', '1'), false],
    ['the item', must(includes('badges', 'queen-rearing')), givesItems('badges', 'queen-rearing'), true],
    ['the item among others', must(includes('badges', 'queen-rearing')), givesItems('badges', 'inspectors-roll', 'queen-rearing'), true],
    ['months that are too many already', must(atMost('months-hives', 5)), givesMonths('months-hives', 7), false],
    ['just the rung that is wanted', must(oneOf('certificate', '2')), givesRank('certificate', '2'), true],
    ['a rung above the one that is wanted', must(oneOf('certificate', '2')), givesRank('certificate', 'master'), false],
    ['another item', must(includes('badges', 'queen-rearing')), givesItems('badges', 'inspectors-roll'), false],
  ])('%s', (_, need, gain, isGiven) => {
    expect(
      by({ course: { gives: [gain] } }, [need], {
        'months-hives': need.when?.kind === 'test' && need.when.test.kind === 'at-most' ? 10 : 0,
      }),
    ).toEqual(isGiven ? ['course'] : []);
  });

  it('may give other things too', () => {
    expect(by({ a: { gives: [...gives, givesYes('bee-suit')] }, b: { gives: [givesYes('bee-suit'), ...gives] } })).toEqual(['a', 'b']);
  });
});
