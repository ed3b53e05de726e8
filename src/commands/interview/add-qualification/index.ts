import type { Question } from '../../../domain/attribute.js';
import type { AttributeId } from '../../../domain/ids.js';
import { type InterviewContext, say } from '../context.js';
import { type InterviewState, tellingOf } from '../state.js';
import { afterReplyTo, type Flow, startAdding } from './flow.js';
import { promptOf } from './prompts.js';
import { answersBy } from './settle.js';

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
