import { advise, firstSteps } from '../../../engine/index.js';
import { adviceDocument, type Document } from '../../../presentation/index.js';
import { consistentAnswersOf } from '../ask-all.js';
import type { InterviewContext } from '../context.js';
import type { InterviewState } from '../state.js';

/** Exploring the advice: the state, the page shown last, and how much of an advice is shown. */
export type ExploreState = {
  readonly talk: InterviewContext;
  readonly state: InterviewState;
  readonly page: Document;
  readonly detail: 'brief' | 'all';
};

/** The page of advice on the answers that count. */
export function advicePage(talk: InterviewContext, state: InterviewState, detail: 'brief' | 'all'): Document {
  const { context, model } = talk;
  const { profile } = consistentAnswersOf(talk, state);
  const advice = advise(model, profile, context.asOf);
  const begins = firstSteps(model, advice);
  return adviceDocument(advice, context.base, { detail, begins });
}
