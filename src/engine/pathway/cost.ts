import { type Cost, costCounts, type Step } from '../../domain/pathway.js';
import { monthsBetween } from '../months.js';

export const nothing: Cost = { months: 0, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 0, competitive: 0, supposed: 0 };

/**
 * What a plan costs with one more step. Months count from the start of the plan to the end of the step, so waiting for an
 * opening counts; months of waiting are nobody's unpaid months. A fee that no source gives is counted apart, never as nothing.
 */
export function withStep(cost: Cost, step: Step, waited: number): Cost {
  const length = monthsBetween(step.start, step.end);
  return {
    months: cost.months + waited + length,
    unpaidMonths: cost.unpaidMonths + (step.paid === true || step.kind === 'wait' ? 0 : length),
    pounds: cost.pounds + (step.pounds?.to ?? 0),
    feesUnknown: cost.feesUnknown + (step.pounds === null ? 1 : 0),
    steps: cost.steps + 1,
    competitive: cost.competitive + (step.competitive ? 1 : 0),
    supposed: cost.supposed + step.supposes.length,
  };
}

/** No worse on any count; equal costs are no worse than each other. */
export const isNoWorse = (a: Cost, b: Cost): boolean => costCounts.every((count) => a[count] <= b[count]);

/** Those that nothing beats on every count; of equal ones, the first. */
export function undominated<T extends { readonly cost: Cost }>(of: readonly T[]): readonly T[] {
  return of.filter(
    (one, at) =>
      !of.some((other, place) => place !== at && isNoWorse(other.cost, one.cost) && (place < at || !isNoWorse(one.cost, other.cost))),
  );
}
