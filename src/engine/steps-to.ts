import type { Profile } from '../domain/answers.js';
import type { Change } from '../domain/finding.js';
import type { IsoDate, RouteId } from '../domain/ids.js';
import { gives } from './gives.js';
import type { Model } from './model.js';
import { canStart } from './near.js';
import { readPerson } from './person.js';

/** The routes that give what a change asks for and that this person could start: shorter ones first, scarce ones last. */
export function routesTo(model: Model, profile: Profile, asOf: IsoDate, change: Change): readonly RouteId[] {
  const person = readPerson(model, profile, asOf);
  const order = (route: { readonly scarce?: unknown; readonly duration?: { readonly from: number } }): number =>
    (route.scarce === undefined ? 0 : 1000) + (route.duration?.from ?? 500);
  return model.base.routes
    .filter((route) => route.status.value !== 'closed' && route.gives.some((gain) => gives(model, gain, change)))
    .filter((route) => canStart(model, person, route))
    .sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
