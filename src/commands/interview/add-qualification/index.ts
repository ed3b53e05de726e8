import type { Answer, Answers } from '../../../domain/answers.js';
import { holdsValues, type Question } from '../../../domain/attribute.js';
import type { AttributeId, IsoDate } from '../../../domain/ids.js';
import type { GradeTable, KnowledgeBase, Qualification } from '../../../domain/knowledge-base.js';
import { firstLaterMonth } from '../../../domain/months.js';
import {
  answerWords,
  attributeWords,
  changeWords,
  dateWords,
  findKinds,
  gradeRangeWords,
  joinWith,
  scaleWords,
} from '../../../presentation/index.js';
import { type InterviewContext, say } from '../context.js';
import type { Choice, Prompt } from '../prompter.js';
import { sentenceCase } from '../question-prompt.js';
import { type InterviewState, tellingOf } from '../state.js';
import { afterReplyTo, type Flow, startAdding } from './flow.js';
import { type AddedQualification, answersBy, type Chosen, type GradeLine, settledBy } from './settle.js';

/** The state with what the qualifications answer, and the attributes that they answer. */
type Added = { readonly state: InterviewState; readonly attributes: readonly AttributeId[] };

/**
 * Qualifications by kind, grade and subject, one after another; each is shown with what it counts as before it counts. What the
 * question asks for and none of them settles stays open, so the question is put again. `end`: the input has ended.
 */
export async function addQualifications(interview: InterviewContext, state: InterviewState, question: Question): Promise<Added | 'end'> {
  const { base, asOf } = interview.context;
  const asking = { base, asOf, question, said: state.said };
  let flow: Flow = startAdding(state.qualifications);
  for (;;) {
    const reply = await interview.prompter.ask(promptOf(flow, asking));
    if (reply.kind === 'end') return 'end';
    const moved = afterReplyTo(flow, reply, base);
    if (moved.kind === 'left') {
      if (moved.added === state.qualifications && moved.areAll !== true) return { state, attributes: [] };
      const answers = answersBy(moved.added, question, state.said, base, moved.areAll);
      return { state: tellingOf({ ...state, qualifications: moved.added }, question, answers), attributes: [...answers.keys()] };
    }
    if (moved.unfinished === true) await say(interview, 'Nothing was added: what is not finished settles nothing by itself.');
    flow = moved.flow;
  }
}

/** What the prompts are made for: the question that is to be answered, and what was said so far. */
export type Asking = { readonly base: KnowledgeBase; readonly asOf: IsoDate; readonly question: Question; readonly said: Answers };

/** More of one line than anybody has. */
const mostOfOne = 20;

/** The prompt of a step. Pure. */
export function promptOf(flow: Flow, asking: Asking): Prompt {
  const { base } = asking;
  const { step } = flow;
  const offers = ['back', 'cancel'] as const;
  switch (step.asks) {
    case 'kind':
      return {
        text: 'Which kind of qualification do you want to add?',
        hint: 'Type its name, or who awarded it: GCSE, O level, NVQ, degree, City and Guilds. Nothing counts before you have seen what it counts as.',
        kind: 'one',
        choices: kindChoices('', base),
        find: (words) => kindChoices(words, base),
        offers,
      };
    case 'scale':
      return {
        text: `${step.kind.title}: which grades does the certificate have?`,
        ...cautionOf(step.kind),
        kind: 'one',
        choices: step.tables.map((table, index) => ({ value: String(index), label: `${scaleWords(table)}: ${bestAndWorst(table)}` })),
        offers,
      };
    case 'grade':
      return {
        text: `${step.kind.title}: which grade or level?`,
        ...cautionOf(step.kind),
        kind: 'one',
        choices: lineChoices(step.lines),
        offers,
      };
    case 'subjects':
      return {
        text: `${step.kind.title}${inScale(step.kind, step.lines)}: how many of each do you have, or expect?`,
        hint: 'First those that you have. Those that you only expect are added after them.',
        kind: 'counts',
        choices: lineChoices(step.lines),
        max: mostOfOne,
        offers,
      };
    case 'about':
      return { ...aboutPrompt(step.chosen, base), offers: ['not-sure', ...offers] };
    case 'held':
      return {
        text: `${chosenWords(step.chosen, base)}. Do you have it?`,
        hint: [countsAs(step.chosen, base), ...warnings(step.chosen)].join(' '),
        kind: 'one',
        choices: [
          { value: 'yes', label: 'Yes, I have it' },
          { value: 'expected', label: 'Not yet: I expect it' },
          { value: 'no', label: 'No: I did not finish it, or did not pass' },
        ],
        offers,
      };
    case 'month':
      return {
        text: 'When do you expect it?',
        kind: 'month',
        choices: [],
        earliest: firstLaterMonth(asking.asOf),
        offers: ['not-sure', ...offers],
      };
    case 'more':
      return {
        text: 'Do you have another qualification to add?',
        hint: soFar(flow.added, asking),
        kind: 'one',
        choices: [
          { value: 'another', label: 'Yes, add another' },
          ...(flow.added.length === 0 ? [] : [{ value: 'remove', label: 'Remove one' }]),
          { value: 'done', label: 'No, go on' },
          ...(besides(flow.added, asking).size === 0 ? [] : [{ value: 'all', label: 'No, and I have no others at all' }]),
        ],
        chosen: ['done'],
        offers: ['back'],
      };
    case 'remove':
      return {
        text: 'Which one do you want to remove?',
        kind: 'one',
        choices: flow.added.map((one, index) => ({ value: String(index), label: addedWords(one, base) })),
        offers: ['back'],
      };
  }
}

