import { parse } from 'csv-parse';
import type { SheetRow, Source } from '../../commands/batch/io.js';
import { Failure } from '../../domain/failure.js';
import { chained, emptyFile, MOST_CHARACTERS } from './parts.js';

const separators = [',', ';', '\t', '|'] as const;

type SheetOptions = { readonly name: string; readonly mark: boolean; readonly isColumn: (name: string) => boolean };

/** Rows of cells from text whose beginning is known, parted as its header is. */
export async function openSheet(text: AsyncIterable<string>, start: string, { name, mark, isColumn }: SheetOptions): Promise<Source> {
  // Excel's own first line, which says how the rest is parted.
  const own = /^sep=(.)[ \t]*(?:\r\n|\n|\r)/i.exec(start);
  const separator = own?.[1] ?? separatorOf(start, isColumn);
  const parts = recordsOf(own === null ? text : without(own[0].length, text), separator, name, own === null ? 0 : 1)[
    Symbol.asyncIterator
  ]();
  let first: readonly SheetRow[] = [];
  while (first.length === 0) {
    const { value, done } = await parts.next();
    if (done === true) throw emptyFile(name);
    first = value;
  }
  const [header, ...rest] = first as [SheetRow, ...SheetRow[]];
  return { form: 'csv', separator, mark, header, rows: chained(rest as readonly SheetRow[], parts) };
}

async function* without(length: number, texts: AsyncIterable<string>): AsyncIterable<string> {
  let left = length;
  for await (const text of texts) {
    const now = Math.min(left, text.length);
    left -= now;
    yield text.slice(now);
  }
}

/** The sign that parts the header into most columns that are known; else into most. */
function separatorOf(start: string, isColumn: (name: string) => boolean): string {
  const [line = ''] = start.trimStart().split(/[\r\n]/, 1);
  const partedBy = (separator: string): readonly string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, '').trim().toLowerCase());
  const scores = separators.map((separator) => {
    const cells = partedBy(separator);
    return { separator, known: cells.filter(isColumn).length, cells: cells.length };
  });
  return scores.sort((a, b) => b.known - a.known || b.cells - a.cells)[0]?.separator ?? ',';
}

/**
 * The records of a sheet in parts, with the line on which each ends. Nothing piles up: a part is taken before the next is
 * read. Throws a `Failure` where quotes leave open what belongs to whom, because all that follows would be wrong.
 */
async function* recordsOf(
  texts: AsyncIterable<string>,
  separator: string,
  name: string,
  linesBefore: number,
): AsyncIterable<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  let before = linesBefore;
  /** The line on which the last record ended. */
  let line = linesBefore;
  const parser = parse({
    delimiter: separator,
    // All three may stand in one file; else the first one found would be the only one.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_CHARACTERS,
    on_record: (cells: string[], { lines }: { lines: number }) => {
      // A cell may hold line ends, and of \r\n the library counts both.
      if (lines + before > line + 1) before -= cells.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);
      line = lines + before;
      rows.push({ line, cells });
      return null;
    },
  });
  // Nothing is pushed on to read, but the end would wait for a reader.
  parser.resume();
  let fault: Error | null = null;
  parser.on('error', (error: Error) => {
    fault = error;
  });
  const settled = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
  try {
    for await (const text of texts) {
      await settled((done) => parser.write(text, done));
      const ready = rows;
      rows = [];
      if (ready.length > 0) yield ready;
    }
    await settled((done) => {
      parser.once('error', done);
      parser.end(() => done(fault));
    });
    if (rows.length > 0) yield rows;
  } catch (error) {
    throw csvFailure(error, name, line + 1) ?? error;
  } finally {
    parser.destroy();
  }
}

function csvFailure(error: unknown, name: string, line: number): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) return null;
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return new Failure(
    open ? 'open-quote' : 'not-csv',
    open
      ? `In “${name}” the row that begins in line ${line} has a quote that is not closed, so what follows cannot be told apart.`
      : `“${name}” cannot be read as CSV from line ${line} on.`,
    'Close the quote, or write it twice inside a cell in quotes. What was printed before that line is right; no file was written.',
  );
}
