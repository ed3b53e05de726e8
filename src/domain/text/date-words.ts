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
