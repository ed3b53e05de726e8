import type { Inferred } from '../../domain/advice.js';
import type { Answer, Answers, Profile } from '../../domain/answers.js';
import { type Attribute, holdsValues, type PickChoice, type Question } from '../../domain/attribute.js';
import type { AttributeId } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Block, boxes, command, type Document, entry, type Item, list, note, paragraph, type Section, section } from '../document.js';
import { lookup } from '../lookup.js';
import { answerWords, attributeWords, countedWords } from '../words/attributes.js';
import { dateWords, monthsWords } from '../words/dates.js';
import { count, sentence, upperFirst } from '../words/english.js';
import { inferredSection } from './footer.js';

/** The questions that were answered or passed over, and those put only on request, in the order of the knowledge base. */
export const changeableQuestions = (profile: Profile, base: KnowledgeBase): readonly Question[] =>
  base.questions.filter(({ settles, onRequest }) => onRequest || settles.some((id) => isTouched(id, profile)));

const isTouched = (id: AttributeId, { answers, notSure }: Profile): boolean => answers.has(id) || notSure.has(id);

/** What is shown beside the answers when they are checked: what was worked out from them, and what was set aside. */
export function besideAnswersDocument(inferred: readonly Inferred[], aside: Answers, base: KnowledgeBase): Document {
  return { title: null, blocks: [...inferredSection(inferred, base), ...asideSection(aside, base)] };
}

/** Answers that do not fit with a later one. */
export function asideSection(aside: Answers, base: KnowledgeBase): readonly Block[] {
  if (aside.size === 0) return [];
  const items = [...aside].map(
    ([id, answer]): Item => ({ text: `${upperFirst(attributeWords(id, base))}: ${answerWords(id, answer, base)}` }),
  );
  return [
    section('Set aside', [
      list(items),
      paragraph('This contradicts a later answer, so it does not count. If you change that answer back, it counts again.'),
    ]),
  ];
}

/** One question's answer as one line to choose from: `Age: 17 years`. Of several attributes, those that say something. */
export function questionAnswerLine(question: Question, profile: Profile, base: KnowledgeBase): string {
  const [only] = question.settles;
  const words = questionAnswerWords(question, profile, base);
  if (!question.settles.some((id) => isTouched(id, profile))) return `${question.text} Not asked yet; choose this to answer`;
  if (question.settles.length === 1 && only !== undefined) return `${upperFirst(attributeWords(only, base))}: ${words || 'not sure'}`;
  if (question.form === 'pick') return `${question.text} ${words || 'Not sure'}`;
  return words === '' ? `${question.text} Not sure` : upperFirst(words);
}

/** The answer to a question alone; empty if nothing of it was answered. */
export function questionAnswerWords(question: Question, profile: Pick<Profile, 'answers' | 'notSure'>, base: KnowledgeBase): string {
  const known = question.settles.flatMap((id) => {
    const answer = profile.answers.get(id);
    return answer === undefined ? [] : [{ id, answer }];
  });
  const open = question.settles.filter((id) => profile.notSure.has(id) && !profile.answers.has(id));
  if (known.length === 0) return '';
  if (question.settles.length === 1) return known.map(({ id, answer }) => answerWords(id, answer, base)).join();
  const picked = pickedChoices(question, profile.answers).map(({ label }) => label);
  if (picked.length > 0) return [picked.join(', or: '), ...known.flatMap(({ answer }) => untilWords(answer))].join(', ');
  const unsure = open.length === 0 ? [] : [`not sure: ${open.map((id) => attributeWords(id, base)).join(', ')}`];
  if (question.form === 'months') return [...monthsLine(known, question, base), ...unsure].join('; ');
  return [...known.map(({ id, answer }) => `${attributeWords(id, base)}: ${answerWords(id, answer, base)}`), ...unsure].join('; ');
}

/** The choices that these answers may come from, in a question of the form `pick`. What is only expected to end is so now. */
export const pickedChoices = ({ choices = [] }: Question, answers: ReadonlyMap<string, Answer>): readonly PickChoice[] =>
  choices.filter((choice) =>
    Object.entries(choice.answers).every(([id, value]) => {
      const answer = answers.get(id);
      return answer?.kind === 'yes-no' && (answer.expected === undefined ? answer.value : !answer.value) === value;
    }),
  );

const untilWords = (answer: Answer): readonly string[] =>
  answer.kind === 'yes-no' && answer.expected !== undefined && !answer.value ? [`until ${dateWords(answer.expected)}`] : [];

function monthsLine(
  known: readonly { readonly id: AttributeId; readonly answer: Parameters<typeof answerWords>[1] }[],
  question: Question,
  base: KnowledgeBase,
): readonly string[] {
  const counted = known.filter(({ answer }) => answer.kind === 'number');
  const some = counted.filter(({ answer }) => answer.kind === 'number' && answer.value > 0);
  const label = (id: AttributeId): string => attributeWords(id, base);
  const attributes = lookup(base).attributes;
  const worked = some.flatMap(({ id, answer }) => {
    const attribute = attributes.get(id);
    return attribute === undefined || answer.kind !== 'number' ? [] : [`${countedWords(attribute)}: ${timeWords(answer.value, attribute)}`];
  });
  const others = known.flatMap(({ id, answer }) =>
    answer.kind === 'set' && answer.items.length > 0 ? [`${label(id)}: ${answerWords(id, answer, base)}`] : [],
  );
  const none = counted.length - some.length;
  const unit = attributes.get(question.settles[0] ?? '')?.shape;
  const of = unit?.kind === 'number' ? unit.unit : 'time';
  return [
    ...worked,
    ...others,
    ...(none === 0 ? [] : [`no ${of} in ${some.length === 0 ? '' : 'the other '}${count(none, 'kind')} of work`]),
  ];
}

