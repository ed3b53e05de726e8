import type { Profile } from '../../domain/answers.js';
import type { AttributeId, RouteId } from '../../domain/ids.js';
import { isTrainingKind, type Role } from '../../domain/knowledge-base.js';
import { monthOf, monthsBetween } from '../../domain/months.js';
import { costCounts, type Step } from '../../domain/pathway.js';
import type { Leaf } from '../model/conditions.js';
import type { CompiledWay, Model } from '../model/model.js';
import type { RouteAction } from '../model/route-actions.js';
import { hasAll } from '../person/apply-changes.js';
import { heldQualification, levelIds, levelOf, roleLevel } from '../person/level.js';
import { arrive } from './arrive.js';
import { type Candidates, candidateSteps, type FieldMonths } from './candidates.js';
import { type Counts, countsOf, greatest, isNoWorse, leastCost, never, nothing, plus, stepCost, undominated } from './cost.js';
import { dateAfter, growsYearly } from './passing-time.js';
import { RelevantSteps } from './relevant.js';
import { spanOf } from './span.js';
import { beginWay, isReadyFor, monthsUntilReady, type PlanState, readinessOf, waiting } from './start.js';
import { applicationId, applyStep } from './steps.js';
import { type Action, type SupplierIndex, stepId } from './suppliers.js';

/** A plan as far as it has come. */
type Label = { readonly at: PlanState; readonly cost: Counts; readonly steps: readonly Step[] };
export type FoundPlan = Label & { readonly role: Role };

/** A label that is only worked out when its turn comes: most never do. No plan by it costs less, or is wanted that costs more. */
type Waiting = { readonly least: Counts; readonly most: Counts; readonly from: Label; readonly by: Candidates | undefined };

export type Limits = { readonly mostMonths: number; readonly mostSteps: number; readonly mostStates: number; readonly mostWork: number };
export type Searched = {
  readonly found: readonly FoundPlan[];
  readonly explored: number;
  readonly complete: boolean;
  /** Whether training was left out that might have led on, because it leads to no higher level. */
  readonly hasRepeats: boolean;
};

/** A way in, and the route by which it goes, if any: as what is done, and as a step on the way to another target. */
type Target = {
  readonly role: Role;
  readonly way: CompiledWay;
  readonly by: RouteAction | undefined;
  readonly training: Action | undefined;
  readonly apply: Counts;
};

const MONTHS = costCounts.indexOf('months');
const STEPS = costCounts.indexOf('steps');
const SUPPOSED = costCounts.indexOf('supposed');
const nobody: ReadonlySet<string> = new Set();

/** `without`: steps to leave out, by id. `repeatsLevels`: training may be at or below a level of qualification that is held or expected. */
export type SearchOptions = { readonly without?: ReadonlySet<string>; readonly repeatsLevels?: boolean };

/**
 * Every cost that nothing beats on every count, each by one plan: a search over labels, fewest and shortest first. A label gives
 * way to another with the same answers that is no worse on any count: who is there earlier can always wait. What no plan by a
 * label could better any more is left out.
 */
export function search(
  model: Model,
  supply: SupplierIndex,
  at: PlanState,
  roles: readonly Role[],
  limits: Limits,
  { without = nobody, repeatsLevels = false }: SearchOptions = {},
): Searched {
  const ripens = (way: CompiledWay): boolean =>
    targets.some((target) => target.way === way && Number.isFinite(monthsUntilReady(model, at, target.role, way)));
  const targets = targetsOf(model, supply, roles).filter(({ role, way }) => !without.has(applicationId(role, way)));
  const left = [...[...without].flatMap((id) => supply.byStep.get(id) ?? []), ...supply.workBelow(lowestWork(model, at, roles))];
  const seen = new ClosedSet(model);
  const waiting = new PriorityQueue<Waiting>();
  waiting.put({ least: nothing, most: countsAtMost(limits), from: { at, cost: nothing, steps: [] }, by: undefined }, 0);
  let found: readonly FoundPlan[] = [];
  let explored = 0;
  let hasRepeats = false;
  const work = { done: 0 };
  const most = countsAtMost(limits);
  const isHopeless = (cost: Counts): boolean => !isNoWorse(cost, most) || found.some((other) => isNoWorse(other.cost, cost));
  for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
    if (isHopeless(next.least)) continue;
    const label = next.by === undefined ? next.from : take(model, seen, next.from, next.by);
    if (label === undefined) continue;
    if (explored >= limits.mostStates || work.done >= limits.mostWork) return { found, explored, complete: false, hasRepeats };
    explored++;
    const repeats = repeatsLevels ? noActions : repeatedTraining(model, supply, label.at);
    const goals = targets.filter(({ training }) => training === undefined || !repeats.has(training));
    const ends = goals.flatMap((target) => finish(model, at, label, target));
    found = undominated([...found, ...ends.filter(({ cost }) => isNoWorse(cost, most))]);
    const out = new Set([...left, ...label.steps.flatMap(({ id }) => supply.byStep.get(id) ?? [])]);
    const reach = new RelevantSteps(model, supply, label.at, goals, {
      out,
      repeats,
      steps: limits.mostSteps - label.steps.length,
      work,
      ripens,
    });
    hasRepeats ||= reach.hasRepeats || goals.length < targets.length;
    const span = spanOf(reach, label.cost, next, found);
    if (span === undefined) continue;
    const field = fieldMonths(model, label.at, goals, ripens);
    for (const by of candidateSteps(model, reach, span.bounds, field)) {
      const then = greatest(span.least, plus(plus(label.cost, by.cost), by.after));
      if (isNoWorse(then, span.most) && !isHopeless(then)) waiting.put({ least: then, most: span.most, from: label, by }, weightOf(then));
    }
  }
  return { found, explored, complete: true, hasRepeats };
}

