import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Gain } from '../../../src/domain/knowledge-base.js';
import type { CompiledTest } from '../../../src/engine/model/conditions.js';
import { type Action, suppliersFor } from '../../../src/engine/pathway/suppliers.js';
import { atLeast, atMost, includes } from '../../support/rules.js';
import { badge, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';

const named = (action: Action): string =>
  action.kind === 'route' ? action.by.route.id : action.kind === 'post' ? action.role.id : action.area;

const a = includes('held', 'a');
const one: SmallRoute = { gives: [badge('a')] };
const months = (value: number): Gain => ({ kind: 'number', attribute: 'practice' as AttributeId, value });

describe('who brings what is asked for', () => {
  const brings = (asks: Condition, routes: Readonly<Record<string, SmallRoute>>, others: Readonly<Record<string, SmallRole>> = {}) => {
    const model = smallWorld({ post: { asks }, ...others }, routes);
    const test = model.roleWays.get('post')?.[0]?.requirements[0]?.condition as CompiledTest;
    return [...suppliersFor(model, model.base.roles).suppliersOf(test).keys()].map(named);
  };
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
