import type { Attribute } from '../../domain/attribute.js';
import type { Condition } from '../../domain/condition.js';
import { compareText } from '../../domain/diagnostic.js';
import type { RequirementId, WayId } from '../../domain/ids.js';
import { type Progression, type Role, type Route, type RouteStatus, routeKinds, type Way } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';
import { dateInSentence } from '../../domain/text/date-words.js';
import type { Report, Spot } from '../report.js';
import type { PlacedRequirement } from './requirements.js';
import type { LinkedRole, LinkedSpecialism } from './roles.js';
import type { EntrySets, LinkedRoute } from './routes.js';

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

export type Written = {
  readonly roles: readonly LinkedRole[];
  readonly routes: readonly LinkedRoute[];
  readonly sets: EntrySets;
  readonly specialisms: readonly LinkedSpecialism[];
};

/**
 * Whether the ids of requirements are unique within each way, and within each list that may become part of one.
 * Errors: `duplicate-id`, at the requirement that comes second in the way. The author decides which of the two to rename.
 */
export function checkWays(ways: Ways, { roles, routes, sets, specialisms }: Written, report: Report): void {
  for (const entry of sets.values()) checkList(entry, report);
  for (const { entry } of specialisms) checkList(entry, report);
  for (const { role, entry } of roles) {
    checkList(entry, report);
    for (const way of ways.roleWays[role.id] ?? []) if (way.kind === 'progression') checkAdded(way, entry, report);
  }
  for (const { route, entry } of routes) {
    checkList(entry, report);
    const way = ways.routeWays[route.id];
    if (way !== undefined) checkAdded(way, entry, report);
  }
}

function checkList(entry: readonly PlacedRequirement[], report: Report): void {
  const first = new Map<string, Spot>();
  for (const { requirement, spot } of entry) {
    const before = first.get(requirement.id);
    if (before === undefined) first.set(requirement.id, spot);
    else
      report.error(
        'duplicate-id',
        spot.place(),
        `The requirement “${requirement.id}” stands twice in one way in.`,
        'Give one of the two another id.',
        before.place(),
      );
  }
}

/** Against the requirements that the program itself adds to a way, or may add once a fact about it changes. */
function checkAdded(way: Way, entry: readonly PlacedRequirement[], report: Report): void {
  const added: readonly string[] = way.from === undefined ? [stillRunsId, nationId] : [experienceId(way.from), stepJudgedId];
  for (const { requirement, spot } of entry) {
    if (!added.includes(requirement.id)) continue;
    const message = `The program itself adds a requirement “${requirement.id}” to this way in.`;
    report.error('duplicate-id', spot.place(), message, 'Give yours another id.');
  }
}

/** The ids of requirements that the program itself adds to a way. An author's requirement may not take one of them. */
export const stillRunsId = 'still-runs';
export const nationId = 'nation';
export const stepJudgedId = 'step-judged';
export const experienceId = (role: string): string => `experience-in-${role}`;

/** Whether new people can start: always met while the route is open, never once it has closed, judged where that is not certain. */
export function stillRunsRequirement(status: RouteStatus): Requirement {
  const { text, when } = runs(status);
  return { id: stillRunsId as RequirementId, text, strength: 'must', when, fixed: true, sources: status.sources };
}

function runs({ value, since, note }: RouteStatus): { readonly text: string; readonly when: Condition } {
  switch (value) {
    case 'open':
      return { text: 'This route takes new people', when: { kind: 'all', parts: [] } };
    case 'closed': {
      const closed = `This route has closed${since === undefined ? '' : `, ${dateInSentence(since)}`}`;
      return { text: note === undefined ? closed : `${closed}. ${note}`, when: { kind: 'any', parts: [] } };
    }
    case 'uncertain': {
      const unsure = 'Check first whether this route still takes new people.';
      return { text: 'It is not certain that this route takes new people', when: { kind: 'judged', note: note ?? unsure } };
    }
  }
}

/** That the route is offered where the person would train. None where no source says where, or nobody is asked. */
export function nationRequirement({ values, sources }: Route['nations'], place: Attribute | undefined): readonly Requirement[] {
  if (values.length === 0 || place === undefined) return [];
  const labels = values.map((id) => ('values' in place.shape && place.shape.values.find((value) => value.id === id)?.label) || id);
  const when: Condition = { kind: 'test', attribute: place.id, test: { kind: 'one-of', values }, upperLimit: false };
  return [{ id: nationId as RequirementId, text: `Offered in ${listed(labels)}`, strength: 'must', when, fixed: true, sources }];
}

/**
 * What a step from one post to the next asks for: months in the area of the first post (the source's figure, else 1),
 * and, unless a source states the step, an employer who decides. Months are whole.
 */
export function stepRequirements(from: Role, { afterMonths, basis, sources, note }: Progression): readonly Requirement[] {
  const [area] = from.gives;
  // The linker refuses a step from a post that gives no experience (progression-area).
  if (area === undefined) return [];
  const months = afterMonths ?? 1;
  const served: Condition = { kind: 'test', attribute: area, test: { kind: 'at-least', value: months }, upperLimit: false };
  const shared = { fixed: false, sources, ...(note === undefined ? {} : { note }) };
  const time: Requirement = {
    id: experienceId(from.id) as RequirementId,
    text: `At least ${months} month${months === 1 ? '' : 's'} as ${from.title} or in like work`,
    strength: 'must',
    when: served,
    ...shared,
  };
  if (basis === 'stated') return [time];
  const judged: Condition = {
    kind: 'judged',
    note: `No page that we found states this step. Employers decide whether your time as ${from.title} is enough.`,
  };
  return [
    time,
    {
      id: stepJudgedId as RequirementId,
      text: `An employer who takes ${from.title} as a step to this post`,
      strength: 'usually',
      when: { kind: 'all', parts: [served, judged] },
      ...shared,
    },
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
