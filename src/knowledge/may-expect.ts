import type { Question } from '../domain/attribute.js';
import type { PlacedQuestion } from './attributes.js';
import { linkCondition } from './condition.js';
import type { Linking } from './linking.js';

/**
 * The question with the condition under which somebody may expect what they do not have yet.
 * Errors: those of conditions, and `question-and-kind` where something that it settles cannot be expected.
 */
export function linkMayExpect({ question, raw, spot }: PlacedQuestion, linking: Linking): Question {
  const may = raw['may-expect'];
  if (may === undefined) return question;
  const inside = spot.in('may-expect');
  const never = question.settles.find((id) => linking.attributes.get(id)?.expectable === false);
  if (never !== undefined || question.form === 'months') {
    const message = `“${never ?? question.id}” cannot be expected.`;
    linking.report.error('question-and-kind', inside.keyPlace(), message, 'Leave “may-expect” out, or mark the attribute “expectable”.');
  }
  return { ...question, mayExpect: { when: linkCondition(may.when, inside.in('when'), linking), text: may.text } };
}
