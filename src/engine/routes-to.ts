import type { Profile } from '../domain/answers.js';
import type { Change } from '../domain/finding.js';
import type { IsoDate, RouteId } from '../domain/ids.js';
import type { Model } from './model.js';
import { routesFor } from './near.js';
import { readPerson } from './person.js';

/** The routes by which somebody could get what a change asks for: shorter ones first, scarce ones last. */
export const routesTo = (model: Model, profile: Profile, asOf: IsoDate, change: Change): readonly RouteId[] =>
  routesFor(model, readPerson(model, profile, asOf), change);
