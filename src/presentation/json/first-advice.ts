import type { GivenAdvice } from '../../domain/advice.js';
import type { ApplicationRound } from '../../domain/application-round.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { firstAdviceWords } from '../pages/next-steps.js';
import { type JsonObject, sourcesJson } from './parts.js';

/** One piece of first advice, with the words for its round of applications. */
export function firstAdviceJson(given: GivenAdvice, asOf: IsoDate, base: KnowledgeBase): JsonObject {
  const { id, where = null, routes, weight, sources } = given.advice;
  const { what, why, when, ask } = firstAdviceWords(given, { base, asOf });
  return {
    kind: 'advice',
    id,
    what,
    why,
    where,
    when,
    ask,
    routes,
    weight,
    round: roundJson(given.round),
    sources: sourcesJson(sources, base),
  };
}

/** A round of applications; null if there is none. */
export function roundJson(round: ApplicationRound | null): JsonObject | null {
  if (round === null) return null;
  const { state, opens, closes, starts, projected, basis } = round;
  return { state, opens, closes, starts, projected, basis };
}
