import type { Attribute } from '../domain/attribute.js';
import { compareText } from '../domain/diagnostic.js';
import type { WayId } from '../domain/ids.js';
import { type Progression, type Role, type Route, routeKinds, type Way } from '../domain/knowledge-base.js';
import type { Requirement } from '../domain/requirement.js';
import { nationRequirement, stepRequirements, stillRunsRequirement } from './way-requirements.js';

/** What the ways follow from: nothing else of a knowledge base decides them. */
export type WaysFrom = { readonly roles: readonly Role[]; readonly routes: readonly Route[]; readonly attributes: readonly Attribute[] };

export type Ways = { readonly roleWays: Readonly<Record<string, readonly Way[]>>; readonly routeWays: Readonly<Record<string, Way>> };

/**
 * The ways in to every role, and the one way of every route. Pure; the records have no prototype, so any id is safe as a key.
 * Order: direct, routes by kind and id, progression by id. Source of the rules: docs/contract.md, section 2, "Which ways a role has".
 */
export function buildWays(from: WaysFrom): Ways {
  const place = from.attributes.find((attribute) => attribute.place === true);
  const routes = [...from.routes].sort(byKindThenId);
  const routeWays = record(routes.map((route) => [route.id, routeWay(route, place)]));
  const steps = stepsByTarget(from.roles);
  const roleWays = record(from.roles.map((role) => [role.id, waysInto(role, routes, routeWays, steps.get(role.id) ?? [])]));
  return { roleWays, routeWays };
}

type Step = { readonly from: Role; readonly progression: Progression };

function waysInto(role: Role, routes: readonly Route[], routeWays: Ways['routeWays'], steps: readonly Step[]): readonly Way[] {
  const throughRoutes = routes
    .filter((route) => route.trainsFor.some((trains) => trains.role === role.id))
    .flatMap((route) => routeWays[route.id] ?? []);
  const others = [...throughRoutes, ...steps.map((step) => progressionWay(role, step))];
  if (hasEntryRule(role)) return [directWay(role, false), ...others];
  return others.length > 0 ? others : [directWay(role, true)];
}

/** Only a must, a usually, or a source that says nothing is needed makes an entry rule; the rest never changes a verdict. */
function hasEntryRule(role: Role): boolean {
  return role.openEntry !== undefined || role.entry.some(({ strength }) => strength === 'must' || strength === 'usually');
}

function directWay(role: Role, noRule: boolean): Way {
  const way: Way = { id: wayId(`direct:${role.id}`), kind: 'direct', requirements: role.entry, noRule };
  return role.openEntry === undefined ? way : { ...way, openEntry: role.openEntry };
}

function routeWay(route: Route, place: Attribute | undefined): Way {
  const requirements: readonly Requirement[] = [
    stillRunsRequirement(route.status),
    ...nationRequirement(route.nations, place),
    ...route.entry,
  ];
  const scarce = route.scarce === undefined ? {} : { scarce: true as const };
  return { id: wayId(route.id), kind: route.kind, requirements, noRule: false, route: route.id, ...scarce };
}

function progressionWay(role: Role, { from, progression }: Step): Way {
  const requirements = [...role.entry, ...stepRequirements(from, progression)];
  return { id: wayId(`from:${from.id}`), kind: 'progression', requirements, noRule: false, from: from.id };
}

function stepsByTarget(roles: readonly Role[]): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  for (const from of [...roles].sort((a, b) => compareText(a.id, b.id))) {
    for (const progression of from.leadsTo) {
      const before = steps.get(progression.role);
      if (before === undefined) steps.set(progression.role, [{ from, progression }]);
      else before.push({ from, progression });
    }
  }
  return steps;
}

/** The order of routes: kinds in the order of the domain, then ids. */
export function byKindThenId(a: Route, b: Route): number {
  return routeKinds.indexOf(a.kind) - routeKinds.indexOf(b.kind) || compareText(a.id, b.id);
}

const wayId = (id: string): WayId => id as WayId;

function record<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  const made: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
}
