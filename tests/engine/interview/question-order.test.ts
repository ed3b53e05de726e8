import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/attribute.js';
import { buildModel, questionsInOrder } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, type Told } from '../../support/post.js';
import { atLeast, is, must, oneOf, way, withPost } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

/** The questions about a post that asks for a garden, a county and a rung, as they would stand on paper. */
const asked = (told: Told = {}, change: (question: Question) => Question = (question) => question): readonly string[] => {
  const needs = [must(is('garden', true)), must(oneOf('county', 'hills')), must(atLeast('certificate', '2'))];
  const base = withPost(bees, [way('direct:post', needs)]);
  const model = buildModel({ ...base, questions: base.questions.map(change) });
  return questionsInOrder(model, someone(bees, told), asOf).map(({ id }) => id);
};

describe('questions on paper', () => {
  it('come topic by topic, in each first those that a talk would put', () => {
    expect(asked()).toEqual([
      'what-you-have',
      'where',
      'how-old',
      'what-you-love',
      'what-you-shun',
      'highest-certificate',
      'which-badges',
      'worked-with',
    ]);
  });

  it('leave out what is answered, and keep what is answered only in part', () => {
    const left = asked({ county: 'hills', age: 30, garden: true, 'months-hives': 3 });
    expect(left).not.toContain('where');
    expect(left).not.toContain('how-old');
    expect(left).toEqual(expect.arrayContaining(['what-you-have', 'worked-with']));
  });

  it('leave out what is put only on request', () => {
    const change = (question: Question): Question => (question.id === 'worked-with' ? { ...question, onRequest: true } : question);
    expect(asked({}, change)).toEqual(asked().filter((id) => id !== 'worked-with'));
  });
});
