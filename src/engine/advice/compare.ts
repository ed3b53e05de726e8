import type { Compared, Comparison, Fit, Result } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Model } from '../model/model.js';
import { fitOf } from '../person/fit.js';
import { check } from './check.js';

/** The same verdicts as `check`, with fit and months beside them: the two cannot disagree. */
export function compare(model: Model, profile: Profile, asOf: IsoDate, ids: readonly string[]): Comparison {
  const { results, ...report } = check(model, profile, asOf, ids);
  return {
    ...report,
    things: results.map((result): Compared => ({ result, fit: fitFor(model, profile, result), months: monthsOf(model, result) })),
  };
}

function fitFor(model: Model, profile: Profile, { id }: Result): Fit | null {
  const role = model.base.roles.find((entry) => entry.id === id);
  return role === undefined ? null : fitOf(model, profile, role);
}

/** A direct way and a step up from another post begin in the post itself; a route takes its time first. */
function monthsOf(model: Model, { best, ways }: Result): Compared['months'] {
  const way = ways.find((entry) => entry.way.id === best)?.way;
  if (way?.route === undefined) return { from: 0, to: 0 };
  const duration = model.base.routes.find(({ id }) => id === way.route)?.duration;
  return duration === undefined ? null : { from: duration.from, to: duration.to };
}
