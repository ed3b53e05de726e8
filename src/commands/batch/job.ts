import { Failure } from '../../domain/failure.js';
import { clipPath } from '../../domain/text/clip-quotes.js';
import { count, sanitise } from '../../presentation/index.js';
import type { Context } from '../context.js';
import { digestOf } from './digest.js';
import type { BatchIo, Kept, Point, SheetRow, Source, TextLine } from './io.js';
import type { Judged, Judging } from './judge-rows.js';
import { type BadRow, badRowText } from './read-rows.js';
import type { RejectWriter, RowWriter } from './write-rows.js';

/** More bad rows than this are only counted on the screen; `--rejects` has them all. */
const MOST_SHOWN = 20;

/** How many people are buffered before they are written. */
const AT_ONCE = 128;

/** Rows between two notes of how far a run has come: a note waits for the disk, and what comes after the last is done again. */
const BETWEEN_NOTES = 4096;

/** What a job needs from outside. */
export type JobIo = Pick<BatchIo, 'pause' | 'progress' | 'say' | 'done'>;

export type JobParts = {
  readonly file: string;
  readonly source: Source;
  readonly rejects: RejectWriter | null;
  /** Where the run notes how far it has come; absent or null if it cannot be gone on with. */
  readonly note?: { readonly kept: Kept; readonly point: () => Pick<Point, 'settings' | 'sizes'> } | null;
};

/** What is done with each person: a row is written, or a count is kept. */
export type Writing<Made> = Pick<RowWriter, 'start' | 'flush' | 'end'> & {
  readonly add: (row: number, made: Made, ref: string | null) => void;
};

export const nothingWritten: Writing<unknown> = { start: async () => {}, add: () => {}, flush: async () => {}, end: async () => {} };

/** Some rows that are to be judged, and how far the file has been read behind them. */
type Part = { readonly rows: readonly (SheetRow | TextLine)[]; readonly read: number; readonly digest: string };

/** One run over one file: reads, judges, hands on, and counts. */
export class Job {
  people = 0;
  setAside = 0;
  #passed = 0;
  /** Rows and lines of the file. */
  #read = 0;
  /** How many of them were done when the run was last noted. */
  #noted = 0;
  readonly #context: Context;
  readonly #io: JobIo;
  readonly #parts: JobParts;

  constructor(context: Context, io: JobIo, parts: JobParts) {
    this.#context = context;
    this.#io = io;
    this.#parts = parts;
    const left = parts.note?.kept.left;
    if (!left) return;
    this.#noted = left.read;
    this.people = left.people;
    this.setAside = left.setAside;
    this.#passed = left.passed;
  }

  /** Judges all rows, part by part, and hands them on in their order. Returns false once the reader has closed the output. */
  async rows<Made>(judging: Judging<Made>, writing: Writing<Made>, isClosed: () => boolean): Promise<boolean> {
    if (!this.#parts.note?.kept.left) await writing.start();
    try {
      for await (const { part, judged } of this.#judged(judging)) {
        await this.#handOn(part, await judged, writing);
        this.#io.progress(this.people + this.setAside);
        if (isClosed()) return false;
      }
    } finally {
      await judging.end();
    }
    this.#rejectFewer();
    await writing.end();
    return true;
  }

  /** The parts in their order, with what is being judged. Reading waits while as many wait as may, so memory does not grow. */
  async *#judged<Made>({ judge, atOnce }: Judging<Made>): AsyncIterable<{ part: Part; judged: Promise<readonly Judged<Made>[]> }> {
    const waiting: { part: Part; judged: Promise<readonly Judged<Made>[]> }[] = [];
    let fault: { readonly error: unknown } | null = null;
    try {
      for await (const part of this.#unfinished()) {
        const judged = judge(part.rows);
        // It is looked at in its turn; until then nobody waits for it.
        judged.catch(() => {});
        waiting.push({ part, judged });
        if (waiting.length >= atOnce) yield* waiting.splice(0, 1);
      }
    } catch (error) {
      fault = { error };
    }
    // What was read before a fault is done.
    yield* waiting;
    if (fault !== null) throw fault.error;
  }

