import { Failure } from '../../domain/failure.js';
import { clipPath } from '../../domain/text/clip-quotes.js';
import { buildModel, GroupTally, VerdictRun } from '../../engine/index.js';
import type { Context, ExitCode, Format } from '../context.js';
import { idsNamed, rejectUnknownIds } from '../find-by-name.js';
import { groupText } from '../group-text.js';
import type { Repetition } from '../render.js';
import { digestOf } from './digest.js';
import type { BatchIo, Kept, KeptSink, Point, SheetStyle, Sink, Source } from './io.js';
import { Job, nothingWritten } from './job.js';
import { inThisThread, type OtherThreads, type RowSetup, rowJudge, textJudge } from './judge-rows.js';
import { type Columns, isColumn, readHeader } from './read-rows.js';
import { jsonOf, jsonWriter, type RowForm, type RowWriter, rejectWriter, sheetWriter } from './write-rows.js';

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
