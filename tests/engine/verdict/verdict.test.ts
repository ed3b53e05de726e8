import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../src/domain/requirement.js';
import { post, postNeeding } from '../../support/post.js';
import { all, always, any, atLeast, is, judged, must, never, requirement, upTo, usually, way } from '../../support/rules.js';

const unknown = is('garden', true);
const later = atLeast('certificate', '2');
const given = { age: 22, certificate: '2@2027-07', 'bee-suit': 'true@2027-03' };
const verdictOn = (requirements: readonly Requirement[]): string => {
  const { verdict, from } = postNeeding(requirements, given);
  return from === null ? verdict : `${verdict} from ${from}`;
};

describe('the verdict on a way in: the first line that fits', () => {
  it.each([
    ['a fixed must is not met', [must(never, { fixed: true })], 'closed'],
    ['a fixed must and another are not met', [must(never), must(never, { fixed: true })], 'closed'],
    ['an upper age limit is passed', [must(upTo('age', 21), { fixed: true })], 'closed'],
    ['a must is not met', [must(never)], 'not-yet'],
    ['a must is not met, and another is not known', [must(unknown), must(never)], 'not-yet'],
    ['a must is not met, and a fixed one is not known', [must(unknown, { fixed: true }), must(never)], 'not-yet'],
    ['a must is not known', [must(unknown)], 'unknown'],
    ['a must is not known, and a usually is not met', [usually(never), must(unknown)], 'unknown'],
    ['a usually is not met', [must(always), usually(never)], 'stretch'],
    ['a usually is not met, and another is not known', [usually(unknown), usually(never)], 'stretch'],
    ['a usually is not met, and a must is judged', [must(judged()), usually(never)], 'stretch'],
    ['a usually is not known', [must(always), usually(unknown)], 'unknown'],
    ['a usually is not known, and a must is judged', [must(judged()), usually(unknown)], 'unknown'],
    ['a must is judged', [must(judged())], 'judged'],
    ['a usually is judged', [must(always), usually(judged())], 'judged'],
    ['a must is judged, and another is only expected', [must(judged()), must(later)], 'judged from 2027-07'],
    ['a must is only expected', [must(later)], 'open-later from 2027-07'],
    ['a usually is only expected', [usually(later)], 'open-later from 2027-07'],
    ['two are only expected: the later month', [must(later), usually(is('bee-suit', true))], 'open-later from 2027-07'],
    ['everything is met', [must(always), usually(always)], 'open'],
    ['nothing is asked', [], 'open'],
  ])('%s: %s', (_, requirements, verdict) => {
    expect(verdictOn(requirements)).toBe(verdict);
  });

  it.each(['helps', 'varies', 'accept'] as const)('%s never changes a verdict, whatever its state', (strength) => {
    for (const when of [never, unknown, judged(), later]) expect(verdictOn([must(always), requirement(strength, when)])).toBe('open');
  });

  it('an exception that we do not ask about leaves a cap to be judged', () => {
    const cap = any(upTo('age', 21), all(upTo('age', 25), judged()));
    const verdictAt = (age: number) => postNeeding([must(cap, { fixed: true })], { age }).verdict;
    expect([21, 22, 25, 26].map(verdictAt)).toEqual(['open', 'judged', 'judged', 'closed']);
  });

  it('a way without an entry rule is judged', () => {
    expect(post([way('direct:post', [], true)])).toMatchObject({ verdict: 'judged', noRule: true });
  });

  it.each([
    ['before its first day', '2026-11-24', { from: '2026-11-25' }, 'open'],
    ['on its first day', '2026-11-25', { from: '2026-11-25' }, 'not-yet'],
    ['on its last day', '2026-11-25', { until: '2026-11-25' }, 'not-yet'],
    ['after its last day', '2026-11-26', { until: '2026-11-25' }, 'open'],
  ])('a dated requirement %s', (_, asOf, dates, verdict) => {
    expect(postNeeding([must(never, dates)], {}, { asOf }).verdict).toBe(verdict);
  });
});

describe('the best way in decides a role', () => {
  const open = way('open', [must(always)]);
  const soon = way('soon', [must(later)]);
  const sooner = way('sooner', [must(is('bee-suit', true))]);
  const ask = way('ask', [must(judged())]);
  const stretch = way('stretch', [usually(never)]);
  const unsure = way('unsure', [must(unknown)]);
  const notYet = way('not-yet', [must(never)]);
  const closed = way('closed', [must(never, { fixed: true })]);

  it('in the order open, open later, judged, stretch, unknown, not yet, closed', () => {
    const ways = [closed, notYet, unsure, stretch, ask, soon, open];
    expect(post(ways, given).ways.map(({ way: { id } }) => id)).toEqual(['open', 'soon', 'ask', 'stretch', 'unsure', 'not-yet', 'closed']);
  });

  it.each([
    ['open before open later', [soon, open], 'open'],
    ['the earlier month', [soon, sooner], 'sooner'],
    ['judged before stretch', [stretch, ask], 'ask'],
    ['stretch before unknown', [unsure, stretch], 'stretch'],
    ['unknown before not yet', [notYet, unsure], 'unsure'],
    ['not yet before closed', [closed, notYet], 'not-yet'],
    ['the first of equal ones', [way('a', [must(never)]), way('b', [must(never)])], 'a'],
    ['any rule before none', [way('none', [], true), notYet], 'not-yet'],
    ['no rule before one that is closed', [closed, way('none', [], true)], 'none'],
  ])('%s', (_, ways, best) => {
    const result = post(ways, given);
    expect(result.best).toBe(best);
    expect(result.verdict).toBe(result.ways[0]?.verdict);
  });

  it('a role carries the month of its best way', () => {
    expect(post([soon, sooner], given)).toMatchObject({ verdict: 'open-later', from: '2027-03' });
  });
});
