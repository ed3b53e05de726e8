import { describe, expect, it } from 'vitest';
import type { YearMonth } from '../../../src/domain/ids.js';
import { assumedEnds } from '../../../src/engine/person/current-answers.js';
import { realModel } from '../../support/bases.js';
import { type Said, someone } from '../../support/someone.js';

describe('full-time education that nobody named an end for', () => {
  const end = (said: Readonly<Record<string, Said>>, today = '2026-11') =>
    assumedEnds(realModel.variables, someone(realModel.base, { 'full-time-education': true, ...said }), today as YearMonth)[0]?.month;

  it.each<readonly [string, Readonly<Record<string, Said>>, string | undefined]>([
    ['the coming July', {}, '2027-07'],
    ['the coming July, where a qualification comes after it in that year', { 'highest-level': '3@2027-08' }, '2027-07'],
    ['July of the year in which A levels are expected', { 'highest-level': '3@2028-08' }, '2028-07'],
    ['July of the year in which a degree is expected', { 'degree-class': 'upper-second@2029-01' }, '2029-07'],
    ['July of the last year in which something is expected', { 'highest-level': '3@2028-08', 'degree-class': 'first@2031-07' }, '2031-07'],
    ['the coming July, where what was expected is overdue', { 'highest-level': '3@2025-08' }, '2027-07'],
    ['the month that was named, which nobody has to assume', { 'full-time-education': 'false@2027-12' }, undefined],
    ['never, for those who are not in it', { 'full-time-education': false }, undefined],
  ])('ends in %s', (_, said, month) => {
    expect(end(said)).toBe(month);
  });

  it('ends next year from July on', () => {
    expect(end({}, '2027-06')).toBe('2027-07');
    expect(end({}, '2027-07')).toBe('2028-07');
  });
});
