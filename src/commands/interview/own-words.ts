import type { Answer, Answers } from '../../domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../../domain/attribute.js';
import type { AttributeId } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { answerWords, attributeWords } from '../../presentation/index.js';
import type { QualificationMatch } from '../../profile/read-qualification.js';
import { type InterviewContext, say } from './context.js';
import { type InterviewState, tellingOf } from './state.js';

/** How many readings are offered; more would be a search, not a confirmation. */
const readingsOffered = 6;

/** Whether a question may be answered by naming a qualification: some qualification settles what it asks for. */
export const takesOwnWords = (question: Question, base: KnowledgeBase): boolean =>
  base.qualifications.some(({ gives }) => gives.some(({ attribute }) => question.settles.includes(attribute)));

type Told = { readonly state: InterviewState; readonly attributes: readonly AttributeId[]; readonly end: null };

/**
 * Qualifications as people say them, one after another. Each is confirmed before it counts. What the question asks for and
 * none of them settles stays open, so the question is put again with what is known.
 */
export async function askInOwnWords(talk: InterviewContext, start: InterviewState, question: Question): Promise<Told | 'end'> {
  const { context, prompter } = talk;
  const { readQualification } = await import('../../profile/read-qualification.js');
  let told: Told = { state: start, attributes: [], end: null };
  for (;;) {
    const first = told.attributes.length === 0;
    const reply = await prompter.ask({
      text: first ? 'Which qualification do you have? Type it as you would say it.' : 'Another one? Type it as you would say it.',
      hint: `For example, “B in O level maths” or “level 3 BTEC”. ${first ? 'To go back to the choices' : 'If there are no more'}, just press Enter.`,
      kind: 'line',
      choices: [],
      offers: [],
    });
    if (reply.kind !== 'line') return 'end';
    const text = reply.text.trim();
    if (text === '') return told;
    const matches = readQualification(text, context.base).slice(0, readingsOffered);
    if (matches.length === 0) {
      await say(talk, 'We do not recognise that name, so nothing was added. Try its level, its grade or its full name.');
      continue;
    }
    const match = await confirm(talk, matches, question);
    if (match === 'end') return 'end';
    if (match === null) continue;
    const answers = toldBy(match, question, told.state.said, context.base);
    told = {
      state: tellingOf(told.state, question, answers),
      attributes: [...new Set([...told.attributes, ...answers.keys()])],
      end: null,
    };
    await say(talk, `Noted: ${notedWords(answers, context.base)}.${match.caution === null ? '' : ` Please note: ${match.caution}`}`);
  }
}

/** What was understood, to be agreed to. Null: it was something else. */
async function confirm(
  { context, prompter }: InterviewContext,
  matches: readonly QualificationMatch[],
  question: Question,
): Promise<QualificationMatch | null | 'end'> {
  const choices = matches.map((match, at) => {
    const words = notedWords(toldBy(match, question, new Map(), context.base), context.base);
    return { value: String(at), label: words === '' ? match.reading : `${match.reading} (${words})` };
  });
  const reply = await prompter.ask({
    text: matches.length === 1 ? 'Is this it?' : 'Which of these is it?',
    choices: [...choices, { value: 'none', label: matches.length === 1 ? 'No, something else' : 'None of these' }],
    kind: 'one',
    offers: [],
  });
  if (reply.kind !== 'one') return 'end';
  return matches[Number(reply.value)] ?? null;
}

/**
 * What a qualification adds to what was said: the higher of two counts, sets unite. What it gives only at least answers the
 * question that asks for it, and no other: somebody with a GCSE may have a degree.
 */
function toldBy({ answers, least }: QualificationMatch, question: Question, said: Answers, base: KnowledgeBase): Answers {
  return new Map(
    [...answers].flatMap(([id, answer]): [AttributeId, Answer][] => {
      if (least.has(id) && !question.settles.includes(id)) return [];
      const attribute = base.attributes.find((entry) => entry.id === id);
      return attribute === undefined ? [] : [[id, better(attribute, said.get(id), answer)]];
    }),
  );
}

function better({ shape }: Attribute, before: Answer | undefined, told: Answer): Answer {
  if (before === undefined || before.kind !== told.kind) return told;
  if (before.kind === 'set' && told.kind === 'set') {
    const items = [...before.items.filter(({ value }) => !told.items.some((item) => item.value === value)), ...told.items];
    return { kind: 'set', items: holdsValues(shape).flatMap(({ id }) => items.find(({ value }) => value === id) ?? []) };
  }
  if (before.kind === 'set' || told.kind === 'set' || before.expected !== undefined) return told;
  const values = holdsValues(shape);
  const rank = (value: string | number | boolean): number => {
    const at = values.findIndex(({ id, outsideOrder }) => id === value && outsideOrder !== true);
    return values.length === 0 ? Number(value) : at;
  };
  return rank(before.value) > rank(told.value) ? before : told;
}

const notedWords = (answers: Answers, base: KnowledgeBase): string =>
  [...answers].map(([id, answer]) => `${attributeWords(id, base)}: ${answerWords(id, answer, base)}`).join('; ');
