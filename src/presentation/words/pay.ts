import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Band, type BandPay, bandPay, type PayStanding } from '../../domain/pay.js';
import { placeName } from './attributes.js';
import { poundsText } from './english.js';
import { bandWords } from './ways.js';

/** What a band pays in one nation, by the table to go by; undefined if there is none, or the nation is not known. */
export const payIn = (nation: string | undefined, band: Band, { pay }: KnowledgeBase): BandPay | undefined =>
  nation === undefined ? undefined : bandPay(band, pay).find(({ used, table }) => used && table.nation === nation);

/**
 * A band with what it pays at the start: `band 5, 2025/26 pay in England from £31,049`. In the person's own nation, where that is
 * known; nothing is said of the pay in another. Without a table, only the band.
 */
export function bandAndPayWords(band: Band, base: KnowledgeBase, nation?: string): string {
  const from = bandPay(band, base.pay)
    .filter(({ used, table }) => used && (nation === undefined || table.nation === nation))
    .map(
      ({ table, entry }) =>
        `${table.year} pay in ${placeName(table.nation, base)} from ${poundsText(entry)}${standingWords[table.standing]}`,
    );
  return [bandWords(band), ...from].join(', ');
}

/** `5, £31,049`; `likely 5 to 6, £31,049`: for a column whose head names band and pay. */
export const bandPayShort = (band: Band, base: KnowledgeBase, nation: string | undefined): string =>
  shortPayWords(band, base, nation).replace(/\bband |(?<=, )from /g, '');

/** A band with its pay in a line that need not name nation and year: `band 5, from £31,049`. */
export function shortPayWords(band: Band, base: KnowledgeBase, nation: string | undefined): string {
  const pay = payIn(nation, band, base);
  return pay === undefined ? bandWords(band) : `${bandWords(band)}, from ${poundsText(pay.entry)}`;
}

export const standingWords = { official: '', 'second-hand': ' (second-hand)' } as const satisfies Record<PayStanding, string>;
