import type { CheckReport, Fit, Result } from './advice.js';

/** One of the things compared: the verdict as `check` gives it, and what else there is to weigh. */
export type Compared = {
  readonly result: Result;
  /** How well it suits; null for a route. */
  readonly fit: Fit | null;
  /** Months that the best way in takes before the post begins: 0 where it leads straight into it; null where no source says. */
  readonly months: { readonly from: number; readonly to: number } | null;
};

/** Two or more roles or routes side by side, in the order named. Nothing is added up: the person weighs. */
export type Comparison = Omit<CheckReport, 'results'> & { readonly things: readonly Compared[] };
