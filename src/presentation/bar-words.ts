import { monthsWords } from './dates.js';
import type { Bar } from './document.js';

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

/** Where the marks of a scale stand: from now to the end, no more than so many of them. */
export function scaleMarks(months: number, most: number): readonly number[] {
  const step = steps.find((one) => months / one + 1 <= most) ?? Math.max(Math.ceil(months / Math.max(most - 1, 1)), 1);
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step);
}

/** The words at a mark: `now`, then the months. */
export const markWords = (month: number): string => (month === 0 ? 'now' : String(month));
