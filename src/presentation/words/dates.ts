import { dateWords } from '../../domain/text/dates.js';
import type { Bar } from '../document.js';

export { dateWords };

/** Only the month and year of a date: `2026-11-22` gives `November 2026`. */
export const monthWords = (date: string): string => dateWords(date.slice(0, 7));

/** A number of months as people say it: `6 months`, `15 months`, `1 year`, `2 and a half years`. */
export function monthsWords(months: number): string {
  const whole = Math.round(months);
  if (whole < 1) return 'less than a month';
  if (whole === 1) return '1 month';
  if (whole === 12) return '1 year';
  if (whole >= 24 && whole % 12 === 0) return `${whole / 12} years`;
  if (whole >= 30 && whole % 6 === 0) return `${Math.floor(whole / 12)} and a half years`;
  return `${whole} months`;
}

/** The same for time worked, in years from two on: `16 years 8 months`. */
export function yearsWords(months: number): string {
  const rest = months % 12;
  if (months < 24 || rest === 0 || rest === 6) return monthsWords(months);
  return `${Math.floor(months / 12)} years ${rest} ${rest === 1 ? 'month' : 'months'}`;
}

/** How long something takes: `about 15 months`, `2 to 3 years`, `6 to 9 months`. */
export function durationWords({ from, to }: { readonly from: number; readonly to: number }): string {
  const [low, high] = [Math.round(from), Math.round(to)];
  if (high < 1) return 'less than a month';
  if (low >= high) return `about ${monthsWords(high)}`;
  if (low < 1) return `up to ${monthsWords(high)}`;
  const years = low % 12 === 0 && high % 12 === 0;
  return years ? `${low / 12} to ${high / 12} years` : `${low} to ${high} months`;
}

/** Whether a page's own date lies more than so many years before a day. A page of 2021 may be as late as December 2021. */
export function isOlderThan(dated: string, years: number, asOf: string): boolean {
  const latest = `${dated}${'-12-31'.slice(dated.length === 4 ? 0 : dated.length === 7 ? 3 : 6)}`;
  return latest < `${Number(asOf.slice(0, 4)) - years}${asOf.slice(4)}`;
}

/** When a bar of a timeline is, in words: `months 7 to 30 (2 years)`, `month 3`; of a moment, `from month 31`. */
export function barWords({ from, to }: Pick<Bar, 'from' | 'to'>): string {
  const [first, last] = [Math.round(from) + 1, Math.round(to)];
  if (last < first) return first === 1 ? 'now' : `from month ${first}`;
  return last === first ? `month ${first}` : `months ${first} to ${last} (${monthsWords(last - first + 1)})`;
}

/** The month at which a timeline ends: at least one. */
export const lastMonth = (bars: readonly Pick<Bar, 'from' | 'to'>[]): number =>
  Math.max(1, ...bars.map(({ from, to }) => Math.max(from, to)));

/** Months between two marks of a scale. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/** Where the marks of a scale go: from now to the end, no more than so many of them. */
export function scaleMarks(months: number, most: number): readonly number[] {
  const step = steps.find((one) => months / one + 1 <= most) ?? Math.max(Math.ceil(months / Math.max(most - 1, 1)), 1);
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step);
}

/** The words at a mark: `now`, then the months. */
export const markWords = (month: number): string => (month === 0 ? 'now' : String(month));
