import { describe, expect, it } from 'vitest';
import type { SourceId, YearMonth } from '../../../src/domain/ids.js';
import type { Apply, Route } from '../../../src/domain/knowledge-base.js';
import { buildModel } from '../../../src/engine/index.js';
import { nextOpening } from '../../../src/engine/pathway/start.js';
import { bees } from '../../support/post.js';

const dated = {
  ...bees.sources,
  page: { ...bees.sources.guild, dated: null },
  month: { ...bees.sources.guild, dated: '2026-09' },
  year: { ...bees.sources.guild, dated: '2026' },
};
const model = buildModel({ ...bees, sources: dated as typeof bees.sources });
const [route] = bees.routes as readonly [Route];

const opening = (from: string, opens: readonly number[], sources: readonly string[] = [], when?: string) => {
  const apply: Apply = { where: 'The guild', opens, sources: sources as readonly SourceId[], ...(when === undefined ? {} : { when }) };
  return nextOpening(model, { ...route, apply }, from as YearMonth);
};

describe('when applications open next', () => {
  it.each([
    ['this month', '2026-09', [9], '2026-09'],
    ['later this year', '2026-07', [9], '2026-09'],
    ['next year, the month before', '2026-10', [9], '2027-09'],
    ['the soonest of several', '2026-11', [9, 1, 3], '2027-01'],
  ])('%s', (_, from, opens, month) => {
    expect(opening(from, opens)?.month).toBe(month);
  });

  it('is not known where the knowledge gives no months', () => {
    const { apply, ...silent } = route;
    expect([nextOpening(model, silent as Route, '2026-09' as YearMonth), opening('2026-09', [])]).toEqual([null, null]);
  });

  it('is told in the words of the source, where it has some', () => {
    expect([opening('2026-09', [9], [], 'In late September')?.when, opening('2026-09', [9])?.when]).toEqual(['In late September', null]);
  });

  // The guild's rules are of March 2026; the others show a month, only a year, or no date at all.
  it.each([
    ['a page of the year before', '2026-11', ['guild'], 'dated'],
    ['a page exactly a year old by then', '2027-03', ['guild'], 'dated'],
    ['a page older than a year by then', '2027-04', ['guild'], 'undated'],
    ['a page with a month', '2027-09', ['month'], 'dated'],
    ['a page with only a year', '2026-11', ['year'], 'undated'],
    ['a page without a date', '2026-11', ['page'], 'undated'],
    ['several pages, one of them fresh', '2026-11', ['page', 'guild'], 'dated'],
    ['no page', '2026-11', [], 'undated'],
  ])('rests on %s', (_, month, sources, basis) => {
    expect(opening(month, [Number(month.slice(5))], sources)?.basis).toBe(basis);
  });
});
