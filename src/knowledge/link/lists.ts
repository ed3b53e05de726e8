import { type Condition, notesIn } from '../../domain/condition.js';
import { compareText } from '../../domain/diagnostic.js';
import { type RoleId, type RouteId, toId } from '../../domain/ids.js';
import { type Contact, type FirstAdvice, type Inference, type Retired, wayKinds } from '../../domain/knowledge-base.js';
import type { Pay, PayRange, PayTable } from '../../domain/pay.js';
import type { Source } from '../../domain/source.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { ConditionFile, FirstAdviceFile, PayFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { linkCondition } from './conditions.js';
import { given, type Linking, linkDate, linkSourced, linkSourcedList, linkSources } from './context.js';
import { linkGains, linkNation, linkWindow } from './routes.js';

/** Errors: those of conditions, and `wrong-value` where anything but tests would follow, or would follow from what a person must decide. */
export function linkInferences(files: readonly ParsedFile[], linking: Linking): readonly Inference[] {
  return files.flatMap((file) =>
    contentOf(file, 'inferences').map((raw, index) => {
      const spot = new Spot(file.content, [index]);
      const when = linkCondition(raw.when, spot.in('when'), linking);
      if (notesIn(when).length > 0) {
        const hint = 'Remove the part that a person decides, or the whole inference.';
        linking.report.error('wrong-value', spot.in('when').place(), 'Nothing can be inferred from what a person has yet to decide.', hint);
      }
      return { when, then: raw.then.flatMap((one, at) => linkConclusion(one, spot.in('then', at), linking)) };
    }),
  );
}

function linkConclusion(raw: ConditionFile, spot: Spot, linking: Linking): Inference['then'] {
  const condition = linkCondition(raw, spot, linking);
  // `{age: {at-least: 5, at-most: 9}}` is linked as an `all` of two tests.
  const parts = condition.kind === 'all' && !Object.hasOwn(raw, 'all') ? condition.parts : [condition];
  const tests = parts.flatMap((part) => (part.kind === 'test' ? [part] : []));
  if (tests.length === parts.length) return tests;
  linking.report.error(
    'wrong-value',
    spot.place(),
    'A conclusion must be a test on one attribute.',
    'Write one test for each item of the list.',
  );
  return tests;
}

/** @param nations the nations that there are; undefined if nobody is asked. Errors: `unknown-value`, those of the sources. */
export function linkContacts(files: readonly ParsedFile[], nations: readonly string[] | undefined, linking: Linking): readonly Contact[] {
  const whom = ['any', ...wayKinds];
  return files.flatMap((file) =>
    contentOf(file, 'contacts').map((raw, index) => {
      const spot = new Spot(file.content, [index]);
      linkNation(raw.nation, nations, spot.in('nation'), linking);
      if (!whom.includes(raw.for)) {
        const hint = didYouMean(raw.for, whom, `Write one of these: ${whom.join(', ')}.`);
        linking.report.error('unknown-value', spot.in('for').place(), `There is no way in of the kind “${raw.for}”.`, hint);
      }
      return { ...raw, ...given('local', file.local), sources: linkSources(raw.sources, spot.in('sources'), linking) };
    }),
  );
}

/** Errors: `wrong-value` for days that are in no calendar. The record has no prototype. */
export function linkSourceFiles(files: readonly ParsedFile[], linking: Linking): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = Object.create(null);
  for (const file of files) {
    for (const [id, { replaces: _, 'next-expected': nextExpected, ...raw }] of Object.entries(contentOf(file, 'sources'))) {
      sources[id] = {
        ...raw,
        ...given('nextExpected', nextExpected),
        id: toId(id),
        read: linkDate(raw.read, new Spot(file.content, [id, 'read']), linking),
      };
    }
  }
  return sources;
}

type TableFile = PayFile['tables'][number];

/**
 * The pay of every layer as one: tables and notes count together, and the last warning counts. Undefined if nobody says anything.
 * @param nations the nations that there are; undefined if nobody is asked.
 * Errors: `unknown-value` for nations, `duplicate-id` for a second table of one year and nation, `wrong-value` where the top is below
 * the entry, those of the sources.
 */
