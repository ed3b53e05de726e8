import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../src/domain/requirement.js';
import { nextQuestion, rolesScope } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { type GivenAnswers, postModel } from '../../support/post.js';
import { atLeast, is, must, oneOf, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

const next = (needs: readonly Requirement[], given: GivenAnswers = {}, orders = false): readonly unknown[] | null => {
  const model = postModel([way('direct:post', needs)]);
  const found = nextQuestion(model, someone(model.base, given), asOf, rolesScope(model), orders);
  return found && [found.question.id, found.attributes, found.more];
};
const [where, old, kit, rung] = [
  must(oneOf('county', 'hills')),
  must(atLeast('age', 16)),
  must(is('garden', true)),
  must(atLeast('certificate', '2')),
];

describe('how many questions remain after one', () => {
  it.each<readonly [string, readonly Requirement[], GivenAnswers, boolean, number | undefined]>([
    ['none, where it is the only one', [kit], {}, false, 0],
    ['about half of the others, which it may settle', [kit, where, old], {}, false, 1],
    ['half of the others, rounded up', [kit, where, old, rung], {}, false, 2],
    ['likes and dislikes too, which nothing settles', [kit], {}, true, 2],
    ['likes and dislikes, and half of the others', [kit, where, old], {}, true, 3],
    ['dislikes alone, once likes are told', [kit], { loves: [] }, true, 1],
    ['dislikes, where likes are the next', [], {}, true, 1],
  ])('is %s', (_, needs, given, orders, more) => {
    expect(next(needs, given, orders)?.[2]).toBe(more);
  });

  it('is nothing where there is no question', () => {
    expect(next([kit], { garden: true })).toBeNull();
  });

  it('and a question names what of it still matters', () => {
    expect(next([kit])).toEqual(['what-you-have', ['garden'], 0]);
  });
});
