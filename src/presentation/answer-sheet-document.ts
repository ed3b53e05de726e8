import type { Profile } from '../domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../domain/attribute.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { answeredInOrder, questionAnswerLine } from './answers-document.js';
import { dateWords } from './dates.js';
import { boxes, command, type Document, entry, type Item, note, paragraph, type Section, section } from './document.js';
import { sentence, upperFirst } from './english.js';
import { lookup } from './lookup.js';

/** Room for a number or a few words, inside a line. */
const ROOM = '________';

/**
 * A sheet to be filled in by hand: every question in this order, with each choice and its number as a talk line by line puts
 * them, so that it can be typed in afterwards. `given` is known for everybody, and stands above.
 */
export function answerSheetDocument(questions: readonly Question[], given: Profile, base: KnowledgeBase): Document {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  const told = new Set(answeredInOrder(given, base));
  const known = base.questions
    .filter(({ settles }) => settles.some((id) => told.has(id)))
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
          questions.flatMap((question, at) => (question.topic === topic ? [questionEntry(question, at + 1, base)] : [])),
        ),
      ),
      section('For whoever types it in', [
        paragraph([
          'Type ',
          command('hi-careers workshop --plain'),
          ' (or advise in place of workshop). It asks in about this order, and only what still matters. Type the number of a ticked box, or several with spaces between; or the number that was written. Words in brackets are typed as they stand.',
        ]),
      ]),
      paragraph(
        `Knowledge ${base.version}, reviewed ${dateWords(base.reviewed)}. ${base.caveats.slice(0, 1).map(sentence).join('')}`.trim(),
      ),
    ],
  };
}

function questionEntry(question: Question, nth: number, base: KnowledgeBase): Section {
  const attributes = question.settles.flatMap((id) => lookup(base).attributes.get(id) ?? []);
  const [only] = attributes;
  const hint = question.hint === undefined ? [] : [paragraph(question.hint)];
  const number =
    question.form === 'one' && only?.shape.kind === 'number' ? [note('Number', `${ROOM} (${only.shape.min} to ${only.shape.max})`)] : [];
  return entry(`${nth}. ${question.text}`, [
    ...hint,
    ...number,
    boxes([...choices(question, attributes), ...otherwise(question, attributes)]),
  ]);
}

/** The choices, numbered as they are in a talk. */
function choices({ form }: Question, attributes: readonly Attribute[]): readonly Item[] {
  const [only] = attributes;
  const labels =
    form === 'months'
      ? attributes.map((attribute) => `${attribute.label}: ${ROOM}`)
      : form === 'tick'
        ? attributes.flatMap(({ label, shape }) => (shape.kind === 'set' ? shape.values.map((value) => value.label) : [label]))
        : only?.shape.kind === 'yes-no'
          ? ['Yes', 'No']
          : holdsValues(only?.shape ?? { kind: 'yes-no' }).map(({ label }) => label);
  return labels.map((label, at) => ({ text: `${at + 1}. ${upperFirst(label)}` }));
}

/** What may be said instead. */
function otherwise({ form }: Question, attributes: readonly Attribute[]): readonly Item[] {
  const several = form !== 'one' || attributes[0]?.shape.kind === 'set';
  const changes = attributes.some(
    ({ expectable, shape }) => expectable && (form === 'tick' || shape.kind === 'yes-no' || shape.kind === 'ordered'),
  );
  return [
    ...(several ? [{ text: 'None of these [none]' }] : []),
    ...(changes ? [{ text: `It will be number ${ROOM} from the month ${ROOM} [later]` }] : []),
    { text: 'Not sure [not sure]' },
  ];
}
