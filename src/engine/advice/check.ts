import type { CheckReport, Compared, Comparison, Fit, Result } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { IsoDate } from '../../domain/ids.js';
import { Relevance, type Scope } from '../interview/relevance.js';
import { headOf, type Model } from '../model/model.js';
import { fitOf } from '../person/fit.js';
import { readPerson } from '../person/person.js';
import { Assessment, inferredFrom } from '../verdict/assess.js';

/** The verdicts on the named roles and routes, in the order named. An id that does not exist is left out: the caller has looked. */
export function check(model: Model, profile: Profile, asOf: IsoDate, ids: readonly string[]): CheckReport {
  const person = readPerson(model, profile, asOf);
  const assessment = new Assessment(model, person);
  return {
    ...headOf(model, asOf),
    profile,
    inferred: inferredFrom(model, person),
    results: ids.flatMap((id) => resultOf(model, assessment, id)),
    unanswered: new Relevance(model, person).unanswered(scopeOf(model, ids)),
  };
}

/** The ways in that a check of these ids is about. */
export const scopeOf = (model: Model, ids: readonly string[]): Scope =>
  ids.flatMap((id) => {
    const route = model.routeWays.get(id);
    const ways = model.roleWays.get(id) ?? (route && [route]);
    return ways ? [ways] : [];
  });

function resultOf(model: Model, assessment: Assessment, id: string): readonly Result[] {
  const role = model.base.roles.find((entry) => entry.id === id);
  if (role !== undefined) return [assessment.role(role)];
  const route = model.base.routes.find((entry) => entry.id === id);
  return route === undefined ? [] : [assessment.route(route)];
}

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
