import { defined } from '../../domain/failure.js';
import type { AttributeId, YearMonth } from '../../domain/ids.js';
import { monthOf, monthsBetween } from '../../domain/months.js';
import type { Compiled, CompiledTest } from '../model/conditions.js';
import { JUDGED, MET } from '../model/evaluate.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import { atWorst } from '../person/person.js';
import { conditionsOf, isSupposable } from './assumptions.js';
import type { Counts } from './cost.js';
import { monthsUntilDecisions } from './decisions.js';
import { growsYearly, hasNoGrade } from './passing-time.js';
import { beginWay, monthsUntilNext, type PlanState, type StartedRoute } from './start.js';
import type { Action, Supplier, SupplierIndex } from './suppliers.js';

/** What a search has done so far: looks at a way in, a condition, or something that brings what is missing. The same on every machine. */
export type Work = { done: number };

/**
 * `out`: what is not to be done, or not again. `repeats`: what is left out because it leads to no higher level. `steps`: no plan has
 * more from here, the application included.
 */
export type Scope = {
  readonly out: ReadonlySet<Action>;
  readonly repeats?: ReadonlySet<Action>;
  readonly steps: number;
  readonly work: Work;
  /** Whether time alone brings somebody near the post of a target, as an advice says. */
  readonly ripens?: (way: CompiledWay) => boolean;
};

/**
 * What lies between somebody and the targets: backwards from what holds each way in back, through the ways in to whatever brings
 * it. Each is looked at once, so cycles end.
 */
export class RelevantSteps implements RelevanceBase {
  readonly model: Model;
  readonly at: PlanState;
  readonly ways: WayAt[] = [];
  readonly tests: TestAt[] = [];
  readonly begins: number[] = [];
  readonly targets: readonly TargetAt[];
  readonly actions: ActionAt[] = [];
  readonly work: Work;
  readonly decidedIn: readonly number[];
  readonly #supply: SupplierIndex;
  readonly #out: ReadonlySet<Action>;
  readonly #repeats: ReadonlySet<Action>;
  /** Whether something would bring what is missing, were it not left out for its level. */
  hasRepeats = false;
  /** How many steps may still come before the way being examined. */
  #left: number;
  readonly #ways = new Map<CompiledWay, WayAt>();
  readonly #actions: (ActionAt | undefined)[] = [];
  readonly #tests: Int16Array;
  /** By attribute, its bit in `onlySupposed`. */
  readonly #bits = new Map<AttributeId, number>();

