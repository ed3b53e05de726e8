import type { YearMonth } from '../../domain/ids.js';
import type { Route } from '../../domain/knowledge-base.js';
import type { Applications } from '../../domain/pathway.js';
import type { Model } from '../model.js';
import { monthsBetween } from '../months.js';
import { monthAfter } from './life.js';

/**
 * The next month, this one included, in which applications for a route open; null where the knowledge gives no months.
 * `dated`: a source of the window has a date within the twelve months before it. Else it is only inferred from earlier years.
 */
export function nextOpening(model: Model, { apply }: Route, from: YearMonth): Applications | null {
  if (apply?.opens === undefined) return null;
  const { opens, sources, when = null } = apply;
  const month = Array.from({ length: 12 }, (_, at) => monthAfter(from, at)).find((candidate) => opens.includes(Number(candidate.slice(5))));
  if (month === undefined) return null;
  const isFresh = sources.some((id) => {
    const dated = model.base.sources[id]?.dated;
    return dated != null && dated.length >= 7 && monthsBetween(dated.slice(0, 7) as YearMonth, month) <= 12;
  });
  return { month, basis: isFresh ? 'dated' : 'undated', when };
}
