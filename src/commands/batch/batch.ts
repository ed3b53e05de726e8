import { Failure } from '../../domain/failure.js';
import { clipPath } from '../../domain/text/clip-quotes.js';
import { buildModel, GroupTally, VerdictRun } from '../../engine/index.js';
import { count, sanitise } from '../../presentation/index.js';
import type { Context, ExitCode, Format } from '../context.js';
import { idsNamed, rejectUnknownIds } from '../find-by-name.js';
import { groupText } from '../group-text.js';
import type { Repetition } from '../render.js';
import { digestOf } from './digest.js';
import type { BatchIo, Kept, KeptSink, Point, SheetRow, SheetStyle, Sink, Source, TextLine } from './io.js';
import { inThisThread, type Judged, type Judging, type OtherThreads, type RowSetup, rowJudge, textJudge } from './judge-rows.js';
import { type BadRow, badRowText, type Columns, isColumn, readHeader } from './read-rows.js';
import { jsonOf, jsonWriter, type RejectWriter, type RowForm, type RowWriter, rejectWriter, sheetWriter } from './write-rows.js';

/** What rows are written as. */
export type RowFormat = 'csv' | 'ndjson' | 'json';

export type BatchOptions = {
  /** Null: standard output. */
  readonly output: string | null;
  readonly rejects: string | null;
  readonly encoding?: string;
  /** Only these roles and routes; all of them where none is named. */
  readonly ids: readonly string[];
  readonly wide: boolean;
  /** What is done stays when the run is interrupted, and the next run goes on from there. */
  readonly resume?: boolean;
  /** Cells are written as they are, for programs. */
  readonly raw?: boolean;
  /** How many threads judge rows; where it is not said, several for a large file. */
  readonly workers?: number;
  /** A page about the group in place of a row for each person. */
  readonly as: { readonly kind: 'rows'; readonly format: RowFormat } | { readonly kind: 'summary'; readonly format: Format };
};

/**
 * The verdicts on a file of people, row by row and in their order. Bad rows are reported and set aside, the rest are processed,
 * and the exit code is 1. Throws a `Failure` if nothing can be done; then no output file is created.
 */
export async function runBatch(context: Context, io: BatchIo & OtherThreads, path: string, typed: BatchOptions): Promise<ExitCode> {
  const { base, asOf } = context;
  const options = { ...typed, ids: idsNamed(typed.ids, base).ids };
  rejectUnknownIds(options.ids, base);
  const output = resumableOutput(path, options);
  const source = await io.open(path, {
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    isColumn: isColumn(base),
  });
  const file = path === '-' ? 'standard input' : clipPath(path);
  const columns = source.form === 'csv' ? readHeader(source.header.cells, file, source.header.line, base) : null;
  const style = styleOf(source, options.output, options.raw === true);
  const sinks: Sink[] = [];
  const keptSinks: KeptSink[] = [];
  const kept = output === null ? null : await io.kept(output);
  const settings = settingsOf(context, options, source);
  if (kept?.left) rejectOtherSettings(kept, settings, output ?? '');
  const open = async (to: string | null, as: SheetStyle): Promise<Sink> => {
    if (kept === null || to === null) {
      const sink = await io.sink(to, as);
      sinks.push(sink);
      return sink;
    }
    const sink = await kept.sink(to, as, kept.left?.sizes[keptSinks.length] ?? 0);
    sinks.push(sink);
    keptSinks.push(sink);
    return sink;
  };
  try {
    const out = options.as.kind === 'summary' ? null : await open(options.output, style);
    const rejects =
      options.rejects === null
        ? null
        : rejectWriter(await open(options.rejects, styleOf(source, options.rejects, options.raw === true)), columns, Boolean(kept?.left));
    const note = kept === null ? null : { kept, point: () => ({ settings, sizes: keptSinks.map((sink) => sink.size()) }) };
    const job = new Job(context, io, { file, source, rejects, note });
    const isClosed = (): boolean => out?.isClosed() === true;
    const ids = [...new Set(options.ids)];
    let tally: GroupTally | null = null;
    let finished: boolean;
    if (out === null) {
      const model = buildModel(base);
      const run = new VerdictRun(model, asOf, ids.length > 0 ? ids : undefined);
      const group = new GroupTally(model, run);
      tally = group;
      const judge = rowJudge(base, asOf, run, columns, (_, profile) => group.add(profile));
      finished = await job.rows(inThisThread(judge), nothingWritten, isClosed);
    } else {
      const form = formOf(out, columns, style, options);
      const setup = { base, asOf, ids, columns, form };
      const judging = (await io.judges(path, options.workers, setup)) ?? inThisThread(textJudge(setup));
      finished = await job.rows(judging, writerFor(out, form, setup, options), isClosed);
    }
    if (finished) {
      if (job.people + job.setAside === 0) throw nobody(file);
      await rejects?.finish();
      for (const sink of sinks) await sink.finish();
      await kept?.finish();
      if (tally !== null && options.as.kind === 'summary') {
        const summary = tally.summary(asOf, job.setAside);
        await context.result(await groupText(context, summary, options.as.format, sameAgain(path, options)));
      }
    }
    job.report(options.rejects);
    return finished && job.setAside > 0 ? 1 : 0;
  } finally {
    io.done();
    for (const sink of sinks) await sink.abandon();
  }
}

