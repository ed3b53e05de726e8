import { describe, expect, it } from 'vitest';
import { advise, check, nextQuestion, rolesScope } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { postModel } from '../../support/post.js';
import { any, is, must, POST, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

describe('what an advice says is unanswered', () => {
  it('is nothing where an interview has nothing more to ask that a verdict hangs on, although likes are still to be told', () => {
    // Whatever is answered about the garden, nobody is sure of the suit.
    const model = postModel([way('direct:post', [must(is('bee-suit', true)), must(any(is('garden', true), is('garden', false)))])], []);
    const profile = someone(model.base, {}, { notSure: ['bee-suit'] });
    expect(check(model, profile, asOf, [POST]).unanswered).toHaveLength(1);
    expect(nextQuestion(model, profile, asOf, rolesScope(model), false)).toBeNull();
    expect(nextQuestion(model, profile, asOf, rolesScope(model), true)).not.toBeNull();
    expect(advise(model, profile, asOf).unanswered).toEqual([]);
  });
});
