import { escapeHidden } from '../../domain/text/hidden-characters.js';
import { bestVerdictFirst } from '../../domain/verdict.js';
import type { VerdictRun } from '../../engine/index.js';
import { sanitise } from '../../presentation/index.js';
import type { SheetRow, Sink, TextLine } from './io.js';
import { type BadRow, type Columns, problemText, REF, REMARK } from './read-rows.js';

/** Writes the people of one part of the file, and what comes before and after all of them. */
export type RowWriter = {
  readonly start: () => Promise<void>;
  /** Adds the person whom the run has just judged. */
  readonly add: (row: number, ref: string | null) => void;
  /** Writes what was added. */
  readonly flush: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Counted apart: if no entry rule was found, nothing is known to exclude anybody. */
const NO_RULE = bestVerdictFirst.length;
const countNames = [...bestVerdictFirst, 'no-rule'] as const;
/** The verdicts whose roles and routes are named; the rest are only counted. */
const LISTED = 4;

/**
 * One row for each person. By default numbers, and the ids of what is open, open later, for a person to decide or possible:
 * a sheet of two hundred columns helps nobody. `wide` gives a column to each role and route.
 */
export function sheetWriter(run: VerdictRun, sink: Sink, options: { readonly wide: boolean; readonly ref: boolean }): RowWriter {
  const { targets } = run;
  const listed = bestVerdictFirst.slice(0, LISTED).map((verdict) => `${verdict}-ids`);
  const own = options.wide ? targets.map(({ id }) => id) : [...countNames, ...listed];
  let rows: string[][] = [];
  const verdicts = (): readonly string[] => {
    if (!options.wide) return brief(run);
    return targets.map((_, at) => {
      const verdict = run.verdictOf(at);
      return verdict === 'open-later' ? `${verdict}@${run.monthOf(at)}` : verdict;
    });
  };
  const writeOut = async (): Promise<void> => {
    const ready = rows;
    rows = [];
    if (ready.length > 0) await sink.cells(ready);
  };
  return {
    start: () => sink.cells([['row', ...(options.ref ? [REF] : []), ...own]]),
    add: (row, ref) => void rows.push([String(row), ...(options.ref ? [shown(ref ?? '', sink)] : []), ...verdicts()]),
    flush: writeOut,
    end: writeOut,
  };
}

function brief(run: VerdictRun): readonly string[] {
  const { targets } = run;
  const counts = new Array<number>(NO_RULE + 1).fill(0);
  const ids = new Array<string>(LISTED).fill('');
  for (const [at, target] of targets.entries()) {
    const is = run.noRuleOf(at) ? NO_RULE : bestVerdictFirst.indexOf(run.verdictOf(at));
    counts[is] = (counts[is] as number) + 1;
    if (is >= LISTED) continue;
    const month = run.monthOf(at) === null ? target.id : `${target.id}@${run.monthOf(at)}`;
    ids[is] = ids[is] === '' ? month : `${ids[is]};${month}`;
  }
  return [...counts.map(String), ...ids];
}

/**
 * One JSON object for each person: `check` without its reasons. `head` is the JSON of what every document opens with; in
 * lines each person has it, in one document it stands once.
 */
export function jsonWriter(run: VerdictRun, sink: Sink, options: { readonly head: string; readonly lines: boolean }): RowWriter {
  const { targets } = run;
  const resultOf = ({ id, kind, ways }: VerdictRun['targets'][number], at: number): string =>
    JSON.stringify({
      id,
      kind,
      verdict: run.verdictOf(at),
      from: run.monthOf(at),
      best: ways[run.bestOf(at)],
      noRule: run.noRuleOf(at),
    });
  let text = '';
  let first = true;
  const writeOut = async (): Promise<void> => {
    const ready = text;
    text = '';
    if (ready !== '') await sink.text(ready);
  };
  return {
    start: () => (options.lines ? Promise.resolve() : sink.text(`{${options.head},"people":[`)),
    add: (row, ref) => {
      const results = targets.map(resultOf).join();
      const person = `"row":${row},"ref":${ref === null ? 'null' : jsonOf(ref)},"results":[${results}]`;
      text += options.lines ? `{${options.head},${person}}\n` : `${first ? '\n' : ',\n'}{${person}}`;
      first = false;
    },
    flush: writeOut,
    end: async () => {
      if (!options.lines) text += '\n]}\n';
      await writeOut();
    },
  };
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

/** In a sheet, remarks come first, so that extra cells do no harm; in NDJSON they are keys of the object. */
export function rejectWriter(sink: Sink, columns: Columns | null): RejectWriter {
  // Remarks of an earlier run make way for those of this one.
  const isKept = (at: number): boolean => columns?.names[at]?.startsWith(REMARK) !== true;
  const kept = (cells: readonly string[]): readonly string[] => cells.filter((_, at) => isKept(at));
  let rows: string[][] = columns === null ? [] : [[...remarks, ...kept(columns.names)]];
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
