import type { Answer, Answers } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import type { AttributeId, YearMonth } from '../../domain/ids.js';
import { answerWords, attributeWords, countedWords } from '../../presentation/index.js';
import type { Choice } from './prompter.js';
import {
  answered,
  answersInOrder,
  askMonth,
  conflicting,
  frame,
  isStudying,
  type QuestionPrompt,
  type QuestionReply,
  sentenceCase,
  yesOrNo,
} from './question-prompt.js';

/** One line of the list: a yes/no attribute, or one value of a set. */
type Line = Pick<Choice, 'value' | 'label'> & {
  readonly also: readonly string[] | undefined;
  readonly attribute: Attribute;
  readonly item?: string;
};

/** What is expected, by line, with its month. */
type Later = ReadonlyMap<string, YearMonth>;

/** A list to tick. Where it has a gate, only those who pass it see the list: for the others, none of it is so. */
export async function askChecklist(putting: QuestionPrompt): Promise<QuestionReply> {
  const { prompter, question, options } = putting;
  if (question.gate === undefined || options.coming !== undefined) return askList(putting);
  const { hint: _, ...framed } = frame(putting);
  const lines = linesOf(putting);
  const before = lines.some((line) => isTicked(line, options.before?.get(line.attribute.id)));
  const reply = await prompter.ask({
    ...framed,
    text: question.gate,
    kind: 'one',
    choices: yesOrNo,
    ...(options.before === undefined ? {} : { chosen: [String(before)] }),
    offers: answersInOrder(framed.offers, lines.some(({ attribute }) => attribute.expectable) ? ['expected'] : []),
  });
  if (reply.kind === 'expected') {
    const later = await askLater(putting, lines);
    if (!('kind' in later)) return answered(answersOf(putting, lines, new Set(), later));
    return later.kind === 'back' ? askChecklist(putting) : later;
  }
  if (reply.kind !== 'one') return conflicting(reply) ?? { kind: 'not-sure' };
  if (reply.value === 'false') return answered(answersOf(putting, lines, new Set(), new Map()));
  const { nth: _nth, more: _more, ...inside } = options;
  const chosen = await askList({ ...putting, options: { ...inside, canGoBack: true } });
  return chosen.kind === 'back' ? askChecklist(putting) : chosen;
}

/** A list to tick: the unticked become no, or are no part of their set. What was said to become so later is no line any more. */
async function askList(putting: QuestionPrompt, later: Later = new Map()): Promise<QuestionReply> {
  const { prompter, options } = putting;
  const lines = linesOf(putting);
  const left = lines.filter(({ value }) => !later.has(value));
  if (options.coming !== undefined) return putComing(putting, lines);
  if (left.length === 0) return answered(answersOf(putting, lines, new Set(), later));
  const framed = frame(putting);
  const chosen = left.filter((line) => isTicked(line, options.before?.get(line.attribute.id))).map(({ value }) => value);
  const offers = answersInOrder(framed.offers, left.some(({ attribute }) => attribute.expectable) ? ['expected'] : []);
  const reply = await prompter.ask({ ...framed, kind: 'many', choices: left.map(choiceOf), chosen, offers });
  if (reply.kind === 'expected') {
    const more = await askLater(putting, left);
    if (!('kind' in more)) return askList(putting, new Map([...later, ...more]));
    return more.kind === 'back' ? askList(putting, later) : more;
  }
  if (reply.kind !== 'many') return conflicting(reply) ?? { kind: 'not-sure' };
  const ticked = new Set(reply.values);
  const ends = await askEnds(
    putting,
    left.flatMap(({ value, attribute }) => (attribute.ends && ticked.has(value) ? [attribute] : [])),
  );
  if ('kind' in ends) return ends.kind === 'back' ? askList(putting, later) : ends;
  const coming = await askHeld(
    putting,
    left.filter(({ value, attribute }) => attribute.expectable && !attribute.ends && ticked.has(value)),
  );
  if ('kind' in coming) return coming.kind === 'back' ? askList(putting, later) : coming;
  return answered(new Map([...answersOf(putting, lines, ticked, new Map([...later, ...coming])), ...ends]));
}

