import { describe, expect, it } from 'vitest';
import type { Moved, Movement } from '../../../src/domain/advice.js';
import { diffAdvice } from '../../../src/engine/index.js';
import type { GivenAnswers } from '../../support/post.js';
import { all, always, atLeast, is, judged, must, never, requirement, usually, way } from '../../support/rules.js';
import { adviceIn, type Post, village } from '../../support/village.js';

const moved = (post: Post, before: GivenAnswers, after: GivenAnswers): Moved => {
  const model = village({ posts: { post }, inferences: [] });
  return diffAdvice(adviceIn(model, before), adviceIn(model, after));
};
const inShort = ({ kind, before, after, way: by, because }: Movement): string =>
  `${kind} ${[before, after].map(({ verdict, from }) => (from === null ? verdict : `${verdict} ${from}`)).join(' > ')} by ${by}: ${because
    .map((turn) => `${turn.after.requirement.id} ${turn.before.state} > ${turn.after.state}`)
    .join(', ')}`;
const all3 = ({ gained, lost, settled }: Moved): readonly string[] => [...gained, ...lost, ...settled].map(inShort);
const one = (post: Post, before: GivenAnswers, after: GivenAnswers): string => all3(moved(post, before, after)).join('; ');

const garden = must(is('garden', true));
const wanted = usually(is('garden', true));

