import { advise, firstSteps } from '../../../engine/index.js';
import { adviceDocument, adviceParts, type Document } from '../../../presentation/index.js';
import { consistentAnswersOf } from '../ask-all.js';
import type { InterviewContext } from '../context.js';
import type { InterviewState } from '../state.js';

/** Exploring the advice: the state, the page shown last, and how much of an advice is shown. */
export type ExploreState = {
  readonly interview: InterviewContext;
  readonly state: InterviewState;
  readonly page: Document;
  readonly detail: 'brief' | 'all';
};

/** The advice on the answers that count, whole, and in two parts: its first screen and the rest. */
export function advicePages(interview: InterviewContext, state: InterviewState, detail: 'brief' | 'all'): AdvicePages {
  const { context, model } = interview;
  const { profile } = consistentAnswersOf(interview, state);
  const advice = advise(model, profile, context.asOf);
  const options = { detail, begins: firstSteps(model, advice) };
  const { first, rest } = adviceParts(advice, context.base, options);
  return {
    whole: adviceDocument(advice, context.base, options),
    first: { title: null, blocks: first },
    rest: { title: null, blocks: rest },
  };
}

type AdvicePages = Readonly<Record<'whole' | 'first' | 'rest', Document>>;
