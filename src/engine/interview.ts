import type { Profile } from '../domain/answers.js';
import type { Question } from '../domain/attribute.js';
import type { AttributeId, IsoDate } from '../domain/ids.js';
import { type Scope, unansweredOf, wishesOf } from './matters.js';
import type { Model } from './model.js';
import { readPerson } from './person.js';

export type NextQuestion = {
  readonly question: Question;
  /** The attributes of it that are still open and still matter. */
  readonly attributes: readonly AttributeId[];
  /** Questions that would still be asked after this one, if nothing else were settled by it. */
  readonly more: number;
};

/**
 * The next question, or null when no answer can change anything that is shown. Pure: the same answers give the same
 * interview. The order is that of the topics and questions in the knowledge base, so that the talk stays natural; only what
 * can still move a verdict, and likes and dislikes where roles are being ordered, is asked.
 */
export function nextQuestion(model: Model, profile: Profile, asOf: IsoDate, scope: Scope, ordersRoles: boolean): NextQuestion | null {
  const person = readPerson(model, profile, asOf);
  const worth = new Map(unansweredOf(model, person, scope).map((entry) => [entry.question, entry.attributes]));
  const wishes = new Set(ordersRoles ? wishesOf(model, profile).map(({ id }) => id) : []);
  const open = model.base.questions.filter(({ id }) => worth.has(id) || wishes.has(id));
  const [question] = open;
  if (question === undefined) return null;
  return { question, attributes: worth.get(question.id) ?? question.settles, more: open.length - 1 };
}