export function linkPay(files: readonly ParsedFile[], nations: readonly string[] | undefined, linking: Linking): Pay | undefined {
  const first = new Map<string, Spot>();
  const parts = files.map((file): Pay => {
    const { tables, warning, notes } = contentOf(file, 'pay');
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
  const { year, nation, standing, note, hours } = raw;
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
  return { year, nation, standing, ...given('note', note), ...given('hours', hours), bands };
}

function linkRange({ entry, intermediate, top, sources }: TableFile['bands'][string], spot: Spot, linking: Linking): PayRange {
  const hint = 'Correct one of the two figures.';
  if (entry > top) {
    linking.report.error('wrong-value', spot.in('top').place(), `The entry pay, ${entry}, is above the top, ${top}.`, hint);
  } else if (intermediate !== undefined && (intermediate < entry || intermediate > top)) {
    const message = `The intermediate pay, ${intermediate}, is not between the entry, ${entry}, and the top, ${top}.`;
    linking.report.error('wrong-value', spot.in('intermediate').place(), message, hint);
  }
  return { entry, ...given('intermediate', intermediate), top, sources: linkSources(sources, spot.in('sources'), linking) };
}

/**
 * Ids that are no longer used, with what took their place. Undefined if none is.
 * Errors: `unknown-value` where no role or route took the place, `duplicate-id` where the old id is in use or listed twice,
 * `wrong-value` for a day that is in no calendar.
 */
export function linkRetired(files: readonly ParsedFile[], linking: Linking): readonly Retired[] | undefined {
  const first = new Map<string, Spot>();
  const all = files.flatMap((file) =>
    Object.entries(contentOf(file, 'retired')).map(([id, raw]): Retired => {
      const spot = new Spot(file.content, [id]);
      checkOld(id, spot, first, linking);
      checkNew(raw['replaced-by'], spot.in('replaced-by'), linking);
      const on = linkDate(raw.on, spot.in('on'), linking);
      return { id, on, replacedBy: toId<RoleId | RouteId>(raw['replaced-by']), ...given('note', raw.note) };
    }),
  );
  return all.length === 0 ? undefined : all;
}

function checkOld(id: string, spot: Spot, first: Map<string, Spot>, { roles, routes, specialisms, report }: Linking): void {
  const user = [roles, routes, specialisms].find((names) => names.has(id));
  const before = first.get(id);
  first.set(id, before ?? spot);
  if (user !== undefined) {
    const hint = 'Ids are never reused: give the new entry another one, or remove this line.';
    report.error('duplicate-id', spot.keyPlace(), `“${id}” is retired, but ${user.what} uses it.`, hint);
  } else if (before !== undefined) {
    report.error('duplicate-id', spot.keyPlace(), `“${id}” is retired twice.`, 'Keep one of the two.', before.keyPlace());
  }
}

function checkNew(id: string, spot: Spot, { roles, routes, report }: Linking): void {
  if (roles.has(id) || routes.has(id)) return;
  const hint = didYouMean(id, [...roles.all(), ...routes.all()], 'Name an existing role or route.');
  report.error('unknown-value', spot.place(), `There is no role or route “${id}” to replace it.`, hint);
}

/**
 * First advice of all topics, the weightiest first, equal ones by id.
 * Errors: those of conditions, gains, windows and sources, and `unknown-value` for routes.
 */
export function linkFirstAdvice(files: readonly ParsedFile[], linking: Linking): readonly FirstAdvice[] {
  const all = files.flatMap((file) =>
    contentOf(file, 'first-advice').map((raw, index) => linkOne(raw, new Spot(file.content, [index]), linking)),
  );
  return all.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

function linkOne(raw: FirstAdviceFile, spot: Spot, linking: Linking): FirstAdvice {
  const conditionAt = (key: 'when' | 'unless'): Condition | undefined => {
    const written = raw[key];
    return written === undefined ? undefined : linkCondition(written, spot.in(key), { ...linking, mayTestWishes: true });
  };
  return {
    id: linking.firstAdvice.refer(raw.id, spot.in('id')),
    ...given('when', conditionAt('when')),
    ...given('unless', conditionAt('unless')),
    what: raw.what,
    why: raw.why,
    ...given('where', raw.where),
    ...given('ask', raw.ask),
    ...given('window', raw.window === undefined ? undefined : linkWindow(raw.window, spot.in('window'), linking)),
    gives: linkGains(raw.gives, spot.in('gives'), linking),
    routes: (raw.routes ?? []).map((id, index) => linking.routes.refer(id, spot.in('routes', index))),
    ...given('coming', raw.coming),
    ...given('brings', raw.brings),
    weight: raw.weight,
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
}
