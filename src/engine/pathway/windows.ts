import type { IsoDate, YearMonth } from '../../domain/ids.js';
import type { Route } from '../../domain/knowledge-base.js';
import type { ApplicationWindow, Opening } from '../../domain/pathway.js';
import type { Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { monthAfter } from './life.js';

/**
 * The next month, this one included, in which applications for a route open; null where the knowledge gives no months.
 * `dated`: a source of the window has a date within the twelve months before it. Else it is only inferred from earlier years.
 */
export function nextOpening(model: Model, { apply }: Route, from: YearMonth): Opening | null {
  const opens = apply?.opens ?? [];
  if (apply === undefined || opens.length === 0) return null;
  const month = Array.from({ length: 12 }, (_, at) => monthAfter(from, at)).find((candidate) => opens.includes(Number(candidate.slice(5))));
  if (month === undefined) return null;
  const isFresh = apply.sources.some((id) => {
    const dated = model.base.sources[id]?.dated;
    return dated != null && dated.length >= 7 && monthsBetween(dated.slice(0, 7) as YearMonth, month) <= 12;
  });
  return { month, basis: isFresh ? 'dated' : 'undated', when: apply.when ?? null };
}

/** Every opening within so many months from a day, of routes that are not closed: by month, then by id. Pure; for a calendar. */
export function applicationWindows(model: Model, asOf: IsoDate, withinMonths = 12): readonly ApplicationWindow[] {
  const today = monthOf(asOf);
  const found = model.base.routes
    .filter(({ status }) => status.value !== 'closed')
    .flatMap((route) => openingsOf(model, route, today, withinMonths));
  return found.sort((a, b) => compare(a.opening.month, b.opening.month) || compare(a.route, b.route));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function openingsOf(model: Model, route: Route, today: YearMonth, within: number): readonly ApplicationWindow[] {
  const { apply } = route;
  if (apply === undefined) return [];
  const found: ApplicationWindow[] = [];
  for (let at = 0; at < within; at++) {
    const opening = nextOpening(model, route, monthAfter(today, at));
    if (opening?.month !== monthAfter(today, at)) continue;
    found.push({ route: route.id, title: route.title, opening, url: apply.url ?? null, where: apply.where, sources: apply.sources });
  }
  return found;
}
