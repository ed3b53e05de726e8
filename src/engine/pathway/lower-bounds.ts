import { costCounts } from '../../domain/pathway.js';
import type { Compiled } from '../model/conditions.js';
import { JUDGED } from '../model/evaluate.js';
import { type Counts, countsOf, isNoWorse, least, never, nothing, plus } from './cost.js';
import { type ActionAt, LEAST_IN_POST, type RelevanceBase, type TargetAt, type TestAt, type WayAt } from './relevant.js';
import type { Supplier } from './suppliers.js';

const JUDGEMENT = costCounts.indexOf('judged');
const MONTHS = costCounts.indexOf('months');
const SUPPOSED = costCounts.indexOf('supposed');
const supposedOnce = countsOf({ supposed: 1 });

const inPost = countsOf({ steps: 1 });
const outside = countsOf({ steps: 1, feesUnknown: 1 });

/**
 * What plans cost at the least, count by count: each count by itself, every part at its own best, and nothing is ever lost. No
 * real plan is cheaper on any count, so what can never be done, or is beaten already, is left out without being tried. `room`: no
 * plan is wanted that costs more than this on any count, so nothing that costs more is counted on. Tables of numbers, `K` for each
 * entry, and the same tables for all, because there are several of these for every point of every plan: only the newest one can
 * be asked.
 */
export class LowerBounds {
  readonly #ground: RelevanceBase;
  /** Until a way in can be begun; a test is met; an action is begun. */
  readonly #ways: Float64Array;
  readonly #tests: Float64Array;
  readonly #actions: Float64Array;
  /** From then, from having it, from its end: to the end of the plan. */
  readonly #afterWays: Float64Array;
  readonly #afterTests: Float64Array;
  readonly #scratch = scratch;
  readonly #room: Counts;
  /** Whether a person may decide on what is looked at. */
  #mayDecide = false;
  /** What the targets cost from here, their applications included. */
  readonly least: Counts;

