import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import type { CompiledTest } from '../../../src/engine/model/conditions.js';
import { follows } from '../../../src/engine/pathway/suppliers.js';
import { all, any, atLeast, atMost, includes, judged, oneOf } from '../../support/rules.js';
import { smallWorld } from '../../support/small-world.js';

const rule = (when: Condition, ...then: readonly Condition[]): Inference => ({ when, then: then as unknown as Inference['then'] });

/** The tests from which one test follows. */
const grounds = (asked: Condition, rules: readonly Inference[]): readonly string[] => {
  const model = smallWorld({ post: { asks: asked } }, {}, rules);
  const test = model.roleWays.get('post')?.[0]?.requirements[0]?.condition as CompiledTest;
  return follows(model)(test).map(({ on, needs }) => `${on.attribute.id} ${needs}`);
};
const held = (badge: string): Condition => includes('held', badge);

describe('from what a test follows', () => {
  it.each<readonly [string, Condition, readonly Inference[], readonly string[]]>([
    ['a rule that gives just that', held('b'), [rule(held('a'), held('b'))], ['held a']],
    ['a rule that gives something else: no', held('b'), [rule(held('a'), held('c'))], []],
    ['a rule that gives it among other things', held('b'), [rule(held('a'), held('c'), held('b'))], ['held a']],
    ['every rule that does', held('b'), [rule(held('a'), held('b')), rule(held('c'), held('b'))], ['held a', 'held c']],
    [
      'every part of a ground',
      held('c'),
      [rule(all(held('a'), any(held('b'), atLeast('age', 9))), held('c'))],
      ['held a', 'held b', 'age 9'],
    ],
    ['no judgement beside it', held('c'), [rule(all(held('a'), judged()), held('c'))], ['held a']],
    ['one rule after another', held('c'), [rule(held('a'), held('b')), rule(held('b'), held('c'))], ['held b', 'held a']],
    ['rules that go round, each once', held('b'), [rule(held('a'), held('b')), rule(held('b'), held('a'))], ['held a', 'held b']],
    ['a higher number', atLeast('age', 18), [rule(held('a'), atLeast('age', 21))], ['held a']],
    ['the same number', atLeast('age', 18), [rule(held('a'), atLeast('age', 18))], ['held a']],
    ['a lower number: no', atLeast('age', 18), [rule(held('a'), atLeast('age', 16))], []],
    ['a lower limit', atMost('age', 18), [rule(held('a'), atMost('age', 16))], ['held a']],
    ['a higher limit: no', atMost('age', 18), [rule(held('a'), atMost('age', 21))], []],
    ['a number of another thing: no', atLeast('age', 18), [rule(held('a'), atLeast('practice', 18))], []],
    ['a number of another thing that ends sooner: no', atLeast('practice', 18), [rule(held('a'), atLeast('age', 18))], []],
    ['a higher rung', atLeast('grade', 'pass'), [rule(held('a'), atLeast('grade', 'good'))], ['held a']],
    ['a lower rung: no', atLeast('grade', 'good'), [rule(held('a'), atLeast('grade', 'pass'))], []],
    ['one of several values', oneOf('grade', 'good', 'best'), [rule(held('a'), oneOf('grade', 'best'))], ['held a']],
    ['values of another thing: no', oneOf('place', 'here'), [rule(held('a'), oneOf('earn', 'must'))], []],
    ['a number, for a rung: no', atLeast('grade', 'pass'), [rule(held('a'), atLeast('age', 1))], []],
    ['a rung, for a number: no', atLeast('age', 1), [rule(held('a'), atLeast('grade', 'pass'))], []],
    ['nothing where there are no rules', held('b'), [], []],
  ])('%s', (_, asked, rules, found) => {
    expect(grounds(asked, rules)).toEqual(found);
  });
});