/** The output of a run that can be gone on with; null if it was not asked for. Throws a `Failure` where it cannot be done. */
function resumableOutput(path: string, { resume, output, as }: BatchOptions): string | null {
  if (resume !== true) return null;
  if (path !== '-' && output !== null && as.kind === 'rows' && as.format !== 'json') return output;
  throw new Failure(
    'usage',
    'Only a run from a file to a file of rows can be resumed.',
    'Name a file of people and an --output that is CSV or NDJSON. Nothing was written.',
  );
}

/** What the result depends on beside the rows. */
const settingsOf = ({ base, asOf }: Context, options: BatchOptions, source: Source): Point['settings'] => ({
  '--as-of': asOf,
  'the knowledge': `${base.version}, reviewed ${base.reviewed}`,
  '--role': options.ids.join(' '),
  '--wide': String(options.wide),
  '--raw': String(options.raw === true),
  '--format': options.as.format,
  '--rejects': options.rejects ?? '',
  'the header of the file': source.form === 'csv' ? digestOf('', [source.separator, ...source.header.cells]) : source.form,
});

function rejectOtherSettings({ left, note }: Kept, settings: Point['settings'], output: string): void {
  const other = Object.keys(settings).find((name) => left?.settings[name] !== settings[name]);
  if (other === undefined) return;
  const was = other.startsWith('--') ? `: it was “${left?.settings[other]}”, and is “${settings[other]}”` : '';
  throw new Failure(
    'other-run',
    `The run to “${clipPath(output)}” that was interrupted had another value for ${other}${was}.`,
    `Give the same options to go on, such as --as-of with the day of that run. To start again, delete “${clipPath(note)}”. Nothing was written.`,
  );
}

export const nothingWritten: Writing<unknown> = { start: async () => {}, add: () => {}, flush: async () => {}, end: async () => {} };

function formOf(out: Sink, columns: Columns | null, style: SheetStyle, { as, wide, ids }: BatchOptions): RowForm {
  if (as.format !== 'csv') return { kind: 'json' };
  const ref = columns === null || columns.ref >= 0;
  return { kind: 'sheet', wide: wide || ids.length > 0, ref, style, isTerminal: out.isTerminal };
}

function writerFor(out: Sink, form: RowForm, { base, asOf, ids }: RowSetup, { as }: BatchOptions): RowWriter {
  if (form.kind === 'sheet')
    return sheetWriter(new VerdictRun(buildModel(base), asOf, ids.length > 0 ? ids : undefined).targets, out, form);
  const lines = as.format === 'ndjson';
  const schema = lines ? 'hi-careers.batch-row/1' : 'hi-careers.batch/1';
  const knowledge = { version: base.version, reviewed: base.reviewed };
  return jsonWriter(out, { lines, head: jsonOf({ schema, knowledge, asOf }).slice(1, -1) });
}

/** What gives the same summary again, from the same file; standard input cannot be read twice. */
const sameAgain = (path: string, { ids, encoding }: BatchOptions): Repetition | null =>
  path === '-'
    ? null
    : {
        words: [
          ...['batch', path, '--summary'],
          ...(ids.length === 0 ? [] : ['--role', ...ids]),
          ...(encoding === undefined ? [] : ['--encoding', encoding]),
        ],
        hasFile: true,
      };

/** The style of the input; commas if the input is not a sheet, tabs for a `.tsv` file. */
const styleOf = (source: Source, to: string | null, raw: boolean): SheetStyle => ({
  raw,
  separator: to !== null && /\.tsv$/i.test(to) ? '\t' : source.form === 'csv' ? source.separator : ',',
  mark: source.form === 'csv' && source.mark,
});

const nobody = (file: string): Failure =>
  new Failure('no-rows', `“${file}” has no rows below its header.`, 'Write one row for each person. Nothing was written.');

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