const kindChoices = (words: string, base: KnowledgeBase): readonly Choice[] =>
  findKinds(base, words).map(({ id, title }) => ({ value: id, label: title }));

/** `A* to G`: the ends of a scale, without a grade with which nothing was awarded. */
function bestAndWorst({ grades }: GradeTable): string {
  const given = grades.filter(({ gives }) => gives.length > 0).flatMap((row) => row.grades);
  return given.length < 3 ? joinWith('or', given) : `${given[0]} to ${given.at(-1)}`;
}

const lineChoices = (lines: readonly GradeLine[]): readonly Choice[] => {
  const scales = new Set(lines.map(({ table }) => table.title)).size;
  return lines.map((line, index) => ({
    value: String(index),
    label: sentenceCase(`${lineWords(line)}${scales > 1 ? ` (${line.table.title})` : ''}`),
  }));
};

/** `maths at A*, A, B or C`; without subjects, the grade alone. */
function lineWords({ row, subject }: GradeLine): string {
  const grades = gradeRangeWords(row);
  if (subject === undefined) return grades;
  return `${typeof subject === 'object' ? subject.title : subject === 'another' ? 'another subject' : 'any subject'} at ${grades}`;
}

/** ` (England: letters)`, where a kind has several scales. */
const inScale = ({ tables }: Qualification, [line]: readonly GradeLine[]): string =>
  line === undefined || tables?.length === 1 ? '' : ` (${line.table.title})`;

const cautionOf = ({ caution }: Qualification): { readonly hint?: string } => (caution === undefined ? {} : { hint: caution });

function aboutPrompt({ kind }: Chosen, base: KnowledgeBase): Omit<Prompt, 'offers'> {
  const attribute = base.attributes.find(({ id }) => id === kind.subjectIn);
  return {
    text: `${kind.title}: what is it in?`,
    kind: 'many',
    choices:
      attribute === undefined ? [] : holdsValues(attribute.shape).map(({ id, label }) => ({ value: id, label: sentenceCase(label) })),
  };
}

/** `GCSE (England: letters): English language at A*, A, B or C; 4 times another subject at A*, A, B or C`. */
export function chosenWords({ kind, lines, about }: Chosen, base: KnowledgeBase): string {
  const whole = lines.map(({ line, count }) => `${count > 1 ? `${count} times ` : ''}${lineWords(line)}`).join('; ');
  const scale = inScale(
    kind,
    lines.map(({ line }) => line),
  );
  const { subjectIn } = kind;
  const subject = subjectIn === undefined || about.length === 0 ? '' : `; in ${answerWords(subjectIn, set(about), base)}`;
  return `${kind.title}${scale}: ${whole}${subject}`;
}

const set = (values: readonly string[]): Answer => ({ kind: 'set', items: values.map((value) => ({ value })) });

export const addedWords = (added: AddedQualification, base: KnowledgeBase): string =>
  `${chosenWords(added, base)}${added.expected === undefined ? '' : ` (expected ${dateWords(added.expected)})`}`;

/** What it counts as by itself, in the words of the knowledge. */
function countsAs(chosen: Chosen, base: KnowledgeBase): string {
  const words = [...settledBy([chosen], base)].map(
    ([id, { answer, atLeast }]) => `${atLeast ? 'at least ' : ''}${gainedWords(id, answer, base)}`,
  );
  return words.length === 0 ? 'On its own, it answers none of our questions.' : `It counts as: ${words.join('; ')}.`;
}

function gainedWords(id: AttributeId, answer: Answer, base: KnowledgeBase): string {
  if (answer.kind === 'set') return `${attributeWords(id, base)}: ${answerWords(id, answer, base)}`;
  return changeWords({ attribute: id, needs: answer.value, test: 'is' }, base);
}

/** What the sources say of the grade and of its scale. */
const warnings = ({ lines }: Chosen): readonly string[] => [
  ...new Set([...lines.flatMap(({ line: { row } }) => row.note ?? []), ...lines.flatMap(({ line: { table } }) => table.note ?? [])]),
];

/** What they answer besides, where somebody has no others. */
function besides(added: readonly AddedQualification[], { base, question, said }: Asking): Answers {
  const answers = answersBy(added, question, said, base);
  return new Map([...answersBy(added, question, said, base, true)].filter(([id]) => !answers.has(id)));
}

/** What was added, and what it will be as answers. */
function soFar(added: readonly AddedQualification[], asking: Asking): string {
  const { base, question, said } = asking;
  if (added.length === 0) return 'Nothing was added so far.';
  const inWords = (answers: Answers): string =>
    [...answers].map(([id, answer]) => `${attributeWords(id, base)}: ${answerWords(id, answer, base)}`).join('; ');
  const answers = answersBy(added, question, said, base);
  const more = besides(added, asking);
  const parts = [
    `Added: ${added.map((one) => addedWords(one, base)).join('; ')}.`,
    answers.size === 0 ? 'By themselves they do not answer this question, so we ask it again.' : `Your answers: ${inWords(answers)}.`,
    more.size === 0 ? '' : `If you have no others at all, also: ${inWords(more)}.`,
    ...[...settledBy(added, base)]
      .filter(([id, { atLeast }]) => atLeast && question.settles.includes(id))
      .map(([id, { answer }]) => `We only know that it is at least ${gainedWords(id, answer, base)}: look at the certificate.`),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
