import { monthsBetween } from '../../domain/months.js';
import { type Cost, costCounts, type Step } from '../../domain/pathway.js';
import type { RouteAction } from '../model/route-actions.js';

/** A cost as numbers, in the order of `costCounts`: the search compares many. */
export type Counts = readonly number[];

export const nothing: Counts = costCounts.map(() => 0);

export function countsOf(cost: Partial<Cost>): Counts {
  const made: number[] = new Array(costCounts.length);
  for (let at = 0; at < costCounts.length; at++) made[at] = cost[costCounts[at] as keyof Cost] ?? 0;
  return made;
}
export const never: Counts = costCounts.map(() => Number.POSITIVE_INFINITY);

export const costOf = (counts: Counts): Cost => Object.fromEntries(costCounts.map((count, at) => [count, counts[at] ?? 0])) as Cost;

/**
 * What a plan costs with its application. Months count from the start of the plan to the end of the step, so waiting for an
 * opening counts; months of waiting are nobody's unpaid months. A fee that no source gives is counted apart, never as nothing.
 */
export function stepCost(step: Step, waited: number): Counts {
  const length = monthsBetween(step.start, step.end);
  return countsOf({
    months: waited + length,
    unpaidMonths: step.paid === true ? 0 : length,
    pounds: step.pounds?.to ?? 0,
    feesUnknown: step.pounds === null ? 1 : 0,
    steps: 1,
    competitive: step.competitive ? 1 : 0,
    supposed: step.supposes.length,
    judged: step.verdict === 'judged' ? 1 : 0,
  });
}

/** What a route costs by itself. */
export const leastCost = ({ months, paid, pounds, competitive }: RouteAction): Counts =>
  countsOf({
    months: months.from,
    unpaidMonths: paid === true ? 0 : months.from,
    pounds: pounds?.to ?? 0,
    feesUnknown: pounds === null ? 1 : 0,
    steps: 1,
    competitive: competitive ? 1 : 0,
  });

const JUDGED = costCounts.indexOf('judged');

/** One after the other. Whether a person must decide is so once and for all. */
export const plus = (a: Counts, b: Counts): Counts => each(a, b, (one, other, at) => (at === JUDGED ? Math.max(one, other) : one + other));

/** What is left of some room. Whether a person may decide is not used up. */
export const minus = (room: Counts, spent: Counts): Counts => each(room, spent, (one, other, at) => (at === JUDGED ? one : one - other));

/** The greater on each count. */
export const greatest = (a: Counts, b: Counts): Counts => each(a, b, (one, other) => Math.max(one, other));

/** The lesser on each count. */
export const least = (a: Counts, b: Counts): Counts => each(a, b, (one, other) => Math.min(one, other));

/** A plain loop, because this is the innermost part of the search. */
function each(a: Counts, b: Counts, of: (one: number, other: number, at: number) => number): Counts {
  const made: number[] = new Array(a.length);
  for (let at = 0; at < a.length; at++) made[at] = of(a[at] as number, b[at] as number, at);
  return made;
}

/** No worse on any count; equal costs are no worse than each other. */
export function isNoWorse(a: Counts, b: Counts): boolean {
  for (let at = 0; at < a.length; at++) if ((a[at] as number) > (b[at] as number)) return false;
  return true;
}

/** Those that nothing beats on every count; of equal ones, the first. */
export const undominated = <T extends { readonly cost: Counts }>(of: readonly T[]): readonly T[] =>
  of.filter(
    (one, at) =>
      !of.some((other, place) => place !== at && isNoWorse(other.cost, one.cost) && (place < at || !isNoWorse(one.cost, other.cost))),
  );
