import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate, RoleId } from '../../domain/ids.js';
import type { Feeder, IntoReport, PlanOptions } from '../../domain/pathway.js';
import { type CompiledWay, headOf, type Model } from '../model/model.js';
import { applyChanges, applyGains } from '../person/apply-changes.js';
import { readPerson } from '../person/person.js';
import { conditionsOf, fewest } from './assumptions.js';
import { Planner } from './plan.js';

/** How long somebody in a post is assumed to have been in it. Our own choice. */
const YEAR = 12;

/**
 * The answers of somebody who has been in a role for a year, and about whom nothing else is known: what the first way in with the
 * fewest demands asks for (of alternatives, the first and smallest), what its route gives, and the months that the post gives.
 * Not a real person: what is not asked for stays not known.
 */
export function fromRole(model: Model, role: RoleId, asOf: IsoDate): Profile {
  const entry = model.base.roles.find(({ id }) => id === role);
  const nobody: Profile = { answers: new Map(), notSure: new Set() };
  if (entry === undefined) return nobody;
  const ways = model.roleWays.get(role) ?? [];
  const way = ways.find(({ way: { kind } }) => kind === 'direct') ?? ways.find(({ way: { route } }) => route !== undefined) ?? ways[0];
  const admitted = way === undefined ? nobody : admit(model, nobody, way, asOf);
  const route = model.base.routes.find(({ id }) => id === way?.way.route);
  const trained = applyGains(model, admitted, route?.gives ?? [], asOf);
  return applyGains(
    model,
    trained,
    entry.gives.map((attribute: AttributeId) => ({ kind: 'number', attribute, value: YEAR })),
    asOf,
  );
}

/** Supposes the fewest answers under which nothing of a way is unknown any more, one condition after another. */
function admit(model: Model, nobody: Profile, way: CompiledWay, asOf: IsoDate): Profile {
  let profile = nobody;
  for (const [at] of conditionsOf(way, readPerson(model, profile, asOf)).entries()) {
    const person = readPerson(model, profile, asOf);
    const condition = conditionsOf(way, person)[at];
    const changes = condition === undefined ? undefined : fewest(condition, person, () => true);
    if (changes !== undefined && changes.length > 0) profile = applyChanges(model, profile, changes, asOf);
  }
  return profile;
}

/**
 * Who could become this: every other role from which the target can be reached in time, soonest first. From each
 * it is somebody of a year's standing (`fromRole`); what a plan assumes about them is listed in its steps.
 */
export function feederRoles(model: Model, role: RoleId, withinMonths: number, asOf: IsoDate, options: PlanOptions = {}): IntoReport {
  const others = model.base.roles.filter(({ id }) => id !== role);
  const limits = { mostSteps: 3, mostWork: Math.ceil(MOST_WORK_FOR_ALL / others.length), ...options, mostMonths: withinMonths };
  const reports = others.map(({ id }) => {
    const planner = new Planner(model, fromRole(model, id, asOf), asOf);
    return { id, report: planner.plan({ kind: 'role', role }, limits) };
  });
  const feeders = reports
    .flatMap(({ id, report: { pathways } }): readonly Feeder[] => {
      const [pathway] = pathways.toSorted((a, b) => a.cost.months - b.cost.months);
      return pathway === undefined ? [] : [{ role: id, months: pathway.cost.months, pathway }];
    })
    .sort((a, b) => a.months - b.months || (a.role < b.role ? -1 : 1));
  return { ...headOf(model, asOf), role, withinMonths, feeders, complete: reports.every(({ report }) => report.complete) };
}

/** For the plans from every role together: about five seconds of one processor. */
const MOST_WORK_FOR_ALL = 20_000_000;
