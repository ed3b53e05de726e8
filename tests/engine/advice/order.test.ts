import { describe, expect, it } from 'vitest';
import type { RoleAdvice } from '../../../src/domain/advice.js';
import type { Role } from '../../../src/domain/knowledge-base.js';
import { inOrderShown, levelMatch } from '../../../src/engine/advice/order.js';
import { always, must } from '../../support/rules.js';
import { adviceIn, village } from '../../support/village.js';

const stranger = { registration: false, months: 0 };

describe('how the level of a post compares with somebody’s', () => {
  it.each([
    ['their own level', 3, stranger, 0, 'near'],
    ['one above', 4, stranger, 0, 'near'],
    ['two above', 5, stranger, 0, 'above'],
    ['one below, in another field', 2, stranger, 0, 'below'],
    ['one below, in the field of their registration', 2, { ...stranger, registration: true }, 0, 'near'],
    ['one below, after three years in its field', 2, { ...stranger, months: 36 }, 0, 'near'],
    ['one below, just before three years in its field', 2, { ...stranger, months: 35 }, 0, 'below'],
    ['one below, at the rank of a post that they have held', 2, stranger, 2, 'below'],
    ['one below, and below a post that they have held', 2, stranger, 3, 'far-below'],
    ['one below and below a post that they have held, but in their field', 2, { ...stranger, months: 36 }, 3, 'near'],
    ['two below, even in their field', 1, { ...stranger, registration: true }, 0, 'far-below'],
  ] as const)('%s', (_, role, uses, held, match) => {
    expect(levelMatch(role, 3, uses, held)).toBe(match);
  });
});

describe('the order of posts that are as near as each other', () => {
  const model = village({ posts: { a: { needs: [must(always)] }, b: { needs: [must(always)] } } });
  const [a, b] = adviceIn(model).roles as [RoleAdvice, RoleAdvice];
  const using = (advice: RoleAdvice, uses: Partial<RoleAdvice['uses']>): RoleAdvice => ({ ...advice, uses: { ...advice.uses, ...uses } });
  // The first post is at the person's own level, which counts only after all that is tested here.
  const nearer = ({ id }: { readonly id: string }): number => (id === 'a' ? 0 : 1);
  const first = (...roles: readonly RoleAdvice[]): string => roles.toSorted(inOrderShown(model.base, nearer, new Set()))[0]?.id ?? '';

  it.each([
    ['the one at their own level, where nothing else differs', a, b, 'a'],
    ['a post without a known rule that uses nothing of theirs comes last', { ...a, noRule: true }, b, 'b'],
    ['one that uses what they have comes before', using({ ...a, noRule: true }, { months: 12 }), b, 'a'],
    [
      'that whose whole field they know comes first',
      using(a, { months: 40, areasLacking: 1 }),
      using(b, { months: 40, areasLacking: 0 }),
      'b',
    ],
    [
      'how much of a field is unknown counts for nobody who knows none of it',
      using(a, { areasLacking: 2 }),
      using(b, { areasLacking: 1 }),
      'a',
    ],
    ['a year in the field comes before less', using(a, { months: 11 }), using(b, { months: 12 }), 'b'],
    ['more than three years are all the same', using(a, { months: 36 }), using(b, { months: 90 }), 'a'],
    ['a registration comes before years', using(a, { months: 90 }), using(b, { registration: true }), 'b'],
    ['a post that theirs leads to comes before years', using(a, { months: 90 }), using(b, { post: true }), 'b'],
  ] as const)('%s', (_, one, other, id) => {
    expect(first(one, other)).toBe(id);
    expect(first(other, one)).toBe(id);
  });

  it('one that can pay more than a post of theirs comes before one that cannot, wherever it is', () => {
    const paying = (id: string, to: string): Role[] =>
      model.base.roles.filter((role) => role.id === id).map((role) => ({ ...role, band: { from: '2', to, basis: '', sources: [] } }));
    const roles = [...paying('a', '2'), ...paying('b', '3')];
    const firstFor = (...posts: readonly string[]): string => [a, b].toSorted(inOrderShown({ roles }, nearer, new Set(posts)))[0]?.id ?? '';
    expect(firstFor()).toBe('a');
    expect(firstFor('a')).toBe('b');
    expect(firstFor('b')).toBe('a');
  });
});
