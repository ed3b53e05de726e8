import type { GivenAdvice, Head, UnlockingChange } from './advice.js';
import type { Profile } from './answers.js';
import type { Change, Verdict } from './finding.js';
import type { AttributeId, RoleId, RouteId, SourceId, WayId, YearMonth } from './ids.js';
import type { Gain, RouteKind } from './knowledge-base.js';
import type { Requirement } from './requirement.js';
import type { Sourced } from './source.js';

/**
 * `post`: so many months in a role. `wait`: until an age is reached or an expected answer comes true. `experience`: months in an
 * area, in a post that the knowledge base does not name. `apply`: the last step, by one of the target's ways. Others: a route.
 */
export const stepKinds = ['post', 'wait', 'experience', 'apply'] as const;
export type StepKind = RouteKind | (typeof stepKinds)[number];

/**
 * What a step takes for granted and the answers do not say. `answer`: it was not said, so ask first; it is neither a yes nor a
 * no. `outcome`: how well somebody does on an earlier step decides it ("if you get at least a 2:2").
 */
export type Supposition = { readonly kind: 'answer' | 'outcome'; readonly change: Change };

/**
 * When one applies and when it begins. `dated`: a dated page says it. `undated`: projected from an earlier year, or from a page
 * without a date. `assumed`: no source says when a course begins, and the usual intakes are taken.
 */
export type Applications = {
  readonly month: YearMonth;
  readonly starts: YearMonth;
  readonly basis: 'dated' | 'undated' | 'assumed';
  readonly when: string | null;
};

/** What is paid, in whole pounds. */
export type Pounds = { readonly from: number; readonly to: number };

export type Step = {
  /** Unique within a pathway and the same in every pathway with this step: `study:ID`, `post:ROLE:12`, `apply:WAY`. */
  readonly id: string;
  readonly kind: StepKind;
  /** What is done: the title of the route or the role; for `wait` and `experience`, the label of the attribute. */
  readonly title: string;
  readonly route: RouteId | null;
  /** For `post` and `apply`. */
  readonly role: RoleId | null;
  /** The way in by which it is begun; null for `wait` and `experience`. */
  readonly way: WayId | null;
  /** For `wait` and `experience`: what is waited for, or the area. */
  readonly attribute: AttributeId | null;
  /** The month in which it starts, and the one in which it is over. Months before the start are spent waiting for an opening. */
  readonly start: YearMonth;
  readonly end: YearMonth;
  /** Whole months: those that the plan counts on (the source's lower figure), and the source's higher one. */
  readonly months: { readonly from: number; readonly to: number };
  /** False: no source gives the length. The months are then the shortest known of a like route, and only a guide. */
  readonly monthsKnown: boolean;
  /** Whether somebody earns meanwhile; null if no source says, which is counted as not. */
  readonly paid: boolean | null;
  /** What the person pays; null if no source gives a figure, which is never counted as nothing. */
  readonly pounds: Pounds | null;
  /** Few are taken: applicants compete, or hardly anybody gets it. */
  readonly competitive: boolean;
  /** Hardly exists in practice. */
  readonly scarce: Sourced | null;
  /** It is not certain that the route takes new people. */
  readonly uncertain: string | null;
  /** The state of its way in when it starts: open, or judged. For `wait` and `experience`, open. */
  readonly verdict: Verdict;
  /** What a person must decide for it to start. */
  readonly judged: readonly string[];
  readonly supposes: readonly Supposition[];
  /** What was not said and makes no difference to whether it can start: whatever the answers are, a person decides. */
  readonly unsaid: readonly AttributeId[];
  readonly gives: readonly Gain[];
  readonly opening: Applications | null;
  /** For `apply`: the plan leaves time before it for work in its field or at its level, which no step names. */
  readonly afterMoreWork?: true;
  /** What is kept or lost meanwhile, and else worth knowing, where a source says so. */
  readonly notes: readonly Sourced[];
  readonly sources: readonly SourceId[];
};

/**
 * What a plan costs. Never added into one figure: a plan is better only where it is no worse on any count. `pounds` counts the
 * fees that are known, at their higher figure; `feesUnknown` the steps whose fee no source gives.
 */
export type Cost = {
  readonly months: number;
  readonly unpaidMonths: number;
  readonly pounds: number;
  readonly feesUnknown: number;
  readonly steps: number;
  readonly competitive: number;
  /** How many things it supposes. */
  readonly supposed: number;
  /** 1 where a person must decide about some step, else 0: a plan on which nobody has to decide is never hidden by one on which somebody has. */
  readonly judged: number;
};

