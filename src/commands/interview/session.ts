import type { Profile } from '../../domain/answers.js';
import { monthOf } from '../../domain/months.js';
import { withoutStaleAnswers } from '../../engine/index.js';
import { attributeWords, counted } from '../../presentation/index.js';
import { type Asked, type AskedEnd, askAll, consistentAnswersOf } from './ask-all.js';
import { type InterviewContext, say, show } from './context.js';
import { type InterviewState, startFrom } from './state.js';

/** How an interview with one person ended, and their answers by then. */
export type PersonDone = { readonly profile: Profile; readonly end: AskedEnd | 'quit' | 'again' };

/**
 * A whole interview with one person: the questions, the advice, and their own questions after it, until they quit or want to
 * start again. The advice is shown here only if the person can ask about it; otherwise the caller writes it. It begins with its first
 * screen, and the rest follows on request.
 */
export async function interviewPerson(
  interview: InterviewContext,
  given: Profile,
  options: { readonly detail: 'brief' | 'all'; readonly looksOn: boolean },
): Promise<PersonDone> {
  let conversed: InterviewEnd = await holdInterview(interview, given);
  for (;;) {
    const { profile, end, state } = conversed;
    // Loaded during the interview, so that the first question does not wait for it.
    if (end === 'save') {
      const { askAndSave, saveTo } = await import('./save-answers.js');
      const file = interview.keeper.file();
      if (file === null ? await askAndSave(interview, profile) : await saveTo(interview, profile, file)) return { profile, end };
    }
    await interview.keeper.keep(profile);
    if (!options.looksOn) return { profile, end };
    const [{ advicePages }, { explore }] = await Promise.all([import('./explore/context.js'), import('./explore/index.js')]);
    const { whole, first } = advicePages(interview, state, options.detail);
    // Once the input has ended, nobody can ask for the rest.
    await show(interview, end === 'end' || options.detail === 'all' ? whole : first);
    if (end === 'end') return { profile, end };
    const looked = await explore(interview, state, options.detail);
    if (looked.kind !== 'go-on') return { profile: consistentAnswersOf(interview, looked.state).profile, end: looked.kind };
    conversed = await goOn(interview, looked.state);
  }
}

/** The answers at the end of the questions, and how they ended. */
export type InterviewEnd = { readonly state: InterviewState; readonly profile: Profile; readonly end: AskedEnd };

/**
 * The interview before the advice: one question at a time, only what is missing and still matters; then the answers, to be
 * checked and changed. It holds no state of its own, so one prompter can serve one person after another.
 */
export async function holdInterview(interview: InterviewContext, given: Profile): Promise<InterviewEnd> {
  await open(interview, given);
  return goOn(
    interview,
    startFrom({ ...given, said: given.said ?? monthOf(interview.context.asOf) }, interview.model, interview.context.asOf),
  );
}

/** Continues an interview: asks what is still worth asking. */
export async function goOn(interview: InterviewContext, start: InterviewState): Promise<InterviewEnd> {
  const asked = await askAll(interview, start);
  const { state, end } = asked.end === 'done' ? await checked(interview, asked.state) : asked;
  return { state, profile: consistentAnswersOf(interview, state).profile, end };
}

async function checked(interview: InterviewContext, state: InterviewState): Promise<Asked> {
  const { reviewAnswers } = await import('./review-answers.js');
  return reviewAnswers(interview, state);
}

async function open(interview: InterviewContext, given: Profile): Promise<void> {
  const { base, asOf } = interview.context;
  await say(
    interview,
    `${base.title}: what is open to you, and how to get there.`,
    `${interview.keeper.promise()} ${base.caveats[0] ?? ''}`,
  );
  const { aged } = withoutStaleAnswers(interview.model, given, asOf);
  const known = given.answers.size - aged.length;
  if (known > 0) await say(interview, `${counted(known, 'answer is', 'answers are')} already known, so we do not ask again.`);
  if (aged.length > 0)
    await say(interview, `This may be out of date, so we ask again: ${aged.map((id) => attributeWords(id, base)).join('; ')}.`);
}
