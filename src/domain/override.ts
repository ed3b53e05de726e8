/**
 * What an adviser knows of a named employer or provider: that it accepts, or refuses, what a requirement asks for.
 * It counts for the ways in of that role or route and nowhere else, and is shown wherever it counts.
 */
export type Override = {
  /** `ROLE/REQUIREMENT` or `ROUTE/REQUIREMENT`. */
  readonly requirement: string;
  readonly verdict: 'accept' | 'refuse';
  /** Who said so, in the adviser's words. Never empty. */
  readonly because: string;
};

/** So many letters are enough for a reason; more is a slip, or a file put in the wrong place. */
export const LONGEST_REASON = 300;
