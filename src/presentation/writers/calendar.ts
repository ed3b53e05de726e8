import type { Advice } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { PathwayReport } from '../../domain/pathway.js';
import { monthWords } from '../words/dates.js';
import { sentence } from '../words/english.js';
import { openingWarning, stepTitle, windowsIn } from '../words/pathway.js';
import { keyDateDay, keyDateWords } from '../words/rounds.js';
import { sanitise } from './sanitise.js';

/** A day or month of a calendar, and what is the same about it each time, so that a newer file replaces the entry. */
type Entry = { readonly key: string; readonly date: string; readonly title: string; readonly description: string };

/** No line is longer, in octets, its line end not counted (RFC 5545, section 3.1). */
const LONGEST = 75;

/**
 * The first plan as an iCalendar file (RFC 5545): one all-day entry for each month in which applications open, and for each
 * start of a step. Months are known and days are not, so each is on the first of its month, or today in this month, and says so.
 * The same answers on the same day give the same bytes; entries of two people never share an id.
 */
export const calendarText = (report: PathwayReport, person: Profile, base: KnowledgeBase): string =>
  textOf(entriesOf(report, base), report.asOf, person);

/** The dates that matter to somebody, likewise. */
export const datesCalendarText = ({ dates, asOf, profile }: Advice, base: KnowledgeBase): string =>
  textOf(
    dates.map((date): Entry => {
      const { what, route, advice, attribute } = date;
      const isMonth = date.date.length === 'YYYY-MM'.length;
      return {
        key: `${what}/${route ?? advice ?? attribute}/${date.date}`,
        date: date.date,
        title: keyDateWords(date, base, profile),
        description: `${isMonth ? 'Some day in' : 'On'} ${keyDateDay(date)}. Dates move: check the page before you rely on it.`,
      };
    }),
    asOf,
    profile,
  );

function textOf(entries: readonly Entry[], asOf: IsoDate, { answers }: Profile): string {
  const person = fingerprint(JSON.stringify([...answers].sort(([a], [b]) => (a < b ? -1 : 1))));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'PRODID:-//hi-careers//pathway//EN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:hi-careers',
    ...entries.flatMap((entry) => eventLines(entry, asOf, person)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entriesOf({ pathways, asOf }: PathwayReport, base: KnowledgeBase): readonly Entry[] {
  const [plan] = pathways;
  if (plan === undefined) return [];
  const here = asOf.slice(0, 7);
  const windows = windowsIn([plan], base).map(
    ({ route, title, opening, where, url, sources }): Entry => ({
      key: `opens/${plan.target}/${route}/${opening.month}`,
      date: opening.month,
      title: `Applications open: ${title}`,
      description: `Some day in ${monthWords(opening.month)}. ${sentence(openingWarning(opening, sources, base))} ${sentence(where)} ${url ?? ''}`,
    }),
  );
  const steps = plan.steps
    .filter(({ start }) => start >= here)
    .map(
      (step, at): Entry => ({
        key: `step/${plan.target}/${step.id}`,
        date: step.start,
        title: `Step ${at + 1}: ${stepTitle(step, base)}`,
        description: `From about ${monthWords(step.start)}. A plan, not a promise: check the pages before you rely on it.`,
      }),
    );
  return [...windows, ...steps].sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

function eventLines({ key, date, title, description }: Entry, asOf: IsoDate, person: string): readonly string[] {
  const first = date.length === 'YYYY-MM'.length ? `${date}-01` : date;
  const day = first < asOf ? asOf : first;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`${key}/${person}@hi-careers`)}`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(next)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'END:VEVENT',
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');

/** Text as RFC 5545, section 3.3.11, has it; no control character is left. */
const escaped = (text: string): string => sanitise(text.trim(), 'unicode').replace(/[\\;,]/g, '\\$&');

/** The standard counts octets, and no character may be split; a line that follows on begins with a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = '';
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > LONGEST) {
      text += '\r\n ';
      size = 1;
    }
    text += character;
    size += octets;
  }
  return text;
}

/** 64 bits that differ for different texts (FNV-1a): enough to tell the people of one calendar apart. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
