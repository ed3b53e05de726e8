import { Failure } from '../../domain/failure.js';
import { buildModel, GroupTally, VerdictRun } from '../../engine/index.js';
import { commandLine } from '../../presentation/index.js';
import { emptyProfile } from '../../profile/index.js';
import type { Context, ExitCode, Format } from '../context.js';
import { groupText } from '../group-summary.js';
import { refuseUnknownIds } from '../known-ids.js';
import { type Columns, isColumn, readHeader } from './header.js';
import type { BatchIo, SheetStyle, Sink, Source } from './io.js';
import { Job, type Written } from './job.js';
import { rejectWriter } from './rejects.js';
import { jsonOf, jsonWriter, type RowWriter, sheetWriter } from './write-rows.js';

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
  /** A page about the group in place of a row for each person. */
  readonly as: { readonly kind: 'rows'; readonly format: RowFormat } | { readonly kind: 'summary'; readonly format: Format };
};

/**
 * The verdicts on a file of people, row by row and in their order. Bad rows are reported and set aside and the rest is done:
 * then the exit code is 1. Throws a `Failure` where nothing can be done; then nothing stands under the final names.
 */
export async function runBatch(context: Context, io: BatchIo, path: string, options: BatchOptions): Promise<ExitCode> {
  const { base } = context;
  refuseUnknownIds(options.ids, base);
  await refuseOneFileForTwo(io, path, options);
  const source = await io.open(path, {
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    isColumn: isColumn(base),
  });
  const file = path === '-' ? 'standard input' : path;
  const columns = source.form === 'csv' ? readHeader(source.header.cells, file, source.header.line, base) : null;
  const model = buildModel(base);
  const run = new VerdictRun(model, context.asOf, options.ids.length > 0 ? [...new Set(options.ids)] : undefined);
  const style = styleOf(source, options.output);
  const sinks: Sink[] = [];
  const open = async (to: string | null, as: SheetStyle): Promise<Sink> => {
    const sink = await io.sink(to, as);
    sinks.push(sink);
    return sink;
  };
  try {
    const out = options.as.kind === 'summary' ? null : await open(options.output, style);
    const rejects = options.rejects === null ? null : rejectWriter(await open(options.rejects, styleOf(source, options.rejects)), columns);
    const job = new Job(context, io, { file, run, columns, source, rejects });
    const tally = new GroupTally(model, run);
    const writer = out === null ? tallyWriter(tally) : writerFor(run, out, columns, options, context);
    const finished = await job.rows(writer, () => out?.isClosed() === true);
    if (finished) {
      if (job.people + job.setAside === 0) throw nobody(file);
      await rejects?.finish();
      for (const sink of sinks) await sink.finish();
      if (options.as.kind === 'summary') {
        const summary = tally.summary(context.asOf, job.setAside);
        await context.result(await groupText(context, summary, options.as.format, sameAgain(context, path, options)));
      }
    }
    job.report(options.rejects);
    return finished && job.setAside > 0 ? 1 : 0;
  } finally {
    io.done();
    for (const sink of sinks) await sink.abandon();
  }
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

/** The command line that gives the same summary again, from the same file. */
function sameAgain({ base, asOf }: Context, path: string, { ids, encoding }: BatchOptions): string {
  const roles = ids.length === 0 ? [] : ['--role', ...ids];
  return commandLine(
    ['batch', path, '--summary', ...roles, ...(encoding === undefined ? [] : ['--encoding', encoding])],
    emptyProfile,
    base,
    asOf,
  );
}

/** As it was read; what is not a sheet is written with commas. A `.tsv` has tabs. */
const styleOf = (source: Source, to: string | null): SheetStyle => ({
  separator: to !== null && /\.tsv$/i.test(to) ? '\t' : source.form === 'csv' ? source.separator : ',',
  mark: source.form === 'csv' && source.mark,
});

/** A result laid over the people themselves would be a loss. */
async function refuseOneFileForTwo(io: BatchIo, path: string, { output, rejects }: BatchOptions): Promise<void> {
  const named = [
    ['the file that is read', path],
    ['--output', output],
    ['--rejects', rejects],
  ].filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '-');
  for (const [at, [what, one]] of named.entries())
    for (const [other, two] of named.slice(at + 1))
      if (await io.isSame(one, two))
        throw new Failure(
          'usage',
          `“${two}” is named twice: as ${what} and as ${other}.`,
          'Give each a name of its own. Nothing was written.',
        );
}

const nobody = (file: string): Failure =>
  new Failure(
    'no-rows',
    `“${file}” holds nobody: there is no row below its header.`,
    'Write one row for each person. Nothing was written.',
  );
