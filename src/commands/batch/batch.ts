import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { clipPath } from '../../domain/text/clip-quotes.js';
import { buildModel, GroupTally, VerdictRun } from '../../engine/index.js';
import { count, sanitise } from '../../presentation/index.js';
import { contradictionWords, passedMonths, passedWords } from '../answers.js';
import type { Context, ExitCode, Format } from '../context.js';
import { idsNamed, rejectUnknownIds } from '../find-by-name.js';
import { groupText } from '../group-text.js';
import type { Repetition } from '../render.js';
import { digestOf } from './digest.js';
import type { BatchIo, Kept, KeptSink, Point, SheetRow, SheetStyle, Sink, Source, TextLine } from './io.js';
import {
  type BadRow,
  badRowText,
  type Columns,
  isColumn,
  lineReader,
  type Read,
  type RowProblem,
  readHeader,
  sheetReader,
} from './read-rows.js';
import { jsonOf, jsonWriter, type RejectWriter, type RowWriter, rejectWriter, sheetWriter } from './write-rows.js';

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
  /** A page about the group in place of a row for each person. */
  readonly as: { readonly kind: 'rows'; readonly format: RowFormat } | { readonly kind: 'summary'; readonly format: Format };
};

/**
 * The verdicts on a file of people, row by row and in their order. Bad rows are reported and set aside, the rest are processed,
 * and the exit code is 1. Throws a `Failure` if nothing can be done; then no output file is created.
 */
