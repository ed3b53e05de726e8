import type { Profile } from '../../domain/answers.js';
import { notesIn } from '../../domain/condition.js';
import { defined } from '../../domain/failure.js';
import type { Change, WayFinding } from '../../domain/finding.js';
import type { IsoDate, RouteId } from '../../domain/ids.js';
import type { Route } from '../../domain/knowledge-base.js';
import { routesGiving } from '../model/gives.js';
import type { Model } from '../model/model.js';
import { type Person, readPerson } from '../person/person.js';
import { judgeWay } from '../verdict/verdict.js';

/** A step of more months than this is no longer one step. Our own line: about as long as an apprenticeship. */
const MOST_MONTHS = 24;

/**
 * Whether one change would do for a way in that is "not yet", and the change is within reach: time in a kind of work, or
 * something that a route gives which this person could start and finish in two years. A degree for a school leaver, or a
 * nurse's registration, is one change too, but no single step.
 */
export function isOneStep(model: Model, person: Person, way: WayFinding): boolean {
  if (way.verdict !== 'not-yet' || changesNeeded(way) !== 1 || isOurReading(way)) return false;
  const unmet = way.findings.filter(({ requirement, state }) => requirement.strength === 'must' && state === 'not-met');
  return unmet.every(({ gaps }) => gaps.some((set) => set.length === 1 && set.every((change) => isNear(model, person, change))));
}

/**
 * A step up from another post that no page states: an employer decides on it whatever is done, so a month in that kind of work
 * is no known step to it.
 */
const isOurReading = ({ way }: WayFinding): boolean =>
  way.kind === 'progression' &&
  way.requirements.some(({ strength, when }) => strength === 'usually' && when !== undefined && notesIn(when).length > 0);

/** The fewest changes that close every unmet must of a way in; infinite where something has no gap set. */
export function changesNeeded(way: WayFinding): number {
  const unmet = way.findings.filter(({ requirement, state }) => requirement.strength === 'must' && state === 'not-met');
  const keys = new Set<string>();
  for (const { gaps } of unmet) {
    const [first] = gaps;
    if (first === undefined) return Number.POSITIVE_INFINITY;
    for (const change of first) keys.add(JSON.stringify(change));
  }
  return keys.size;
}

/** Whether a change is time in a kind of work, or something that a route gives which this person could start and soon finish. */
export function isNear(model: Model, person: Person, change: Change): boolean {
  const shape = model.variables.byId.get(change.attribute)?.attribute.shape;
  if (shape?.kind === 'number') return change.test === 'at-least' && (shape.unit !== 'months' || Number(change.needs) <= MOST_MONTHS);
  const giving = routesGiving(model, change);
  if (giving.length === 0) return shape?.kind === 'yes-no';
  return giving.some((route) => canStart(model, person, route) && (route.duration?.from ?? 0) <= MOST_MONTHS);
}

/** The routes that give what a change asks for and that this person could start: shorter first, scarce ones last. */
export function routesFor(model: Model, person: Person, change: Change): readonly RouteId[] {
  const order = ({ scarce, duration }: Route): number => (scarce === undefined ? 0 : 1000) + (duration?.from ?? 500);
  return routesGiving(model, change)
    .filter((route) => canStart(model, person, route))
    .sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** Whether this person fails nothing on a route; what only a person can judge is left open. */
export function canStart(model: Model, person: Person, route: Route): boolean {
  const { verdict } = judgeWay(defined(model.routeWays.get(route.id)), person);
  return verdict === 'open' || verdict === 'open-later' || verdict === 'judged';
}

/** The routes by which somebody could get what a change asks for: shorter ones first, scarce ones last. */
export const routesTo = (model: Model, profile: Profile, asOf: IsoDate, change: Change): readonly RouteId[] =>
  routesFor(model, readPerson(model, profile, asOf), change);
