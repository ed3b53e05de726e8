import type { Answer, Answers } from '../domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../domain/attribute.js';
import type { AttributeId, YearMonth } from '../domain/ids.js';
import { answerWords, attributeWords, questionAnswerWords } from '../presentation/index.js';
import type { Context } from './context.js';
import type { Choice, Offer, OfferTaken, Prompt, Prompter, Reply } from './prompter.js';

/** `end`: the input has ended. */
export type QuestionReply =
  | { readonly kind: 'answers'; readonly answers: Answers }
  | { readonly kind: Exclude<OfferTaken, 'expected'> | 'end' };

export type QuestionOptions = {
  readonly nth?: number;
  readonly more?: number;
  readonly canGoBack: boolean;
  /** A qualification may be given in the person's own words. */
  readonly ownWords?: boolean;
  /** What was answered before: shown, and the start of a new answer. */
  readonly before?: Answers;
  readonly why: () => string;
};

/** What a question is put with. */
type Putting = {
  readonly prompter: Prompter;
  readonly context: Context;
  readonly question: Question;
  readonly attributes: readonly Attribute[];
  readonly options: QuestionOptions;
};

/** Puts one question of the knowledge base and turns the reply into answers to the attributes that it settles. */
export async function putQuestion(
  prompter: Prompter,
  context: Context,
  question: Question,
  options: QuestionOptions,
): Promise<QuestionReply> {
  const attributes = question.settles.flatMap((id) => context.base.attributes.find((entry) => entry.id === id) ?? []);
  const [only] = attributes;
  const putting = { prompter, context, question, attributes, options };
  if (question.form === 'tick') return tick(putting);
  if (question.form === 'months') return months(putting);
  return only === undefined ? { kind: 'not-sure' } : one(putting, only);
}

function frame({ question, context, options }: Putting): Pick<Prompt, 'text' | 'hint' | 'why' | 'said' | 'offers' | 'nth' | 'more'> {
  const { nth, more, canGoBack, ownWords, before, why } = options;
  const said = before === undefined ? '' : questionAnswerWords(question, { answers: before, notSure: new Set() }, context.base);
  return {
    text: question.text,
    ...(question.hint === undefined ? {} : { hint: question.hint }),
    why,
    ...(said === '' ? {} : { said }),
    offers: [
      ...(said === '' ? [] : (['keep'] as const)),
      ...(ownWords === true ? (['own-words'] as const) : []),
      'not-sure',
      'skip',
      'why',
      ...(canGoBack ? (['back'] as const) : []),
      'show',
      'save',
    ],
    ...(nth === undefined ? {} : { nth }),
    ...(more === undefined ? {} : { more }),
  };
}

/** A reply that is no answer; null for one that is. */
function aside(reply: Reply): QuestionReply | null {
  switch (reply.kind) {
    case 'one':
    case 'many':
    case 'number':
    case 'month':
    case 'line':
    case 'expected':
      return null;
    default:
      return { kind: reply.kind };
  }
}

const answered = (answers: Answers): QuestionReply => ({ kind: 'answers', answers });

async function one(putting: Putting, attribute: Attribute): Promise<QuestionReply> {
  const { shape, id } = attribute;
  const framed = frame(putting);
  // A month makes sense of what one has or has not; for a set it would have to be asked of each item.
  const later: readonly Offer[] = attribute.expectable && (shape.kind === 'yes-no' || shape.kind === 'ordered') ? ['expected'] : [];
  const before = putting.options.before?.get(id);
  const chosen = before === undefined ? {} : { chosen: valuesOf(before) };
  const reply = await putting.prompter.ask({ ...framed, ...answerable(attribute), ...chosen, offers: inOrder(framed.offers, later) });
  if (reply.kind === 'expected') return expected(putting, attribute);
  const answer = toAnswer(attribute, reply);
  return answer === null ? (aside(reply) ?? { kind: 'not-sure' }) : answered(new Map([[id, answer]]));
}

/** What comes later stands before what is not an answer at all. */
const inOrder = (offers: readonly Offer[], later: readonly Offer[]): readonly Offer[] => [
  ...offers.filter((offer) => offer === 'keep'),
  ...later,
  ...offers.filter((offer) => offer !== 'keep'),
];

const valuesOf = (answer: Answer): readonly string[] =>
  answer.kind === 'set' ? answer.items.map(({ value }) => value) : [String(answer.value)];

/** The value that is expected, then the month. */
async function expected(putting: Putting, attribute: Attribute): Promise<QuestionReply> {
  const { prompter } = putting;
  const offers: readonly Offer[] = ['back', 'show', 'save'];
  const value = await prompter.ask({ text: 'What will the answer be then?', ...answerable(attribute), offers });
  if (value.kind === 'back') return one(putting, attribute);
  const answer = toAnswer(attribute, value);
  if (answer === null || answer.kind === 'set') return aside(value) ?? { kind: 'not-sure' };
  const when = await askMonth(putting, 'In which month will it be so?');
  if (when.kind === 'back') return one(putting, attribute);
  if (when.kind !== 'month') return aside(when) ?? { kind: 'not-sure' };
  return answered(new Map([[attribute.id, { ...answer, expected: when.value as YearMonth }]]));
}

