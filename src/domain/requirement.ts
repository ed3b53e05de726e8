import type { Condition } from './condition.js';
import type { IsoDate, RequirementId, SourceId } from './ids.js';

/** How firmly the source puts it. `accept` is what is agreed to, or tested, in applying. */
export const strengths = ['must', 'usually', 'varies', 'helps', 'accept'] as const;
export type Strength = (typeof strengths)[number];

/** Whether a verdict hangs on a requirement: one that only helps, varies or has to be accepted closes nothing. */
export const decides = (strength: Strength): boolean => strength === 'must' || strength === 'usually';

/** Two sources say different things: what the other one says, and why it is not the one used. */
export type Disagreement = {
  readonly says: string;
  readonly sources: readonly SourceId[];
  readonly why?: string;
};

/** What a requirement rests on, where that is no rule: adverts, with how many were read and how many ask for it, or our own reading. */
export type RequirementBasis =
  | { readonly kind: 'adverts'; readonly read: number; readonly asking: number }
  | { readonly kind: 'our-reading' };

export type Requirement = {
  readonly id: RequirementId;
  readonly text: string;
  readonly strength: Strength;
  /** Absent on `accept`, `helps` and `varies` that are listed and never tested. */
  readonly when?: Condition;
  /** Not met means closed: nothing that the person does can change it. */
  readonly fixed: boolean;
  readonly sources: readonly SourceId[];
  readonly basis?: RequirementBasis;
  /** The source's own few words, where they carry the strength. */
  readonly wording?: string;
  /** The requirement counts from this day on, or until this day. */
  readonly from?: IsoDate;
  readonly until?: IsoDate;
  /** Look at the source again after this day; past it, words are weaker. */
  readonly reviewBy?: IsoDate;
  readonly disputed?: readonly Disagreement[];
  readonly note?: string;
};
