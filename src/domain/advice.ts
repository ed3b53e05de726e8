import type { Profile } from './answers.js';
import type { Change, Plain, WayFinding } from './finding.js';
import type { AttributeId, IsoDate, QuestionId, RoleId, RouteId, WayId, YearMonth } from './ids.js';
import type { Verdict } from './verdict.js';

/** What stands at the head of everything that is printed or sent. */
export type Head = {
  readonly knowledge: { readonly version: string; readonly reviewed: IsoDate };
  readonly asOf: IsoDate;
};

/** The verdict on a role or a route, with every way in. `best` is the way that the verdict is taken from. */
export type Result = {
  readonly id: RoleId | RouteId;
  readonly kind: 'role' | 'route';
  readonly title: string;
  readonly verdict: Verdict;
  readonly from: YearMonth | null;
  readonly best: WayId;
  readonly ways: readonly WayFinding[];
  /** True where the only way is one for which no entry rule was found. */
  readonly noRule: boolean;
};

/** How well a role suits what somebody enjoys: 0 to 100, null where they did not say. It never changes a verdict. */
export type Fit = {
  readonly score: number | null;
  /** Activities that are in the role and that the person enjoys, heaviest first. */
  readonly enjoys: readonly string[];
  /** Activities that are in the role and that the person would rather not do. */
  readonly avoids: readonly string[];
};

/** What follows from other answers: shown, and never stored. */
export type Inferred = {
  readonly attribute: AttributeId;
  /** The one value, where only one is left; else a bound. */
  readonly value: Plain;
  readonly bound: 'is' | 'at-least' | 'at-most';
  readonly grounds: readonly AttributeId[];
};

/** A question that is still worth asking. */
export type Unanswered = {
  readonly question: QuestionId;
  readonly attributes: readonly AttributeId[];
  /** How many roles and routes an answer could still move. */
  readonly couldMove: number;
};

/** Where the role stands on the page. */
export const groups = ['open', 'open-later', 'judged', 'stretch', 'one-step', 'further', 'unknown', 'closed', 'no-rule'] as const;
export type Group = (typeof groups)[number];

export type RoleAdvice = Result & { readonly kind: 'role'; readonly fit: Fit; readonly group: Group };

/** What one change to the answers would do. */
export type UnlockingChange = {
  readonly change: Change;
  /** Roles that would become open, or open later, or would need only a person's decision. Best fit first. */
  readonly opens: readonly RoleId[];
  /** Of these, the ones that suit what the person enjoys (a fit of 50 or more). */
  readonly suits: readonly RoleId[];
  /** Routes that give what is missing, open ones first. */
  readonly by: readonly RouteId[];
};

/**
 * Something to do. `apply`: a way in is open. `ask`: a person must decide. `gain`: get what is missing.
 * `answer`: a question is still open. Sentences are made in presentation.
 */
export type NextStep =
  | {
      readonly kind: 'apply';
      readonly role: RoleId | null;
      readonly way: WayId;
      readonly route: RouteId | null;
      readonly from: YearMonth | null;
    }
  | { readonly kind: 'ask'; readonly role: RoleId | null; readonly way: WayId; readonly route: RouteId | null; readonly judged: string }
  | { readonly kind: 'gain'; readonly opening: UnlockingChange; readonly route: RouteId | null }
  | { readonly kind: 'answer'; readonly question: QuestionId };

export type CheckReport = Head & {
  readonly profile: Profile;
  readonly inferred: readonly Inferred[];
  readonly results: readonly Result[];
  readonly unanswered: readonly Unanswered[];
};

export type Advice = Head & {
  readonly profile: Profile;
  readonly inferred: readonly Inferred[];
  /** Every role, in the order in which it is shown. */
  readonly roles: readonly RoleAdvice[];
  /** Every route. */
  readonly routes: readonly Result[];
  /** The single change that opens most, if there is one. */
  readonly smallestChange: UnlockingChange | null;
  /** At most three. */
  readonly nextSteps: readonly NextStep[];
  readonly laterSteps: readonly NextStep[];
  /** Most useful first. */
  readonly unanswered: readonly Unanswered[];
};

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
