import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../src/domain/ids.js';
import type { Pay, PayTable } from '../../../src/domain/pay.js';
import {
  adviceDocument,
  compareDocument,
  findEntry,
  listDocument,
  renderText,
  showDocument,
  showJson,
} from '../../../src/presentation/index.js';
import { bandAndPayWords } from '../../../src/presentation/words/pay.js';
import { advice, brand, knowledge, notYet, profile, report, role } from '../builders.js';
import { layout, linesOf, tooWide } from '../support.js';

const table = (year: string, standing: PayTable['standing'], bands: PayTable['bands'], note?: string): PayTable => ({
  year,
  nation: 'here',
  standing,
  bands,
  ...(note === undefined ? {} : { note }),
});
const range = (entry: number, top: number, source = 'fresh') => ({ entry, top, sources: [brand<SourceId>(source)] });

const full = table('2025/26', 'official', { 3: range(24_937, 26_598), 4: range(27_485, 30_162, 'old'), 9: range(109_179, 125_637) });
const part = table('2026/27', 'second-hand', { 3: range(25_760, 27_476), 4: range(28_392, 31_157) }, 'A baker told us.');
const pay: Pay = {
  tables: [part, full],
  warning: { text: 'Go by the advert.', sources: [brand('old')] },
  notes: [{ text: 'Pay rises at set points.', sources: [brand('fresh')] }],
};
const base = knowledge({ pay });
const band = (from: string, to: string) => ({ from, to, basis: 'stated', sources: [] });
const shown = (of = base): string =>
  findEntry(of, 'baker')
    .map((one) => renderText(showDocument(one, of), layout({ width: 200 })))
    .join('');
const json = (of = base) =>
  findEntry(of, 'baker').map((one) => (showJson(one, of, brand('2026-11-24')) as { item: Record<string, unknown> }).item.pay)[0];

describe('a band in few words', () => {
  const secondHand = knowledge({ pay: { ...pay, tables: [table('2026/27', 'second-hand', full.bands)] } });
  it.each([
    ['with its year and nation', base, band('3', '3'), /^band 3, 2025\/26 pay in \S+ from £24,937$/],
    ['a span from the entry of its lowest', base, band('3', '4'), /^band 3 to 4, 2025\/26 pay in \S+ from £24,937$/],
    ['six figures', base, band('9', '9'), /from £109,179$/],
    ['second-hand where it is', secondHand, band('4', '4'), /^band 4, 2026\/27 pay in \S+ from £27,485 \(second-hand\)$/],
    ['a band that no table has', base, band('5', '5'), /^band 5$/],
    ['a knowledge base without pay', knowledge(), band('3', '3'), /^band 3$/],
  ])('%s', (_name, of, one, expected) => expect(bandAndPayWords(one, of)).toMatch(expected));

  it('is likely where no page names it, and that of no other nation', () => {
    expect(bandAndPayWords({ ...band('3', '3'), likely: true }, base)).toMatch(/^likely band 3, /);
    expect(bandAndPayWords(band('3', '3'), base, 'there')).toBe('band 3');
    const elsewhere = advice({ profile: profile({ land: { kind: 'choice', value: 'there' } }) });
    expect(renderText(adviceDocument(elsewhere, base), layout())).not.toContain('£');
  });

  it('is compared in the nation of the person alone, and in every nation where that is not known', () => {
    const everywhere = knowledge({ pay: { ...pay, tables: [full, { ...full, nation: 'there' }] } });
    const payRow = (answers: Parameters<typeof profile>[0]): string => {
      const { results, ...head } = report([notYet()], { profile: profile(answers) });
      const things = results.map((result) => ({ result, fit: null, months: null }));
      const document = compareDocument({ ...head, things }, everywhere);
      return /^ *Pay .*$/m.exec(renderText(document, layout({ width: 300 })))?.[0] ?? '';
    };
    expect(payRow({}).match(/ pay in /g)).toHaveLength(2);
    expect(payRow({ land: { kind: 'choice', value: 'there' } }).match(/ pay in \S+/g)).toEqual([' pay in Thereland']);
  });

  it('stands in the advice and in the list of roles', () => {
    const text = renderText(adviceDocument(advice(), base), layout({ width: 200 }));
    expect(text).toContain('Nearest to you (pay: Hereland, 2025/26)');
    expect(text).toMatch(/Master baker +now +3 to 4, £24,937/);
    expect(text).toContain('band 3 to 4, from £24,937');
    expect(renderText(listDocument('roles', base), layout({ width: 200 }))).toContain('band 3 to 4, 2025/26 pay in ');
  });
});

describe('show', () => {
  it('gives the pay by each table with sources, the warning and the notes', () => {
    const text = shown();
    expect(text).toMatch(/\n {2}pay {2,}2025\/26 in \S+: £24,937 to £30,162 a year, full time \[\d, \d\]\n/);
    expect(text).toMatch(
      /\n {2}newer pay {2,}2026\/27 in \S+: £25,760 to £31,157 a year, full time \(second-hand\)\. A baker told us \[\d\]\n/,
    );
    expect(text).toMatch(/\n {2}take care {2,}Go by the advert \[\d\]\n/);
    expect(text).toMatch(/About pay\n {2}- Pay rises at set points \[\d\]\n/);
  });

  it('says a single rate once', () => {
    const single = knowledge({ pay: { ...pay, tables: [table('2025/26', 'official', { 3: range(24_465, 24_465) })] } });
    const roles = [role('baker', 'Baker', { band: band('3', '3') })];
    expect(shown({ ...single, roles })).toMatch(/: £24,465 a year/);
  });

  it.each([
    ['without pay', knowledge()],
    ['without a band', { ...base, roles: base.roles.map(({ band: _, ...rest }) => rest) }],
  ])('says nothing of pay %s', (_name, of) => {
    expect(shown(of)).not.toMatch(/£|About pay|take care/);
    expect(json(of)).toBeNull();
  });

  it('as JSON: the tables, which of them is used, the warning and the notes', () => {
    expect(json()).toMatchObject({
      tables: [
        { year: '2025/26', nation: 'here', used: true, standing: 'official', entry: 24_937, top: 30_162, note: null, sources: [{}, {}] },
        { year: '2026/27', used: false, standing: 'second-hand', note: 'A baker told us.', sources: [{ id: 'fresh' }] },
      ],
      warning: { text: 'Go by the advert.', sources: [{ id: 'old' }] },
      notes: [{ text: 'Pay rises at set points.' }],
    });
  });

  it.each([40, 80, 120])('fits %s columns', (width) => {
    for (const one of findEntry(base, 'baker')) expect(tooWide(linesOf(showDocument(one, base), { width }), width)).toEqual([]);
  });
});
