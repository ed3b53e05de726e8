import { describe, expect, it } from 'vitest';
import type { Override } from '../../../src/domain/answers.js';
import type { IsoDate } from '../../../src/domain/ids.js';
import { check, type Model, markable } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { always, is, judged, must, never, requirement, usually, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { through, village } from '../../support/village.js';

const mark = (verdict: Override['verdict'], of: string, because = 'they said so'): Override => ({ requirement: of, verdict, because });
const marked = (model: Model, id: string, overrides: readonly Override[]) => {
  const [result] = check(model, { ...someone(model.base, { garden: false }), overrides }, asOf as IsoDate, [id]).results;
  if (result === undefined) throw new Error(`There is no ${id}.`);
  return result;
};
const needs = [must(is('garden', true)), usually(is('bee-suit', true))];

describe('what an adviser marked', () => {
  const model = village({
    posts: { post: { needs: [must(is('garden', true), { id: 'garden' as never }), usually(always)] }, other: { needs } },
  });

  it.each([
    ['nothing', [], 'not-yet'],
    ['accepted', [mark('accept', 'post/garden')], 'open'],
    ['refused', [mark('refuse', 'post/garden')], 'not-yet'],
    ['what is usually wanted, refused', [mark('accept', 'post/garden'), mark('refuse', 'post/needed-2')], 'stretch'],
    ['accepted, then refused: the later counts', [mark('accept', 'post/garden'), mark('refuse', 'post/garden')], 'not-yet'],
    ['refused, then accepted', [mark('refuse', 'post/garden'), mark('accept', 'post/garden')], 'open'],
    ['on another post', [mark('accept', 'other/garden')], 'not-yet'],
  ])('%s', (_, overrides, verdict) => {
    expect(marked(model, 'post', overrides).verdict).toBe(verdict);
  });

  it('stands in place of what the answers say: nothing is missing, asked or judged any more', () => {
    const note = mark('accept', 'post/garden', 'The trust takes a balcony.');
    const [finding] = marked(model, 'post', [note]).ways[0]?.findings ?? [];
    expect(finding).toMatchObject({ state: 'met', from: null, because: [], gaps: [], asks: [], judged: [], override: note });
    expect(finding?.tree?.state).toBe('not-met');
  });

  it('refused, is not met, whatever the answers say', () => {
    const note = mark('refuse', 'post/needed-2');
    const [, finding] = marked(model, 'post', [note]).ways[0]?.findings ?? [];
    expect(finding).toMatchObject({ state: 'not-met', because: [], gaps: [], override: note });
  });

  it.each([
    ['judged', [must(judged())], 'open'],
    ['not known', [must(is('bee-suit', true))], 'open'],
    ['fixed and not met', [must(never, { fixed: true })], 'open'],
    ['only listed, never tested', [must(always), { ...requirement('usually', always), when: undefined as never }], 'open'],
  ])('settles what is %s', (_, list, verdict) => {
    const one = village({ posts: { post: { needs: list } } });
    const overrides = list.map((_entry, at) => mark('accept', `post/needed-${at + 1}`));
    expect(marked(one, 'post', overrides).verdict).toBe(verdict);
  });

  it.each([
    ['a must', must(always), 'not-yet'],
    ['a fixed must', must(always, { fixed: true }), 'closed'],
    ['a usually', usually(always), 'stretch'],
    ['what only helps', requirement('helps', always), 'open'],
    ['what is only listed', { ...must(always), when: undefined as never }, 'not-yet'],
    ['a rule that has ended', must(always, { until: '2026-11-23' }), 'open'],
  ])('refused, %s', (_, one, verdict) => {
    expect(marked(village({ posts: { post: { needs: [one] } } }), 'post', [mark('refuse', 'post/needed-1')]).verdict).toBe(verdict);
  });

  it('refused is final: no month is waited for', () => {
    const later = village({ posts: { post: { needs: [must(is('bee-suit', true)), must(is('garden', true))] } } });
    const profile = { ...someone(later.base, { 'bee-suit': 'true@2027-07', garden: 'true@2027-03' }) };
    const of = (overrides: readonly Override[]) => check(later, { ...profile, overrides }, asOf, ['post']).results[0];
    expect(of([])).toMatchObject({ verdict: 'open-later', from: '2027-07' });
    expect(of([mark('accept', 'post/needed-1')])).toMatchObject({ verdict: 'open-later', from: '2027-03' });
    expect(of([mark('accept', 'post/needed-1'), mark('accept', 'post/needed-2')])).toMatchObject({ verdict: 'open', from: null });
  });

  it('of a course counts in every way through it, and no other', () => {
    const way1 = through('winter', [must(never, { id: 'badge' as never })]);
    const two = village({
      posts: { a: { ways: [way1] }, b: { ways: [way1] }, c: { ways: [way('direct:c', [must(never, { id: 'badge' as never })])] } },
      courses: { winter: { needs: [must(never, { id: 'badge' as never })] } },
    });
    const verdicts = ['a', 'b', 'c', 'winter'].map((id) => marked(two, id, [mark('accept', 'winter/badge')]).verdict);
    expect(verdicts).toEqual(['open', 'open', 'not-yet', 'open']);
  });

  it('may be any requirement, named with its post or course, each once', () => {
    const shared = must(is('garden', true), { id: 'garden' as never });
    const many = village({
      posts: { a: { ways: [way('direct:a', [shared, must(always, { id: 'own' as never })]), way('other:a', [shared])] } },
      courses: { winter: { needs: [shared] } },
    });
    expect(markable(many.base)).toEqual(['a/garden', 'a/own', 'winter/garden']);
  });
});