describe('a post, after one answer was changed', () => {
  it.each<readonly [string, Post, GivenAnswers, GivenAnswers, string]>([
    ['nothing moved', { needs: [garden] }, { garden: true }, { garden: true }, ''],
    ['open now', { needs: [garden] }, { garden: false }, { garden: true }, 'gained not-yet > open by direct:post: needed-1 not-met > met'],
    [
      'not any more',
      { needs: [garden] },
      { garden: true },
      { garden: false },
      'lost open > not-yet by direct:post: needed-1 met > not-met',
    ],
    ['answered, and open', { needs: [garden] }, {}, { garden: true }, 'gained unknown > open by direct:post: needed-1 not-known > met'],
    [
      'answered, and shut',
      { needs: [garden] },
      {},
      { garden: false },
      'settled unknown > not-yet by direct:post: needed-1 not-known > not-met',
    ],
    ['answered, and a stretch', { needs: [wanted] }, {}, { garden: false }, 'gained unknown > stretch by direct:post: '],
    ['taken back, from open', { needs: [garden] }, { garden: true }, {}, 'lost open > unknown by direct:post: needed-1 met > not-known'],
    [
      'taken back, from shut',
      { needs: [garden] },
      { garden: false },
      {},
      'settled not-yet > unknown by direct:post: needed-1 not-met > not-known',
    ],
    [
      'taken back, from a stretch: no loss',
      { needs: [wanted] },
      { garden: false },
      {},
      'settled stretch > unknown by direct:post: needed-1 not-met > not-known',
    ],
    [
      'taken back, from what a person judges',
      { needs: [must(all(is('garden', true), judged()))] },
      { garden: true },
      {},
      'lost judged > unknown by direct:post: needed-1 judged > not-known',
    ],
    [
      'open later',
      { needs: [garden] },
      { garden: false },
      { garden: 'true@2027-07' },
      'gained not-yet > open-later 2027-07 by direct:post: needed-1 not-met > met',
    ],
    [
      'sooner',
      { needs: [garden] },
      { garden: 'true@2027-07' },
      { garden: 'true@2027-03' },
      'gained open-later 2027-07 > open-later 2027-03 by direct:post: needed-1 met > met',
    ],
    [
      'not so soon',
      { needs: [garden] },
      { garden: 'true@2027-03' },
      { garden: 'true@2027-07' },
      'lost open-later 2027-03 > open-later 2027-07 by direct:post: needed-1 met > met',
    ],
    [
      'now and not only later',
      { needs: [garden] },
      { garden: 'true@2027-03' },
      { garden: true },
      'gained open-later 2027-03 > open by direct:post: needed-1 met > met',
    ],
    [
      'not now but later',
      { needs: [garden] },
      { garden: true },
      { garden: 'true@2027-07' },
      'lost open > open-later 2027-07 by direct:post: needed-1 met > met',
    ],
    [
      'not even later',
      { needs: [garden] },
      { garden: 'true@2027-07' },
      { garden: false },
      'lost open-later 2027-07 > not-yet by direct:post: needed-1 met > not-met',
    ],
    [
      'a stretch became open',
      { needs: [wanted] },
      { garden: false },
      { garden: true },
      'gained stretch > open by direct:post: needed-1 not-met > met',
    ],
    [
      'closed from not yet',
      { needs: [must(atLeast('age', 16)), must(is('garden', true), { fixed: true })] },
      { age: 15, garden: true },
      { age: 15, garden: false },
      'lost not-yet > closed by direct:post: needed-2 met > not-met',
    ],
  ])('%s', (_, post, before, after, movement) => {
    expect(one(post, before, after)).toBe(movement);
  });

  it('names no condition that turned the other way, none that decides nothing, and none that stayed', () => {
    const needs = [garden, usually(is('bee-suit', true)), requirement('helps', is('garden', true)), must(always)];
    const before = { garden: false, 'bee-suit': true };
    const after = { garden: true, 'bee-suit': false };
    expect(one({ needs }, before, after)).toBe('gained not-yet > stretch by direct:post: needed-1 not-met > met');
    expect(one({ needs }, after, before)).toBe('lost stretch > not-yet by direct:post: needed-1 met > not-met');
  });

  it('names every condition that turned, where it only came to be known', () => {
    const needs = [garden, must(is('bee-suit', true)), must(always), { ...must(never), when: undefined as never }];
    expect(one({ needs }, { garden: true }, { garden: false, 'bee-suit': true })).toBe(
      'settled unknown > not-yet by direct:post: needed-1 met > not-met, needed-2 not-known > met',
    );
  });

  it('names the way that is best now of what was gained, and the one that was best of what was lost', () => {
    const ways = [way('a', [garden]), way('b', [must(is('bee-suit', true), { id: 'suit' as never })])];
    const none = { garden: false, 'bee-suit': false };
    expect(one({ ways }, none, { ...none, 'bee-suit': true })).toBe('gained not-yet > open by b: suit not-met > met');
    expect(one({ ways }, { ...none, 'bee-suit': true }, none)).toBe('lost open > not-yet by b: suit met > not-met');
  });

  it('has no condition for a way that has no rule', () => {
    const listed = { ...must(never), when: undefined as never };
    expect(one({ needs: [garden, listed] }, { garden: false }, { garden: true })).toBe(
      'gained not-yet > open by direct:post: needed-1 not-met > met',
    );
  });
});

describe('everything that moved', () => {
  it('says whether the order is another', () => {
    const model = village({ posts: { a: { needs: [garden] }, b: { needs: [must(is('bee-suit', true))] } } });
    const order = (before: GivenAnswers, after: GivenAnswers) => diffAdvice(adviceIn(model, before), adviceIn(model, after)).reordered;
    const none = { garden: false, 'bee-suit': false };
    expect(order(none, { ...none, 'bee-suit': true })).toBe(true);
    expect(order(none, { ...none, garden: true })).toBe(false);
  });

  it('counts the questions still worth asking', () => {
    expect(moved({ needs: [garden] }, {}, { garden: true }).unanswered).toEqual({ before: 1, after: 0 });
  });

  it('leaves out what one of the two knows nothing of', () => {
    const wide = village({ posts: { a: { needs: [garden] }, b: { needs: [garden] } } });
    const narrow = village({ posts: { a: { needs: [garden] } } });
    const ids = (of: Moved) => all3(of).length;
    expect(ids(diffAdvice(adviceIn(narrow, { garden: false }), adviceIn(wide, { garden: true })))).toBe(1);
    expect(ids(diffAdvice(adviceIn(wide, { garden: false }), adviceIn(narrow, { garden: true })))).toBe(1);
  });
});