/** A value that no condition asks for is no line, unless it was said. */
const linesOf = ({ attributes, context, options }: QuestionPrompt): readonly Line[] =>
  attributes.flatMap((attribute): readonly Line[] => {
    const { id, shape, also } = attribute;
    const label = shape.kind === 'number' ? countedWords(attribute) : attributeWords(id, context.base);
    if (shape.kind !== 'set') return [{ value: id, label: sentenceCase(label), also, attribute }];
    const asked = attribute.wish ? undefined : options.asks?.(attribute);
    const before = options.before?.get(id);
    const isSaid = (value: string): boolean => before?.kind === 'set' && before.items.some((item) => item.value === value);
    const values = shape.values.filter((value) => asked?.has(value.id) !== false || isSaid(value.id));
    return values.map((value) => ({
      value: `${id}=${value.id}`,
      label: sentenceCase(value.label),
      also: value.also,
      attribute,
      item: value.id,
    }));
  });

const choiceOf = ({ value, label, also }: Line): Choice => ({ value, label, ...(also === undefined ? {} : { also }) });

/** Items that are only expected are not ticked; those that are expected to end are true now, so they are. */
const isTicked = ({ item }: Pick<Line, 'item'>, before: Answer | undefined): boolean =>
  before?.kind === 'set'
    ? before.items.some(({ value, expected }) => value === item && expected === undefined)
    : before?.kind === 'yes-no' && before.value === (before.expected === undefined);

/** One answer for each attribute of the list. */
function answersOf(
  { attributes }: QuestionPrompt,
  lines: readonly Line[],
  ticked: ReadonlySet<string>,
  later: Later,
): Map<AttributeId, Answer> {
  const whenOf = (line: Line): { readonly expected?: YearMonth } => {
    const expected = later.get(line.value);
    return expected === undefined ? {} : { expected };
  };
  const held = lines.filter(({ value }) => ticked.has(value) || later.has(value));
  return new Map(
    attributes.map(({ id, shape }): [AttributeId, Answer] => {
      const own = held.filter(({ attribute }) => attribute.id === id);
      if (shape.kind === 'set') return [id, { kind: 'set', items: own.map((line) => ({ value: line.item ?? '', ...whenOf(line) })) }];
      if (shape.kind === 'number') return [id, { kind: 'number', value: 0 }];
      const [line] = own;
      return [id, line === undefined ? { kind: 'yes-no', value: false } : { kind: 'yes-no', value: true, ...whenOf(line) }];
    }),
  );
}

/** A list of what can be expected: everything ticked comes true in one month, as exam results do. */
async function putComing(putting: QuestionPrompt, lines: readonly Line[]): Promise<QuestionReply> {
  const reply = await putting.prompter.ask({ ...frame(putting), kind: 'many', choices: lines.map(choiceOf) });
  if (reply.kind !== 'many') return conflicting(reply) ?? { kind: 'not-sure' };
  if (reply.values.length === 0) return answered(answersOf(putting, lines, new Set(), new Map()));
  const when = await askMonth(putting, 'When do you expect this?');
  if (when.kind === 'back') return putComing(putting, lines);
  if (when.kind !== 'month') return conflicting(when) ?? { kind: 'not-sure' };
  const later = new Map(reply.values.map((value) => [value, when.value]));
  return answered(answersOf(putting, lines, new Set(), later));
}

/** When something true now will end, if the person knows. */
export async function askEnds(putting: QuestionPrompt, ending: readonly Attribute[]): Promise<Answers | Otherwise> {
  const ends = new Map<AttributeId, Answer>();
  for (const { id } of ending) {
    const label = sentenceCase(attributeWords(id, putting.context.base));
    const when = await askMonth(putting, `${label}: when does it end?`, ['not-sure', 'back', 'show', 'save']);
    if (when.kind === 'month') ends.set(id, { kind: 'yes-no', value: false, expected: when.value });
    else if (when.kind !== 'not-sure') return otherwise(conflicting(when));
  }
  return ends;
}

/** Which items of the list are expected, each with its month. */
async function askLater(putting: QuestionPrompt, among: readonly Line[]): Promise<Later | Otherwise> {
  const able = among.filter(({ attribute }) => attribute.expectable);
  const chosen = await putting.prompter.ask({
    text: 'Which of these do you expect later?',
    kind: 'many',
    choices: able.map(choiceOf),
    offers: ['back', 'show', 'save'],
  });
  if (chosen.kind !== 'many') return otherwise(conflicting(chosen));
  const expected = able.filter((line) => chosen.values.includes(line.value));
  const later = await askWhen(putting, expected);
  return 'kind' in later && later.kind === 'back' ? askLater(putting, among) : later;
}

