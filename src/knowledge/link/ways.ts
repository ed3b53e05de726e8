import type { Attribute } from '../../domain/attribute.js';
import { compareText } from '../../domain/diagnostic.js';
import { toId } from '../../domain/ids.js';
import {
  isTrainingKind,
  type KnowledgeBase,
  type Progression,
  type Role,
  type Route,
  routeKinds,
  type Way,
} from '../../domain/knowledge-base.js';
import { decides, type Requirement } from '../../domain/requirement.js';
import type { Report, Spot } from '../report.js';
import type { PlacedRequirement } from './requirements.js';
import type { LinkedRole, LinkedSpecialism } from './roles.js';
import type { EntrySets, LinkedRoute } from './routes.js';
import {
  closedWithFirstPost,
  experienceId,
  firstPostId,
  levelFloor,
  levelFloorId,
  nationId,
  nationRequirement,
  stepJudgedId,
  stepRequirements,
  stillRunsId,
  stillRunsRequirement,
} from './way-requirements.js';

/** What the ways follow from: nothing else of a knowledge base decides them. */
export type WaysFrom = Pick<KnowledgeBase, 'roles' | 'routes' | 'attributes' | 'sharedEntry' | 'levels'>;

export type Ways = Pick<KnowledgeBase, 'roleWays' | 'routeWays'>;

/**
 * The ways in to every role, and the one way of every route. Anybody may study, but a course that leads to a post leads there only
 * who may work: as a way in to a role it asks for what every job does. Pure; the records have no prototype, so any id is safe as a key.
 * Order: direct, routes by kind and id, progression by id. Source of the rules: docs/contract.md, section 2, "Which ways a role has".
 */
export function buildWays(from: WaysFrom): Ways {
  const place = from.attributes.find((attribute) => attribute.place === true);
  const posts = from.attributes.find((attribute) => attribute.posts === true);
  const routes = [...from.routes].sort(byKindThenId);
  const { jobs, training: paid } = from.sharedEntry;
  const routeWays = record(routes.map((route) => [route.id, routeWay(route, place, isTrainingKind(route.kind) ? paid : [])]));
  const toPosts = new Map(
    routes.map((route) => [route.id, isTrainingKind(route.kind) ? routeWays[route.id] : routeWay(route, place, jobs)]),
  );
  const steps = stepsByTarget(from.roles);
  const throughRoutes = (role: Role): readonly Way[] =>
    routes.filter((route) => route.trainsFor.some((trains) => trains.role === role.id)).flatMap(({ id }) => toPosts.get(id) ?? []);
  const roleWays = record(
    from.roles.map((role): [string, readonly Way[]] => {
      const training = throughRoutes(role);
      const entry = [...role.entry, ...levelFloor(role, from)];
      const direct = isTrainingPost(role, training) ? [] : [directWay(role, withShared(jobs, entry))];
      const progressions = (steps.get(role.id) ?? []).map(({ from: first, progression }): Way => {
        const step = stepRequirements({ first, target: role, progression, posts });
        const closed = closedWithFirstPost(first, isTrainingPost(first, throughRoutes(first)) ? throughRoutes(first) : [], posts);
        const requirements = [...withShared(jobs, entry), ...step, ...closed];
        return { id: toId(`from:${first.id}`), kind: 'progression', requirements, noRule: false, from: first.id };
      });
      return [role.id, [...direct, ...training, ...progressions]];
    }),
  );
  return { roleWays, routeWays };
}

type Step = { readonly from: Role; readonly progression: Progression };

/** A post that is the training: its routes are the only way in, so that nobody is told to apply for it otherwise. */
const isTrainingPost = (role: Role, training: readonly Way[]): boolean =>
  role.seniority === 'trainee' && training.length > 0 && !hasEntryRule(role);

/** Only a must, a usually, or a source that says nothing is needed makes an entry rule; the rest never changes a verdict. */
function hasEntryRule(role: Role): boolean {
  return role.openEntry !== undefined || role.entry.some(({ strength }) => decides(strength));
}

/** What every such way asks for first; an entry with a requirement of the same id keeps its own. */
function withShared(shared: readonly Requirement[], entry: readonly Requirement[]): readonly Requirement[] {
  const own = new Set<string>(entry.map(({ id }) => id));
  return [...shared.filter(({ id }) => !own.has(id)), ...entry];
}

function directWay(role: Role, requirements: readonly Requirement[]): Way {
  const way: Way = { id: toId(`direct:${role.id}`), kind: 'direct', requirements, noRule: !hasEntryRule(role) };
  return role.openEntry === undefined ? way : { ...way, openEntry: role.openEntry };
}

function routeWay(route: Route, place: Attribute | undefined, shared: readonly Requirement[]): Way {
  const requirements: readonly Requirement[] = [
    stillRunsRequirement(route.status),
    ...nationRequirement(route.nations, place),
    ...withShared(shared, route.entry),
  ];
  const scarce = route.scarce === undefined ? {} : { scarce: true as const };
  return { id: toId(route.id), kind: route.kind, requirements, noRule: false, route: route.id, ...scarce };
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

function record<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  const made: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
}

export type SharedRequirements = Readonly<Record<'jobs' | 'training', readonly PlacedRequirement[]>>;

export type Written = {
  readonly roles: readonly LinkedRole[];
  readonly routes: readonly LinkedRoute[];
  readonly sets: EntrySets;
  readonly specialisms: readonly LinkedSpecialism[];
  readonly shared: SharedRequirements;
};

/**
 * Whether the ids of requirements are unique within each way, and within each list that may become part of one.
 * Errors: `duplicate-id`, at the requirement that comes second in the way. The author decides which of the two to rename.
 */
export function checkWays(ways: Ways, { roles, routes, sets, specialisms, shared }: Written, report: Report): void {
  for (const entry of sets.values()) checkList(entry, report);
  for (const entry of [shared.jobs, shared.training]) checkList(entry, report);
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
        `The requirement “${requirement.id}” appears twice in one entry route.`,
        'Give one of the two another id.',
        before.place(),
      );
  }
}

/** Against the requirements that the program itself adds to a way, or may add once a fact about it changes. */
function checkAdded(way: Way, entry: readonly PlacedRequirement[], report: Report): void {
  const added: readonly string[] =
    way.from === undefined ? [stillRunsId, nationId] : [experienceId(way.from), stepJudgedId, firstPostId, levelFloorId];
  for (const { requirement, spot } of entry) {
    if (!added.includes(requirement.id)) continue;
    const message = `The program adds its own requirement “${requirement.id}” to this entry route.`;
    report.error('duplicate-id', spot.place(), message, 'Give yours another id.');
  }
}
