import type { Attribute, Question, Topic } from './attribute.js';
import type { Condition } from './condition.js';
import type { AttributeId, FirstAdviceId, IsoDate, RoleId, RouteId, SourceId, SpecialismId, WayId, YearMonth } from './ids.js';
import type { Band, FrameworkLevel, Pay } from './pay.js';
import type { Disagreement, Requirement } from './requirement.js';
import type { Source, Sourced } from './source.js';

export type Specialism = {
  readonly id: SpecialismId;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly summary: string;
  readonly notes: readonly Sourced[];
  readonly disputed: readonly Disagreement[];
  readonly sources: readonly SourceId[];
};

/** How senior a post is. Our own grouping, from first post to the top. */
export const seniorities = ['entry', 'trainee', 'practitioner', 'senior', 'manager', 'leader', 'executive'] as const;
export type Seniority = (typeof seniorities)[number];

/** A step that follows: `after` months in this post, if a source gives a figure. */
export type Progression = {
  readonly role: RoleId;
  readonly afterMonths: number | null;
  /** `stated`: a source names the step. `inferred`: from titles or the order of bands. */
  readonly basis: 'stated' | 'inferred';
  readonly note?: string;
  readonly sources: readonly SourceId[];
};

export type Role = {
  readonly id: RoleId;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly specialism: SpecialismId;
  readonly summary: string;
  readonly seniority: Seniority;
  /** How well described the role is: `weak` is a title in a list. */
  readonly evidence: 'strong' | 'moderate' | 'weak';
  readonly band?: Band;
  readonly frameworkLevels?: readonly FrameworkLevel[];
  /** Activity to weight, 1 to 3. Our own reading of the tasks in the sources. */
  readonly activities: Readonly<Record<string, number>>;
  /** What time in the post gives: the area of experience. */
  readonly gives: readonly AttributeId[];
  /** The areas in which people work before they come to the post, where that is not what `gives` says. */
  readonly field?: readonly AttributeId[];
  readonly entry: readonly Requirement[];
  /** A source says that no qualifications are needed to start. */
  readonly openEntry?: Sourced;
  readonly leadsTo: readonly Progression[];
  readonly bodies: readonly Sourced[];
  readonly notes: readonly Sourced[];
  readonly disputed: readonly Disagreement[];
  readonly sources: readonly SourceId[];
};

export const routeKinds = [
  'apprenticeship',
  'graduate-scheme',
  'scientist-training',
  'study',
  'certification',
  'registration',
  'programme',
] as const;
export type RouteKind = (typeof routeKinds)[number];

/** Whether new people can start. `uncertain` is shown with its note; `closed` is never offered. */
export const routeStates = ['open', 'uncertain', 'closed'] as const;
export type RouteStatus = {
  readonly value: (typeof routeStates)[number];
  readonly since?: string;
  readonly note?: string;
  readonly sources: readonly SourceId[];
};

/** A round of applications: months or days, as precise as the source. A yearly one comes again at about the same time. */
export type Window = {
  readonly opens: string;
  /** The last month or day. Absent: not known, and the round is its opening month. */
  readonly closes?: string;
  /** The month in which what is applied for begins. */
  readonly starts?: YearMonth;
  readonly yearly: boolean;
  /** `stated`: a dated page says it. `undated`: inferred from a page without a date, or an old one. */
  readonly basis: 'stated' | 'undated';
  readonly sources: readonly SourceId[];
};

export type Apply = {
  /** Where to apply or ask: an office or a site in words. */
  readonly where: string;
  readonly url?: string;
  /** When: `opens in late September`, `all year, when an employer advertises`. */
  readonly when?: string;
  /** Known rounds of applications, the newest first. */
  readonly windows?: readonly Window[];
  /** Months of the year in which it begins, 1 to 12, where a source says. */
  readonly intakes?: readonly number[];
  readonly sources: readonly SourceId[];
};

export type Months = { readonly from: number; readonly to: number; readonly note?: string; readonly sources: readonly SourceId[] };

/** `our-reading`: we matched the content of the route with the role; no source says it. */
export type TrainsFor = { readonly role: RoleId; readonly basis: 'stated' | 'our-reading'; readonly sources: readonly SourceId[] };

/** What a learner pays. `pounds` only where the source gives a figure, 0 where it says that it is free or paid for. */
export type RouteCost = Sourced & { readonly pounds?: { readonly from: number; readonly to: number } };

