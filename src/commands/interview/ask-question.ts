import type { Answer } from '../../domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../../domain/attribute.js';
import type { YearMonth } from '../../domain/ids.js';
import type { Context } from '../context.js';
import { askChecklist, askChecklistMonths } from './ask-checklist.js';
import type { Choice, Offer, Prompt, Prompter, Reply } from './prompter.js';
import {
  answered,
  answersInOrder,
  askMonth,
  conflicting,
  frame,
  type QuestionOptions,
  type QuestionPrompt,
  type QuestionReply,
  sentenceCase,
} from './question-prompt.js';

/** Asks one question of the knowledge base and turns the reply into answers to the attributes that it settles. */
export async function askQuestion(
  prompter: Prompter,
  context: Context,
  question: Question,
  options: QuestionOptions,
): Promise<QuestionReply> {
  const attributes = question.settles.flatMap((id) => context.base.attributes.find((entry) => entry.id === id) ?? []);
  const [only] = attributes;
  const putting = { prompter, context, question, attributes, options };
  if (question.form === 'tick') return askChecklist(putting);
  if (question.form === 'months') return askChecklistMonths(putting);
  return only === undefined ? { kind: 'not-sure' } : one(putting, only);
}

async function one(putting: QuestionPrompt, attribute: Attribute): Promise<QuestionReply> {
  const { shape, id } = attribute;
  const framed = frame(putting);
  // A month makes sense for a yes or no; for a set, each item would need a month of its own.
  const { before: answers, coming } = putting.options;
  const able = attribute.expectable && coming === undefined && (shape.kind === 'yes-no' || shape.kind === 'ordered');
  const later: readonly Offer[] = able ? ['expected'] : [];
  const before = answers?.get(id);
  const chosen = before === undefined ? {} : { chosen: valuesOf(before) };
  const reply = await putting.prompter.ask({
    ...framed,
    ...answerable(attribute),
    ...chosen,
    offers: answersInOrder(framed.offers, later),
  });
  if (reply.kind === 'expected') return expected(putting, attribute);
  const answer = toAnswer(attribute, reply);
  if (answer === null) return conflicting(reply) ?? { kind: 'not-sure' };
  if (coming === undefined || answer.kind === 'set' || coming.isSoNow(new Map([[id, answer]]))) return answered(new Map([[id, answer]]));
  return inItsMonth(putting, attribute, answer);
}

const valuesOf = (answer: Answer): readonly string[] =>
  answer.kind === 'set' ? answer.items.map(({ value }) => value) : [String(answer.value)];

/** The value that is expected, then the month. */
async function expected(putting: QuestionPrompt, attribute: Attribute): Promise<QuestionReply> {
  const { prompter } = putting;
  const offers: readonly Offer[] = ['back', 'show', 'save'];
  const value = await prompter.ask({ text: 'What will the answer be then?', ...answerable(attribute), offers });
  if (value.kind === 'back') return one(putting, attribute);
  const answer = toAnswer(attribute, value);
  if (answer === null || answer.kind === 'set') return conflicting(value) ?? { kind: 'not-sure' };
  return inItsMonth(putting, attribute, answer);
}

async function inItsMonth(
  putting: QuestionPrompt,
  attribute: Attribute,
  answer: Exclude<Answer, { readonly kind: 'set' }>,
): Promise<QuestionReply> {
  const when = await askMonth(putting, 'When do you expect this?');
  if (when.kind === 'back') return one(putting, attribute);
  if (when.kind !== 'month') return conflicting(when) ?? { kind: 'not-sure' };
  return answered(new Map([[attribute.id, { ...answer, expected: when.value as YearMonth }]]));
}

function answerable(attribute: Attribute): Pick<Prompt, 'kind' | 'choices'> & Partial<Prompt> {
  const { shape } = attribute;
  const choices = holdsValues(shape).map(({ id, label }): Choice => ({ value: id, label: sentenceCase(label) }));
  switch (shape.kind) {
    case 'yes-no':
      return {
        kind: 'one',
        choices: [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ],
      };
    case 'number':
      return { kind: 'number', choices: [], min: shape.min, max: shape.max, unit: shape.unit };
    case 'set':
      return { kind: 'many', choices, ...(shape.most === undefined ? {} : { most: shape.most }) };
    default:
      return { kind: 'one', choices };
  }
}

function toAnswer({ shape }: Attribute, reply: Reply): Answer | null {
  if (reply.kind === 'many') return { kind: 'set', items: reply.values.map((value) => ({ value })) };
  if (reply.kind === 'number') return { kind: 'number', value: reply.value };
  if (reply.kind !== 'one' || shape.kind === 'number' || shape.kind === 'set') return null;
  return shape.kind === 'yes-no' ? { kind: 'yes-no', value: reply.value === 'true' } : { kind: shape.kind, value: reply.value };
}
