import type { AttributeId } from '../../domain/ids.js';
import type { Gain, Role, Route } from '../../domain/knowledge-base.js';
import type { Pounds, StepKind } from '../../domain/pathway.js';
import type { Sourced } from '../../domain/source.js';
import type { Compiled } from '../model/conditions.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import { type Counts, countsOf } from './cost.js';

/** Something that can be done on the way: a route, with what it takes and what it gives. The same for everybody. */
export type RouteAction = {
  readonly kind: StepKind;
  readonly route: Route;
  readonly way: CompiledWay;
  readonly months: Pounds;
  readonly monthsKnown: boolean;
  readonly paid: boolean | null;
  readonly pounds: Pounds | null;
  readonly competitive: boolean;
  readonly gives: readonly Gain[];
  /** What it costs by itself. */
  readonly least: Counts;
  /** Grades, counted as the lowest pass: no source can say how good the grade will be. */
  readonly opens: readonly AttributeId[];
};

/** What the planner reads off a knowledge base once. */
export type RouteActions = {
  /** By what they give. */
  readonly byGain: ReadonlyMap<AttributeId, readonly RouteAction[]>;
  readonly byRoute: ReadonlyMap<string, RouteAction>;
  readonly rolesByArea: ReadonlyMap<AttributeId, readonly Role[]>;
  /** By the grades that they leave open. */
  readonly byGrade: ReadonlyMap<AttributeId, readonly RouteAction[]>;
};

const known = new WeakMap<Model, RouteActions>();

/** The actions in a knowledge base. Closed routes, and those that give nothing, are left out. */
export const routeActionsOf = (model: Model): RouteActions => memoize(known, model, () => findMoves(model));

function findMoves(model: Model): RouteActions {
  const moves = model.base.routes.filter(({ status }) => status.value !== 'closed').map((route) => moveOf(model, route));
  return {
    byGain: indexed(moves, ({ gives }) => gives.map(({ attribute }) => attribute)),
    byRoute: new Map(moves.map((move) => [move.route.id, move])),
    rolesByArea: indexed(model.base.roles, ({ gives }) => gives),
    byGrade: indexed(moves, ({ opens }) => opens),
  };
}

function moveOf(model: Model, route: Route): RouteAction {
  const months = route.duration ?? likeDuration(model, route);
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
    way: model.routeWays.get(route.id) as CompiledWay,
    months: { from, to: Math.max(from, Math.ceil(months?.to ?? from)) },
    monthsKnown: route.duration !== undefined,
    paid,
    pounds,
    competitive,
    gives: route.gives,
    least: countsOf({
      months: from,
      unpaidMonths: paid === true ? 0 : from,
      pounds: pounds?.to ?? 0,
      feesUnknown: pounds === null ? 1 : 0,
      steps: 1,
      competitive: competitive ? 1 : 0,
    }),
    opens: openGrades(model, route.gives),
  };
}

/** A learner who is paid, or an apprentice, pays no fee. Else the source's figure; null if it gives none. */
const poundsOf = (route: Route): Pounds | null =>
  route.cost?.pounds ?? (route.earn === 'paid' || route.kind === 'apprenticeship' ? { from: 0, to: 0 } : null);

/** Where no source gives the length: the lower quartile of the known lengths of its kind at the nearest level. Only a guide. */
function likeDuration(model: Model, route: Route): Pounds | undefined {
  const level = (of: Route): number => (of.level === undefined ? 4 : Number(of.level) || 0);
  const far = (of: Route): number => Math.abs(level(of) - level(route));
  const known = model.base.routes.filter((other) => other.kind === route.kind && other.duration !== undefined);
  const nearest = Math.min(...known.map(far));
  const lengths = known
    .filter((other) => far(other) === nearest)
    .map(({ duration }) => duration?.from ?? 1)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 4)];
  if (usual === undefined) return undefined;
  const length = Math.max(1, usual);
  return { from: length, to: length };
}

/**
 * The grades that gains leave open. A grade is an ordered attribute with values outside its order; a route that gives one below
 * the best gives it at the least (“a pass” is a degree, of whatever class).
 */
export const openGrades = (model: Model, gives: readonly Gain[]): readonly AttributeId[] =>
  gives.flatMap((gain) => {
    const on = model.variables.byId.get(gain.attribute);
    if (gain.kind !== 'ordered' || on === undefined || on.ranked === on.values.size) return [];
    return (on.values.get(gain.value) ?? on.ranked) < on.ranked - 1 ? [gain.attribute] : [];
  });

function indexed<T>(things: readonly T[], keysOf: (thing: T) => readonly AttributeId[]): ReadonlyMap<AttributeId, readonly T[]> {
  const index = new Map<AttributeId, T[]>();
  for (const thing of things) for (const key of new Set(keysOf(thing))) memoize(index, key, () => []).push(thing);
  return index;
}

/** What a route or a role says of what is kept or lost, and else worth knowing. */
export const notesOf = ({ notes, ...of }: { readonly notes: readonly Sourced[]; readonly pay?: Sourced }): readonly Sourced[] => [
  ...(of.pay === undefined ? [] : [of.pay]),
  ...notes,
];

export type Test = Extract<Compiled, { kind: 'test' }>;

/** Something that can be done on the way, the same for everybody. `at` numbers them. */
export type Action = { readonly at: number } & (
  | { readonly kind: 'route'; readonly move: RouteAction; readonly ways: readonly [CompiledWay] }
  | { readonly kind: 'post'; readonly role: Role; readonly ways: readonly CompiledWay[] }
  /** Months in an area that no post gives: to be found outside the knowledge base. */
  | { readonly kind: 'experience'; readonly area: AttributeId; readonly ways: readonly [] }
);

/**
 * An action that brings what a test asks for, or a part of the months. `months`: so many of a number, where it is the action
 * that says so. `graded`: it leaves the grade open that is asked for. `better`: others that bring it as well, whatever the person.
 */
export type Supplier = {
  readonly action: Action;
  readonly graded: boolean;
  readonly months: number | undefined;
  readonly better: readonly Action[];
};
