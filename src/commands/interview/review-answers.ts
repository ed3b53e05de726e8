import type { Question } from '../../domain/attribute.js';
import { inferredIn } from '../../engine/index.js';
import { besideAnswersDocument, changeableQuestions, questionAnswerLine } from '../../presentation/index.js';
import { type Asked, afterReply, ask, askAll, consistentAnswersOf } from './ask-all.js';
import { type InterviewContext, sayBlocks } from './context.js';
import type { Choice } from './prompter.js';
import type { InterviewState } from './state.js';

const goOn = 'go on';

/** Shows what was answered; the person goes on to the advice, or changes one answer after another. */
export async function reviewAnswers(interview: InterviewContext, start: InterviewState): Promise<Asked> {
  let state = start;
  for (;;) {
    const { profile, aside } = consistentAnswersOf(interview, state);
    const beside = besideAnswersDocument(inferredIn(interview.model, profile, interview.context.asOf), aside, interview.context.base);
    await sayBlocks(interview.context, beside.blocks);
    const picked = await pickAnswer(interview, state, 'Check your answers. Are they right?', 'Yes, show the advice');
    if (picked === 'end' || picked === 'save') return { state, end: picked };
    if (picked === null) return { state, end: 'done' };
    const changed = await changeAnswer(interview, state, picked);
    if (changed.end !== 'done') return changed;
    // A changed answer may open other questions.
    const asked = await askAll(interview, changed.state);
    if (asked.end !== 'done') return asked;
    state = asked.state;
  }
}

/** The answers as a numbered list to choose from. Null: none of them, go on. */
export async function pickAnswer(
  interview: InterviewContext,
  state: InterviewState,
  text: string,
  otherwise: string,
): Promise<Question | null | 'save' | 'end'> {
  const { base } = interview.context;
  const { profile } = consistentAnswersOf(interview, state);
  const questions = changeableQuestions(profile, base);
  const reply = await interview.prompter.ask({
    text,
    hint: questions.length === 0 ? 'You have not answered anything yet.' : 'To change an answer, choose it by its number.',
    numbered: true,
    choices: [
      ...questions.map((question): Choice => ({ value: question.id, label: questionAnswerLine(question, profile, base) })),
      { value: goOn, label: otherwise },
    ],
    kind: 'one',
    chosen: [goOn],
    offers: ['save'],
  });
  if (reply.kind === 'save') return 'save';
  if (reply.kind !== 'one') return 'end';
  return questions.find(({ id }) => id === reply.value) ?? null;
}

/** Asks one question again. Back, or the same answer, leaves everything as it was. */
export async function changeAnswer(interview: InterviewContext, state: InterviewState, question: Question): Promise<Asked> {
  const reply = await ask(interview, state, question, { canGoBack: true });
  // An answered question cannot be skipped: the answer stays.
  if (reply.kind === 'back' || reply.kind === 'keep' || reply.kind === 'skip') return { state, end: 'done' };
  const after = await afterReply(interview, state, question, reply);
  return { state: after.state, end: after.end ?? 'done' };
}
