import type { Answers, Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import { type AttributeId, toId } from '../../domain/ids.js';
import { canStillBeAsked, contradictionsIn, type NextQuestion, nextInInterview, testedValues, unansweredFor } from '../../engine/index.js';
import { answerWords, attributeWords, counted } from '../../presentation/index.js';
import { contradictionWords } from '../answers.js';
import { isSettledByQualifications } from './add-qualification/settle.js';
import { askQuestion } from './ask-question.js';
import { type InterviewContext, say } from './context.js';
import type { QuestionOptions, QuestionReply } from './question-prompt.js';
import {
  afterAnswers,
  afterKeep,
  afterNotSure,
  afterSkip,
  type ConsistentAnswers,
  consistentAnswers,
  type InterviewState,
  takenUpAgain,
  withoutAnswers,
  withoutSkipped,
} from './state.js';

/** How the asking ended: nothing more matters; show what is known; stop and save; the input has ended. */
export type AskedEnd = 'done' | 'show' | 'save' | 'end';
export type Asked = { readonly state: InterviewState; readonly end: AskedEnd };

export const consistentAnswersOf = (interview: InterviewContext, state: InterviewState): ConsistentAnswers =>
  consistentAnswers(state, interview.model, interview.context.asOf);

/**
 * Asks until nothing more matters, one question at a time. Going back asks one question again and keeps all other answers.
 * @param stepsBack begins with the question so many back, where somebody has gone back from what follows the questions
 */
export async function askAll(interview: InterviewContext, start: InterviewState, stepsBack = 0): Promise<Asked> {
  let state = start;
  let again: Question | null = null;
  for (;;) {
    const next: Next | null =
      again !== null ? { question: again } : stepsBack > 0 ? earlier(interview, state, stepsBack) : nextOpen(interview, state);
    again = null;
    if (next === null) {
      const left = await takeUpSkipped(interview, state);
      if (left === 'back') {
        stepsBack = 1;
        continue;
      }
      if (left === 'end') return { state, end: 'end' };
      if (left === null) return { state, end: 'done' };
      state = left;
      continue;
    }
    const at = state.trail.indexOf(next.question.id);
    const reply = await ask(interview, state, next.question, {
      nth: at < 0 ? state.trail.length + 1 : at + 1,
      ...(next.more === undefined ? {} : { more: next.more }),
      canGoBack: at < 0 ? state.trail.length > 0 : at > 0,
    });
    if (reply.kind === 'back') {
      stepsBack = at < 0 ? 1 : state.trail.length - at + 1;
      continue;
    }
    stepsBack = 0;
    const after = await afterReply(interview, state, next.question, reply);
    state = after.state;
    if (after.end !== null) return { state, end: after.end };
    again = after.again ?? null;
  }
}

type Next = { readonly question: Question; readonly more?: number };

function nextOpen(interview: InterviewContext, state: InterviewState): Next | null {
  const { model, context } = interview;
  const { profile } = consistentAnswers(state, model, context.asOf);
  const next = nextIn(interview, withoutSkipped(profile, state, model));
  return next === null ? null : { ...next, question: openPart(next, profile) };
}

const nextIn = ({ model, context, next }: InterviewContext, profile: Profile): NextQuestion | null =>
  next === undefined ? nextInInterview(model, profile, context.asOf) : next(profile);

/** The question without what a file or a flag has already answered, if that still counts. */
const openPart = ({ question, attributes }: NextQuestion, { answers, notSure }: Profile): Question => ({
  ...question,
  settles: question.settles.filter((id) => attributes.includes(id) || !(answers.has(id) || notSure.has(id))),
});

/** The question this many steps back, or the first one. */
function earlier({ context }: InterviewContext, { trail }: InterviewState, steps: number): Next | null {
  const id = trail[Math.max(trail.length - steps, 0)];
  const question = context.base.questions.find((entry) => entry.id === id);
  return question === undefined ? null : { question };
}

/** Asks one question, showing the earlier answer. */
export function ask(
  interview: InterviewContext,
  state: InterviewState,
  question: Question,
  options: { readonly nth?: number; readonly more?: number; readonly canGoBack: boolean },
): Promise<QuestionReply> {
  const { profile } = consistentAnswersOf(interview, state);
  const before = new Map([...profile.answers].filter(([id]) => question.settles.includes(id)));
  const coming = comingOf(interview, profile, question);
  return askQuestion(interview.prompter, interview.context, question, {
    ...options,
    known: profile.answers,
    asks: ({ id }) => testedValues(interview.model, id),
    ...(before.size === 0 ? {} : { before }),
    ...(coming === undefined ? {} : { coming }),
    byQualification: isSettledByQualifications(question, interview.context.base),
    why: () => whyAsked(interview, question, profile),
  });
}

/** How to ask about the future; undefined if the question is about now. An earlier reply to the question does not change its words. */
function comingOf({ model, context }: InterviewContext, profile: Profile, question: Question): QuestionOptions['coming'] {
  if (question.mayExpect === undefined || !canStillBeAsked(model, withoutReply(profile, question), context.asOf, question))
    return undefined;
  const isSoNow = (answers: Answers): boolean =>
    contradictionsIn(model, { ...profile, answers: new Map([...profile.answers, ...answers]) }, context.asOf).length === 0;
  return { text: question.mayExpect.text, isSoNow };
}

const withoutReply = (profile: Profile, { settles }: Question): Profile => ({
  ...profile,
  answers: new Map([...profile.answers].filter(([id]) => !settles.includes(id))),
  notSure: new Set([...profile.notSure].filter((id) => !settles.includes(id))),
});

/** The state after a reply. `end` is null if the interview continues; `again` is the question to ask again. */
type After = { readonly state: InterviewState; readonly end: AskedEnd | null; readonly again?: Question };

export async function afterReply(
  interview: InterviewContext,
  state: InterviewState,
  question: Question,
  reply: QuestionReply,
): Promise<After> {
  switch (reply.kind) {
    case 'show':
    case 'save':
    case 'end':
      return { state, end: reply.kind };
    case 'back':
      return { state, end: null };
    case 'keep':
      return { state: afterKeep(state, question), end: null };
    case 'skip':
      return { state: afterSkip(state, question, consistentAnswersOf(interview, state).aside), end: null };
    case 'not-sure':
      return moveTo(interview, state, question, afterNotSure(state, question), []);
    case 'qualification': {
      const { addQualifications } = await import('./add-qualification/index.js');
      const added = await addQualifications(interview, state, question);
      if (added === 'end') return { state, end: 'end' };
      return added.state === state ? { state, end: null } : moveTo(interview, state, question, added.state, added.attributes);
    }
    case 'answers':
      return moveTo(interview, state, question, afterAnswers(state, question, reply.answers), [...reply.answers.keys()]);
  }
}

/** Moves to the next state: settles contradictions, reports answers that stop or start to count, and saves them. */
async function moveTo(
  interview: InterviewContext,
  before: InterviewState,
  question: Question,
  after: InterviewState,
  changed: readonly AttributeId[],
): Promise<After> {
  const fresh = !changed.some((id) => before.said.has(id));
  const settled = fresh ? await settle(interview, before, after, changed) : { state: after };
  if (settled === 'end') return { state: before, end: 'end' };
  if (settled === 'back') return { state: before, end: null, again: question };
  const { state } = settled;
  await sayWhatTurned(interview, consistentAnswersOf(interview, before).aside, consistentAnswersOf(interview, state).aside, state);
  await interview.keeper.keep(consistentAnswersOf(interview, state).profile);
  return { ...settled, end: null };
}

/** If new answers contradict others, the person says which one to change, and it is asked again. */
async function settle(
  interview: InterviewContext,
  before: InterviewState,
  after: InterviewState,
  changed: readonly AttributeId[],
): Promise<Omit<After, 'end'> | 'back' | 'end'> {
  const { context, model, prompter } = interview;
  const counts = consistentAnswersOf(interview, before).profile;
  const fresh = [...after.said].filter(([id]) => changed.includes(id));
  const together: Answers = new Map([...[...counts.answers].filter(([id]) => after.said.has(id)), ...fresh]);
  const [found] = contradictionsIn(model, { answers: together, notSure: new Set() }, context.asOf);
  if (found === undefined) return { state: after };
  const stated = found.filter((id) => together.has(id));
  const words = contradictionWords(stated, { answers: together, notSure: new Set() }, context.base);
  const reply = await prompter.ask({
    text: 'These answers contradict each other. Which one do you want to change?',
    choices: stated.map((id, at) => ({ value: id, label: words[at] ?? id })),
    kind: 'one',
    offers: ['back'],
  });
  if (reply.kind !== 'one') return reply.kind === 'back' ? 'back' : 'end';
  const taken = toId<AttributeId>(reply.value);
  const again = context.base.questions.find(({ settles }) => settles.includes(taken));
  const settled = await settle(
    interview,
    withoutAnswers(before, [taken]),
    withoutAnswers(after, [taken]),
    changed.filter((id) => id !== taken),
  );
  return settled === 'back' || settled === 'end' || again === undefined ? settled : { again, ...settled };
}

async function sayWhatTurned(interview: InterviewContext, before: Answers, after: Answers, { said }: InterviewState): Promise<void> {
  const { base } = interview.context;
  const words = (answers: Answers, ids: readonly AttributeId[]): string =>
    ids
      .flatMap((id) => {
        const answer = answers.get(id);
        return answer === undefined ? [] : [`${attributeWords(id, base)}: ${answerWords(id, answer, base)}`];
      })
      .join('; ');
  const gone = [...after.keys()].filter((id) => !before.has(id));
  const back = [...before.keys()].filter((id) => !after.has(id) && said.get(id) === before.get(id));
  if (gone.length > 0)
    await say(
      interview,
      `Not used, because it contradicts this answer: ${words(after, gone)}. It counts again if you change this answer back.`,
    );
  if (back.length > 0) await say(interview, `Used again: ${words(before, back)}.`);
}

/** At the end, offers the skipped questions once more. Null if there are none, or they are skipped again. */
async function takeUpSkipped(interview: InterviewContext, state: InterviewState): Promise<InterviewState | null | 'back' | 'end'> {
  const { context, model, prompter } = interview;
  const left = context.base.questions.filter(({ id }) => state.skipped.has(id) && !state.offeredAgain.has(id));
  if (left.length === 0) return null;
  const ids = left.map(({ id }) => id);
  const { profile } = consistentAnswersOf(interview, state);
  const still = nextIn(interview, withoutSkipped(profile, takenUpAgain(state, ids, true), model));
  if (still === null) return null;
  const reply = await prompter.ask({
    text:
      left.length === 1
        ? 'You left one question for later. Would you like to answer it now?'
        : `You left ${left.length} questions for later. Would you like to answer them now?`,
    hint: left.map(({ text }) => text).join(' '),
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No, skip them' },
    ],
    kind: 'one',
    offers: ['back'],
  });
  if (reply.kind !== 'one') return reply.kind === 'back' ? 'back' : 'end';
  return takenUpAgain(state, ids, reply.value === 'yes');
}

/** Why a question is asked, what an answer could still change, and what "not sure" leads to. */
export function whyAsked({ context, model }: InterviewContext, question: Question, profile: Profile): string {
  const moves =
    unansweredFor(model, withoutReply(profile, question), context.asOf).find((entry) => entry.question === question.id)?.couldMove ?? 0;
  const wish = context.base.attributes.some(({ id, wish: isWish }) => isWish && question.settles.includes(id));
  const could =
    moves > 0
      ? `Your answer could still change ${counted(moves, 'role or route', 'roles and routes')}.`
      : wish
        ? 'It does not decide what is open to you: it only sorts what you see.'
        : 'With your answers so far, it no longer changes any role.';
  return `${question.why} ${could} If you are not sure: ${question.notSure}`;
}
