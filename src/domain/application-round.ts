import type { IsoDate, YearMonth } from './ids.js';
import type { Window } from './knowledge-base.js';
import { monthAfter, monthOf, monthsBetween } from './months.js';

/** A round of applications, as it is on a day. */
export type ApplicationRound = {
  /** `open` on that day, `opens` later, or `past` and not expected again. */
  readonly state: 'open' | 'opens' | 'past';
  readonly opens: string;
  readonly closes: string | null;
  readonly starts: YearMonth | null;
  /** It is projected from a round of an earlier year, so its dates are only about right. */
  readonly projected: boolean;
  readonly basis: Window['basis'];
  readonly window: Window;
};

/** Rounds are not projected more than this many years ahead. */
const MOST_YEARS = 20;

/**
 * The round that is open on a day, else the next one; of a window that does not come again, the round itself, open, to come or
 * past. With `startsFrom`, the first round whose start is not before that month. Days are compared as precisely as they are given.
 */
export function roundOn(window: Window, asOf: IsoDate, startsFrom?: YearMonth): ApplicationRound {
  for (let years = 0; years <= (window.yearly ? MOST_YEARS : 0); years++) {
    const { opens, closes = null, starts = null } = yearsLater(window, years);
    if (!isBy(asOf, closes ?? opens) || (startsFrom !== undefined && startMonth({ opens, closes, starts }) < startsFrom)) continue;
    const state = isFrom(asOf, opens) ? 'open' : 'opens';
    return { state, opens, closes, starts, projected: years > 0, basis: window.basis, window };
  }
  const { opens, closes = null, starts = null, basis } = window;
  return { state: 'past', opens, closes, starts, projected: false, basis, window };
}

/** Of several windows, the round that is open, else the one that opens next, else a past one. Undefined if there is none. */
export function nextRound(windows: readonly Window[], asOf: IsoDate, startsFrom?: YearMonth): ApplicationRound | undefined {
  const order = { open: 0, opens: 1, past: 2 } as const;
  return windows
    .map((window) => roundOn(window, asOf, startsFrom))
    .sort((a, b) => order[a.state] - order[b.state] || (a.opens < b.opens ? -1 : 1))[0];
}

/** A round that opens within this many months is worth preparing for now. Our own choice. */
const SOON = 3;

/** Whether somebody can begin to apply on that day, or soon. */
export const isOpenSoon = ({ state, opens }: ApplicationRound, asOf: IsoDate): boolean =>
  state === 'open' || (state === 'opens' && monthsBetween(monthOf(asOf), monthOf(opens)) <= SOON);

/** The month in which what is applied for begins; where no source says, the month in which the round closes. */
export const startMonth = ({ opens, closes, starts }: Pick<ApplicationRound, 'opens' | 'closes' | 'starts'>): YearMonth =>
  starts ?? monthOf(closes ?? opens);

function yearsLater({ opens, closes, starts }: Window, years: number): Pick<Window, 'opens' | 'closes' | 'starts'> {
  const later = (date: string): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return {
    opens: later(opens),
    ...(closes === undefined ? {} : { closes: later(closes) }),
    ...(starts === undefined ? {} : { starts: monthAfter(starts, years * 12) }),
  };
}

const isFrom = (asOf: IsoDate, date: string): boolean => asOf.slice(0, date.length) >= date;
const isBy = (asOf: IsoDate, date: string): boolean => asOf.slice(0, date.length) <= date;
