import type { Finding } from './finding.js';
import type { RoleId, RouteId, WayId, YearMonth } from './ids.js';
import type { Verdict } from './verdict.js';

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
