import type { IsoDate, YearMonth } from './ids.js';

/** Whether a text is a month, such as 2026-11. */
export const isMonth = (text: string): text is YearMonth => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The month in which a day lies. */
export const monthOf = (date: IsoDate): YearMonth => date.slice(0, 7) as YearMonth;

/** The month a number of months after another. */
export function monthAfter(month: YearMonth, months: number): YearMonth {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}` as YearMonth;
}

/** Whole months from one month to another; negative where the second is earlier. */
export function monthsBetween(from: YearMonth, to: YearMonth): number {
  const count = (month: YearMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
