import type { Profile } from '../../domain/answers.js';
import type { VerdictRun } from '../../engine/index.js';
import { count } from '../../presentation/index.js';
import type { Context } from '../context.js';
import { contradictionWords } from '../contradiction-words.js';
import type { Columns } from './header.js';
import type { BatchIo, SheetRow, Source, TextLine } from './io.js';
import { lineReader, type Read, sheetReader } from './read-rows.js';
import type { RejectWriter } from './rejects.js';
import { type BadRow, badRowText, type RowProblem } from './row-problem.js';
import type { RowWriter } from './write-rows.js';

/** More bad rows than this are only counted on the screen; `--rejects` has them all. */
const MOST_SHOWN = 20;

/** So many people are held before they are written. */
const AT_ONCE = 128;

/** What a job needs of the world outside. */
export type JobIo = Pick<BatchIo, 'progress' | 'say' | 'done'>;

export type JobParts = {
  readonly file: string;
  readonly run: VerdictRun;
  readonly columns: Columns | null;
  readonly source: Source;
  readonly rejects: RejectWriter | null;
};

/** What is written of each person: a row, or a count in the tally. */
export type Written = Pick<RowWriter, 'start' | 'flush' | 'end'> & {
  readonly add: (row: number, ref: string | null, profile: Profile) => void;
};

/** One run over one file: reads, judges, hands on, and counts. */
export class Job {
  people = 0;
  setAside = 0;
  readonly #context: Context;
  readonly #io: JobIo;
  readonly #parts: JobParts;

  constructor(context: Context, io: JobIo, parts: JobParts) {
    this.#context = context;
    this.#io = io;
    this.#parts = parts;
  }

  /** Judges all rows, part by part. Gives false where whoever reads the result has seen enough. */
  async rows(writer: Written, isClosed: () => boolean): Promise<boolean> {
    const { source, columns } = this.#parts;
    await writer.start();
    if (source.form === 'csv' && columns !== null) return this.#each(source.rows, sheetReader(columns), writer, isClosed);
    if (source.form === 'ndjson') return this.#each(source.rows, lineReader(this.#context.base), writer, isClosed);
    return true;
  }

  async #each<Row extends SheetRow | TextLine>(
    parts: AsyncIterable<readonly Row[]>,
    read: (row: Row) => Read,
    writer: Written,
    isClosed: () => boolean,
  ): Promise<boolean> {
    const { run, rejects } = this.#parts;
    for await (const part of parts) {
      for (const row of part) {
        const is = this.#judged(read(row), run);
        if (is.kind === 'none') continue;
        const number = this.people + this.setAside + 1;
        if (is.kind === 'person') {
          this.people++;
          writer.add(number, is.ref, is.profile);
        } else this.#putAside({ row: number, line: firstLine(row), problems: is.problems }, row);
        if (number % AT_ONCE === 0) await writer.flush();
      }
      await writer.flush();
      await rejects?.flush();
      this.#io.progress(this.people + this.setAside);
      if (isClosed()) return false;
    }
    await writer.end();
    return true;
  }

  /** Somebody whose answers cannot all be so is set aside as well. */
  #judged(is: Read, run: VerdictRun): Read {
    if (is.kind !== 'person') return is;
    const clash = run.judge(is.profile);
    if (clash === null) return is;
    const both = contradictionWords(clash, is.profile, this.#context.base).map((words) => `“${words}”`);
    const { columns } = this.#parts;
    const column = clash.reduce((found, id) => (found > 0 ? found : (columns?.names.indexOf(id) ?? -1) + 1), 0);
    const problem: RowProblem = {
      column,
      name: clash.join(' and '),
      code: 'contradiction',
      message: `These answers cannot all be so: ${both.join(' and ')}.`,
      hint: 'Change or empty one of them.',
    };
    return { kind: 'bad', ref: is.ref, problems: [problem] };
  }

  #putAside(bad: BadRow, row: SheetRow | TextLine): void {
    this.setAside++;
    this.#parts.rejects?.add(bad, row);
    if (this.setAside <= MOST_SHOWN) this.#io.say(badRowText(this.#parts.file, bad, this.#context.talkLayout.glyphs));
  }

  /** The last words: how many, and where the others are. */
  report(rejects: string | null): void {
    const watched = this.#io.done();
    if (this.setAside > MOST_SHOWN) this.#io.say(`And ${this.setAside - MOST_SHOWN} more rows like these.\n`);
    if (!watched && this.setAside === 0) return;
    const aside =
      this.setAside === 0
        ? ''
        : `, ${this.setAside} set aside${rejects === null ? ' (--rejects FILE keeps them, each with its reason)' : ` in ${rejects}`}`;
    this.#io.say(`${count(this.people + this.setAside, 'row')}: ${this.people} judged${aside}.\n`);
  }
}

/** The line on which a row begins: a cell may hold line ends. */
const firstLine = (row: SheetRow | TextLine): number =>
  'cells' in row ? row.line - row.cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0) : row.line;