export type Route = {
  readonly id: RouteId;
  readonly kind: RouteKind;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly summary: string;
  readonly level?: string;
  readonly status: RouteStatus;
  /** Where it is offered; empty if no source says. */
  readonly nations: { readonly values: readonly string[]; readonly sources: readonly SourceId[] };
  readonly entry: readonly Requirement[];
  /** The roles that it trains for: it is a way in to each of them. */
  readonly trainsFor: readonly TrainsFor[];
  /** What the person has at the end: attribute to value. */
  readonly gives: readonly Gain[];
  readonly duration?: Months;
  readonly earn?: 'paid' | 'unpaid' | 'either';
  readonly pay?: Sourced;
  readonly cost?: RouteCost;
  readonly apply?: Apply;
  /** How few take it: shown, and the route is not preferred. */
  readonly scarce?: Sourced;
  readonly modules: readonly ModuleGroup[];
  readonly stages: readonly Sourced[];
  readonly competition: readonly Sourced[];
  readonly after: readonly Sourced[];
  readonly notes: readonly Sourced[];
  readonly disputed: readonly Disagreement[];
  readonly sources: readonly SourceId[];
};

export type ModuleGroup = { readonly title: string; readonly items: readonly string[]; readonly sources: readonly SourceId[] };

/** What a route adds to somebody's answers. Ordered attributes take the higher, sets unite, months add. */
export type Gain =
  | { readonly kind: 'yes-no'; readonly attribute: AttributeId; readonly value: boolean }
  | { readonly kind: 'number'; readonly attribute: AttributeId; readonly value: number }
  | { readonly kind: 'ordered'; readonly attribute: AttributeId; readonly value: string }
  | { readonly kind: 'set'; readonly attribute: AttributeId; readonly values: readonly string[] };

/** What cannot be otherwise: where `when` holds, `then` does. */
export type Inference = { readonly when: Condition; readonly then: readonly Extract<Condition, { kind: 'test' }>[] };

export const wayKinds = ['direct', ...routeKinds, 'progression'] as const;
export type WayKind = (typeof wayKinds)[number];

/** Paid training for a post; the other routes are study that comes before. */
const trainingKinds = ['apprenticeship', 'graduate-scheme', 'scientist-training', 'programme'] as const satisfies readonly RouteKind[];
export const isTrainingKind = (kind: WayKind): boolean => trainingKinds.some((one) => one === kind);

/** One way in to a role or, for a route named by itself, the route. */
export type Way = {
  readonly id: WayId;
  readonly kind: WayKind;
  readonly requirements: readonly Requirement[];
  /** No entry rule was found: the verdict is judged, and it never counts as opened. */
  readonly noRule: boolean;
  readonly openEntry?: Sourced;
  readonly route?: RouteId;
  /** The route says that few get it. */
  readonly scarce?: true;
  readonly from?: RoleId;
};

/** A rung of the ladder, or an award by the name people use, and what it settles. */
export type Qualification = {
  readonly id: string;
  readonly title: string;
  readonly otherTitles: readonly string[];
  /** A level, a span (`4 to 6`) where the grade or the year decides, or `varies` where none is certain. */
  readonly level: string;
  /** What holds for everybody who has it; of a span, the least. */
  readonly gives: readonly Gain[];
  /** Words by which somebody may look for it, beside its names: exam boards, places. They are never printed. */
  readonly foundBy?: readonly string[];
  /** The kind of award that it is a grade or level of; absent if it is a kind itself. */
  readonly kind?: string;
  /** What it was in is one of the values of this attribute, a set. */
  readonly subjectIn?: AttributeId;
  /** Subjects that settle something of their own, at the grades that say so. In any other subject the grade alone counts. */
  readonly subjects?: readonly AwardSubject[];
  /** The grades it is given in, by nation and time, and what each settles. An award with tables is a kind to choose from. */
  readonly tables?: readonly GradeTable[];
  /** What the source warns of, and who can judge it. */
  readonly caution?: string;
  readonly sources: readonly SourceId[];
};

export type AwardSubject = { readonly title: string; readonly also?: readonly string[]; readonly gives: readonly Gain[] };

/** One scale of grades. */
export type GradeTable = {
  readonly title: string;
  /** Where it is or was used; absent: everywhere. */
  readonly nations?: readonly string[];
  /** Years of award, both included; absent: open on that side. */
  readonly from?: number;
  readonly until?: number;
  readonly grades: readonly GradeRow[];
  readonly note?: string;
  readonly sources: readonly SourceId[];
};

/** Grades or levels that settle the same. Nothing given: nothing was awarded, or no page says what it counts as. */
export type GradeRow = {
  readonly grades: readonly string[];
  readonly gives: readonly Gain[];
  /** The subjects of the award count too. */
  readonly subject?: true;
  /** What it gives is the least: the certificate may say more. */
  readonly least?: true;
  readonly note?: string;
};

