import type { Head } from './advice.js';
import type { Change } from './finding.js';
import type { RoleId, RouteId } from './ids.js';

/** A number of people that may be shown; null if it is hidden, so that nobody can be recognised. */
export type People = number | null;

/** For how many people something is open. The four add up to everybody, and any of them may be hidden. */
export type GroupCounts = {
  /** Open, or open once something comes true. */
  readonly open: People;
  /** Nothing against it but a person must decide, or most employers want more. */
  readonly possible: People;
  /** Not decided: we would need to ask, or no entry rule is known. */
  readonly unknown: People;
  /** Not yet, or closed; of training, also where it would lead backwards. */
  readonly shut: People;
};

/** What the group finds at one role or route. The numbers of a role are those of the post itself: who can apply for it. */
export type GroupTarget = GroupCounts & {
  readonly id: RoleId | RouteId;
  readonly kind: 'role' | 'route';
  readonly title: string;
  /** Paid training for a role, and study before it; null where there is none, and for a route. */
  readonly training: GroupCounts | null;
  readonly study: GroupCounts | null;
};

/** One change that is missing, and the roles that it would open by itself. */
export type GroupGap = {
  readonly change: Change;
  /** People for whom this change alone opens at least one role. */
  readonly people: People;
  /** The roles that it opens, for most people first. */
  readonly opens: readonly { readonly id: RoleId; readonly people: People }[];
  /** How many further roles it opens for somebody. */
  readonly more: number;
};

/** A group of people, without anyone identifiable. */
export type GroupSummary = Head & {
  /** Null if the group is too small to describe. */
  readonly people: People;
  /** Rows that could not be read and are not counted. */
  readonly setAside: number;
  /** A number below this is never shown, nor can it be worked out from those that are. */
  readonly fewest: number;
  /** Roles with counts that can be shown: the post itself or training for it open or possible for somebody, for most people first. */
  readonly roles: readonly GroupTarget[];
  readonly routes: readonly GroupTarget[];
  /** How many further roles (training for them counts) and routes are open or possible for somebody: fewer, or hidden. */
  readonly moreRoles: number;
  readonly moreRoutes: number;
  /** Those whose number may be shown, commonest first. */
  readonly gaps: readonly GroupGap[];
  /** How many further gaps there are, folded ones among them. */
  readonly moreGaps: number;
  /** How many people the gaps were looked for in; fewer than all in a large group. Null if `people` is. */
  readonly gapsFrom: People;
};
