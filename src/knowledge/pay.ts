import { compareText } from '../domain/diagnostic.js';
import type { Pay, PayRange, PayTable } from '../domain/pay.js';
import type { PayFile } from './files.js';
import { given, type Linking, linkSourced, linkSourcedList, linkSources } from './linking.js';
import type { ParsedFile } from './parse.js';
import { Spot } from './report.js';
import { linkNation } from './routes.js';

type TableFile = PayFile['tables'][number];

/**
 * The pay of every layer as one: tables and notes count together, and the last warning counts. Undefined where nobody says anything.
 * @param nations the nations that there are; undefined where nobody is asked.
 * Errors: `unknown-value` for nations, `duplicate-id` for a second table of one year and nation, `wrong-value` where the top is below
 * the entry, those of the sources.
 */
export function linkPay(files: readonly ParsedFile[], nations: readonly string[] | undefined, linking: Linking): Pay | undefined {
  const first = new Map<string, Spot>();
  const parts = files.map((file): Pay => {
    const { tables, warning, notes } = file.content.value as PayFile;
    const spot = new Spot(file.content);
    return {
      tables: tables.map((raw, index) => linkTable(raw, spot.in('tables', index), nations, first, linking)),
      warning: linkSourced(warning, spot.in('warning'), linking),
      notes: linkSourcedList(notes, spot.in('notes'), linking),
    };
  });
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const tables = parts.flatMap((part) => part.tables).sort((a, b) => compareText(b.year, a.year));
  return { tables, warning: last.warning, notes: parts.flatMap((part) => part.notes) };
}

function linkTable(
  raw: TableFile,
  spot: Spot,
  nations: readonly string[] | undefined,
  first: Map<string, Spot>,
  linking: Linking,
): PayTable {
  const { year, nation, standing, note } = raw;
  const before = first.get(`${year} ${nation}`);
  if (before === undefined) first.set(`${year} ${nation}`, spot);
  else {
    const message = `There are two tables for ${year} and “${nation}”.`;
    linking.report.error('duplicate-id', spot.in('year').place(), message, 'Keep one of the two.', before.in('year').place());
  }
  linkNation(nation, nations, spot.in('nation'), linking);
  // Without a prototype: bands are looked up by what a role says.
  const bands: Record<string, PayRange> = Object.create(null);
  for (const [band, range] of Object.entries(raw.bands)) bands[band] = linkRange(range, spot.in('bands', band), linking);
  return { year, nation, standing, ...given('note', note), bands };
}

function linkRange({ entry, top, sources }: TableFile['bands'][string], spot: Spot, linking: Linking): PayRange {
  if (entry > top) {
    const message = `The pay goes from ${entry} down to ${top}.`;
    linking.report.error('wrong-value', spot.in('top').place(), message, 'Check both figures: the top is never below the entry.');
  }
  return { entry, top, sources: linkSources(sources, spot.in('sources'), linking) };
}
