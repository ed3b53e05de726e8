import type { Profile } from '../../../domain/answers.js';
import type { Question } from '../../../domain/attribute.js';
import { advise, diffAdvice, nextInInterview } from '../../../engine/index.js';
import { adviceDiffDocument, changeableQuestions, questionAnswerLine } from '../../../presentation/index.js';
import { findByName } from '../../find-by-name.js';
import { consistentAnswersOf } from '../ask-all.js';
import { type InterviewContext, say, show } from '../context.js';
import { changeAnswer, pickAnswer } from '../review-answers.js';
import { askAndSave } from '../save-answers.js';
import { withoutSkipped } from '../state.js';
import type { ExploreState } from './context.js';

/** Changes one answer after the advice, and shows what changed. `end`: the input has ended. */
export async function changeAndSee(looking: ExploreState, about: string): Promise<ExploreState | 'end'> {
  const { interview, state } = looking;
  const { model, context } = interview;
  const { profile: before } = consistentAnswersOf(interview, state);
  const picked =
    about === ''
      ? await pickAnswer(interview, state, 'Which answer do you want to change?', 'None of them')
      : namedAnswer(interview, before, about);
  if (picked === 'end') return 'end';
  if (picked === 'save') {
    await askAndSave(interview, before);
    return looking;
  }
  if (picked === null) {
    if (about !== '') await say(interview, `There is no answer called “${about.slice(0, 60)}”. Type change to choose from a list.`);
    return looking;
  }
  const changed = await changeAnswer(interview, state, picked);
  if (changed.end === 'end') return 'end';
  if (changed.end === 'save') await askAndSave(interview, consistentAnswersOf(interview, changed.state).profile);
  const next = { ...looking, state: changed.state };
  const { profile: after } = consistentAnswersOf(interview, changed.state);
  const was = questionAnswerLine(picked, before, context.base);
  const is = questionAnswerLine(picked, after, context.base);
  if (was === is) {
    await say(interview, 'That is the same answer, so nothing changed.');
    return next;
  }
  const page = adviceDiffDocument(
    diffAdvice(advise(model, before, context.asOf), advise(model, after, context.asOf)),
    `Changed. Before: ${was}. Now: ${is}`,
    context.base,
  );
  await show(interview, page);
  const open = nextInInterview(model, withoutSkipped(after, changed.state, model), context.asOf);
  if (open !== null) {
    const many = open.more === 0 ? 'One more question' : `About ${open.more + 1} more questions`;
    await say(interview, `${many} would now make a difference. Type go on to answer.`);
  }
  return { ...next, page };
}

/** An answer by its number in the list, or by words of its question. */
function namedAnswer({ context: { base } }: InterviewContext, profile: Profile, about: string): Question | null {
  if (/^\d{1,3}$/.test(about)) return changeableQuestions(profile, base)[Number(about) - 1] ?? null;
  const things = base.questions.map((question) => ({
    id: question.id,
    title: question.text,
    names: question.settles.flatMap((id) => [id, base.attributes.find((entry) => entry.id === id)?.label ?? '']),
    question,
  }));
  const found = findByName(about, things);
  return found.kind === 'one' ? found.thing.question : null;
}
