import { describe, expect, it } from 'vitest';
import { all, always, any, atLeast, atMost, includes, is, judged, must, never, not, usually, way } from '../../support/rules.js';
import { adviceIn, givesItems, givesYes, lasting, upFrom, village } from '../../support/village.js';

const given = { age: 15, garden: false, 'bee-suit': false, badges: [], certificate: 'none' };

describe('where a post stands on the page', () => {
  const groupIn = (posts: Parameters<typeof village>[0]['posts'], said: typeof given | Record<string, never> = given) =>
    adviceIn(village({ posts: posts ?? {} }), said).roles.map(({ id, group }) => [id, group]);

  it.each([
    ['nothing is missing: open', [must(always)], 'open'],
    ['only judged: judged', [must(judged())], 'judged'],
    ['most want more: stretch', [usually(never)], 'stretch'],
    ['one thing to get: one step', [must(is('garden', true))], 'one-step'],
    ['a year to wait: one step', [must(atLeast('age', 16))], 'one-step'],
    ['two things to get: further', [must(is('garden', true)), must(is('bee-suit', true))], 'further'],
    ['what nothing meets: further', [must(never)], 'further'],
    ['not asked yet: unknown', [must(atLeast('months-hives', 3))], 'unknown'],
    ['nothing to be done: closed', [must(never, { fixed: true })], 'closed'],
  ])('%s', (_, needs, group) => {
    expect(groupIn({ post: { needs } })).toEqual([['post', group]]);
  });

  it('is a group of its own where no entry rule was found', () => {
    expect(groupIn({ post: { ways: [way('direct:post', [], true)] } })).toEqual([['post', 'no-rule']]);
  });

  it('is open later where something is only expected', () => {
    const { roles } = adviceIn(village({ posts: { post: { needs: [must(is('garden', true))] } } }), { garden: 'true@2027-07' });
    expect(roles[0]).toMatchObject({ group: 'open-later', from: '2027-07' });
  });

  it('is one step where one of its ways is', () => {
    const far = way('far', [must(is('garden', true)), must(is('bee-suit', true))]);
    const near = way('near', [must(is('garden', true))]);
    expect(groupIn({ post: { ways: [far, near] } })).toEqual([['post', 'one-step']]);
    expect(groupIn({ post: { ways: [far] } })).toEqual([['post', 'further']]);
  });
});

