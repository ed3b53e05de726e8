import type { SourceId } from './ids.js';
import type { Sourced } from './source.js';

/** Basic pay of one band: whole pounds a year, full time, before additions and deductions. */
export type PayRange = {
  readonly entry: number;
  /** The pay point between entry and top, where the band has one. */
  readonly intermediate?: number;
  readonly top: number;
  readonly sources: readonly SourceId[];
};

/** `official`: read on a page of those who set the pay. `second-hand`: repeated by somebody else. */
export const payStandings = ['official', 'second-hand'] as const;
export type PayStanding = (typeof payStandings)[number];

/** What each band is paid in one nation and pay year. */
export type PayTable = {
  /** The pay year: `2025/26`. Years sort as text. */
  readonly year: string;
  readonly nation: string;
  readonly standing: PayStanding;
  /** How we know it. */
  readonly note?: string;
  /** Hours of a full-time week, where they are not the usual ones. */
  readonly hours?: number;
  readonly bands: Readonly<Record<string, PayRange>>;
};

export type Pay = {
  /** Newest first; those of one year in the order of the file. */
  readonly tables: readonly PayTable[];
  /** Printed with every range: what a range does not promise. */
  readonly warning: Sourced;
  /** How somebody moves up in a band, where there is more pay, who is paid otherwise. */
  readonly notes: readonly Sourced[];
};

/** What a span of bands is paid by one table: from the entry of the lowest to the top of the highest. */
export type BandPay = Omit<PayRange, 'intermediate'> & {
  readonly table: PayTable;
  /** The table to go by; false of a newer one in which bands are missing. */
  readonly used: boolean;
};

/**
 * What a span of bands is paid in each nation: first by its newest full table, then by newer ones that are not full. A table is
 * full where it has every band that any table of its nation has; where none is, the newest with both ends of the span is used.
 */
export function bandPay(span: Pick<Band, 'from' | 'to'>, pay: Pay | undefined): readonly BandPay[] {
  const tables = pay?.tables ?? [];
  return [...new Set(tables.map(({ nation }) => nation))].flatMap((nation) => {
    const own = tables.filter((table) => table.nation === nation);
    const every = new Set(own.flatMap(({ bands }) => Object.keys(bands)));
    const found = own.flatMap((table) => paidBy(table, span));
    const used = found.find(({ table }) => Object.keys(table.bands).length === every.size) ?? found[0];
    if (used === undefined) return [];
    return [{ ...used, used: true }, ...found.slice(0, found.indexOf(used))];
  });
}

function paidBy(table: PayTable, { from, to }: Pick<Band, 'from' | 'to'>): readonly BandPay[] {
  const low = Object.hasOwn(table.bands, from) ? table.bands[from] : undefined;
  const high = Object.hasOwn(table.bands, to) ? table.bands[to] : undefined;
  if (low === undefined || high === undefined) return [];
  return [{ table, used: false, entry: low.entry, top: high.top, sources: [...new Set([...low.sources, ...high.sources])] }];
}

export type Band = {
  readonly from: string;
  readonly to: string;
  /** No page names a band: it is our reading, and `basis` says why. */
  readonly likely?: true;
  readonly basis: string;
  readonly sources: readonly SourceId[];
};

/** The level that a published framework gives the work; not an NHS band. */
export type FrameworkLevel = {
  readonly framework: 'fedip' | 'hicf' | 'ddat';
  readonly level: string;
  readonly note?: string;
  readonly sources: readonly SourceId[];
};
