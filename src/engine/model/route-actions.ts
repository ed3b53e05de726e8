import type { AttributeId } from '../../domain/ids.js';
import type { Gain, KnowledgeBase, Role, Route } from '../../domain/knowledge-base.js';
import type { Pounds, StepKind } from '../../domain/pathway.js';
import { memoize } from './memoize.js';
import type { VariableTable } from './variables.js';

/** Something that can be done on the way: a route, with what it takes and what it gives. The same for everybody. */
export type RouteAction = {
  readonly kind: StepKind;
  readonly route: Route;
  readonly months: Pounds;
  readonly monthsKnown: boolean;
  readonly paid: boolean | null;
  readonly pounds: Pounds | null;
  readonly competitive: boolean;
  readonly gives: readonly Gain[];
  /** Grades, counted as the lowest pass: no source can say how good the grade will be. */
  readonly opens: readonly AttributeId[];
};

/** What can be done on the way, by what it gives. */
export type RouteActions = {
  /** By what they give. */
  readonly byGain: ReadonlyMap<AttributeId, readonly RouteAction[]>;
  readonly byRoute: ReadonlyMap<string, RouteAction>;
  readonly rolesByArea: ReadonlyMap<AttributeId, readonly Role[]>;
  /** By the grades that they leave open. */
  readonly byGrade: ReadonlyMap<AttributeId, readonly RouteAction[]>;
};

/** The actions in a knowledge base. Closed routes are left out. */
export function findRouteActions(base: KnowledgeBase, variables: VariableTable): RouteActions {
  const open = base.routes.filter(({ status }) => status.value !== 'closed');
  const lengths = new Map<string, Pounds | null>();
  const lengthLike = (route: Route): Pounds | null =>
    memoize(lengths, `${route.kind} ${route.level}`, () => likeDuration(base.routes, route));
  const actions = open.map((route) => actionOf(route, route.duration ?? lengthLike(route), variables));
  return {
    byGain: indexed(actions, ({ gives }) => gives.map(({ attribute }) => attribute)),
    byRoute: new Map(actions.map((action) => [action.route.id, action])),
    rolesByArea: indexed(base.roles, ({ gives }) => gives),
    byGrade: indexed(actions, ({ opens }) => opens),
  };
}

function actionOf(route: Route, months: Pounds | null, variables: VariableTable): RouteAction {
  const gained = Math.max(0, ...route.gives.map((gain) => (gain.kind === 'number' ? gain.value : 0)));
  const from = Math.ceil(Math.max(months?.from ?? 1, route.duration === undefined ? gained : 0));
  // Training beside a job does not stop the pay.
  const paid = route.earn === undefined ? null : route.earn !== 'unpaid';
  const pounds = poundsOf(route);
  const competitive =
    route.competition.length > 0 || route.scarce !== undefined || route.kind === 'graduate-scheme' || route.kind === 'scientist-training';
  return {
    kind: route.kind,
    route,
    months: { from, to: Math.max(from, Math.ceil(months?.to ?? from)) },
    monthsKnown: route.duration !== undefined,
    paid,
    pounds,
    competitive,
    gives: route.gives,
    opens: openGrades(variables, route.gives),
  };
}

/** A learner who is paid, or an apprentice, pays no fee. Else the source's figure; null if it gives none. */
const poundsOf = (route: Route): Pounds | null =>
  route.cost?.pounds ?? (route.earn === 'paid' || route.kind === 'apprenticeship' ? { from: 0, to: 0 } : null);

/** Where no source gives the length: the lower quartile of the known lengths of its kind at the nearest level. Only a guide. */
function likeDuration(routes: readonly Route[], route: Route): Pounds | null {
  const level = (of: Route): number => (of.level === undefined ? 4 : Number(of.level) || 0);
  const far = (of: Route): number => Math.abs(level(of) - level(route));
  const known = routes.filter((other) => other.kind === route.kind && other.duration !== undefined);
  const nearest = Math.min(...known.map(far));
  const lengths = known
    .filter((other) => far(other) === nearest)
    .map(({ duration }) => duration?.from ?? 1)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 4)];
  if (usual === undefined) return null;
  const length = Math.max(1, usual);
  return { from: length, to: length };
}

/**
 * The grades that gains leave open. A grade is an ordered attribute with values outside its order; a route that gives one below
 * the best gives it at the least (“a pass” is a degree, of whatever class).
 */
export const openGrades = (variables: VariableTable, gives: readonly Gain[]): readonly AttributeId[] =>
  gives.flatMap((gain) => {
    const on = variables.byId.get(gain.attribute);
    if (gain.kind !== 'ordered' || on === undefined || on.ranked === on.values.size) return [];
    return (on.values.get(gain.value) ?? on.ranked) < on.ranked - 1 ? [gain.attribute] : [];
  });

function indexed<T>(things: readonly T[], keysOf: (thing: T) => readonly AttributeId[]): ReadonlyMap<AttributeId, readonly T[]> {
  const index = new Map<AttributeId, T[]>();
  for (const thing of things) for (const key of new Set(keysOf(thing))) memoize(index, key, () => []).push(thing);
  return index;
}