const noActions: ReadonlySet<Action> = new Set();

/** Training that leads to no higher qualification than somebody has at this point of a plan, or expects, on whatever day. */
const repeatedTraining = (model: Model, { trainingUpTo }: SupplierIndex, { person }: PlanState): ReadonlySet<Action> =>
  trainingUpTo(heldQualification(model, person, Number.POSITIVE_INFINITY));

/** The routes into targets that take somebody further, and those that give what a target asks for and time alone does not bring. */
export function routesTowards(model: Model, supply: SupplierIndex, at: PlanState, roles: readonly Role[]): ReadonlySet<RouteId> {
  const targets = targetsOf(model, supply, roles);
  const repeats = repeatedTraining(model, supply, at);
  // The application, and two steps before it.
  const { tests } = new RelevantSteps(model, supply, at, targets, { out: new Set(), steps: 3, work: { done: 0 } });
  const given = tests.filter(({ months }) => months === undefined).flatMap(({ by }) => by.map(({ action }) => action));
  const into = targets.flatMap(({ training }) => training ?? []);
  const useful = [...into, ...given].filter((action) => !repeats.has(action));
  return new Set(useful.flatMap((action) => (action.kind === 'route' ? action.by.route.id : [])));
}

/** What is missing in the field of posts that a decision opens and that time alone does not bring near. */
function fieldMonths(model: Model, at: PlanState, targets: readonly Target[], ripens: (way: CompiledWay) => boolean): FieldMonths {
  const lacking = new Map<AttributeId, number>();
  const readiness = readinessOf(model, at);
  for (const { role, way } of targets) {
    if (way.way.route !== undefined || readiness.isNextStep(role) || ripens(way)) continue;
    for (const [area, months] of readiness.lackingInField(role)) lacking.set(area, Math.min(months, lacking.get(area) ?? months));
  }
  return lacking;
}

/** The rank of the lowest work that is a step: nobody goes more than a level below their own or below what they aim at (our own line). */
function lowestWork(model: Model, { person }: PlanState, roles: readonly Role[]): number {
  const levels = levelIds(model);
  return Math.min(levelOf(model, person)?.rank ?? 0, ...roles.map((role) => roleLevel(model, levels, role))) - 1;
}

/** No plan is longer, or has more steps; the other counts are as they are. */
const countsAtMost = ({ mostMonths, mostSteps }: Limits): Counts =>
  never.map((none, at) => (at === MONTHS ? mostMonths : at === STEPS ? mostSteps : none));

function targetsOf(model: Model, { byStep }: SupplierIndex, roles: readonly Role[]): readonly Target[] {
  return roles.flatMap((role) =>
    (model.roleWays.get(role.id) ?? []).flatMap((way): readonly Target[] => {
      const { route } = way.way;
      const by = route && model.routeActions.byRoute.get(route);
      if (route !== undefined && by === undefined) return [];
      const unlearned = by === undefined || role.seniority === 'trainee';
      const apply = unlearned ? countsOf({ steps: 1, competitive: by?.competitive ? 1 : 0 }) : leastCost(by);
      return [{ role, way, by, training: by && byStep.get(stepId(by)), apply }];
    }),
  );
}

/** The fewest steps and months first; a step, and what is supposed, weighs as a year. */
const weightOf = (cost: Counts): number => (cost[STEPS] as number) * 12 + (cost[MONTHS] as number) + 12 * (cost[SUPPOSED] as number);

/** The plan with one more step done; undefined if somebody with the same answers is there already at no greater cost. */
function take(model: Model, seen: ClosedSet, label: Label, ahead: Candidates): Label | undefined {
  const { at, cost: before, steps } = label;
  const { step, profile, outcomes, stand } = arrive(model, at, ahead);
  const cost = plus(before, ahead.cost);
  return seen.isNew(profile, outcomes, cost) ? { at: stand(), cost, steps: [...steps, step] } : undefined;
}