  constructor(ground: RelevanceBase, targets: readonly TargetAt[], room: Counts) {
    this.#ground = ground;
    this.#room = room;
    this.#ways = table('ways', ground.ways);
    this.#tests = table('tests', ground.tests);
    this.#actions = table('actions', ground.actions);
    this.#afterWays = table('afterWays', ground.ways);
    this.#afterTests = table('afterTests', ground.tests);
    this.#start();
    this.#settle();
    if (ground.tests.some(({ onlySupposed }) => onlySupposed !== 0)) this.#countSuppositions();
    let best: Counts = never;
    const open = targets.filter(({ way, apply }) => {
      const cost = plus(this.#needOfWayAt(way), apply);
      if (!isNoWorse(cost, room)) return false;
      best = least(best, cost);
      lower(this.#afterWays, way.at * K, apply);
      return true;
    });
    this.least = best;
    this.#goBack(open.map(({ way }) => way));
  }

  /** What is left to do once a test is met; never, where no plan needs it. */
  after = ({ at }: TestAt): Counts => nothing.map((_, k) => this.#afterTests[at * K + k] as number);
  isUseful = ({ at }: TestAt): boolean => this.#afterTests[at * K] !== NEVER;

  /** Whether some plan that is wanted begins by a way in. */
  isWanted = ({ at }: WayAt): boolean => this.#afterWays[at * K] !== NEVER;

  #needOfWayAt = ({ at }: WayAt): Counts => nothing.map((_, k) => this.#ways[at * K + k] as number);

  /** What is known from the start. */
  #start(): void {
    const { ways, tests, actions } = this.#ground;
    for (const { at: place, held, way, months } of ways)
      if (held.length === 0 && (!way.way.noRule || this.#decides(place)))
        this.#offer(this.#ways, place, countsOf({ months: this.#monthsTo(place, months), judged: way.way.noRule ? 1 : 0 }));
    for (const { at: place, ways: of } of actions) if (of.length === 0) lower(this.#actions, place * K, nothing);
    for (const { at: place, supposable, months } of tests) {
      if (supposable) this.#offer(this.#tests, place, supposedOnce);
      if (months !== undefined) this.#offer(this.#tests, place, countsOf({ months }));
    }
  }

  #decides = (way: number): boolean =>
    (this.#room[JUDGEMENT] as number) > 0 && (this.#ground.decidedIn[way] as number) <= (this.#room[MONTHS] as number);

  /** Until a way that next begins in so many months can be begun, where only a person's decision can begin it. */
  #monthsTo(way: number, months: number): number {
    const decided = this.#ground.decidedIn[way] as number;
    return decided === NEVER ? months : Math.max(months, decided);
  }

  #offer(table: Float64Array, place: number, cost: Counts): void {
    if (isNoWorse(cost, this.#room)) lower(table, place * K, cost);
  }

  /** Goes round until nothing gets cheaper, from the far end: what a way asks for comes after it, so few rounds are needed. */
  #settle(): void {
    const { ways, tests, begins } = this.#ground;
    for (let changed = true; changed; ) {
      changed = false;
      for (let place = ways.length - 1; place >= 0; place--) {
        const end = begins[place + 1] ?? tests.length;
        for (let at = begins[place] as number; at < end; at++) changed = this.#needOfTest(tests[at] as TestAt) || changed;
        changed = this.#needOfWay(ways[place] as WayAt) || changed;
      }
    }
  }

  /** Whether it got cheaper. */
  #needOfWay({ at, held, decidable, months, way }: WayAt): boolean {
    if (held.length === 0) return false;
    const found = this.#scratch;
    found.fill(0, 0, K);
    found[MONTHS] = this.#monthsTo(at, months);
    found[JUDGEMENT] = way.way.noRule ? 1 : 0;
    this.#mayDecide = this.#decides(at);
    if (way.way.noRule && !this.#mayDecide) return false;
    for (const condition of held) {
      this.#needOf(condition, K);
      if (this.#mayDecide && decidable.includes(condition))
        for (let k = 0; k < K; k++) found[K + k] = Math.min(found[K + k] as number, k === JUDGEMENT ? 1 : 0);
      for (let k = 0; k < K; k++) if ((found[K + k] as number) > (found[k] as number)) found[k] = found[K + k] as number;
    }
    return !this.#isTooMuch(0) && lowerTo(this.#ways, at * K, found, 0);
  }

  /** Whether it got cheaper. */
  #needOfTest(test: TestAt): boolean {
    let changed = false;
    this.#ground.work.done += test.suppliers.length;
    for (let one = 0; one < test.suppliers.length; one++) {
      const action = test.by[one] as ActionAt;
      for (const way of action.ways) lowerTo(this.#actions, action.at * K, this.#ways, way.at * K);
      if (this.#actions[action.at * K] === NEVER) continue;
      this.#costOf(test.suppliers[one] as Supplier, test, this.#actions, action.at * K);
      changed = (!this.#isTooMuch(0) && lowerTo(this.#tests, test.at * K, this.#scratch, 0)) || changed;
    }
    return changed;
  }

  /**
   * What every plan has to suppose before a way in can be begun, as bits: each of it counts once, where the tables have only the most
   * that one condition asks for. Everything is taken for needed until a way is found that does without.
   */
  #countSuppositions(): void {
    const { ways, tests, begins } = this.#ground;
    const ofTests = new Int32Array(tests.length).fill(EVERYTHING);
    const ofWays = new Int32Array(ways.length).fill(EVERYTHING);
    for (let changed = true; changed; ) {
      changed = false;
      for (let place = ways.length - 1; place >= 0; place--) {
        const end = begins[place + 1] ?? tests.length;
        for (let at = begins[place] as number; at < end; at++) {
          const needs = this.#suppositionsOfTest(tests[at] as TestAt, ofWays);
          changed ||= needs !== ofTests[at];
          ofTests[at] = needs;
        }
        if (this.#ways[place * K] === NEVER) continue;
        const needs = this.#suppositionsOfWay(ways[place] as WayAt, ofTests);
        changed ||= needs !== ofWays[place];
        ofWays[place] = needs;
      }
    }
    this.#raise(this.#tests, ofTests);
    this.#raise(this.#ways, ofWays);
  }

  #suppositionsOfTest({ onlySupposed, supposable, months, by }: TestAt, ofWays: Int32Array): number {
    if (months !== undefined && months <= (this.#room[MONTHS] as number)) return 0;
    let needs = supposable ? onlySupposed : EVERYTHING;
    for (const { ways } of by) {
      if (ways.length === 0) return 0;
      for (const { at } of ways) needs &= ofWays[at] as number;
    }
    return needs;
  }

  #suppositionsOfWay({ at, held, decidable }: WayAt, ofTests: Int32Array): number {
    this.#mayDecide = this.#decides(at);
    let needs = 0;
    for (const condition of held) if (!this.#mayDecide || !decidable.includes(condition)) needs |= this.#suppositionsOf(condition, ofTests);
    return needs;
  }

  #suppositionsOf(condition: Compiled, ofTests: Int32Array): number {
    if (condition.kind === 'judged' || this.#ground.holds(condition)) return 0;
    if (condition.kind === 'test') return this.#mayBeJudged(condition) ? 0 : (ofTests[this.#ground.placeOf(condition)] as number);
    const { parts, count } = condition;
    let needs = count === parts.length ? 0 : EVERYTHING;
    for (const part of parts) {
      const its = this.#suppositionsOf(part, ofTests);
      needs = count === parts.length ? needs | its : needs & its;
    }
    return needs;
  }

  #mayBeJudged = ({ node }: Compiled): boolean => this.#mayDecide && this.#ground.at.person.states.today[node] === JUDGED;

  /** Enters how much has to be supposed at the least; never, where that is too much. */
  #raise(table: Float64Array, needs: Int32Array): void {
    for (let place = 0; place < needs.length; place++) {
      const at = place * K;
      if (table[at] === NEVER) continue;
      table[at + SUPPOSED] = Math.max(table[at + SUPPOSED] as number, bitsIn(needs[place] as number));
      if ((table[at + SUPPOSED] as number) > (this.#room[SUPPOSED] as number)) table.fill(NEVER, at, at + K);
    }
  }

  /** What is left to do, from the targets back, only through what can be done. */
  #goBack(targets: readonly WayAt[]): void {
    const queue = new Set(targets);
    for (const way of queue) {
      queue.delete(way);
      this.#mayDecide = this.#decides(way.at);
      for (const condition of way.held) this.#pass(condition, way, queue);
    }
  }

  #pass(condition: Compiled, way: WayAt, queue: Set<WayAt>): void {
    if (condition.kind === 'judged' || !this.#canHold(condition) || this.#ground.holds(condition)) return;
    if (condition.kind !== 'test') {
      for (const part of condition.parts) this.#pass(part, way, queue);
      return;
    }
    const test = this.#ground.tests[this.#ground.placeOf(condition)] as TestAt;
    if (!lowerTo(this.#afterTests, test.at * K, this.#afterWays, way.at * K)) return;
    this.#ground.work.done += test.suppliers.length;
    for (let one = 0; one < test.suppliers.length; one++) {
      const { ways } = test.by[one] as ActionAt;
      if (ways.length === 0) continue;
      this.#costOf(test.suppliers[one] as Supplier, test, this.#afterTests, test.at * K);
      for (const next of ways) if (this.#fits(next) && lowerTo(this.#afterWays, next.at * K, this.#scratch, 0)) queue.add(next);
    }
  }

  /** Whether the cost in the scratch buffer is over the limit. */
  #isTooMuch(at: number): boolean {
    for (let k = 0; k < K; k++) if ((this.#scratch[at + k] as number) > (this.#room[k] as number)) return true;
    return false;
  }

  /** Whether there is room for a way until it is begun, with what stands in the scratch after that. */
  #fits({ at }: WayAt): boolean {
    for (let k = 0; k < K; k++) {
      const need = this.#ways[at * K + k] as number;
      const after = this.#scratch[k] as number;
      if ((k === JUDGEMENT ? Math.max(need, after) : need + after) > (this.#room[k] as number)) return false;
    }
    return true;
  }

  /** Into the scratch: what an action costs by itself, as far as one test asks for it, and so much more. */
  #costOf({ action, graded }: Supplier, { lacks }: TestAt, more: Float64Array, at: number): void {
    const own = action.kind === 'route' ? action.least : action.kind === 'post' ? inPost : outside;
    for (let k = 0; k < K; k++)
      this.#scratch[k] = (more[at + k] as number) + (own[k] as number) + (graded ? (supposedOnce[k] as number) : 0);
    if (action.kind === 'post') this.#scratch[MONTHS] = (more[at + MONTHS] as number) + Math.max(lacks, LEAST_IN_POST);
    if (action.kind === 'experience') this.#scratch[MONTHS] = (more[at + MONTHS] as number) + lacks;
  }

  /**
   * Into the scratch at a place: the least until a condition holds, or a person judges it; never, where that is too much. Beyond
   * the place it may be written over.
   */
  #needOf(condition: Compiled, at: number): void {
    this.#leastOf(condition, at);
    if (this.#isTooMuch(at)) this.#scratch.fill(NEVER, at, at + K);
  }

  #leastOf(condition: Compiled, at: number): void {
    this.#ground.work.done++;
    const found = this.#scratch;
    if (this.#ground.holds(condition)) {
      found.fill(0, at, at + K);
      return;
    }
    if (condition.kind === 'judged') {
      found.fill(this.#mayDecide ? 0 : NEVER, at, at + K);
      if (this.#mayDecide) found[at + JUDGEMENT] = 1;
      return;
    }
    if (condition.kind === 'test') {
      const place = this.#ground.placeOf(condition) * K;
      const judged = this.#ground.at.person.states.today[condition.node] === JUDGED;
      for (let k = 0; k < K; k++) {
        const need = this.#tests[place + k] as number;
        found[at + k] = judged && this.#mayDecide ? Math.min(need, k === JUDGEMENT ? 1 : 0) : need;
      }
      return;
    }
    const { parts, count } = condition;
    for (let place = 0; place < parts.length; place++) this.#needOf(parts[place] as Compiled, at + (place + 1) * K);
    for (let k = 0; k < K; k++) found[at + k] = nth(found, at + K + k, parts.length, count);
  }

  #canHold(condition: Compiled): boolean {
    if (this.#ground.holds(condition)) return true;
    if (condition.kind === 'judged') return this.#mayDecide;
    const judged = this.#mayDecide && this.#ground.at.person.states.today[condition.node] === JUDGED;
    if (condition.kind === 'test') return judged || this.#tests[this.#ground.placeOf(condition) * K] !== NEVER;
    let can = 0;
    for (const part of condition.parts) if (this.#canHold(part)) can++;
    return can >= condition.count;
  }
}

/** All bits of a set. */
const EVERYTHING = -1;

function bitsIn(set: number): number {
  let bits = 0;
  for (let left = set; left !== 0; left &= left - 1) bits++;
  return bits;
}

/** The number of values in one cost. */
export const K = costCounts.length;
export const NEVER = Number.POSITIVE_INFINITY;

const tables = new Map<string, Float64Array>();

/** The table of that name with an entry for each, all of them never. */
export function table(name: string, of: readonly unknown[]): Float64Array {
  const known = tables.get(name);
  const made = known !== undefined && known.length >= of.length * K ? known : new Float64Array(2 * of.length * K);
  tables.set(name, made);
  return made.fill(NEVER, 0, of.length * K);
}

/** One for all: each need is worked out in it, and taken from it at once. */
export const scratch = new Float64Array(4096 * K);
/** No entry is more than this any longer. */
export function lower(table: Float64Array, at: number, to: Counts): void {
  for (let k = 0; k < K; k++) table[at + k] = Math.min(table[at + k] as number, to[k] as number);
}

/** Whether anything got cheaper. */
export function lowerTo(table: Float64Array, at: number, from: Float64Array, place: number): boolean {
  let changed = false;
  for (let k = 0; k < K; k++)
    if ((from[place + k] as number) < (table[at + k] as number)) {
      table[at + k] = from[place + k] as number;
      changed = true;
    }
  return changed;
}

/** The nth smallest of the numbers at every K-th place. */
export function nth(of: Float64Array, first: number, total: number, count: number): number {
  let best = count === 1 ? NEVER : 0;
  if (count === 1 || count === total) {
    for (let at = 0; at < total; at++) {
      const one = of[first + at * K] as number;
      if (count === 1 ? one < best : one > best) best = one;
    }
    return best;
  }
  const all = Array.from({ length: total }, (_, at) => of[first + at * K] as number).sort((a, b) => a - b);
  return all[count - 1] ?? 0;
}
