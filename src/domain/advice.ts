import type { Profile } from './answers.js';
import type { ApplicationRound } from './application-round.js';
import type { Change, Finding, Plain, Verdict, WayFinding } from './finding.js';
import type { AttributeId, FirstAdviceId, IsoDate, QuestionId, RoleId, RouteId, WayId, YearMonth } from './ids.js';
import { type FirstAdvice, isTrainingKind, type Role, type Way } from './knowledge-base.js';

/** The head of every document. */
export type Head = {
  readonly knowledge: { readonly version: string; readonly reviewed: IsoDate };
  readonly asOf: IsoDate;
};

/** The verdict on a role or a route, with every way in. `best` is the way that the verdict is taken from. */
export type Result = RoleResult | RouteResult;
export type RoleResult = Judged & { readonly kind: 'role'; readonly id: RoleId };
export type RouteResult = Judged & { readonly kind: 'route'; readonly id: RouteId };

type Judged = {
  readonly title: string;
  readonly verdict: Verdict;
  readonly from: YearMonth | null;
  readonly best: WayId;
  readonly ways: readonly WayFinding[];
  /** True if the verdict is taken from a way for which no entry rule was found. */
  readonly noRule: boolean;
};

/** How well a role suits what somebody enjoys: 0 to 100, null if they did not say. It never changes a verdict. */
export type Fit = {
  readonly score: number | null;
  /** Activities that are in the role and that the person enjoys, heaviest first. */
  readonly enjoys: readonly string[];
  /** Activities that are in the role and that the person would rather not do. */
  readonly avoids: readonly string[];
};

/** An inference from other answers: shown, and never stored. */
export type Inferred = {
  readonly attribute: AttributeId;
  /** The value, if only one is possible; else a bound. */
  readonly value: Plain;
  readonly bound: 'is' | 'at-least' | 'at-most';
  readonly grounds: readonly AttributeId[];
};

/** A question that is still worth asking. */
export type Unanswered = {
  readonly question: QuestionId;
  readonly attributes: readonly AttributeId[];
  /** How many roles and routes an answer could still change. */
  readonly couldMove: number;
};

/** The three things that there can be for a role: apply for the post, be paid while training for it, or study first. */
export const offerKinds = ['jobs', 'training', 'study'] as const;
export type OfferKind = (typeof offerKinds)[number];

/**
 * What a way in offers: the post itself, paid training for it, or study. Where the post is the training, its scheme is how one
 * applies for the post.
 */
export function offerOf({ kind }: Pick<Way, 'kind'>, { seniority }: Pick<Role, 'seniority'>): OfferKind {
  if (kind === 'direct' || kind === 'progression') return 'jobs';
  if (!isTrainingKind(kind)) return 'study';
  return seniority === 'trainee' ? 'jobs' : 'training';
}

/** The best way of one kind. */
export type Offer = {
  readonly verdict: Verdict;
  readonly way: WayId;
  readonly from: YearMonth | null;
  /** Whole months to the first working day in the post, at the soonest; null if we know no way there. */
  readonly months: number | null;
  /** Training that would take the person backwards: at or below a level that they hold, or for work that they master. */
  readonly backwards?: true;
};

/**
 * From today to the first working day in the post, by the quickest credible way. `now`: apply for the post. `ask`: apply, and
 * the employer decides. `not-known`: answers are missing. `not-open`: closed to this person.
 */
export const horizons = ['now', 'ask', 'within-a-year', 'one-to-three-years', 'longer', 'not-known', 'not-open'] as const;
export type Horizon = (typeof horizons)[number];

/** The level at which somebody is advised. `because` is a clause that follows “because”; null if they chose it, or no rule holds. */
export type Level = { readonly id: string; readonly rank: number; readonly because: string | null };

/** How the level of a role compares with the person's: theirs or one above; two or more above; one below; more than one below. */
export const levelMatches = ['near', 'above', 'below', 'far-below'] as const;
export type LevelMatch = (typeof levelMatches)[number];

