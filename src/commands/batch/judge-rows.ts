import type { Profile } from '../../domain/answers.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { buildModel, VerdictRun } from '../../engine/index.js';
import { contradictionWords, passedMonths, passedWords } from '../answers.js';
import type { SheetRow, TextLine } from './io.js';
import { type Columns, lineReader, type Read, type RowProblem, sheetReader } from './read-rows.js';
import { type RowForm, rowText } from './write-rows.js';

/** One row as judged: a person with what was made of them, a fault, or nothing. `passed`: the months that have passed, in words. */
export type Judged<Made> =
  | { readonly kind: 'person'; readonly ref: string | null; readonly passed: string | null; readonly made: Made }
  | Exclude<Read, { kind: 'person' }>;

/** What rows are judged with and for. It can be sent to another thread. */
export type RowSetup = {
  readonly base: KnowledgeBase;
  readonly asOf: IsoDate;
  /** Only these roles and routes; all of them where none is named. */
  readonly ids: readonly string[];
  /** Null: the rows are lines of NDJSON. */
  readonly columns: Columns | null;
  readonly form: RowForm;
};

/** Judges rows into the text that is written of each person. */
export function textJudge({ base, asOf, ids, columns, form }: RowSetup): (row: SheetRow | TextLine) => Judged<string> {
  const run = new VerdictRun(buildModel(base), asOf, ids.length > 0 ? ids : undefined);
  const text = rowText(run, form);
  return rowJudge(base, asOf, run, columns, (ref) => text(ref));
}

/** Reads and judges rows, and makes something of each person whom the run has just judged. */
export function rowJudge<Made>(
  base: KnowledgeBase,
  asOf: IsoDate,
  run: VerdictRun,
  columns: Columns | null,
  make: (ref: string | null, profile: Profile) => Made,
): (row: SheetRow | TextLine) => Judged<Made> {
  const readCells = columns === null ? null : sheetReader(columns, asOf);
  const readLine = lineReader(base, asOf);
  return (row) => {
    const is = 'cells' in row ? (readCells?.(row) ?? { kind: 'none' }) : readLine(row);
    if (is.kind !== 'person') return is;
    const { ref, profile } = is;
    const problem = contradiction(profile, base, run, columns);
    if (problem !== null) return { kind: 'bad', ref, problems: [problem] };
    const passed = passedMonths(profile, asOf);
    return { kind: 'person', ref, passed: passed.length === 0 ? null : passedWords(passed, base), made: make(ref, profile) };
  };
}

/** People whose answers contradict each other are rejected too. */
function contradiction(profile: Profile, base: KnowledgeBase, run: VerdictRun, columns: Columns | null): RowProblem | null {
  const clash = run.judge(profile);
  if (clash === null) return null;
  const both = contradictionWords(clash, profile, base).map((words) => `“${words}”`);
  return {
    column: clash.reduce((found, id) => (found > 0 ? found : (columns?.names.indexOf(id) ?? -1) + 1), 0),
    name: clash.join(' and '),
    code: 'contradiction',
    message: `These answers contradict each other: ${both.join(' and ')}.`,
    hint: 'Change one of them, or clear its cell.',
  };
}

/** Judges part after part, in this thread or in others, several at once. */
export type Judging<Made> = {
  /** How many parts may wait for their verdicts. */
  readonly atOnce: number;
  readonly judge: (rows: readonly (SheetRow | TextLine)[]) => Promise<readonly Judged<Made>[]>;
  readonly end: () => Promise<void>;
};

/** Threads that judge the rows of a file: so many as are wanted, or as its size asks for. Null: this thread alone should. */
export type OtherThreads = {
  readonly judges: (path: string, wanted: number | undefined, setup: RowSetup) => Promise<Judging<string> | null>;
};

/** Judges part after part where it is called. */
export const inThisThread = <Made>(judge: (row: SheetRow | TextLine) => Judged<Made>): Judging<Made> => ({
  atOnce: 1,
  judge: async (rows) => rows.map(judge),
  end: async () => {},
});
