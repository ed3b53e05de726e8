import { describe, expect, it } from 'vitest';
import type { YearMonth } from '../../../src/domain/ids.js';
import { readMonth } from '../../../src/domain/text/dates.js';

/** Asked in November 2026: December is the first month to come. */
const read = (text: string): string | undefined => readMonth(text, '2026-12' as YearMonth);

describe('a month in any usual form', () => {
  it.each([
    ['2027-07', '2027-07'],
    ['2027-7', '2027-07'],
    ['2027/07', '2027-07'],
    ['2027-07-15', '2027-07'],
    ['7/2027', '2027-07'],
    ['07/27', '2027-07'],
    ['7.2027', '2027-07'],
    ['07 2027', '2027-07'],
    ['15/07/2027', '2027-07'],
    ['July 2027', '2027-07'],
    ['july, 2027', '2027-07'],
    ['JUL 27', '2027-07'],
    ['July ’27', '2027-07'],
    ['jul-2027', '2027-07'],
    ['Sept 2027', '2027-09'],
    ['15 July 2027', '2027-07'],
    ['15th July 2027', '2027-07'],
    ['in July 2027', '2027-07'],
    ['the end of July 2027', '2027-07'],
    ['summer 2027', '2027-08'],
    ['the summer of 2027', '2027-08'],
    ['autumn 2027', '2027-11'],
    ['2027', '2027-08'],
    ['2026', '2026-12'],
    ['next July', '2027-07'],
    ['July', '2027-07'],
    ['December', '2026-12'],
    ['next December', '2026-12'],
    ['next summer', '2027-08'],
    ['next year', '2027-08'],
  ])('%s', (text, month) => expect(read(text)).toBe(month));

  it.each(['', 'soon', 'four', '13/2027', '0/2027', '2027-13', 'July July', 'ju 2027', '7', '77777', 'year', 'next week', 'xx July 2027'])(
    '“%s” is none',
    (text) => expect(read(text)).toBeUndefined(),
  );
});
