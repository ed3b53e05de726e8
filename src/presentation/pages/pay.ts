import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Band, type BandPay, bandPay } from '../../domain/pay.js';
import { type Block, joined, type Row } from '../document.js';
import { poundsText, withoutStop } from '../words/english.js';
import { standingWords } from '../words/pay.js';
import { placeName } from '../words/place.js';
import { factRow, type ShowContext, sourcedSection, sourcedText } from './show-parts.js';

/** What a band pays, by each table, and what that does not promise. */
export function payRows(band: Band | undefined, context: ShowContext): readonly Row[] {
  const { base, notes } = context;
  const found = band === undefined ? [] : bandPay(band, base.pay);
  if (base.pay === undefined || found.length === 0) return [];
  return [
    ...found.flatMap((pay) => factRow(pay.used ? 'pay' : 'newer pay', joined(rangeWords(pay, base), notes.cite(pay.sources)))),
    ...factRow('take care', sourcedText(base.pay.warning, context)),
  ];
}

/** How pay moves and what may come on top: only where a band is shown with its pay. */
export const payNotes = (band: Band | undefined, context: ShowContext): readonly Block[] =>
  band === undefined || bandPay(band, context.base.pay).length === 0
    ? []
    : sourcedSection('About pay', context.base.pay?.notes ?? [], context);

function rangeWords({ entry, top, table }: BandPay, base: KnowledgeBase): string {
  const range = entry === top ? poundsText(entry) : `${poundsText(entry)} to ${poundsText(top)}`;
  const hours = table.hours === undefined ? '' : ` (${table.hours} hours a week)`;
  const remark = table.note === undefined ? '' : `. ${withoutStop(table.note)}`;
  return `${table.year} in ${placeName(table.nation, base)}: ${range} a year, full time${hours}${standingWords[table.standing]}${remark}`;
}
