import type { Fit } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { Role } from '../../domain/knowledge-base.js';
import type { Model } from '../model/model.js';

/**
 * How well a role suits what somebody enjoys: the weight of its activities that they enjoy, less the weight of those they
 * would rather not do, out of the best that so many choices could have matched. 0 to 100; null if nothing was said of
 * likes or dislikes, or the role has no activities. Our own rule; it orders lists and never changes a verdict.
 */
export function fitOf(model: Model, profile: Profile, role: Role): Fit {
  const likes = chosen(model, profile, 'likes');
  const dislikes = chosen(model, profile, 'dislikes');
  const weights = Object.entries(role.activities).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const enjoys = weights.filter(([activity]) => likes?.has(activity));
  const avoids = weights.filter(([activity]) => dislikes?.has(activity));
  const names = (of: readonly [string, number][]): readonly string[] => of.map(([activity]) => activity);
  const total = (of: readonly [string, number][]): number => of.reduce((sum, [, weight]) => sum + weight, 0);
  const said = (likes?.size ?? 0) + (dislikes?.size ?? 0) > 0;
  if (!said || weights.length === 0) return { score: null, enjoys: names(enjoys), avoids: names(avoids) };
  const best = total(weights.slice(0, likes?.size ? likes.size : weights.length));
  // With dislikes alone, a role starts whole and loses what is disliked.
  const gained = likes?.size ? total(enjoys) : best;
  const score = Math.round((100 * Math.max(0, gained - total(avoids))) / best);
  return { score: Math.min(100, score), enjoys: names(enjoys), avoids: names(avoids) };
}

/** A fit of at least this is said to suit. Our own choice. */
export const SUITS = 50;

function chosen(model: Model, profile: Profile, fit: 'likes' | 'dislikes'): ReadonlySet<string> | undefined {
  const on = model.variables.attributes.find(({ attribute }) => attribute.fit === fit);
  const answer = on && profile.answers.get(on.attribute.id);
  return answer?.kind === 'set' ? new Set(answer.items.map(({ value }) => value)) : undefined;
}
