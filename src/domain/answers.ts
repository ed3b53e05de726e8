import type { AttributeId, YearMonth } from './ids.js';
import type { Override } from './override.js';

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
