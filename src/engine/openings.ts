import type { Opening, RoleAdvice } from '../domain/advice.js';
import type { Change } from '../domain/finding.js';
import type { RoleId, RouteId } from '../domain/ids.js';
import type { Gain, Route } from '../domain/knowledge-base.js';
import { applyChanges } from './apply.js';
import { judgeRole } from './assess.js';
import { SUITS } from './fit.js';
import type { Model } from './model.js';
import { type Person, readPerson } from './person.js';

/** Verdicts that count as opened: nothing is missing any more. What has no entry rule never counts. */
const OPENED: ReadonlySet<string> = new Set(['open', 'open-later', 'judged']);

/**
 * For every single change that would close a gap of a role that is not yet open: the roles that it would open, best fit
 * first. Changes that open nothing by themselves are left out. The one that opens most comes first; equal ones by what
 * suits, then by id, so that the same answers give the same list.
 */
export function findOpenings(model: Model, person: Person, roles: readonly RoleAdvice[]): readonly Opening[] {
  const shut = roles.filter(({ verdict }) => verdict === 'not-yet' || verdict === 'stretch');
  const changes = new Map<string, Change>();
  for (const role of shut) for (const change of singleChanges(role)) changes.set(JSON.stringify(change), change);
  const openings = [...changes].map(([, change]) => openingOf(model, person, shut, change));
  return openings
    .filter(({ opens }) => opens.length > 0)
    .sort((a, b) => b.opens.length - a.opens.length || b.suits.length - a.suits.length || (keyOf(a.change) < keyOf(b.change) ? -1 : 1));
}

const keyOf = (change: Change): string => `${change.attribute} ${JSON.stringify(change.needs)}`;

function singleChanges(role: RoleAdvice): readonly Change[] {
  const sets = role.ways.flatMap((way) =>
    way.findings
      .filter(({ requirement }) => requirement.strength !== 'helps' && requirement.strength !== 'varies')
      .flatMap(({ gaps }) => gaps),
  );
  return sets.flatMap((set) => (set.length === 1 ? set : []));
}

function openingOf(model: Model, person: Person, shut: readonly RoleAdvice[], change: Change): Opening {
  const after = readPerson(model, applyChanges(model, person.profile, [change], person.asOf), person.asOf);
  const opened = shut.filter(({ id }) => {
    const { verdict, way } = judgeRole(model, after, id);
    return OPENED.has(verdict) && !way.way.noRule;
  });
  const byFit = [...opened].sort((a, b) => (b.fit.score ?? -1) - (a.fit.score ?? -1) || (a.id < b.id ? -1 : 1));
  return {
    change,
    opens: byFit.map(({ id }) => id as RoleId),
    suits: byFit.filter(({ fit }) => (fit.score ?? 0) >= SUITS).map(({ id }) => id as RoleId),
    by: routesThatGive(model, change),
  };
}

/** Routes that give what a change asks for and that new people can still start: shorter first, scarce ones last. */
export function routesThatGive(model: Model, change: Change): readonly RouteId[] {
  const giving = model.base.routes.filter(
    (route) => route.status.value !== 'closed' && route.gives.some((gain) => meets(model, gain, change)),
  );
  const order = (route: Route): number => (route.scarce ? 1000 : 0) + (route.duration?.from ?? 500);
  return giving.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

function meets(model: Model, gain: Gain, { attribute, needs, test }: Change): boolean {
  if (gain.attribute !== attribute) return false;
  const on = model.slots.byId.get(attribute);
  if (gain.kind === 'yes-no') return gain.value === needs;
  if (gain.kind === 'number') return test === 'at-least' && gain.value >= Number(needs);
  const wanted = (Array.isArray(needs) ? needs : [needs]).map(String);
  if (gain.kind === 'set') return gain.values.some((value) => wanted.includes(value));
  const rank = (value: string): number => on?.values.get(value) ?? -1;
  return test === 'at-least' ? rank(gain.value) >= rank(String(needs)) : wanted.includes(gain.value);
}