/** One month for all of these: exam results come together. */
async function askWhen(putting: QuestionPrompt, expected: readonly Line[]): Promise<Later | Otherwise> {
  if (expected.length === 0) return new Map();
  const names = expected.map(({ label }) => label).join('; ');
  const when = await askMonth(putting, `${names}: when do you expect ${expected.length === 1 ? 'this' : 'these'}?`);
  if (when.kind !== 'month') return otherwise(conflicting(when));
  return new Map(expected.map(({ value }) => [value, when.value]));
}

/** Somebody who is studying may have ticked what they expect: what of it is only to come, with its month. */
async function askHeld(putting: QuestionPrompt, ticked: readonly Line[]): Promise<Later | Otherwise> {
  if (ticked.length === 0 || !isStudying(putting)) return new Map();
  const it = ticked.length === 1 ? 'it' : 'them';
  const reply = await putting.prompter.ask({
    text: `Do you have ${it} already?`,
    kind: 'one',
    choices: [
      { value: 'all', label: `Yes, I have ${it}` },
      { value: 'none', label: `No, I expect to get ${it}` },
      ...(ticked.length === 1 ? [] : [{ value: 'some', label: 'I have some of them' }]),
    ],
    offers: ['not-sure', 'back', 'show', 'save'],
  });
  if (reply.kind !== 'one') return otherwise(conflicting(reply));
  if (reply.value === 'all') return new Map();
  const coming = reply.value === 'none' ? ticked : await askWhichComing(putting, ticked);
  if ('kind' in coming) return coming.kind === 'back' ? askHeld(putting, ticked) : coming;
  const later = await askWhen(putting, coming);
  return 'kind' in later && later.kind === 'back' ? askHeld(putting, ticked) : later;
}

async function askWhichComing(putting: QuestionPrompt, ticked: readonly Line[]): Promise<readonly Line[] | Otherwise> {
  const reply = await putting.prompter.ask({
    text: 'Which of these do you only expect to get?',
    kind: 'many',
    choices: ticked.map(choiceOf),
    offers: ['back', 'show', 'save'],
  });
  return reply.kind === 'many' ? ticked.filter(({ value }) => reply.values.includes(value)) : otherwise(conflicting(reply));
}

/** A reply other than answers. */
type Otherwise = Exclude<QuestionReply, { readonly kind: 'answers' }>;

const otherwise = (reply: QuestionReply | null): Otherwise => (reply === null || reply.kind === 'answers' ? { kind: 'not-sure' } : reply);

/** First the kinds of work, then the months in each that is counted; the unticked become 0, or are no part of their set. */
export async function askChecklistMonths(putting: QuestionPrompt): Promise<QuestionReply> {
  const { prompter, context, options } = putting;
  const lines = linesOf(putting);
  const monthsBefore = (id: AttributeId): number => {
    const answer = options.before?.get(id);
    return answer?.kind === 'number' ? answer.value : 0;
  };
  const isChosen = ({ attribute, item }: Line): boolean =>
    item === undefined ? monthsBefore(attribute.id) > 0 : isTicked({ item }, options.before?.get(attribute.id));
  const reply = await prompter.ask({
    ...frame(putting),
    kind: 'many',
    choices: lines.map(choiceOf),
    chosen: lines.filter(isChosen).map(({ value }) => value),
  });
  if (reply.kind !== 'many') return conflicting(reply) ?? { kind: 'not-sure' };
  const ticked = new Set(reply.values);
  const answers = answersOf(putting, lines, ticked, new Map());
  for (const { attribute, value } of lines) {
    const { id, shape } = attribute;
    if (shape.kind !== 'number' || !ticked.has(value)) continue;
    const earlier = monthsBefore(id);
    const count = await prompter.ask({
      text: `${sentenceCase(countedWords(attribute))}: for how many ${shape.unit}?`,
      kind: 'number',
      choices: [],
      min: shape.min,
      max: shape.max,
      unit: shape.unit,
      ...(earlier === 0 ? {} : { said: answerWords(id, { kind: 'number', value: earlier }, context.base) }),
      offers: [...(earlier > 0 ? (['keep'] as const) : []), 'not-sure', 'back', 'show', 'save'],
    });
    if (count.kind === 'back') return askChecklistMonths(putting);
    if (count.kind === 'number') answers.set(id, { kind: 'number', value: count.value });
    else if (count.kind === 'keep') answers.set(id, { kind: 'number', value: earlier });
    else if (count.kind === 'not-sure') answers.delete(id);
    else return conflicting(count) ?? { kind: 'not-sure' };
  }
  return answered(answers);
}
