import type { Profile } from '../../domain/answers.js';
import { advise, check, routesTo } from '../../engine/index.js';
import { type Document, howDocument } from '../../presentation/index.js';
import type { Talk } from './talk.js';

/**
 * How to get to one role or route from these answers, as a page; null where it does not exist. For now what is missing on the
 * nearest ways in, and the routes that give it. A planner can take the place of this body.
 */
export function howToGetThere({ model, context }: Talk, profile: Profile, id: string): Document | null {
  const { base, asOf } = context;
  const [result] = check(model, profile, asOf, [id]).results;
  if (result === undefined) return null;
  return howDocument(advise(model, profile, asOf), result, (change) => routesTo(model, profile, asOf, change), base);
}
