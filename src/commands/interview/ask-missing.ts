import type { Profile } from '../../domain/answers.js';
import { monthOf } from '../../domain/months.js';
import { type Model, nextQuestion, type Scope } from '../../engine/index.js';
import type { Context } from '../context.js';
import { answerFileFor } from './answer-file.js';
import { askAll, consistentAnswersOf } from './ask-all.js';
import type { InterviewContext } from './context.js';
import { startFrom } from './state.js';

/**
 * Where somebody can be asked and would see the result: offers to ask what could still change the verdicts in scope, and asks it. The
 * answers with what was said; the same answers where nothing is missing or nobody wants to be asked.
 */
export async function askMissing(context: Context, model: Model, given: Profile, scope: Scope): Promise<Profile> {
  if (context.prompter === null) return given;
  const next: InterviewContext['next'] = (profile) => nextQuestion(model, profile, context.asOf, scope, false);
  const first = next(given);
  if (first === null) return given;
  const prompter = await context.prompter();
  try {
    const many = first.more === 0 ? 'One more answer' : `About ${first.more + 1} more answers`;
    const reply = await prompter.ask({
      text: `${many} could change this result. Would you like to answer now?`,
      choices: [
        { value: 'yes', label: 'Yes, ask me' },
        { value: 'no', label: 'No, show what is known' },
      ],
      kind: 'one',
      offers: [],
    });
    if (reply.kind !== 'one' || reply.value !== 'yes') return given;
    const interview: InterviewContext = { context, model, prompter, keeper: answerFileFor(context, null), next };
    const start = startFrom({ ...given, said: given.said ?? monthOf(context.asOf) }, model, context.asOf);
    const { state, end } = await askAll(interview, start);
    const { profile } = consistentAnswersOf(interview, state);
    if (end === 'save') await (await import('./save-answers.js')).askAndSave(interview, profile);
    return profile;
  } finally {
    prompter.close();
  }
}
