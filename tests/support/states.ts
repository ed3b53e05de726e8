import type { Result } from '../../src/domain/advice.js';
import type { Profile } from '../../src/domain/answers.js';
import type { Finding } from '../../src/domain/finding.js';
import { check, type Model } from '../../src/engine/index.js';
import { asOf } from './people.js';

/** Everything that has a verdict. */
export const everyId = (model: Model): readonly string[] => [...model.base.roles, ...model.base.routes].map(({ id }) => id);

export const resultsFor = (model: Model, profile: Profile, ids = everyId(model)): readonly Result[] =>
  check(model, profile, asOf, ids).results;

/** Every finding by where it stands: role or route, way in, requirement. */
export function findingsFor(model: Model, profile: Profile): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>();
  for (const { id, ways } of resultsFor(model, profile)) {
    for (const { way, findings } of ways) for (const finding of findings) found.set(`${id} ${way.id} ${finding.requirement.id}`, finding);
  }
  return found;
}

/** Every verdict by role or route and way in. */
export function verdictsFor(model: Model, profile: Profile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, verdict, ways } of resultsFor(model, profile)) {
    found.set(id, verdict);
    for (const way of ways) found.set(`${id} ${way.way.id}`, way.verdict);
  }
  return found;
}
