import type { Profile } from '../../domain/answers.js';
import type { RoleId } from '../../domain/ids.js';
import { advise, check, plan, routesTo } from '../../engine/index.js';
import { type Document, howDocument, pathwayDocument } from '../../presentation/index.js';
import type { Talk } from './talk.js';

/**
 * How to get to one role or route from these answers, as a page; null where it does not exist. To a role: the plans that
 * `hi-careers pathway` gives. To a route: what is missing, and what gives it.
 */
export function howToGetThere({ model, context }: Talk, profile: Profile, id: string): Document | null {
  const { base, asOf } = context;
  const role = base.roles.find((one) => one.id === id);
  if (role !== undefined) return pathwayDocument(plan(model, profile, asOf, { kind: 'role', role: role.id as RoleId }), base);
  const [result] = check(model, profile, asOf, [id]).results;
  if (result === undefined) return null;
  return howDocument(advise(model, profile, asOf), result, (change) => routesTo(model, profile, asOf, change), base);
}
