import { type Command, Option } from 'commander';
import type { BatchOptions, RowFormat } from '../../commands/batch/batch.js';
import type { TemplateFormat } from '../../commands/batch/template.js';
import { formats } from '../../commands/context.js';
import { formatByEnding } from '../../commands/replace-file.js';
import { Failure } from '../../domain/failure.js';
import { encodings } from '../batch/decode.js';
import { addExamples, colourOption, configureErrors, neverAsks, noColourOption, noInputOption, type ProgramContext } from './options.js';

const rowFormats = ['csv', 'ndjson', 'json'] as const satisfies readonly RowFormat[];
const templateFormats = ['csv', 'ndjson', 'text'] as const satisfies readonly TemplateFormat[];

const after = `
The sheet: the first line names the columns, which are attributes (--template
prints them all) and, if you like, one free column called ref. One row is one
person; an empty cell is not known, which is never a no. Write yes or no, the
items of a list with ; between them, and what is only expected as
2:1@2027-07. NDJSON: one object on each line, such as
{"ref": "A1", "answers": {"age": 17}}. Commas, semicolons and tabs are all
read, and so is what Excel saves as CSV.

The result: one row for each person, in their order. As CSV: row, ref, how
many roles and routes have each verdict, and the ids of those that are open,
open later (with the month), for a person to decide, or possible. With --role
or --wide: a column for each role and route instead. As NDJSON or JSON: each
of them with its verdict, its month and the best way in. The ending of the
--output file says which; else CSV. With --summary: one page about the group.
No number under five is in it, and none from which one could be worked out.

A long run: with --resume, FILE.part and FILE.resume.json stay beside the
--output if the run is interrupted. The same command then goes on at the row
where it stopped. The result is that of one run.

Exit codes:
  0  every row was judged
  1  some rows were set aside, and the rest was done
  2  wrong usage, or a file that cannot be read: nothing was written`;

/** `hi-careers batch FILE`. Wiring only. */
export function addBatch(program: Command, wiring: ProgramContext): void {
  const batch = program.command('batch').description('check many people at once, from CSV or NDJSON');
  configureErrors(batch, wiring);
  batch
    .argument('[file]', 'a CSV or NDJSON file (- for standard input)')
    .option('--output <file>', 'write to FILE atomically')
    .option('--rejects <file>', 'write rejected rows to FILE, with the reasons')
    .option('--role <id...>', 'check only these roles or routes')
    .option('--wide', 'add a column for each role and route')
    .option('--raw', 'leave cells that a spreadsheet would run as formulas as they are, for programs')
    .option('--resume', 'keep what is done if the run is interrupted, and go on from there next time')
    .option('--workers <number>', 'judge with this many threads (usually one for each processor, if the file is large)')
    .option('--summary', 'summarise the group without identifying anyone')
    .option('--template', 'print an empty sheet that explains every column')
    .addOption(
      new Option('--format <format>', 'choose csv, ndjson or json (with --summary: text, json, markdown or html)').choices([
        ...new Set<string>([...rowFormats, ...formats]),
      ]),
    )
    .option('--json', 'print JSON')
    .addOption(new Option('--encoding <name>', 'set the encoding of the file, if it cannot be detected').choices(encodings))
    .option('--plain', 'print plain lines, for screen readers')
    .option('--as-of <date>', 'answer as of this date, such as 2026-11-24')
    .option('--data <dir>', 'use the knowledge in this folder')
    .addOption(colourOption())
    .addOption(noColourOption())
    .addOption(noInputOption('batch'))
    .addHelpText('after', after);
  addExamples(batch, wiring.base, ({ role }) => [
    'batch --template > people.csv',
    'batch people.csv --output verdicts.csv --rejects rejects.csv',
    `batch people.csv --role ${role}`,
    'batch people.csv --summary',
  ]);
  batch.action(async (file: string | undefined, options: Readonly<Record<string, unknown>>) => {
    const text = (key: string): string | undefined => (typeof options[key] === 'string' ? options[key] : undefined);
    const output = text('output') === '-' ? undefined : text('output');
    const context = wiring.contextFor({ ...neverAsks(options), format: 'text' });
    const { batchIo } = await import('../batch/streams.js');
    const io = batchIo(wiring.streams, !context.noticeLayout.plain);
    const format = options.json === true ? 'json' : text('format');
    if (options.template === true) {
      const { runTemplate } = await import('../../commands/batch/template.js');
      const as = oneOf(templateFormats, format ?? formatByEnding(output, templateFormats) ?? 'csv', '--template');
      // Excel reads UTF-8 correctly only with a byte order mark.
      wiring.done(await runTemplate(context, () => io.sink(output ?? null, { separator: ',', mark: true }), as));
      return;
    }
    if (file === undefined)
      throw new Failure(
        'usage',
        'batch needs a file of people.',
        'Name the file before --role, or - for standard input. hi-careers batch --template prints an empty sheet.',
      );
    const { runBatch } = await import('../../commands/batch/batch.js');
    const encoding = text('encoding');
    const workers = text('workers');
    const chosen: BatchOptions = {
      output: output ?? null,
      rejects: text('rejects') ?? null,
      ids: Array.isArray(options.role) ? options.role.flatMap((id: string) => id.split(',')).filter((id) => id !== '') : [],
      wide: options.wide === true,
      raw: options.raw === true,
      resume: options.resume === true,
      ...(encoding === undefined ? {} : { encoding }),
      ...(workers === undefined ? {} : { workers: numberOfWorkers(workers) }),
      as:
        options.summary === true
          ? { kind: 'summary', format: oneOf(formats, format ?? formatByEnding(output, formats) ?? 'text', '--summary') }
          : { kind: 'rows', format: oneOf(rowFormats, format ?? formatByEnding(output, rowFormats) ?? 'csv', 'a row for each person') },
    };
    wiring.done(await runBatch(context, io, file, chosen));
  });
}

function numberOfWorkers(text: string): number {
  if (/^[1-9]$|^1[0-6]$/.test(text)) return Number(text);
  throw new Failure('usage', `“${text.slice(0, 20)}” is not a number of threads.`, 'Write a number from 1 to 16. Nothing was written.');
}

function oneOf<Name extends string>(names: readonly Name[], name: string, what: string): Name {
  const found = names.find((one) => one === name);
  if (found !== undefined) return found;
  throw new Failure(
    'usage',
    `${what.startsWith('-') ? what : `The result with ${what}`} cannot be written as ${name}.`,
    `Choose ${names.join(', ')}.${['text', 'markdown', 'html'].includes(name) ? ' For that format, add --summary.' : ''} Nothing was written.`,
  );
}