const askMonth = ({ prompter, context }: Putting, text: string): Promise<Reply> =>
  prompter.ask({
    text,
    hint: 'Write year and month, such as 2027-08.',
    kind: 'month',
    choices: [],
    offers: ['back', 'show', 'save'],
    min: monthAfter(context.asOf),
  });

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

/** A list to tick; what was said to become so later is no part of it any more. */
async function tick(putting: Putting, later: Answers = new Map()): Promise<QuestionReply> {
  const { prompter, options } = putting;
  const left = { ...putting, attributes: putting.attributes.filter(({ id }) => !later.has(id)) };
  if (left.attributes.length === 0) return answered(later);
  const framed = frame(left);
  const chosen = left.attributes.filter(({ id }) => isYes(options.before?.get(id))).map(({ id }): string => id);
  const offers = inOrder(framed.offers, left.attributes.some(({ expectable }) => expectable) ? ['expected'] : []);
  const reply = await prompter.ask({ ...framed, kind: 'many', choices: labelled(left), chosen, offers });
  if (reply.kind === 'expected') {
    const more = await tickLater(left);
    return more.kind === 'answers'
      ? tick(putting, new Map([...later, ...more.answers]))
      : more.kind === 'back'
        ? tick(putting, later)
        : more;
  }
  if (reply.kind !== 'many') return aside(reply) ?? { kind: 'not-sure' };
  const now = left.attributes.map(({ id }): [AttributeId, Answer] => [id, { kind: 'yes-no', value: reply.values.includes(id) }]);
  return answered(new Map([...later, ...now]));
}

/** What of a list will be so later, each with its month. */
async function tickLater(putting: Putting): Promise<QuestionReply> {
  const { prompter, context } = putting;
  const able = { ...putting, attributes: putting.attributes.filter(({ expectable }) => expectable) };
  const chosen = await prompter.ask({
    text: 'Which of these are not so now, and will be later?',
    kind: 'many',
    choices: labelled(able),
    offers: ['back', 'show', 'save'],
  });
  if (chosen.kind !== 'many') return aside(chosen) ?? { kind: 'not-sure' };
  const answers = new Map<AttributeId, Answer>();
  for (const { id } of able.attributes.filter((attribute) => chosen.values.includes(attribute.id))) {
    const when = await askMonth(putting, `${sentenceCase(attributeWords(id, context.base))}: in which month will it be so?`);
    if (when.kind === 'back') return tickLater(putting);
    if (when.kind !== 'month') return aside(when) ?? { kind: 'not-sure' };
    answers.set(id, { kind: 'yes-no', value: true, expected: when.value as YearMonth });
  }
  return answered(answers);
}

const isYes = (answer: Answer | undefined): boolean => answer?.kind === 'yes-no' && answer.value && answer.expected === undefined;

/** First the areas, then the months in each; the unticked become 0. */
async function months(putting: Putting): Promise<QuestionReply> {
  const { prompter, context, attributes, options } = putting;
  const before = (id: AttributeId): number | undefined => {
    const answer = options.before?.get(id);
    return answer?.kind === 'number' ? answer.value : undefined;
  };
  const chosen = attributes.filter(({ id }) => (before(id) ?? 0) > 0).map(({ id }): string => id);
  const reply = await prompter.ask({ ...frame(putting), kind: 'many', choices: labelled(putting), chosen });
  if (reply.kind !== 'many') return aside(reply) ?? { kind: 'not-sure' };
  const answers = new Map(attributes.map(({ id }): [AttributeId, Answer] => [id, { kind: 'number', value: 0 }]));
  for (const attribute of attributes.filter(({ id }) => reply.values.includes(id))) {
    if (attribute.shape.kind !== 'number') continue;
    const { min, max, unit } = attribute.shape;
    const earlier = before(attribute.id);
    const count = await prompter.ask({
      text: `${sentenceCase(attributeWords(attribute.id, context.base))}: how many?`,
      kind: 'number',
      choices: [],
      min,
      max,
      unit,
      ...(earlier === undefined || earlier === 0
        ? {}
        : { said: answerWords(attribute.id, { kind: 'number', value: earlier }, context.base) }),
      offers: [...(earlier ? (['keep'] as const) : []), 'not-sure', 'back', 'show', 'save'],
    });
    if (count.kind === 'back') return months(putting);
    if (count.kind === 'number') answers.set(attribute.id, { kind: 'number', value: count.value });
    else if (count.kind === 'keep' && earlier !== undefined) answers.set(attribute.id, { kind: 'number', value: earlier });
    else if (count.kind === 'not-sure') answers.delete(attribute.id);
    else return aside(count) ?? { kind: 'not-sure' };
  }
  return answered(answers);
}

const labelled = ({ attributes, context }: Putting): readonly Choice[] =>
  attributes.map(({ id }) => ({ value: id, label: sentenceCase(attributeWords(id, context.base)) }));

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
