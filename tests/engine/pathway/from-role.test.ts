import { describe, expect, it } from 'vitest';
import type { RoleId } from '../../../src/domain/ids.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { fromRole } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers } from '../../support/post.js';
import { all, any, atLeast, is, judged, must, requirement, usually, way } from '../../support/rules.js';
import { badge, smallWorld } from '../../support/small-world.js';
import { someone } from '../../support/someone.js';
import { givesYes, type Post, through, upFrom, village } from '../../support/village.js';

const garden = is('garden', true);
const suit = is('bee-suit', true);
const grown = atLeast('age', 18);

const answersOf = (post: Post, id = 'post'): unknown => {
  const model = village({ posts: { post, other: {} }, courses: { course: { gives: [givesYes('bee-suit')] } } });
  return Object.fromEntries(fromRole(model, id as RoleId, asOf).answers);
};
const same = (given: GivenAnswers): unknown => Object.fromEntries(someone(bees, given).answers);
const asking = (...needs: readonly Requirement[]): Post => ({ needs });

describe('somebody of whom only the post is known', () => {
  it.each<readonly [string, Post, GivenAnswers]>([
    ['has what it must have and usually has', asking(must(garden), usually(grown)), { garden: true, age: 18 }],
    ['need not have what only helps', asking(must(garden), requirement('helps', grown)), { garden: true }],
    ['has of alternatives the smallest', asking(must(any(all(garden, suit), grown))), { age: 18 }],
    ['has of equal alternatives the first', asking(must(any(garden, grown))), { garden: true }],
    ['has what two requirements share only once', asking(must(garden), must(any(garden, grown))), { garden: true }],
    ['has what stands beside a judgement', asking(must(all(garden, judged()))), { garden: true }],
    ['has nothing where nothing is asked for', {}, {}],
    [
      'came by the direct way, where there is one',
      { ways: [through('course', [must(grown)]), way('direct:post', [must(garden)])] },
      { garden: true },
    ],
    [
      'else by a route, and has what it gives',
      { ways: [upFrom('other', [must(garden)]), through('course', [must(grown)])] },
      { age: 18, 'bee-suit': true },
    ],
    ['else by another post', { ways: [upFrom('other', [must(garden)])] }, { garden: true }],
    ['is anybody, where no way leads in', { ways: [] }, {}],
  ])('%s', (_, post, given) => {
    expect(answersOf(post)).toEqual(same(given));
  });

  it('is nobody where there is no such post', () => {
    expect(answersOf(asking(must(garden)), 'nowhere')).toEqual({});
  });

  it('has been there for a year', () => {
    const model = smallWorld({ post: { gives: ['practice'] } }, { course: { gives: [badge('a')] } });
    expect(Object.fromEntries(fromRole(model, 'post' as RoleId, asOf).answers)).toEqual({ practice: { kind: 'number', value: 12 } });
  });
});