/** A number of months as people say it: `10 years`. */
const timeWords = (value: number, { shape }: Attribute): string =>
  shape.kind === 'number' && shape.unit === 'months' ? monthsWords(value) : String(value);

/** Room for a number or a few words, inside a line. */
const ROOM = '________';

/**
 * A sheet to be filled in by hand: every question in this order, with each choice and its number as the plain interview puts
 * them, so that it can be typed in afterwards; a post is written in words. `given` is known for everybody, and comes first.
 */
export function answerSheetDocument(
  questions: readonly Question[],
  given: Profile,
  base: KnowledgeBase,
  asks: (id: AttributeId) => ReadonlySet<string>,
): Document {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  const known = base.questions
    .filter(({ settles }) => settles.some((id) => isTouched(id, given)))
    .map((question) => questionAnswerLine(question, given, base));
  return {
    title: 'Answer sheet',
    blocks: [
      note('Code', ROOM),
      paragraph(
        'Tick a box, or write a number. Leave out what you would rather not say: an empty question is never a no. Nobody needs your name.',
      ),
      ...(known.length === 0 ? [] : [note('Known for everybody', known.join('; '))]),
      ...topics.map((topic) =>
        section(
          base.topics.find(({ id }) => id === topic)?.title ?? topic,
          questions.flatMap((question, at) => (question.topic === topic ? [questionEntry(question, at + 1, base, asks)] : [])),
        ),
      ),
      section('For the person who types it in', [
        paragraph([
          'Type ',
          command('hi-careers workshop --plain'),
          ' (or advise in place of workshop). It asks in about this order, and only what still matters. Type the number of a ticked box, or several with spaces between; or the number that was written. For a post that was written, type its name, then its number in the list that comes. Type words in brackets exactly as they are.',
        ]),
      ]),
      paragraph(
        `Knowledge ${base.version}, reviewed ${dateWords(base.reviewed)}. ${base.caveats.slice(0, 1).map(sentence).join('')}`.trim(),
      ),
    ],
  };
}

function questionEntry(question: Question, nth: number, base: KnowledgeBase, asks: (id: AttributeId) => ReadonlySet<string>): Section {
  const attributes = question.settles.flatMap((id) => lookup(base).attributes.get(id) ?? []);
  const [only] = attributes;
  const hint = [question.gate, question.hint].flatMap((words) => (words === undefined ? [] : [paragraph(words)]));
  const number =
    question.form === 'one' && only?.shape.kind === 'number' ? [note('Number', `${ROOM} (${only.shape.min} to ${only.shape.max})`)] : [];
  const posts = isWritten(attributes) ? [note('Write the post', ROOM.repeat(4))] : [];
  return entry(`${nth}. ${question.text}`, [
    ...hint,
    ...number,
    ...posts,
    boxes([...(isWritten(attributes) ? [] : choices(question, attributes, asks)), ...otherwise(question, attributes)]),
  ]);
}

/** The list of all posts would fill a sheet of its own, so a post is written in words. */
const isWritten = (attributes: readonly Attribute[]): boolean => attributes.some(({ posts }) => posts === true);

/** The choices, numbered as they are in the interview. */
function choices(
  { form, choices: picks = [] }: Question,
  attributes: readonly Attribute[],
  asks: (id: AttributeId) => ReadonlySet<string>,
): readonly Item[] {
  const [only] = attributes;
  const labels =
    form === 'pick'
      ? picks.map(({ label }) => label)
      : form === 'months'
        ? attributes.flatMap((attribute) => {
            const { shape } = attribute;
            const unit = shape.kind === 'number' ? ` ${shape.unit}` : '';
            return shape.kind === 'set' ? shape.values.map(({ label }) => label) : [`${countedWords(attribute)}: ${ROOM}${unit}`];
          })
        : form === 'tick'
          ? attributes.flatMap(({ id, label, shape, wish }) =>
              shape.kind !== 'set' ? [label] : shape.values.filter((value) => wish || asks(id).has(value.id)).map((value) => value.label),
            )
          : only?.shape.kind === 'yes-no'
            ? ['Yes', 'No']
            : holdsValues(only?.shape ?? { kind: 'yes-no' }).map(({ label }) => label);
  return labels.map((label, at) => ({ text: `${at + 1}. ${upperFirst(label)}` }));
}

/** What may be said instead. */
function otherwise({ form, gate }: Question, attributes: readonly Attribute[]): readonly Item[] {
  const several = (form !== 'one' && form !== 'pick') || attributes[0]?.shape.kind === 'set';
  const changes = attributes.some(({ expectable, shape }) => expectable && (form === 'tick' || (form === 'one' && shape.kind !== 'set')));
  return [
    ...(several
      ? [{ text: gate === undefined ? 'None of these [none]' : 'No, none of these [no]; else first [yes], then the numbers' }]
      : []),
    ...(changes ? [{ text: `It will be number ${ROOM} from the month ${ROOM} [later]` }] : []),
    { text: 'Not sure [not sure]' },
  ];
}
