import { offerKinds } from '../../domain/advice.js';
import { bestVerdictFirst, type Verdict } from '../../domain/finding.js';
import { escapeHidden } from '../../domain/text/hidden-characters.js';
import type { VerdictRun } from '../../engine/index.js';
import { sanitise } from '../../presentation/index.js';
import type { SheetRow, SheetStyle, Sink, TextLine } from './io.js';
import { type BadRow, type Columns, problemText, REF, REMARK } from './read-rows.js';
import { sheetLine } from './sheet-line.js';

/** How the text of a person is written. */
export type RowForm =
  | { readonly kind: 'sheet'; readonly wide: boolean; readonly ref: boolean; readonly style: SheetStyle; readonly isTerminal: boolean }
  | { readonly kind: 'json' };

/** What is written of the person whom the run has just judged, after the number of their row. */
export const rowText = (run: VerdictRun, form: RowForm): ((ref: string | null) => string) =>
  form.kind === 'json' ? personJson(run) : personLine(run, form);

/** Writes people in their order, and what comes before and after all of them. */
export type RowWriter = {
  readonly start: () => Promise<void>;
  /** Adds a person with the text of `rowText`. */
  readonly add: (row: number, text: string) => void;
  /** Writes what was added. */
  readonly flush: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Counted apart: if no entry rule was found, nothing is known to exclude anybody. */
const NO_RULE = bestVerdictFirst.length;
const countNames = [...bestVerdictFirst, 'no-rule'] as const;
/** The verdicts whose roles and routes are named; the rest are only counted. */
const LISTED = 4;

/** Of what a role offers, the roles are named for which it is open, now or later; and those for which an employer must decide. */
const offersListed = offerKinds.flatMap((kind) => [`${kind}-open-ids`, `${kind}-judged-ids`]);

/**
 * One row for each person. By default numbers, the ids of what is open, open later, for a person to decide or possible, and of
 * the roles with a job, training or study for them: a sheet of two hundred columns helps nobody. `wide` gives a column to each
 * role and route, and to each offer of a role (such as `ROLE.jobs`).
 */
function personLine(run: VerdictRun, form: Extract<RowForm, { kind: 'sheet' }>): (ref: string | null) => string {
  const line = sheetLine(form.style);
  const verdicts = form.wide ? wide : brief;
  return (ref) => {
    const own = form.ref ? [form.isTerminal ? sanitise(ref ?? '', 'unicode') : (ref ?? '')] : [];
    return line([...own, ...verdicts(run)]);
  };
}

function wide(run: VerdictRun): readonly string[] {
  return run.targets.flatMap(({ kind }, at) => [
    cellOf({ verdict: run.verdictOf(at), from: run.monthOf(at) }),
    ...(kind === 'role' ? offerKinds.map((offer) => cellOf(run.offerOf(at, offer))) : []),
  ]);
}

/** The header of a sheet, and its lines. */
export function sheetWriter(targets: VerdictRun['targets'], sink: Sink, form: Extract<RowForm, { kind: 'sheet' }>): RowWriter {
  const listed = bestVerdictFirst.slice(0, LISTED).map((verdict) => `${verdict}-ids`);
  const ofTargets = targets.flatMap(({ id, kind }) => [id, ...(kind === 'role' ? offerKinds.map((offer) => `${id}.${offer}`) : [])]);
  const own = form.wide ? ofTargets : [...countNames, ...listed, ...offersListed];
  const line = sheetLine(form.style);
  return textWriter(sink, {
    start: () => sink.cells([['row', ...(form.ref ? [REF] : []), ...own]]),
    person: (row, text) => `${line([String(row)])}${form.style.separator}${text}\n`,
    end: '',
  });
}

type Parts = { readonly start: () => Promise<void>; readonly person: (row: number, text: string) => string; readonly end: string };

function textWriter(sink: Sink, { start, person, end }: Parts): RowWriter {
  let text = '';
  const flush = async (): Promise<void> => {
    const ready = text;
    text = '';
    if (ready !== '') await sink.text(ready);
  };
  return {
    start,
    add: (row, made) => {
      text += person(row, made);
    },
    flush,
    end: async () => {
      text += end;
      await flush();
    },
  };
}

type Judged = { readonly verdict: Verdict; readonly from: string | null };

/** A verdict in a cell; empty where a role has no such offer. */
const cellOf = (judged: Judged | null): string =>
  judged === null ? '' : judged.verdict === 'open-later' ? `${judged.verdict}@${judged.from}` : judged.verdict;

function brief(run: VerdictRun): readonly string[] {
  const { targets } = run;
  const counts = new Array<number>(NO_RULE + 1).fill(0);
  const ids = new Array<string>(LISTED).fill('');
  const offered = new Array<string>(offersListed.length).fill('');
  const add = (list: string[], place: number, named: string): void => {
    list[place] = list[place] === '' ? named : `${list[place]};${named}`;
  };
  for (const [at, { id, offers }] of targets.entries()) {
    const is = run.noRuleOf(at) ? NO_RULE : bestVerdictFirst.indexOf(run.verdictOf(at));
    counts[is] = (counts[is] ?? 0) + 1;
    if (is < LISTED) add(ids, is, withMonth(id, run.monthOf(at)));
    for (const [nth, kind] of offerKinds.entries()) {
      // Without a rule it is no offer to name.
      const offer = offers.includes(kind) ? run.offerOf(at, kind) : null;
      if (offer === null || offer.way.noRule) continue;
      if (offer.verdict === 'open' || offer.verdict === 'open-later') add(offered, 2 * nth, withMonth(id, offer.from));
      if (offer.verdict === 'judged') add(offered, 2 * nth + 1, withMonth(id, offer.from));
    }
  }
  return [...counts.map(String), ...ids, ...offered];
}

const withMonth = (id: string, month: string | null): string => (month === null ? id : `${id}@${month}`);

/** One JSON object for each person, from its second key on: `check` without its reasons. */
function personJson(run: VerdictRun): (ref: string | null) => string {
  const { targets } = run;
  const resultOf = ({ id, kind, ways }: VerdictRun['targets'][number], at: number): string =>
    JSON.stringify({
      id,
      kind,
      verdict: run.verdictOf(at),
      from: run.monthOf(at),
      best: ways[run.bestOf(at)],
      noRule: run.noRuleOf(at),
      ...(kind === 'role' ? Object.fromEntries(offerKinds.map((offer) => [offer, offerOf(ways, run.offerOf(at, offer))])) : {}),
    });
  const offerOf = (ways: readonly string[], offer: ReturnType<VerdictRun['offerOf']>) =>
    offer && { verdict: offer.verdict, way: ways[offer.at], from: offer.from };
  return (ref) => `"ref":${ref === null ? 'null' : jsonOf(ref)},"results":[${targets.map(resultOf).join()}]`;
}

/** `head` is the JSON of what every document opens with; in lines each person has it, in one document it stands once. */
export function jsonWriter(sink: Sink, { lines, head }: { readonly head: string; readonly lines: boolean }): RowWriter {
  if (lines) return textWriter(sink, { start: async () => {}, person: (row, text) => `{${head},"row":${row},${text}}\n`, end: '' });
  let first = true;
  const person = (row: number, text: string): string => {
    const before = first ? '\n' : ',\n';
    first = false;
    return `${before}{"row":${row},${text}}`;
  };
  return textWriter(sink, { start: () => sink.text(`{${head},"people":[`), person, end: '\n]}\n' });
}

/** On a screen, control characters are made visible; in a file the text is as it was. */
export const shown = (text: string, sink: Sink): string => (sink.isTerminal ? sanitise(text, 'unicode') : text);

/** JSON with hidden characters escaped: the same text to any parser. */
export const jsonOf = (value: unknown): string => escapeHidden(JSON.stringify(value));

/** Writes the rows that were set aside: each unchanged, with the reason. Once corrected, the file can be read as it is. */
export type RejectWriter = {
  readonly add: (bad: BadRow, row: SheetRow | TextLine) => void;
  readonly flush: () => Promise<void>;
  readonly finish: () => Promise<void>;
};

const remarks = ['row', 'line', 'column', 'code', 'problem'].map((name) => REMARK + name);

/** In a sheet, remarks come first, so that extra cells do no harm; in NDJSON they are keys of the object. `isBegun`: its header is written. */
export function rejectWriter(sink: Sink, columns: Columns | null, isBegun = false): RejectWriter {
  // Remarks of an earlier run make way for those of this one.
  const isKept = (at: number): boolean => columns?.names[at]?.startsWith(REMARK) !== true;
  const kept = (cells: readonly string[]): readonly string[] => cells.filter((_, at) => isKept(at));
  let rows: string[][] = columns === null || isBegun ? [] : [[...remarks, ...kept(columns.names)]];
  let text = '';
  const flush = async (): Promise<void> => {
    const [ready, said] = [rows, text];
    rows = [];
    text = '';
    if (ready.length > 0) await sink.cells(ready);
    if (said !== '') await sink.text(said);
  };
  return {
    add: (bad, row) => {
      if ('cells' in row) rows.push([...remarksOf(bad), ...kept(row.cells)].map((cell) => shown(cell, sink)));
      else text += `${jsonOf(asObject(bad, row.text))}\n`;
    },
    flush,
    finish: flush,
  };
}

const remarksOf = ({ row, line, problems }: BadRow): readonly string[] => [
  String(row),
  String(line),
  problems.map(({ column, name }) => [column > 0 ? String(column) : '', name].filter((part) => part !== '').join(' ')).join('; '),
  problems.map(({ code }) => code).join('; '),
  problems.map(problemText).join(' '),
];

function asObject(bad: BadRow, text: string | null): Readonly<Record<string, unknown>> {
  const [row, line, column, code, problem] = remarksOf(bad);
  const said = { [`${REMARK}row`]: Number(row), [`${REMARK}line`]: Number(line), [`${REMARK}column`]: column, [`${REMARK}code`]: code };
  return { ...said, [`${REMARK}problem`]: problem, ...asItWas(text) };
}

function asItWas(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value).filter(([name]) => name === `${REMARK}was` || !name.startsWith(REMARK)));
  } catch {
    // A line that is not JSON is kept as text.
  }
  return { [`${REMARK}was`]: text };
}
