import type { YearMonth } from '../ids.js';
import { isMonth } from '../months.js';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => monthNames[month - 1] ?? String(month);

/** A date in words, as precise as given: `2021` stays, `2027-07` gives `July 2027`, `2026-11-22` gives `22 November 2026`. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  if (month === undefined) return date;
  const front = `${monthName(Number(month))} ${year}`;
  return day === undefined ? front : `${Number(day)} ${front}`;
}

/** The same in a sentence: `in 2021`, `in July 2027`, `on 22 November 2026`. */
export const dateInSentence = (date: string): string => `${date.length > 7 ? 'on' : 'in'} ${dateWords(date)}`;

const months = Array.from({ length: 12 }, (_, at) => monthName(at + 1).toLowerCase());

/** The last whole month of each season. A year alone is taken by its summer, when most results come out. */
const seasons: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, winter: 12 };

/**
 * The month that somebody means by a date in any usual form: `July 2027`, `7/2027`, `07/27`, `15 July 2027`, `2027-07`, `summer 2027`,
 * `2027`, `next July`. A month or season without a year is the first one from `earliest` on; without `earliest` it is none.
 * Undefined where it is none of these.
 */
export function readMonth(text: string, earliest?: YearMonth): YearMonth | undefined {
  const read = monthIn(text, earliest === undefined ? 0 : Number(earliest.replace('-', '')));
  return isMonth(read) ? read : undefined;
}

function monthIn(text: string, earliest: number): string | undefined {
  const words = text
    .toLowerCase()
    .replace(/[’'](?=\d\d\b)/g, '')
    .replace(/([a-z])-(?=[a-z])/g, '$1 ')
    .replace(/\b(in|by|the|of|end|start|beginning|middle|around|about|on|this|next|coming)\b/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/[\s,.]+/g, ' ')
    .trim();
  if (words === 'year' && /\bnext\b/i.test(text)) return monthOf(Math.floor((earliest - 1) / 100) + 1, seasons.summer);
  const digits = words.replace(/ ?[-/ ] ?/g, '/');
  const [, yearFirst, second] = /^(\d{4})(?:\/(\d{1,2})(?:\/\d{1,2})?)?$/.exec(digits) ?? [];
  if (yearFirst !== undefined) {
    const year = Number(yearFirst);
    return second === undefined ? monthOf(year, seasons.summer, earliest) : monthOf(year, Number(second));
  }
  const [, first, last] = /^(?:\d{1,2}\/)?(\d{1,2})\/(\d{4}|\d{2})$/.exec(digits) ?? [];
  if (first !== undefined && last !== undefined) return monthOf(fullYear(last), Number(first));
  const [, name, year] = /^(?:\d{1,2} )?([a-z]+)(?:[ -/]?(\d{4}|\d{2}))?$/.exec(words) ?? [];
  const month = name === undefined ? undefined : monthNamed(name);
  if (month === undefined) return undefined;
  if (year !== undefined) return monthOf(fullYear(year), month);
  const soonest = Math.floor(earliest / 100);
  return monthOf(month >= earliest % 100 ? soonest : soonest + 1, month);
}

function monthNamed(name: string): number | undefined {
  const at = name.length < 3 ? -1 : months.findIndex((month) => month.startsWith(name) || (name === 'sept' && month === 'september'));
  return at < 0 ? seasons[name] : at + 1;
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** A year whose usual month is past is taken to its end. */
function monthOf(year: number, month: number | undefined, earliest = 0): string | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  const late = year === Math.floor(earliest / 100) && month < earliest % 100 ? 12 : month;
  return `${year}-${String(late).padStart(2, '0')}`;
}

/**
 * A length of time in months: `18`, `18 months`, `3 years`, `1.5 years`, `2 years 6 months` or `2 years, 6 months`; not a number where it
 * is none of these.
 */
export function readMonths(text: string): number {
  const typed = /^(?:(\d{1,2}(?:\.\d)?) ?y(?:ea)?(?:rs?)?)?(?:(?:,| and)? ?(\d{1,4})(?: ?m(?:onth)?s?)?)?$/i.exec(text);
  const [, years, months] = typed ?? [];
  return years === undefined && months === undefined ? Number.NaN : Math.round(Number(years ?? 0) * 12) + Number(months ?? 0);
}