export async function runBatch(context: Context, io: BatchIo, path: string, typed: BatchOptions): Promise<ExitCode> {
  const { base } = context;
  const options = { ...typed, ids: idsNamed(typed.ids, base).ids };
  rejectUnknownIds(options.ids, base);
  const output = resumableOutput(path, options);
  const source = await io.open(path, {
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    isColumn: isColumn(base),
  });
  const file = path === '-' ? 'standard input' : clipPath(path);
  const columns = source.form === 'csv' ? readHeader(source.header.cells, file, source.header.line, base) : null;
  const model = buildModel(base);
  const run = new VerdictRun(model, context.asOf, options.ids.length > 0 ? [...new Set(options.ids)] : undefined);
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
    const job = new Job(context, io, { file, run, columns, source, rejects, note });
    const tally = new GroupTally(model, run);
    const writer = out === null ? tallyWriter(tally) : writerFor(run, out, columns, options, context);
    const finished = await job.rows(writer, () => out?.isClosed() === true);
    if (finished) {
      if (job.people + job.setAside === 0) throw nobody(file);
      await rejects?.finish();
      for (const sink of sinks) await sink.finish();
      await kept?.finish();
      if (options.as.kind === 'summary') {
        const summary = tally.summary(context.asOf, job.setAside);
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

const tallyWriter = (tally: GroupTally): Written => ({
  start: async () => {},
  add: (_row, _ref, profile) => tally.add(profile),
  flush: async () => {},
  end: async () => {},
});

function writerFor(run: VerdictRun, out: Sink, columns: Columns | null, options: BatchOptions, { base, asOf }: Context): RowWriter {
  const ref = columns === null || columns.ref >= 0;
  if (options.as.format === 'csv') return sheetWriter(run, out, { wide: options.wide || options.ids.length > 0, ref });
  const lines = options.as.format === 'ndjson';
  const schema = lines ? 'hi-careers.batch-row/1' : 'hi-careers.batch/1';
  const knowledge = { version: base.version, reviewed: base.reviewed };
  return jsonWriter(run, out, { lines, head: jsonOf({ schema, knowledge, asOf }).slice(1, -1) });
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
  readonly run: VerdictRun;
  readonly columns: Columns | null;
  readonly source: Source;
  readonly rejects: RejectWriter | null;
  /** Where the run notes how far it has come; absent or null if it cannot be gone on with. */
  readonly note?: { readonly kept: Kept; readonly point: () => Pick<Point, 'settings' | 'sizes'> } | null;
};

/** What is written of each person: a row, or a count in the tally. */
export type Written = Pick<RowWriter, 'start' | 'flush' | 'end'> & {
  readonly add: (row: number, ref: string | null, profile: Profile) => void;
};

/** One run over one file: reads, judges, hands on, and counts. */
export class Job {
  people = 0;
  setAside = 0;
  #passed = 0;
  /** Rows and lines of the file, and what tells those before from others. */
  #read = 0;
  #digest = '';
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

  /** Judges all rows, part by part. Returns false once the reader has closed the output. */
  async rows(writer: Written, isClosed: () => boolean): Promise<boolean> {
    const { source, columns } = this.#parts;
    if (!this.#parts.note?.kept.left) await writer.start();
    if (source.form === 'csv' && columns !== null)
      return this.#each(source.rows, sheetReader(columns, this.#context.asOf), writer, isClosed);
    if (source.form === 'ndjson') return this.#each(source.rows, lineReader(this.#context.base, this.#context.asOf), writer, isClosed);
    return true;
  }

  async #each<Row extends SheetRow | TextLine>(
    parts: AsyncIterable<readonly Row[]>,
    read: (row: Row) => Read,
    writer: Written,
    isClosed: () => boolean,
  ): Promise<boolean> {
    const { run, rejects, note } = this.#parts;
    for await (const part of parts) {
      for (const row of part) {
        if (note && this.#isDone(row)) continue;
        const is = this.#judged(read(row), run);
        if (is.kind === 'none') continue;
        const number = this.people + this.setAside + 1;
        if (is.kind === 'person') {
          this.people++;
          this.#sayPassed(number, row, is.profile);
          writer.add(number, is.ref, is.profile);
        } else this.#putAside({ row: number, line: firstLine(row), problems: is.problems }, row);
        if (number % AT_ONCE !== 0) continue;
        await writer.flush();
        await this.#io.pause();
      }
      await writer.flush();
      await rejects?.flush();
      if (note && this.#read >= this.#noted + BETWEEN_NOTES) await this.#note(note);
      this.#io.progress(this.people + this.setAside);
      if (isClosed()) return false;
    }
    this.#rejectFewer();
    await writer.end();
    return true;
  }

  /** Whether the interrupted run has done this row. Throws a `Failure` if its rows were others. */
  #isDone(row: SheetRow | TextLine): boolean {
    const left = this.#parts.note?.kept.left;
    this.#read++;
    this.#digest = digestOf(this.#digest, 'cells' in row ? row.cells : [row.text ?? '']);
    if (!left || this.#read > left.read) return false;
    if (this.#read === left.read && this.#digest !== left.digest)
      throw otherFile(this.#parts.file, left.read, this.#parts.note?.kept.note ?? '');
    return true;
  }

  /** Throws a `Failure` if the file has fewer rows than are done. */
  #rejectFewer(): void {
    const { note, file } = this.#parts;
    if (note?.kept.left && this.#read < note.kept.left.read) throw otherFile(file, note.kept.left.read, note.kept.note);
  }

  /** Notes how far the run has come, once that is written. */
  async #note({ kept, point }: NonNullable<JobParts['note']>): Promise<void> {
    this.#noted = this.#read;
    await kept.save({
      ...point(),
      read: this.#read,
      digest: this.#digest,
      people: this.people,
      setAside: this.setAside,
      passed: this.#passed,
    });
  }

  /** People whose answers contradict each other are rejected too. */
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
      message: `These answers contradict each other: ${both.join(' and ')}.`,
      hint: 'Change one of them, or clear its cell.',
    };
    return { kind: 'bad', ref: is.ref, problems: [problem] };
  }

  /** What was to come true and has not been heard of counts as not known: said, because nothing else shows it. */
  #sayPassed(row: number, from: SheetRow | TextLine, profile: Profile): void {
    const { base, asOf, noticeLayout } = this.#context;
    const passed = passedMonths(profile, asOf);
    if (passed.length === 0 || ++this.#passed > MOST_SHOWN) return;
    const words = sanitise(`${this.#parts.file}:${firstLine(from)} row ${row}: ${passedWords(passed, base)}`, noticeLayout.glyphs);
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