/** The counts that are compared, all of them the less the better. */
export const costCounts = [
  'months',
  'unpaidMonths',
  'pounds',
  'feesUnknown',
  'steps',
  'competitive',
  'supposed',
  'judged',
] as const satisfies readonly (keyof Cost)[];

/** `soonest`, `earning` (earn all the way), `fewest-steps`, `cheapest` (all fees known); a plan may have several names, or none. */
export const pathwayNames = ['soonest', 'earning', 'fewest-steps', 'cheapest'] as const;
export type PathwayName = (typeof pathwayNames)[number];

export type Pathway = {
  /** Unique within one answer: the ids of its steps, joined. */
  readonly id: string;
  readonly names: readonly PathwayName[];
  readonly target: RoleId;
  readonly steps: readonly Step[];
  readonly cost: Cost;
  /** Earns in every month. */
  readonly earning: boolean;
  /** The verdict on the target at the end: open, or judged. */
  readonly verdict: Verdict;
  /** The length of some step is not known. */
  readonly monthsKnown: boolean;
  /** It goes by a step that hardly exists. Such a plan is never first where there is another. */
  readonly scarce: boolean;
  /** Longer than the months that the person has. Such plans are last. */
  readonly tooLong: boolean;
  /** Wishes that it goes against, by attribute. */
  readonly against: readonly AttributeId[];
};

/** Plan B: ids of pathways, and of the steps they share. Null if no plan avoids what plan A competes for. */
export type PlanB = { readonly pathway: string; readonly sharesSteps: readonly string[]; readonly avoids: readonly string[] };

/** What blocks the role if there is no plan. */
export type Block = {
  readonly role: RoleId;
  readonly way: WayId;
  readonly requirement: Requirement;
  /** `fixed`: nothing changes it. `limit`: an upper limit is passed. `no-route`: it could be gained, but no route or post that can be started gives it. `decision`: it is a "usually" that is not met; an employer may still say yes. `answer`: not known. */
  readonly why: 'fixed' | 'limit' | 'no-route' | 'decision' | 'answer';
  /** What, if anything, would do: alternatives. */
  readonly changes: readonly (readonly Change[])[];
};

/** A wish that keeps plans away: with it relaxed, these pathways meet all others. */
export type Relax = { readonly wish: AttributeId; readonly opens: readonly string[] };

/** What is aimed at: a role, the best of several, or any role of a specialism from a band upwards. */
export type Target =
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'roles'; readonly roles: readonly RoleId[] }
  | { readonly kind: 'specialism'; readonly specialism: string; readonly bandAtLeast?: number };

export type PlanOptions = {
  /** No plan is longer than this. Absent: 15 years. */
  readonly mostMonths?: number;
  /** No plan has more steps than this, the application included. Absent: 6. */
  readonly mostSteps?: number;
  /** Give up after this many states; the report then says `complete: false`. */
  readonly mostStates?: number;
  /** Give up after this many looks at what could be done, of whatever kind; the report then says `complete: false`. */
  readonly mostWork?: number;
};

export type PathwayReport = Head & {
  readonly profile: Profile;
  readonly roles: readonly RoleId[];
  /** The verdict on the best of the roles today. */
  readonly verdict: Verdict;
  /** Those that nothing beats on every count, in the order in which to show them; then plan B, where it is another (it has no name). */
  readonly pathways: readonly Pathway[];
  readonly planB: PlanB | null;
  /** What an adviser would say first, about a route that leads to the target; null if nothing, or if one can simply apply. */
  readonly firstAdvice: GivenAdvice | null;
  /** Where there is no plan: the soonest month in which work in the field could lead to the job, as an advice says; null if none does. */
  readonly byWork: YearMonth | null;
  /** Empty if there is a plan. */
  readonly blocks: readonly Block[];
  /** Not empty only where no plan meets every wish. */
  readonly relax: readonly Relax[];
  readonly explored: number;
  /** False if the search stopped at a limit, so that a better plan may exist. */
  readonly complete: boolean;
};

/** A month in which applications open. Sorted by month, then by route. */
export type ApplicationWindow = {
  readonly route: RouteId;
  readonly title: string;
  readonly opening: Applications;
  readonly url: string | null;
  readonly where: string;
  readonly sources: readonly SourceId[];
};

/** A role from which another can be reached. */
export type Feeder = { readonly role: RoleId; readonly months: number; readonly pathway: Pathway };

export type IntoReport = Head & {
  readonly role: RoleId;
  readonly withinMonths: number;
  readonly feeders: readonly Feeder[];
  /** False if the search from some role stopped at a limit, so that there may be more of them, or sooner ones. */
  readonly complete: boolean;
};

/** How a plan begins for the role that a change opens and that suits best. A change for which no plan was made, or found, is absent. */
export type FirstSteps = ReadonlyMap<UnlockingChange, Step>;