  constructor(
    model: Model,
    supply: SupplierIndex,
    at: PlanState,
    goals: readonly Goal[],
    { out, repeats = new Set(), steps, work, ripens = () => false }: Scope,
  ) {
    this.model = model;
    this.at = at;
    this.#supply = supply;
    this.#out = out;
    this.#repeats = repeats;
    this.work = work;
    this.#left = steps - 1;
    this.#tests = new Int16Array(model.nodes.length).fill(-1);
    this.targets = goals.map(({ way, apply }) => ({ way: this.#look(way), apply }));
    // The list grows during the loop: what is one step from the application, then what is two steps from it, and so on.
    let layer = this.ways.length;
    for (const { held, at: place } of this.ways) {
      if (place === layer) {
        this.#left--;
        layer = this.ways.length;
      }
      this.begins.push(this.tests.length);
      for (const condition of held) this.#hold(condition);
    }
    this.decidedIn = monthsUntilDecisions(model, this, supply, ripens);
  }

  /** The place of a test among those that hold something back; less than 0 where it does not. */
  placeOf({ node }: CompiledTest): number {
    return this.#tests[node] as number;
  }

  /** Whether a condition holds now. */
  holds({ node }: Compiled): boolean {
    return this.at.person.states.today[node] === MET;
  }

  #look(way: CompiledWay): WayAt {
    return memoize(this.#ways, way, () => this.#lookAnew(way));
  }

  #lookAnew(way: CompiledWay): WayAt {
    this.work.done++;
    const { person, date } = this.at;
    const held = conditionsOf(way, person).filter((condition) => !this.holds(condition));
    const decidable = held.filter((condition) => atWorst(condition, person) >= JUDGED);
    const months = monthsUntilNext(this.model, way, date);
    const made: WayAt = { at: this.ways.length, way, held, decidable, months };
    this.ways.push(made);
    return made;
  }

  /** How a way in is begun here; undefined if it cannot be. */
  begin({ way }: WayAt): StartedRoute | undefined {
    return beginWay(this.model, this.at, way);
  }

  #hold(condition: Compiled): void {
    if (condition.kind === 'judged' || this.holds(condition)) return;
    if (condition.kind !== 'test') for (const part of condition.parts) this.#hold(part);
    else if (this.placeOf(condition) < 0) this.#test(condition);
  }

  #test(test: CompiledTest): void {
    const { at, model } = this;
    const place = this.tests.length;
    this.#tests[test.node] = place;
    const { id } = test.on.attribute;
    const mayGrade = hasNoGrade(model, id, at.profile.answers.get(id));
    const found = this.#left < 1 ? [] : this.#suppliersOf(test);
    // Who holds a grade keeps it.
    this.work.done += found.length;
    const suppliers = mayGrade ? found : found.filter(({ graded }) => !graded);
    const now = defined(at.person.timeline.periods[0]);
    const has = now.lo[test.on.first] as number;
    const known = now.hi[test.on.first] === has;
    this.tests.push({
      at: place,
      test,
      suppliers,
      by: suppliers.map(({ action }) => this.#act(action)),
      months: monthsUntil(model, at, test),
      lacks: test.test === 'at-least' && test.on.attribute.shape.kind === 'number' ? Number(test.needs) - (known ? has : 0) : 1,
      supposable: isSupposable(model.routeActions, at.person, test, at.outcomes),
      onlySupposed: this.#bitOf(test),
    });
  }

  /** Of an answer that follows from no other; the bits are for what is looked at first. */
  #bitOf(test: CompiledTest): number {
    const { id } = test.on.attribute;
    if (this.#supply.mayFollow(test)) return 0;
    const nth = memoize(this.#bits, id, () => this.#bits.size);
    return nth < MOST_BITS ? 1 << nth : 0;
  }

  #suppliersOf(test: CompiledTest): readonly Supplier[] {
    const found = [...this.#supply.suppliersOf(test).values()].filter(({ action }) => !this.#out.has(action));
    const further = found.filter(({ action }) => !this.#repeats.has(action));
    this.hasRepeats ||= further.length < found.length;
    return further;
  }

  #act(action: Action): ActionAt {
    const known = this.#actions[action.at];
    if (known !== undefined) return known;
    const made: ActionAt = { at: this.actions.length, action, ways: action.ways.map((way) => this.#look(way)) };
    this.#actions[action.at] = made;
    this.actions.push(made);
    return made;
  }

  /** Whether a test could come true by something to do here, by itself with the years, or because of other answers. */
  couldCome(test: CompiledTest): boolean {
    if (this.#supply.mayFollow(test) || growsYearly(this.model, test.on.attribute.id)) return true;
    for (const action of this.#supply.suppliersOf(test).keys()) if (this.#actions[action.at] !== undefined) return true;
    return false;
  }

  /** How an action brings what a test asks for; undefined if it does not. */
  supplierOf(action: Action, { test }: TestAt): Supplier | undefined {
    return this.#supply.suppliersOf(test).get(action);
  }
}

/** After how many months a test comes true by itself, or a number that it asks for has grown: an age, or an expected answer. */
function monthsUntil(model: Model, at: PlanState, test: CompiledTest): number | undefined {
  const { periods, months } = at.person.timeline;
  const now = defined(periods[0]);
  const has = now.lo[test.on.first] as number;
  if (test.test === 'at-least' && growsYearly(model, test.on.attribute.id) && now.hi[test.on.first] === has)
    return (Number(test.needs) - has) * 12 - (monthsBetween(monthOf(at.began), monthOf(at.date)) % 12);
  const states = at.person.states.periods.map((period) => period[test.node] as number);
  // Met, or else at least a person's decision.
  const met = states.indexOf(MET);
  const nearer = met < 0 && (states[0] as number) < JUDGED ? states.indexOf(JUDGED) : met;
  // Of a number that falls short even then, the rest can still be gained.
  const world = nearer < 0 && test.test === 'at-least' ? periods.findIndex(({ lo }) => (lo[test.on.first] ?? 0) > has) : nearer;
  return world > 0 ? monthsBetween(monthOf(at.date), months[world] as YearMonth) : undefined;
}

/** As many as a whole number has, but for the one of its sign. */
const MOST_BITS = 31;

/** No post lasts for less: our own line, where a source asks for a month or gives no figure. */
export const LEAST_IN_POST = 12;

/**
 * A way in at one point of a plan, and the conditions that hold it back; `decidable`: those that a person may decide, whatever is
 * answered. A way that can be begun by somebody's decision, or if something is supposed, is held back too: it could still become
 * firm. `months`: until it next begins.
 */
export type WayAt = {
  readonly at: number;
  readonly way: CompiledWay;
  readonly held: readonly Compiled[];
  readonly decidable: readonly Compiled[];
  readonly months: number;
};

/** A test that holds a way back. `months`: it comes true by itself after so many. `lacks`: so much is missing of a number. */
export type TestAt = {
  readonly at: number;
  readonly test: CompiledTest;
  /** Those that are worth a look for this test, and the actions in the same order. */
  readonly suppliers: readonly Supplier[];
  readonly by: readonly ActionAt[];
  readonly months: number | undefined;
  readonly lacks: number;
  readonly supposable: boolean;
  /** The bit of its answer, for sets of what has to be supposed; 0 where it may come with another answer. */
  readonly onlySupposed: number;
};

/** Something to do, and the ways in to it. */
export type ActionAt = { readonly at: number; readonly action: Action; readonly ways: readonly WayAt[] };

/** The same at one point of a plan. */
export type TargetAt = { readonly way: WayAt; readonly apply: Counts };

/** A way in to a target, and what applying by it costs at the least. */
export type Goal = { readonly way: CompiledWay; readonly apply: Counts };

/** What was found between somebody and the targets: the ways in, what holds them back, and what could be done about it. */
export type RelevanceBase = {
  readonly at: PlanState;
  readonly ways: readonly WayAt[];
  readonly tests: readonly TestAt[];
  /** For each way, the place of the first test that was found by it: the tests are in the order of the ways that they hold back. */
  readonly begins: readonly number[];
  readonly actions: readonly ActionAt[];
  /** For each way, the months until a person's decision could begin it, at the least; infinite where none ever could. More than 0 only where nothing else begins it. */
  readonly decidedIn: readonly number[];
  readonly work: Work;
  /** The place of a test among those that hold something back; less than 0 where it does not. */
  readonly placeOf: (test: CompiledTest) => number;
  /** Whether a condition holds now. */
  readonly holds: (condition: Compiled) => boolean;
};