/** The place of the role on the page. */
export const groups = ['open', 'open-later', 'judged', 'stretch', 'one-step', 'further', 'unknown', 'closed', 'no-rule'] as const;
export type Group = (typeof groups)[number];

export type RoleAdvice = RoleResult & {
  readonly fit: Fit;
  readonly group: Group;
  /** Null if the role has no way of that kind. */
  readonly jobs: Offer | null;
  readonly training: Offer | null;
  readonly study: Offer | null;
  readonly horizon: Horizon;
  /** Whole months; null if the horizon is `longer` for want of a known way, `not-known` or `not-open`. */
  readonly horizonMonths: number | null;
  readonly levelMatch: LevelMatch;
  /** Whether the post lies behind the person: it leads to one they hold, trains for work they master, or is theirs now. */
  readonly past: boolean;
  /** What the person has that the role makes use of, in the order of `uses`, and months in its areas. */
  readonly uses: RoleUse;
};

/**
 * What a role makes use of, of what the person has, with the most months in one of its areas, and in how many of these areas they have
 * less than a year. `post`: a post that they hold or have held leads to it.
 */
export type RoleUse = {
  readonly registration: boolean;
  readonly subject: boolean;
  readonly months: number;
  readonly areasLacking: number;
  readonly certificate: boolean;
  readonly post: boolean;
};

/** First advice that holds for this person, with its round of applications on the day of asking. */
export type GivenAdvice = { readonly advice: FirstAdvice; readonly round: ApplicationRound | null };

/**
 * Something that matters on a date in the next twelve months: a round that opens or closes, something that begins, or an answer
 * that was only expected. As precise as it is known: a month or a day.
 */
export type KeyDate = {
  readonly date: string;
  readonly what: 'opens' | 'closes' | 'begins' | 'expected' | 'assumed-end';
  /** About that time: projected from an earlier year, or from a page without a date. */
  readonly about: boolean;
  readonly route: RouteId | null;
  readonly advice: FirstAdviceId | null;
  readonly attribute: AttributeId | null;
};

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
      readonly round: ApplicationRound | null;
    }
  | {
      readonly kind: 'ask';
      readonly role: RoleId | null;
      readonly way: WayId;
      readonly route: RouteId | null;
      readonly from: YearMonth | null;
      readonly judged: string;
      readonly round: ApplicationRound | null;
    }
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
  /** The level at which the person is advised; null if the knowledge base has no levels. */
  readonly level: Level | null;
  /** What an adviser would say first, weightiest first. */
  readonly firstAdvice: readonly GivenAdvice[];
  /** What matters in the next twelve months, soonest first. */
  readonly dates: readonly KeyDate[];
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
  /** Months that the best way in takes before the post begins: 0 where it leads straight into it; null if no source says. */
  readonly months: { readonly from: number; readonly to: number } | null;
};

/** Two or more roles or routes side by side, in the order named. Nothing is added up: the person weighs. */
export type Comparison = Omit<CheckReport, 'results'> & { readonly things: readonly Compared[] };

/** One requirement, as it was and as it is after a change of answers. */
export type Turn = { readonly before: Finding; readonly after: Finding };

type Standing = { readonly verdict: Verdict; readonly from: YearMonth | null };

/**
 * One role whose verdict changed. `settled`: it became known, or is no longer known, without coming within reach or
 * leaving it.
 */
export type Movement = {
  readonly id: RoleId | RouteId;
  readonly title: string;
  readonly kind: 'gained' | 'lost' | 'settled';
  readonly before: Standing;
  readonly after: Standing;
  /** The way in that explains the change. */
  readonly way: WayId;
  readonly because: readonly Turn[];
};

/** What changed between two pieces of advice. */
export type Moved = {
  readonly gained: readonly Movement[];
  readonly lost: readonly Movement[];
  readonly settled: readonly Movement[];
  /** The order in which roles are shown has changed. */
  readonly reordered: boolean;
  /** Questions still worth asking. */
  readonly unanswered: { readonly before: number; readonly after: number };
};
