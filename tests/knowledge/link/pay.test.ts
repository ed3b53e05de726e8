import { describe, expect, it } from 'vitest';
import { bandPay, type Pay, type PayTable } from '../../../src/domain/pay.js';
import { loadKnowledge } from '../../../src/knowledge/index.js';
import { baseOf, briefly, inTests, loadTiny } from '../support.js';

/** A file of pay; each table is its own text. */
const payFile = (...tables: readonly string[]): string =>
  `tables:\n${tables.map((table) => `  - ${table}\n`).join('')}warning: {text: Adverts differ., sources: [guild]}\n`;
const old = '{year: 2025/26, nation: hills, standing: official, bands: {"4": {entry: 10, top: 20, sources: [guild]}}}';
const newer = '{year: 2026/27, nation: hills, standing: second-hand, note: Heard., bands: {"5": {entry: 11, top: 21, sources: [guild]}}}';

const load = (...tables: readonly string[]) => loadTiny({ 'pay.yaml': payFile(...tables) });

describe('pay.yaml', () => {
  it('may be left out', () => {
    expect(baseOf(loadTiny()).pay).toBeUndefined();
    expect(baseOf(loadKnowledge(inTests('fixtures/beekeeping'))).pay).toBeUndefined();
  });

  it('gives tables, newest first, with the warning', () => {
    const { pay } = baseOf(load(old, newer));
    expect(pay?.tables.map(({ year, standing }) => `${year} ${standing}`)).toEqual(['2026/27 second-hand', '2025/26 official']);
    expect(pay?.tables[0]).toMatchObject({ nation: 'hills', note: 'Heard.', bands: { 5: { entry: 11, top: 21, sources: ['guild'] } } });
    expect(pay?.warning).toEqual({ text: 'Adverts differ.', sources: ['guild'] });
    expect(pay?.notes).toEqual([]);
  });

  it('keeps the hours of a full week and the point between entry and top', () => {
    const { pay } = baseOf(load(old.replace('bands:', 'hours: 36, bands:').replace('top: 20', 'intermediate: 15, top: 20')));
    expect(pay?.tables[0]).toMatchObject({ hours: 36, bands: { 4: { entry: 10, intermediate: 15, top: 20 } } });
  });

  it.each([
    ['a point between that is above the top', [old.replace('top: 20', 'intermediate: 21, top: 20')], ['pay.yaml:2:95 wrong-value']],
    ['a nation that is none', [old.replace('hills', 'hlils')], ['pay.yaml:2:29 unknown-value']],
    ['a source that is none', [old.replace('guild', 'giuld')], ['pay.yaml:2:100 unknown-source']],
    ['a top below the entry', [old.replace('top: 20', 'top: 9')], ['pay.yaml:2:86 wrong-value']],
    ['two tables of one year and nation', [old, old], ['pay.yaml:3:12 duplicate-id']],
    ['a year that is none', [old.replace('2025/26', '2025')], ['pay.yaml:2:12 wrong-type']],
    ['pence', [old.replace('entry: 10', 'entry: 10.5')], ['pay.yaml:2:77 wrong-type']],
    ['a band that is none', [old.replace('"4"', '"44"')], ['pay.yaml:2:64 wrong-value']],
    ['another standing', [old.replace('official', 'heard')], ['pay.yaml:2:46 wrong-value']],
  ])('refuses %s', (_name, tables, expected) => expect(briefly(load(...tables))).toEqual(expected));
});

const table = (year: string, bands: Readonly<Record<string, readonly [entry: number, top: number]>>, nation = 'hills'): PayTable => ({
  year,
  nation,
  standing: 'official',
  bands: Object.fromEntries(Object.entries(bands).map(([band, [entry, top]]) => [band, { entry, top, sources: [] }])),
});
const paid = (from: string, to: string, ...tables: readonly PayTable[]): readonly string[] =>
  bandPay({ from, to }, { tables, notes: [], warning: { text: '', sources: [] } } satisfies Pay).map(
    (one) => `${one.table.nation} ${one.table.year} ${one.entry}-${one.top}${one.used ? ' used' : ''}`,
  );

describe('what a span of bands is paid', () => {
  const full = table('2025/26', { '4': [10, 20], '8a': [30, 40], '8b': [50, 60] });
  const part = table('2026/27', { '4': [11, 21], '8a': [31, 41] });
  const older = table('2024/25', { '4': [9, 19], '8a': [29, 39], '8b': [49, 59] });

  it.each([
    ['the newest full table first, then a newer one', '4', '4', ['hills 2025/26 10-20 used', 'hills 2026/27 11-21']],
    ['from the entry of the lowest to the top of the highest', '4', '8a', ['hills 2025/26 10-40 used', 'hills 2026/27 11-41']],
    ['a newer table without one end is left out', '8a', '8b', ['hills 2025/26 30-60 used']],
    ['a band in no table', '9', '9', []],
    ['a name that every object has', 'constructor', 'toString', []],
  ])('%s', (_name, from, to, expected) => expect(paid(from, to, part, full, older)).toEqual(expected));

  it('each nation by its own tables', () => {
    const coast = table('2024/25', { '4': [7, 8] }, 'coast');
    expect(paid('4', '4', part, full, coast)).toEqual(['hills 2025/26 10-20 used', 'hills 2026/27 11-21', 'coast 2024/25 7-8 used']);
  });

  it('where no table is full, the newest that has the span', () => {
    expect(paid('5', '5', part, table('2025/26', { '5': [1, 2] }))).toEqual(['hills 2025/26 1-2 used']);
  });

  it('without pay there is none', () => expect(bandPay({ from: '4', to: '4' }, undefined)).toEqual([]));
});

describe('the pay that is shipped', () => {
  const { pay, roles } = baseOf(loadKnowledge(inTests('../data')));

  it('rises from band to band and from year to year', () => {
    for (const { bands } of pay?.tables ?? []) {
      const entries = Object.entries(bands)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { entry }]) => entry);
      expect(entries).toEqual([...entries].sort((a, b) => a - b));
    }
    // From year to year within one nation: each nation sets its own pay.
    for (const [at, newer] of (pay?.tables ?? []).entries()) {
      const before = pay?.tables.slice(at + 1).find(({ nation }) => nation === newer.nation);
      for (const [band, { entry, top }] of Object.entries(newer.bands)) {
        expect(entry).toBeGreaterThan(before?.bands[band]?.entry ?? 0);
        expect(top).toBeGreaterThan(before?.bands[band]?.top ?? 0);
      }
    }
  });

  it('has every band of a role in the table that is used', () => {
    for (const { id, band } of roles) {
      if (band !== undefined) expect([id, bandPay(band, pay).map(({ used }) => used)]).toEqual([id, expect.arrayContaining([true])]);
    }
  });
});