  /** The parts of the file without the rows that an interrupted run has done. Throws a `Failure` if those were others. */
  async *#unfinished(): AsyncIterable<Part> {
    const { source, note } = this.#parts;
    let read = 0;
    let digest = '';
    for await (const rows of source.rows) {
      const todo = rows.filter((row) => {
        if (!note) return true;
        read++;
        digest = digestOf(digest, 'cells' in row ? row.cells : [row.text ?? '']);
        return this.#isNew(read, digest);
      });
      yield { rows: todo, read, digest };
    }
  }

  #isNew(read: number, digest: string): boolean {
    const { note, file } = this.#parts;
    const left = note?.kept.left;
    if (!left || read > left.read) return true;
    if (read === left.read && digest !== left.digest) throw otherFile(file, left.read, note?.kept.note ?? '');
    return false;
  }

  async #handOn<Made>({ rows, read, digest }: Part, judged: readonly Judged<Made>[], writing: Writing<Made>): Promise<void> {
    const { rejects, note } = this.#parts;
    this.#read = read;
    for (const [at, row] of rows.entries()) {
      const is = judged[at];
      if (is === undefined || is.kind === 'none') continue;
      const number = this.people + this.setAside + 1;
      if (is.kind === 'person') {
        this.people++;
        if (is.passed !== null) this.#sayPassed(number, row, is.passed);
        writing.add(number, is.made, is.ref);
      } else this.#putAside({ row: number, line: firstLine(row), problems: is.problems }, row);
      if (number % AT_ONCE !== 0) continue;
      await writing.flush();
      await this.#io.pause();
    }
    await writing.flush();
    await rejects?.flush();
    if (note && read >= this.#noted + BETWEEN_NOTES) await this.#note(note, digest);
  }

  /** Throws a `Failure` if the file has fewer rows than are done. */
  #rejectFewer(): void {
    const { note, file } = this.#parts;
    if (note?.kept.left && this.#read < note.kept.left.read) throw otherFile(file, note.kept.left.read, note.kept.note);
  }

  /** Notes how far the run has come, once that is written. */
  async #note({ kept, point }: NonNullable<JobParts['note']>, digest: string): Promise<void> {
    this.#noted = this.#read;
    await kept.save({
      ...point(),
      read: this.#read,
      digest,
      people: this.people,
      setAside: this.setAside,
      passed: this.#passed,
    });
  }

  /** What was to come true and has not been heard of counts as not known: said, because nothing else shows it. */
  #sayPassed(row: number, from: SheetRow | TextLine, passed: string): void {
    if (++this.#passed > MOST_SHOWN) return;
    const words = sanitise(`${this.#parts.file}:${firstLine(from)} row ${row}: ${passed}`, this.#context.noticeLayout.glyphs);
    this.#io.say(`${words}\n`);
  }

  #putAside(bad: BadRow, row: SheetRow | TextLine): void {
    this.setAside++;
    this.#parts.rejects?.add(bad, row);
    if (this.setAside <= MOST_SHOWN) this.#io.say(badRowText(this.#parts.file, bad, this.#context.noticeLayout.glyphs));
  }

  /** The closing message: how many rows were checked, and where the rejected ones are. */
  report(rejects: string | null): void {
    const watched = this.#io.done();
    if (this.#passed > MOST_SHOWN) this.#io.say(`And ${this.#passed - MOST_SHOWN} more rows with a month that has passed.\n`);
    if (this.setAside > MOST_SHOWN) this.#io.say(`And ${this.setAside - MOST_SHOWN} more rows like these.\n`);
    if (!watched && this.setAside === 0) return;
    const aside =
      this.setAside === 0
        ? ''
        : `, ${this.setAside} rejected${rejects === null ? ' (to save them with the reasons, use --rejects FILE)' : ` in ${sanitise(clipPath(rejects), this.#context.noticeLayout.glyphs)}`}`;
    this.#io.say(`${count(this.people + this.setAside, 'row')}: ${this.people} checked${aside}.\n`);
  }
}

const otherFile = (file: string, rows: number, note: string): Failure =>
  new Failure(
    'other-file',
    `The first ${count(rows, 'row')} of “${file}” are not those of the run that was interrupted.`,
    `Give the same file to go on. To start again, delete “${clipPath(note)}”. Nothing was written.`,
  );

/** The line on which a row begins: a cell may hold line ends. */
const firstLine = (row: SheetRow | TextLine): number =>
  'cells' in row ? row.line - row.cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0) : row.line;
