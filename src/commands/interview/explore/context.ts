import { advise, firstSteps } from '../../../engine/index.js';
import { adviceDocument, type Document } from '../../../presentation/index.js';
import { standingOf } from '../ask-all.js';
import type { Talk } from '../context.js';
import type { TalkState } from '../state.js';

/** Looking closer: where the talk stands, the page that was shown last, and how much of an advice is shown. */
export type Looking = { readonly talk: Talk; readonly state: TalkState; readonly page: Document; readonly detail: 'brief' | 'all' };

/** The page of advice on the answers that count. */
export function advicePage(talk: Talk, state: TalkState, detail: 'brief' | 'all'): Document {
  const { context, model } = talk;
  const { profile } = standingOf(talk, state);
  const advice = advise(model, profile, context.asOf);
  const begins = firstSteps(model, advice);
  return adviceDocument(advice, context.base, { detail, begins });
}
