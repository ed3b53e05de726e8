import type { IsoDate, SourceId } from './ids.js';

/** How much a source may decide, best first. */
export const sourceWeights = ['official', 'good', 'moderate', 'weak'] as const;
export type SourceWeight = (typeof sourceWeights)[number];

export type Source = {
  readonly id: SourceId;
  readonly title?: string;
  /** Null if the page's address is not known. */
  readonly url: string | null;
  readonly publisher: string;
  /** The page's own date (`2021`, `2021-02` or `2021-02-05`); null if it shows none. */
  readonly dated: string | null;
  /** The day on which we read it. */
  readonly read: IsoDate;
  /** When a newer edition is due: a month or a day. */
  readonly nextExpected?: string;
  readonly weight: SourceWeight;
  readonly note?: string;
};

/** Whether a newer edition of the page was due by that day; a month counts from its first day. */
export const isNewEditionDue = ({ nextExpected }: Pick<Source, 'nextExpected'>, day: string): boolean =>
  nextExpected !== undefined && nextExpected <= day;

/** A statement with where it comes from. */
export type Sourced = { readonly text: string; readonly sources: readonly SourceId[] };