/** One person or office to ask, in one nation. */
export type Contact = {
  readonly nation: string;
  /** `any`, or a kind of way in. */
  readonly for: string;
  readonly name: string;
  readonly what: string;
  readonly url: string;
  readonly phone?: string;
  /** Whom to ask, where the contact itself is a place to look in. */
  readonly ask?: string;
  /** Whom somebody who works for the employer of these posts asks first. */
  readonly staff?: string;
  /** From local knowledge: named beside the one for everybody. */
  readonly local?: true;
  readonly sources: readonly SourceId[];
};

/** What an adviser says to somebody like this before looking anything up. */
export type FirstAdvice = {
  readonly id: FirstAdviceId;
  /** Whom it is for, judged on today's answers. Absent: everybody. */
  readonly when?: Condition;
  /** It is for people for whom `when` comes true in a later month, not for those for whom it holds today. */
  readonly coming?: true;
  /** Whom it is not for. While that is not known, it is given. */
  readonly unless?: Condition;
  /** What to do, in one line. */
  readonly what: string;
  readonly why: string;
  readonly where?: { readonly name: string; readonly url: string };
  readonly ask?: string;
  readonly window?: Window;
  readonly gives: readonly Gain[];
  readonly routes: readonly RouteId[];
  /** What somebody brings from other work, which is no step. */
  readonly brings?: true;
  /** Higher comes first. */
  readonly weight: number;
  readonly sources: readonly SourceId[];
};

/** What makes a person's level, and how it is said: a clause that follows “because”. */
export type LevelRule = { readonly level: string; readonly when: Condition; readonly because: string };

/** How senior each post is, and how the level of a person follows from their answers. Our own reading. */
export type Levels = {
  /** The ordered attribute whose values are the levels, lowest first. */
  readonly attribute: AttributeId;
  /** A wish with the same values that puts the level right. */
  readonly chosenBy?: AttributeId;
  /** The ordered attribute of the highest level of qualification: routes name their level by its values. */
  readonly qualification?: AttributeId;
  /** The attribute of those who work for the employer of these posts now: a post that they hold is no step for them. */
  readonly employee?: AttributeId;
  /** From this level of qualification on, a post at somebody's level is near though its field is new to them. */
  readonly anyField?: string;
  readonly seniorities: Readonly<Record<Seniority, string>>;
  /** Months after which time in a post counts as experience of its kind, where no source gives a figure. */
  readonly monthsInPost: number;
  /** Months in a post after which somebody is taken to work at its level. */
  readonly monthsAtLevel: number;
  readonly people: readonly LevelRule[];
};

/** What every job, and all paid training, asks for. */
export type SharedEntry = { readonly jobs: readonly Requirement[]; readonly training: readonly Requirement[] };

/** An id that is no longer used, and what took its place. Ids are never reused, so an old link or profile can go on speaking. */
export type Retired = { readonly id: string; readonly on: IsoDate; readonly replacedBy: RoleId | RouteId; readonly note?: string };

export type KnowledgeBase = {
  readonly title: string;
  readonly version: string;
  readonly reviewed: IsoDate;
  /** Printed with every advice: who we are not, and what we do not promise. */
  readonly caveats: readonly string[];
  /** Months of the year in which courses of study are taken to begin where no source says. */
  readonly usualIntakes?: readonly number[];
  /** Months from applying for a post to the first day in it. */
  readonly recruitment?: { readonly months: number; readonly sources: readonly SourceId[] };
  readonly nations: readonly string[];
  readonly topics: readonly Topic[];
  readonly attributes: readonly Attribute[];
  readonly questions: readonly Question[];
  readonly inferences: readonly Inference[];
  readonly specialisms: readonly Specialism[];
  readonly roles: readonly Role[];
  readonly routes: readonly Route[];
  readonly sharedEntry: SharedEntry;
  readonly firstAdvice: readonly FirstAdvice[];
  /** Absent if the knowledge base has none: then nobody has a level, and no post a floor. */
  readonly levels?: Levels;
  /** The ways in to each role, best known first: in the order direct, routes, progression. */
  readonly roleWays: Readonly<Record<string, readonly Way[]>>;
  /** The one way that a route named by itself has. */
  readonly routeWays: Readonly<Record<string, Way>>;
  readonly qualifications: readonly Qualification[];
  readonly contacts: readonly Contact[];
  readonly pay?: Pay;
  readonly retired?: readonly Retired[];
  readonly sources: Readonly<Record<string, Source>>;
};