/**
 * The label with its application, where the way is open or judged. Where somebody is not ready for the post yet, the plan leaves the time
 * that work towards it takes, as an advice does.
 */
function finish(model: Model, first: PlanState, label: Label, { role, way, by }: Target): readonly FoundPlan[] {
  const { at } = label;
  // Nobody studies again for what they have.
  const isStudy = by !== undefined && !isTrainingKind(by.route.kind) && by.route.gives.length > 0;
  if (isStudy && hasAll(model, at.profile, by.route.gives)) return [];
  const begun = beginWay(model, at, way);
  if (begun === undefined) return [];
  const months = isReadyFor(model, at, role, way, begun.start) ? 0 : monthsUntilReady(model, first, role, way);
  if (!Number.isFinite(months)) return [];
  const ready = dateAfter(at.began, Math.ceil(months));
  const isLater = months > 0 && ready > begun.start.date;
  const late = isLater ? beginWay(model, waiting(model, at, ready), way) : begun;
  if (late === undefined) return [];
  const step: Step = { ...applyStep(role, way, late.start, by, late.opening), ...(isLater ? { afterMoreWork: true } : {}) };
  const cost = plus(label.cost, stepCost(step, monthsBetween(monthOf(label.at.date), step.start)));
  return [{ ...label, role, cost, steps: [...label.steps, step] }];
}

type Entry<T> = { readonly weight: number; readonly came: number; readonly thing: T };

/** Things that wait their turn, the least weight first; of equal ones, the one that came first. A binary heap. */
export class PriorityQueue<T> {
  readonly #heap: Entry<T>[] = [];
  #came = 0;

  get size(): number {
    return this.#heap.length;
  }

  put(thing: T, weight: number): void {
    const heap = this.#heap;
    const entry = { weight, came: this.#came++, thing };
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  /** Takes the nearest out; undefined if none is left. */
  take(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || heap.length === 0) return first?.thing;
    heap[0] = last as Entry<T>;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && this.#isBefore(below, least)) least = below;
      if (least === at) return first.thing;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a] as Entry<T>;
    const other = this.#heap[b] as Entry<T>;
    return one.weight < other.weight || (one.weight === other.weight && one.came < other.came);
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    const one = heap[a] as Entry<T>;
    heap[a] = heap[b] as Entry<T>;
    heap[b] = one;
  }
}

/** The answers to which plans have led, and at what cost. */
export class ClosedSet {
  readonly #model: Model;
  readonly #costs = new Map<string, Counts[]>();
  /** Of what grows by itself, the numbers at which some test comes out otherwise. */
  readonly #turns: ReadonlyMap<AttributeId, readonly number[]>;

  constructor(model: Model) {
    this.#model = model;
    const growing = model.variables.attributes.filter(({ attribute: { id } }) => growsYearly(model, id));
    const leaves = [...model.nodes, ...model.ruleTable].flatMap((node): readonly Leaf[] => ('leaf' in node ? [node.leaf] : []));
    const turnsOf = (variable: number): readonly number[] =>
      leaves.flatMap((leaf) => (leaf.kind === 'number' && leaf.variable === variable ? [leaf.lo, leaf.hi + 1] : []));
    this.#turns = new Map(growing.map(({ attribute: { id }, first }) => [id, turnsOf(first)]));
  }

  /**
   * Whether nobody with the same answers was here before at no greater cost on any count: who is there earlier can always wait,
   * as long as no test comes out otherwise meanwhile. Remembers it.
   */
  isNew(profile: Profile, outcomes: ReadonlySet<AttributeId>, cost: Counts): boolean {
    const key = this.#keyOf(profile, outcomes);
    const before = this.#costs.get(key) ?? [];
    if (before.some((other) => isNoWorse(other, cost))) return false;
    this.#costs.set(key, [...before.filter((other) => !isNoWorse(cost, other)), cost]);
    return true;
  }

  /** Answers and open grades; of what grows by itself, as far as a test tells it apart. In the order of the knowledge base. */
  #keyOf({ answers }: Profile, outcomes: ReadonlySet<AttributeId>): string {
    let key = [...outcomes].sort().join();
    for (const { id } of this.#model.base.attributes) {
      const answer = answers.get(id);
      if (answer === undefined) continue;
      key += `|${id}=`;
      if (answer.kind === 'set') {
        key += answer.items.map(({ value, expected }) => `${value}@${expected}`).sort();
        continue;
      }
      const { value, expected } = answer;
      const turns = this.#turns.get(id);
      key += turns === undefined ? `${value}@${expected}` : turns.filter((turn) => turn <= Number(value)).length;
    }
    return key;
  }
}
