import type { Answer } from '../../domain/answers.js';
import { type Attribute, holdsValues, type PickChoice, type Question } from '../../domain/attribute.js';
import type { AttributeId } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { plainWords } from '../../domain/text/suggest.js';
import { pickedChoices } from '../../presentation/index.js';
import type { Context } from '../context.js';
import { askChecklist, askChecklistMonths, askEnds } from './ask-checklist.js';
import type { Choice, Offer, Prompt, Prompter, Reply } from './prompter.js';
import {
  answered,
  answersInOrder,
  askMonth,
  conflicting,
  frame,
  isStudying,
  isYesNow,
  type QuestionOptions,
  type QuestionPrompt,
  type QuestionReply,
  sentenceCase,
  yesOrNo,
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
  if (question.form === 'pick') return pick(putting);
  return only === undefined ? { kind: 'not-sure' } : one(putting, only);
}

/** One choice that answers several attributes. Answers from elsewhere leave only the choices that agree with them. */
async function pick(putting: QuestionPrompt): Promise<QuestionReply> {
  const { question, attributes, options, prompter } = putting;
  const { choices = [], settles } = question;
  const known: ReadonlyMap<string, Answer> = options.known ?? new Map();
  const agrees = ({ answers }: PickChoice): boolean =>
    Object.entries(answers).every(([id, value]) => settles.some((own) => own === id) || isYesNow(known.get(id)) === value);
  const left = choices.filter(agrees);
  // Of several that give these answers, the first: Enter then changes nothing.
  const [before] = pickedChoices(question, known);
  const reply = await prompter.ask({
    ...frame(putting),
    kind: 'one',
    choices: left.map(({ label }, at) => ({ value: String(at), label })),
    ...(before === undefined || options.before === undefined ? {} : { chosen: [String(left.indexOf(before))] }),
  });
  const chosen = reply.kind === 'one' ? left[Number(reply.value)] : undefined;
  if (chosen === undefined) return conflicting(reply) ?? { kind: 'not-sure' };
  const isChosen = (id: AttributeId): boolean => chosen.answers[id] === true;
  const ends = await askEnds(
    putting,
    attributes.filter(({ id, ends }) => ends && isChosen(id)),
  );
  if ('kind' in ends) return ends.kind === 'back' ? pick(putting) : ends;
  return answered(new Map([...settles.map((id): [AttributeId, Answer] => [id, { kind: 'yes-no', value: isChosen(id) }]), ...ends]));
}

async function one(putting: QuestionPrompt, attribute: Attribute): Promise<QuestionReply> {
  const { shape, id } = attribute;
  const framed = frame(putting);
  // A month makes sense for a yes or no; for a set, each item would need a month of its own.
  const { before: answers, coming } = putting.options;
  const able = attribute.expectable && coming === undefined && shape.kind !== 'set';
  const later: readonly Offer[] = able ? ['expected'] : [];
  const before = answers?.get(id);
  const chosen = before === undefined ? {} : { chosen: valuesOf(before) };
  const reply = await putting.prompter.ask({
    ...framed,
    ...answerable(attribute),
    ...(attribute.posts === true ? { find: (words: string) => postsFound(words, putting.context.base) } : {}),
    ...chosen,
    offers: answersInOrder(framed.offers, later),
  });
  if (reply.kind === 'expected') return expected(putting, attribute);
  const answer = toAnswer(attribute, reply);
  if (answer === null) return conflicting(reply) ?? { kind: 'not-sure' };
  if (coming === undefined && isWorkedFor(attribute, answer) && isStudying(putting)) return held(putting, attribute, answer);
  if (coming === undefined || answer.kind === 'set' || coming.isSoNow(new Map([[id, answer]]))) return answered(new Map([[id, answer]]));
  return inItsMonth(putting, attribute, answer);
}

/** The posts that words may mean: people know theirs by other titles too. */
const postsFound = (words: string, { roles }: KnowledgeBase): readonly Choice[] => {
  const wanted = plainWords(words).split(' ');
  return roles
    .filter(({ title, otherTitles }) => [title, ...otherTitles].some((name) => wanted.every((word) => plainWords(name).includes(word))))
    .map(({ id, title }) => ({ value: id, label: sentenceCase(title) }));
};

/** Something that study leads to: more than nothing of what has an order or a number. */
function isWorkedFor({ shape, expectable }: Attribute, answer: Answer): answer is Exclude<Answer, { readonly kind: 'set' }> {
  if (!expectable || answer.kind === 'set') return false;
  return shape.kind === 'number' ? answer.value !== shape.min : shape.kind === 'ordered' && answer.value !== shape.values[0]?.id;
}

/** Whether it is finished, before it counts as held; else the month. */
async function held(
  putting: QuestionPrompt,
  attribute: Attribute,
  answer: Exclude<Answer, { readonly kind: 'set' }>,
): Promise<QuestionReply> {
  const isNumber = attribute.shape.kind === 'number';
  const reply = await putting.prompter.ask({
    text: isNumber ? 'Do you have them already?' : 'Have you finished it?',
    kind: 'one',
    choices: [
      { value: 'true', label: isNumber ? 'Yes, I have them' : 'Yes, I have it' },
      { value: 'false', label: isNumber ? 'No, I expect to get them' : 'No, I expect to get it' },
    ],
    offers: ['not-sure', 'back', 'show', 'save'],
  });
  if (reply.kind === 'back') return one(putting, attribute);
  if (reply.kind !== 'one') return conflicting(reply) ?? { kind: 'not-sure' };
  return reply.value === 'true' ? answered(new Map([[attribute.id, answer]])) : inItsMonth(putting, attribute, answer);
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
  const when = await askMonth(putting, 'When do you expect this?', ['not-sure', 'back', 'show', 'save']);
  if (when.kind === 'back') return one(putting, attribute);
  if (when.kind !== 'month') return conflicting(when) ?? { kind: 'not-sure' };
  return answered(new Map([[attribute.id, { ...answer, expected: when.value }]]));
}

function answerable(attribute: Attribute): Pick<Prompt, 'kind' | 'choices'> & Partial<Prompt> {
  const { shape } = attribute;
  const choices = holdsValues(shape).map(({ id, label }): Choice => ({ value: id, label: sentenceCase(label) }));
  switch (shape.kind) {
    case 'yes-no':
      return { kind: 'one', choices: yesOrNo };
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
