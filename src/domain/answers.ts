import type { AttributeId, YearMonth } from './ids.js';

/** What was said of one attribute. A set says of each of its items when it comes true, if it is only expected. */
export type Answer =
  | { readonly kind: 'yes-no'; readonly value: boolean; readonly expected?: YearMonth }
  | { readonly kind: 'number'; readonly value: number; readonly expected?: YearMonth }
  | { readonly kind: 'choice'; readonly value: string; readonly expected?: YearMonth }
  | { readonly kind: 'ordered'; readonly value: string; readonly expected?: YearMonth }
  | { readonly kind: 'set'; readonly items: readonly SetItem[] };

export type SetItem = { readonly value: string; readonly expected?: YearMonth };

/** Only what the person said. An attribute that is absent is not known, which is never the same as no. */
export type Answers = ReadonlyMap<AttributeId, Answer>;

export type Profile = {
  /** The month in which it was said. */
  readonly said?: YearMonth;
  readonly answers: Answers;
  /** Treated as absent, and not asked again. */
  readonly notSure: ReadonlySet<AttributeId>;
  /** What an adviser marked, beside the answers and never among them. Absent: nothing. */
  readonly overrides?: readonly Override[];
};

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

/** The longest reason; anything longer is a mistake, such as a file in the wrong place. */
export const LONGEST_REASON = 300;

/** The name and number of the form in which profiles are written. */
export const PROFILE_SCHEMA = 'hi-careers.profile/1';

/** Nothing is known of anybody. */
export const emptyProfile: Profile = { answers: new Map(), notSure: new Set() };
