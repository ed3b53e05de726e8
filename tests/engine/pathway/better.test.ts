import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Gain } from '../../../src/domain/knowledge-base.js';
import type { Action, Test } from '../../../src/engine/pathway/route-actions.js';
import { supplierIndexFor } from '../../../src/engine/pathway/suppliers.js';
import { rounds } from '../../support/rounds.js';
import { all, atLeast, atMost, empty, includes, is, must, not, oneOf, requirement, upTo, usually } from '../../support/rules.js';
import { badge, grade, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';

const named = (action: Action): string =>
  action.kind === 'route' ? action.move.route.id : action.kind === 'post' ? action.role.id : action.area;

/** Who brings what is asked for; after each, those that are as good a source of it. */
const suppliers = (
  asks: Condition,
  routes: Readonly<Record<string, SmallRoute>>,
  others: Readonly<Record<string, SmallRole>> = {},
): Readonly<Record<string, string>> => {
  const model = smallWorld({ post: { asks }, ...others }, routes);
  const test = model.roleWays.get('post')?.[0]?.requirements[0]?.condition as Test;
  const { all: found, best } = supplierIndexFor(model, model.base.roles).suppliersOf(test);
  expect(best).toEqual(found.filter(({ better }) => better.length === 0));
  return Object.fromEntries(found.map(({ action, better }) => [named(action), better.map(named).join(' ')]));
};

const a = includes('held', 'a');
const one: SmallRoute = { gives: [badge('a')] };
const months = (value: number): Gain => ({ kind: 'number', attribute: 'practice' as AttributeId, value });
const apart = { one: '', two: '' };
const oneIsBetter = { one: '', two: 'one' };
const opening = (...opens: readonly number[]) => ({ more: { apply: { where: '', windows: rounds(...opens), sources: [] } } });

describe('a source that is as good as another', () => {
  it.each<readonly [string, SmallRoute, SmallRoute, Readonly<Record<string, string>>]>([
    ['an equal one: the first', one, one, oneIsBetter],
    ['the cheaper', one, { ...one, pounds: 5 }, oneIsBetter],
    ['the cheaper, though it comes second', { ...one, pounds: 5 }, one, { one: 'two', two: '' }],
    ['neither, where one is shorter and the other cheaper', { ...one, months: 1, pounds: 5 }, one, apart],
    ['one that gives more', { gives: [badge('a', 'b')] }, one, oneIsBetter],
    ['neither, where they ask for different things', one, { ...one, asks: includes('held', 'c') }, apart],
    ['one that asks for the same', { ...one, asks: includes('held', 'c') }, { ...one, asks: includes('held', 'c') }, oneIsBetter],
    [
      'one that asks for the same in another order',
      { ...one, needs: [must(includes('held', 'c')), usually(includes('held', 'd'))] },
      { ...one, needs: [must(includes('held', 'd')), usually(includes('held', 'c'))] },
      oneIsBetter,
    ],
    ['one that differs only in what helps', one, { ...one, needs: [requirement('helps', includes('held', 'c'))] }, oneIsBetter],
    ['neither, where one usually asks for more', one, { ...one, needs: [usually(includes('held', 'c'))] }, apart],
    [
      'neither, where one asks from another day',
      { ...one, needs: [must(includes('held', 'c'), { from: '2027-01-01' })] },
      { ...one, needs: [must(includes('held', 'c'), { from: '2028-01-01' })] },
      apart,
    ],
    [
      'neither, where one asks until another day',
      { ...one, needs: [must(includes('held', 'c'), { until: '2027-01-01' })] },
      { ...one, needs: [must(includes('held', 'c'), { until: '2028-01-01' })] },
      apart,
    ],
    ['neither, where they open in different months', { ...one, ...opening(2) }, { ...one, ...opening(3) }, apart],
    ['one that opens in the same month', { ...one, ...opening(2) }, { ...one, ...opening(2) }, oneIsBetter],
  ])('%s', (_, first, second, found) => {
    expect(suppliers(a, { one: first, two: second })).toEqual(found);
  });

  it('gives no fewer months', () => {
    const asks = atLeast('practice', 24);
    expect(suppliers(asks, { one: { gives: [months(12)] }, two: { gives: [months(6)] } })).toEqual({ ...oneIsBetter, practice: '' });
    expect(suppliers(asks, { one: { gives: [months(6)] }, two: { gives: [months(12)] } })).toEqual({ one: 'two', two: '', practice: '' });
  });

  it('is no post, and none for a post', () => {
    const helper = { helper: { gives: ['practice'] }, other: { gives: ['practice'] } };
    expect(suppliers(atLeast('practice', 12), { one: { gives: [months(12)], months: 12 } }, helper)).toEqual({
      one: '',
      helper: '',
      other: '',
    });
  });

  it('leaves no more open of a grade', () => {
    const asks = atLeast('grade', 'good');
    expect(suppliers(asks, { one: { gives: [grade('pass')] }, two: { gives: [grade('best')] } })).toEqual(apart);
    expect(suppliers(asks, { one: { gives: [grade('pass')] }, two: { gives: [grade('pass')] } })).toEqual(oneIsBetter);
  });

  const yes = { kind: 'yes-no', attribute: 'full-time', value: true } as unknown as Gain;
  it.each<readonly [string, Gain, Condition, boolean]>([
    ['months beside it, where a way in has a limit of them', months(6), upTo('practice', 3), false],
    ['months beside it, where a way in wants at most so many', months(6), atMost('practice', 3), false],
    ['months beside it, where ways in only want as many', months(6), atLeast('practice', 3), true],
    ['a badge beside it that a way in wants lacking', badge('d'), not(includes('held', 'd')), false],
    ['a badge beside it, where a way in wants none', badge('d'), empty('held'), false],
    ['a badge beside it that a way in wants', badge('d'), includes('held', 'd'), true],
    ['a yes beside it, where a way in wants a no', yes, is('full-time', false), false],
    ['a yes beside it, where a way in wants one', yes, is('full-time', true), true],
    ['a grade beside it, where a way in wants just another', grade('best'), oneOf('grade', 'pass'), false],
    ['a grade beside it, where ways in want no less', grade('best'), atLeast('grade', 'pass'), true],
  ])('may give %s: %s', (_, beside, wanted, isAsGood) => {
    for (const limits of [wanted, all(includes('held', 'c'), wanted)]) {
      const routes = { one: { gives: [badge('a'), beside] }, two: one };
      const expected = isAsGood ? oneIsBetter : { one: 'two', two: '' };
      expect(suppliers(a, routes, { other: { asks: limits } })).toEqual(expected);
      // Routes have limits too; and what both give makes no difference.
      expect(suppliers(a, { ...routes, third: { asks: limits, gives: [badge('b')] } })).toEqual(expected);
      expect(suppliers(a, { one: routes.one, two: routes.one }, { other: { asks: limits } })).toEqual(oneIsBetter);
    }
  });
});

describe('who brings what is asked for', () => {
  const brings = (asks: Condition, routes: Readonly<Record<string, SmallRoute>>, others: Readonly<Record<string, SmallRole>> = {}) =>
    Object.keys(suppliers(asks, routes, others));
  it.each<readonly [string, Condition, Readonly<Record<string, SmallRoute>>, Readonly<Record<string, SmallRole>>, readonly string[]]>([
    ['routes that give it', a, { one, two: { gives: [badge('b')] } }, {}, ['one']],
    ['no route that gives the same of something else', atLeast('age', 3), { one: { gives: [months(6)] } }, {}, []],
    [
      'routes that give a part of the months',
      atLeast('practice', 24),
      { one: { gives: [badge('b'), months(6)] } },
      {},
      ['one', 'practice'],
    ],
    ['no route that gives months where fewer are wanted', atMost('practice', 3), { one: { gives: [months(6)] } }, {}, []],
    ['posts that give the months', atLeast('practice', 24), {}, { helper: { gives: ['practice'] }, idle: {} }, ['helper']],
    ['no post without a way in of its own', atLeast('practice', 24), {}, { helper: { gives: ['practice'], noRule: true } }, []],
    ['no closed route', a, { one: { ...one, more: { status: { value: 'closed', sources: [] } } } }, {}, []],
    ['nobody, of a wish', atLeast('months', 3), {}, {}, []],
    ['nobody, of what is in years', atLeast('age', 3), {}, {}, []],
  ])('%s', (_, asks, routes, others, found) => {
    expect(brings(asks, routes, others)).toEqual(found);
  });

  it('by a route into a post, nobody: one is trained, not yet in the post', () => {
    const helper = { gives: ['practice'], noRule: true, by: ['one'] };
    expect(brings(atLeast('practice', 24), { one }, { helper })).toEqual([]);
  });
});
