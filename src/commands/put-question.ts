import type { Answer } from '../domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../domain/attribute.js';
import type { AttributeId, YearMonth } from '../domain/ids.js';
import { attributeWords } from '../presentation/index.js';
import type { Context } from './context.js';
import type { Choice, Offer, Prompt, Prompter, Reply } from './prompter.js';

export type QuestionReply =
  | { readonly kind: 'answers'; readonly answers: ReadonlyMap<AttributeId, Answer> }
  | { readonly kind: 'not-sure' }
  | { readonly kind: 'back' }
  /** Show what is known: asked for, or the input has ended. */
  | { readonly kind: 'stop' };

type Options = { readonly nth?: number; readonly more?: number; readonly canGoBack: boolean };

/** Puts one question of the knowledge base and turns the reply into answers to the attributes that it settles. */
export async function putQuestion(prompter: Prompter, context: Context, question: Question, options: Options): Promise<QuestionReply> {
  const attributes = question.settles.flatMap((id) => context.base.attributes.find((entry) => entry.id === id) ?? []);
  const [only] = attributes;
  if (question.form === 'tick') return tick(prompter, context, question, attributes, options);
  if (question.form === 'months') return months(prompter, context, question, attributes, options);
  return only === undefined ? { kind: 'not-sure' } : one(prompter, context, question, only, options);
}

const frame = (
  question: Question,
  { nth, more, canGoBack }: Options,
): Pick<Prompt, 'text' | 'hint' | 'why' | 'offers' | 'nth' | 'more'> => ({
  text: question.text,
  ...(question.hint === undefined ? {} : { hint: question.hint }),
  why: question.why,
  offers: canGoBack ? ['not-sure', 'back', 'show'] : ['not-sure', 'show'],
  ...(nth === undefined ? {} : { nth }),
  ...(more === undefined ? {} : { more }),
});

/** A reply that is no answer; null for one that is. */
function aside(reply: Reply): QuestionReply | null {
  switch (reply.kind) {
    case 'not-sure':
      return { kind: 'not-sure' };
    case 'back':
      return { kind: 'back' };
    case 'show':
    case 'end':
      return { kind: 'stop' };
    default:
      return null;
  }
}

async function one(
  prompter: Prompter,
  context: Context,
  question: Question,
  attribute: Attribute,
  options: Options,
): Promise<QuestionReply> {
  const { shape } = attribute;
  const framed = frame(question, options);
  // A month makes sense of what one has or has not; for a set it would have to be asked of each item.
  const later: readonly Offer[] = attribute.expectable && (shape.kind === 'yes-no' || shape.kind === 'ordered') ? ['expected'] : [];
  const reply = await prompter.ask({ ...framed, ...answerable(attribute), offers: [...later, ...framed.offers] });
  if (reply.kind === 'expected') return expected(prompter, context, question, attribute, options);
  const answer = toAnswer(attribute, reply);
  return answer === null ? (aside(reply) ?? { kind: 'not-sure' }) : { kind: 'answers', answers: new Map([[attribute.id, answer]]) };
}

/** The value that is expected, then the month. */
async function expected(
  prompter: Prompter,
  context: Context,
  question: Question,
  attribute: Attribute,
  options: Options,
): Promise<QuestionReply> {
  const offers: readonly Offer[] = ['back', 'show'];
  const value = await prompter.ask({ text: 'What will the answer be then?', ...answerable(attribute), offers });
  if (value.kind === 'back') return putQuestion(prompter, context, question, options);
  const answer = toAnswer(attribute, value);
  if (answer === null || answer.kind === 'set') return aside(value) ?? { kind: 'not-sure' };
  const when = await prompter.ask({
    text: 'In which month will it be so?',
    hint: 'Write year and month, such as 2027-08.',
    kind: 'month',
    choices: [],
    offers,
    min: monthAfter(context.asOf),
  });
  if (when.kind === 'back') return putQuestion(prompter, context, question, options);
  if (when.kind !== 'month') return aside(when) ?? { kind: 'not-sure' };
  return { kind: 'answers', answers: new Map([[attribute.id, { ...answer, expected: when.value as YearMonth }]]) };
}

/** The first month that counts as later, as a number: 202612. */
const monthAfter = (day: string): number => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 12 ? (year + 1) * 100 + 1 : year * 100 + month + 1;
};

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

async function tick(
  prompter: Prompter,
  context: Context,
  question: Question,
  attributes: readonly Attribute[],
  options: Options,
): Promise<QuestionReply> {
  const reply = await prompter.ask({ ...frame(question, options), kind: 'many', choices: labelled(attributes, context) });
  if (reply.kind !== 'many') return aside(reply) ?? { kind: 'not-sure' };
  return {
    kind: 'answers',
    answers: new Map(attributes.map(({ id }): [AttributeId, Answer] => [id, { kind: 'yes-no', value: reply.values.includes(id) }])),
  };
}

/** First the areas, then the months in each; the unticked become 0. */
async function months(
  prompter: Prompter,
  context: Context,
  question: Question,
  attributes: readonly Attribute[],
  options: Options,
): Promise<QuestionReply> {
  const reply = await prompter.ask({ ...frame(question, options), kind: 'many', choices: labelled(attributes, context) });
  if (reply.kind !== 'many') return aside(reply) ?? { kind: 'not-sure' };
  const answers = new Map(attributes.map(({ id }): [AttributeId, Answer] => [id, { kind: 'number', value: 0 }]));
  for (const attribute of attributes.filter(({ id }) => reply.values.includes(id))) {
    if (attribute.shape.kind !== 'number') continue;
    const { min, max, unit } = attribute.shape;
    const words = sentenceCase(attributeWords(attribute.id, context.base));
    const count = await prompter.ask({
      text: `${words}: how many?`,
      kind: 'number',
      choices: [],
      min,
      max,
      unit,
      offers: ['not-sure', 'back', 'show'],
    });
    if (count.kind === 'back') return months(prompter, context, question, attributes, options);
    if (count.kind === 'show' || count.kind === 'end') return { kind: 'stop' };
    if (count.kind === 'number') answers.set(attribute.id, { kind: 'number', value: count.value });
    else answers.delete(attribute.id);
  }
  return { kind: 'answers', answers };
}

const labelled = (attributes: readonly Attribute[], context: Context): readonly Choice[] =>
  attributes.map(({ id }) => ({ value: id, label: sentenceCase(attributeWords(id, context.base)) }));

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
