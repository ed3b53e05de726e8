import type { IsoDate, YearMonth } from './ids.js';

/** The years in which somebody may ask, or expect something: dates are compared as text, so that each has four digits. */
const YEARS = '(?:19|2[01])\\d\\d';
const month = new RegExp(`^${YEARS}-(?:0[1-9]|1[0-2])$`);

/** Whether a text is a month from 1900 to 2199, such as `2026-11`. */
export const isMonth = (text: unknown): text is YearMonth => typeof text === 'string' && month.test(text);

/** Whether a text is a day of the calendar from 1900 to 2199, such as `2026-11-24`. */
export function isDay(text: unknown): text is IsoDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text) || !isMonth(text.slice(0, 7))) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The month of a date that is written from the year on: a day, or a month itself. */
export const monthOf = (date: string): YearMonth => date.slice(0, 'YYYY-MM'.length) as YearMonth;

/** The first day of a month. */
export const firstDayOf = (month: YearMonth): IsoDate => `${month}-01` as IsoDate;

/** The day by a clock, in its own time zone. */
export function dayBy(clock: Date): IsoDate {
  const [month, day] = [clock.getMonth() + 1, clock.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${String(clock.getFullYear()).padStart(4, '0')}-${month}-${day}` as IsoDate;
}

/** The first month that counts as later than a day. */
export const firstLaterMonth = (day: IsoDate): YearMonth => monthAfter(monthOf(day), 1);

/** The month a number of months after another. */
export function monthAfter(month: YearMonth, months: number): YearMonth {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return monthOf(`${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`);
}

/** The next month with a number (1 to 12) in the year after a month. */
export function nextOfNumber(number: number, month: YearMonth): YearMonth {
  const [year, now] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return inYear(number <= now ? year + 1 : year, number);
}

/** The month with a number (1 to 12) in the year of another month. */
export const sameYear = (number: number, month: YearMonth): YearMonth => inYear(Number(month.slice(0, 4)), number);

const inYear = (year: number, number: number): YearMonth => monthOf(`${year}-${String(number).padStart(2, '0')}`);

/** Whole months from one month to another; negative where the second is earlier. */
export function monthsBetween(from: YearMonth, to: YearMonth): number {
  const count = (month: YearMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}

/** Whether something was said more than a year after the day of asking: a slip of the keys. */
export const isFarAhead = (said: YearMonth, asOf: IsoDate): boolean => monthsBetween(monthOf(asOf), said) > 12;
