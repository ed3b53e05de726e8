import { createEvents, type EventAttributes } from 'ics';
import type { Advice } from '../../domain/advice.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { PathwayReport } from '../../domain/pathway.js';
import { monthWords } from '../words/dates.js';
import { sentence } from '../words/english.js';
import { openingWarning, stepTitle, windowsIn } from '../words/pathway.js';
import { keyDateDay, keyDateWords } from '../words/rounds.js';
import { sanitise } from './sanitise.js';

/** A day of a calendar. The id is the same each time, so that a newer file replaces the entry instead of doubling it. */
type Entry = { readonly uid: string; readonly date: string; readonly title: string; readonly description: string };

/** The library takes a stamp, though its types leave it out. Without one it would write the time of day. */
type Stamped = EventAttributes & { readonly timestamp: string };

const PRODUCT = '-//hi-careers//pathway//EN';
/** No line is longer, in octets, its line end not counted (RFC 5545, section 3.1). */
const LONGEST = 75;

/**
 * The first plan as an iCalendar file (RFC 5545): one all-day entry for each month in which applications open, and for each
 * start of a step. Months are known and days are not, so each stands on the first of its month and says so. The same answers on
 * the same day give the same bytes.
 */
export function calendarText(report: PathwayReport, base: KnowledgeBase): string {
  return textOf(entriesOf(report, base), report.asOf);
}

/** The dates that matter to somebody, likewise: those of which only the month is known stand on its first day and say so. */
export const datesCalendarText = ({ dates, asOf, profile }: Advice, base: KnowledgeBase): string =>
  textOf(
    dates.map((date): Entry => {
      const { what, route, advice, attribute } = date;
      const isMonth = date.date.length === 'YYYY-MM'.length;
      return {
        uid: `${what}/${route ?? advice ?? attribute}/${date.date}`,
        date: date.date,
        title: keyDateWords(date, base, profile),
        description: `${isMonth ? 'Some day in' : 'On'} ${keyDateDay(date)}. Dates move: check the page before you rely on it.`,
      };
    }),
    asOf,
  );

function textOf(entries: readonly Entry[], asOf: string): string {
  const events = entries.map((entry) => eventOf(entry, asOf));
  const { error, value } = createEvents(events, { productId: PRODUCT, calName: 'hi-careers' });
  if (error !== null || value === null) throw error ?? new Error('The calendar is empty.');
  return refold(value);
}

function entriesOf({ pathways, asOf }: PathwayReport, base: KnowledgeBase): readonly Entry[] {
  const [plan] = pathways;
  if (plan === undefined) return [];
  const here = asOf.slice(0, 7);
  const windows = windowsIn([plan], base).map(
    ({ route, title, opening, where, url, sources }): Entry => ({
      uid: `opens/${route}/${opening.month}`,
      date: opening.month,
      title: `Applications open: ${title}`,
      description: `Some day in ${monthWords(opening.month)}. ${sentence(openingWarning(opening, sources, base))} ${sentence(where)} ${url ?? ''}`,
    }),
  );
  const steps = plan.steps
    .filter(({ start }) => start >= here)
    .map(
      (step, at): Entry => ({
        uid: `step/${plan.target}/${step.id}`,
        date: step.start,
        title: `Step ${at + 1}: ${stepTitle(step, base)}`,
        description: `From about ${monthWords(step.start)}. A plan, not a promise: check the pages before you rely on it.`,
      }),
    );
  return [...windows, ...steps].sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

function eventOf({ uid, date, title, description }: Entry, asOf: string): Stamped {
  const [year = 0, month = 1, first = 1] = date.split('-').map(Number);
  const next = new Date(Date.UTC(year, month - 1, first + 1));
  return {
    uid: `${uid}@hi-careers`,
    timestamp: `${asOf.replaceAll('-', '')}T000000Z`,
    start: [year, month, first],
    // Not a duration: the library writes one day as `P1DT`, which the standard does not know.
    end: [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()],
    title: sanitise(title, 'unicode'),
    description: sanitise(description.trim(), 'unicode'),
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
    productId: PRODUCT,
  };
}

/** The library folds by characters; the standard counts octets, and no character may be split. */
function refold(text: string): string {
  return text
    .replace(/\r\n[\t ]/g, '')
    .split('\r\n')
    .map((line) => {
      const parts: string[] = [''];
      for (const character of line) {
        const last = parts.at(-1) ?? '';
        // A line that follows on begins with a space.
        const room = parts.length === 1 ? LONGEST : LONGEST - 1;
        if (Buffer.byteLength(last + character) > room) parts.push(character);
        else parts[parts.length - 1] = last + character;
      }
      return parts.join('\r\n ');
    })
    .join('\r\n');
}