describe('one step', () => {
  const hives = (months: number) => must(atLeast('months-hives', months));
  const badge = must(includes('badges', 'queen-rearing'));
  const young = { ...given, 'months-hives': 0 };
  const groupOf = (post: Parameters<typeof village>[0], said = young) => adviceIn(village(post), said).roles[0]?.group;

  it.each([
    ['two years of work', [hives(24)], 'one-step'],
    ['more than two years of work', [hives(25)], 'further'],
    ['many years to wait', [must(atLeast('age', 90))], 'one-step'],
    ['two musts that one change meets', [must(is('garden', true)), must(is('garden', true))], 'one-step'],
    ['fewer years than one has', [must(atMost('age', 10))], 'further'],
    ['beside what one has', [must(is('garden', true)), must(always)], 'one-step'],
    [
      'a usually does not count as a step, near or far',
      [must(is('garden', true)), usually(includes('badges', 'queen-rearing'))],
      'one-step',
    ],
    ['a usually does not count as a step', [must(is('garden', true)), usually(is('bee-suit', true))], 'one-step'],
  ])('%s', (_, needs, group) => {
    expect(groupOf({ posts: { post: { needs } } })).toBe(group);
  });

  const far = includes('badges', 'queen-rearing');
  const elsewhere = { far: { gives: [givesItems('badges', 'queen-rearing')], duration: lasting(36) } };
  it.each([
    ['another way to the same is near', [must(any(far, is('garden', true)))], 'one-step'],
    ['it is near for one need, but not for the other', [must(far), must(any(far, is('garden', true)))], 'further'],
    ['what is near instead are two things', [must(any(far, all(is('garden', true), is('bee-suit', true))))], 'further'],
  ])('where %s', (_, needs, group) => {
    expect(groupOf({ posts: { post: { needs } }, courses: elsewhere })).toBe(group);
  });

  const course = { gives: [givesItems('badges', 'queen-rearing')] };
  it.each([
    ['a course of two years', { ...course, duration: lasting(24) }, 'one-step'],
    ['a course of more than two years', { ...course, duration: lasting(25) }, 'further'],
    ['a course of which nobody says how long it takes', course, 'one-step'],
    ['a course that has ended', { ...course, status: { value: 'closed', sources: [] } }, 'further'],
    ['a course that is closed to this person', { ...course, needs: [must(atLeast('age', 18))] }, 'further'],
    ['a course to which a person must say yes', { ...course, needs: [must(judged())] }, 'one-step'],
    ['a course that gives a suit as well', { gives: [...course.gives, givesYes('bee-suit')] }, 'one-step'],
    ['a course that gives another badge', { gives: [givesItems('badges', 'inspectors-roll')] }, 'further'],
  ] as const)('a badge that comes from %s', (_, one, group) => {
    expect(groupOf({ posts: { post: { needs: [badge] } }, courses: { one } })).toBe(group);
  });

  it('is one, if the person could start one of several courses', () => {
    const courses = {
      shut: { ...course, needs: [must(atLeast('age', 18))] },
      open: course,
      later: { ...course, needs: [must(is('bee-suit', true))] },
    };
    const needs = [badge];
    expect(groupOf({ posts: { post: { needs } }, courses: { shut: courses.shut, open: courses.open } })).toBe('one-step');
    expect(
      groupOf({ posts: { post: { needs } }, courses: { later: courses.later } }, { ...young, 'bee-suit': 'true@2027-07' } as never),
    ).toBe('one-step');
  });

  it('is none where a step up from another post is our own reading', () => {
    const step = (...more: Parameters<typeof upFrom>[1]) => groupOf({ posts: { post: { ways: [upFrom('helper', [hives(1), ...more])] } } });
    expect(step()).toBe('one-step');
    expect(step(usually(judged()))).toBe('further');
    expect(step(usually(always))).toBe('one-step');
    expect(step(usually(all(always, judged())))).toBe('further');
    expect(step(usually(not(judged())))).toBe('further');
    expect(step(must(judged()))).toBe('one-step');
    expect(step({ ...usually(always), when: undefined as never })).toBe('one-step');
    expect(groupOf({ posts: { post: { needs: [hives(1), usually(judged())] } } })).toBe('one-step');
  });
});

describe('the order in which posts are shown', () => {
  const order = (posts: NonNullable<Parameters<typeof village>[0]['posts']>, said: Record<string, boolean | readonly string[]> = {}) =>
    adviceIn(village({ posts }), { ...given, ...said }).roles.map(({ id }) => id);
  const open = [must(always)];

  it('goes by how far away it is', () => {
    const posts = {
      a: { needs: [must(never, { fixed: true })] },
      b: { needs: [must(atLeast('months-market', 3))] },
      c: { needs: [must(never)] },
      d: { needs: [must(atLeast('age', 17))] },
      e: { needs: [must(atLeast('age', 16))] },
      f: { needs: open },
    };
    const shown = adviceIn(village({ posts }), given).roles.map(({ id, horizon }) => `${id} ${horizon}`);
    expect(shown).toEqual(['f now', 'e within-a-year', 'd one-to-three-years', 'c longer', 'b not-known', 'a not-open']);
  });

  it('then by what suits', () => {
    const posts = { a: { needs: open, activities: { rules: 1 } }, b: { needs: open, activities: { insects: 1 } } };
    expect(order(posts, { loves: ['insects'] })).toEqual(['b', 'a']);
    expect(order(posts, { loves: ['rules'] })).toEqual(['a', 'b']);
    expect(order(posts)).toEqual(['a', 'b']);
  });

  it('then by title, then by id', () => {
    const titled = (title: string) => ({ title, needs: open });
    expect(order({ a: titled('Zoo'), b: titled('Ant'), c: titled('Mole') })).toEqual(['b', 'c', 'a']);
    expect(order({ b: titled('Ant'), a: titled('Zoo') })).toEqual(['b', 'a']);
    expect(order({ b: titled('Ant'), a: titled('Ant'), c: titled('Ant') })).toEqual(['a', 'b', 'c']);
  });
});
