import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Band, bandPay } from '../../domain/pay.js';
import { type JsonObject, sourcedJson, sourcesJson } from './parts.js';

/** The pay of a band as in `show --json`; null if no table has it. */
export function payJson(band: Band | undefined, base: KnowledgeBase): JsonObject | null {
  const found = band === undefined ? [] : bandPay(band, base.pay);
  if (base.pay === undefined || found.length === 0) return null;
  return {
    tables: found.map(({ table: { year, nation, standing, note }, used, entry, top, sources }) => ({
      year,
      nation,
      used,
      standing,
      entry,
      top,
      note: note ?? null,
      sources: sourcesJson(sources, base),
    })),
    warning: sourcedJson(base.pay.warning, base),
    notes: base.pay.notes.map((one) => sourcedJson(one, base)),
  };
}
