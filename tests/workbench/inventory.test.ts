import { expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/ids.js';
import { coverageOf } from '../../src/workbench/coverage.js';
import { staleFacts } from '../../src/workbench/stale.js';
import { factsOf } from '../../src/workbench/statements.js';
import { baseOf, loadTiny } from '../knowledge/support.js';
import { realModel } from '../support/bases.js';
import { edited } from './support.js';

const day = (text: string) => text as IsoDate;
const sources = (dated: string) => `guild: {url: null, publisher: Guild, dated: ${dated}, read: 2026-11-01, weight: official}\n`;

it('every role, requirement, band and duration of the shipped knowledge has a source, and every source is accounted for', () => {
  const { base } = realModel;
  const coverage = coverageOf(base);
  expect(coverage.rolesWithoutSource).toEqual([]);
  expect(coverage.unsourced).toEqual([]);
  expect(coverage.total.sourced).toBe(coverage.total.requirements);
  expect(coverage.total.tested + coverage.total.judged + coverage.total.listed).toBe(coverage.total.requirements);
  expect(coverage.specialisms.flatMap(({ roles }) => roles)).toHaveLength(base.roles.length);
  expect(coverage.sources.map(({ source }) => source as string).sort()).toEqual(Object.keys(base.sources).sort());
});

it('what a source carries names each statement that rests on it', () => {
  const base = baseOf(loadTiny());
  const [guild] = coverageOf(base).sources;
  expect(guild?.facts).toEqual(factsOf(base));
  expect(guild?.facts.map(({ entry, part }) => `${entry} ${part}`)).toContain('helper leads-to');
});

it('a source that carries nothing stands last, with nothing', () => {
  const base = baseOf(
    loadTiny({ 'sources.yaml': `${sources('"2026"')}aunt: {url: null, publisher: Aunt, dated: null, read: 2026-11-01, weight: weak}\n` }),
  );
  expect(coverageOf(base).sources.at(-1)).toEqual({ source: 'aunt', facts: [] });
});

it('a page is old from the day on which so many years have passed, and a year or month counts to its end', () => {
  const stale = (dated: string, asOf: string, years = 3) =>
    staleFacts(baseOf(loadTiny({ 'sources.yaml': sources(dated) })), day(asOf), years).sources.map(({ why }) => why);
  expect(stale('"2023-11-24"', '2026-11-24')).toEqual([]);
  expect(stale('"2023-11-24"', '2026-11-25')).toEqual(['old']);
  expect(stale('"2023"', '2026-12-31')).toEqual([]);
  expect(stale('"2023"', '2027-01-01')).toEqual(['old']);
  expect(stale('"2023-02"', '2026-02-28')).toEqual([]);
  expect(stale('"2023-11-24"', '2026-11-25', 4)).toEqual([]);
  expect(stale('null', '2026-11-25')).toEqual(['undated']);
});

it('a page is due in the month in which a newer edition is expected, whatever rests on it', () => {
  const guild = `guild: {url: null, publisher: Guild, dated: "2026-04", next-expected: 2027-04, read: 2026-11-01, weight: official}\n`;
  const other = guild.replace('guild:', 'pay-circular:');
  const stale = (asOf: string) =>
    staleFacts(baseOf(loadTiny({ 'sources.yaml': guild + other })), day(asOf), 3).sources.map(({ source, why }) => `${source.id} ${why}`);
  expect(stale('2027-03-31')).toEqual([]);
  expect(stale('2027-04-01')).toEqual(['guild due', 'pay-circular due']);
});

it('a fact is past its review date on the day after', () => {
  const base = baseOf(loadTiny(edited('roles/keeping/keeper.yaml', 'strength: must,', 'strength: must, review-by: 2026-11-24,')));
  expect(staleFacts(base, day('2026-11-24'), 3).pastReview).toEqual([]);
  expect(staleFacts(base, day('2026-11-25'), 3).pastReview.map(({ entry, text }) => `${entry} ${text}`)).toEqual(['keeper Grown up']);
});

it('the most used page comes first, and a fact with a fresh page beside it does not rest on the stale one alone', () => {
  const { sources: found, factsOnStaleOnly, facts } = staleFacts(realModel.base, day('2026-11-24'), 3);
  const counts = found.map((one) => one.facts.length);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(found.every((one) => one.alone <= one.facts.length)).toBe(true);
  expect(factsOnStaleOnly).toBeLessThan(facts);
});
