import { parse } from 'csv-parse';
import type { SheetRow, Source, TextLine } from '../../commands/batch/io.js';
import { Failure } from '../../domain/failure.js';
import { openBytes } from '../files.js';
import { decideDecoding, decoded } from './decode.js';

const separators = [',', ';', '\t', '|'] as const;

type SheetOptions = { readonly name: string; readonly mark: boolean; readonly isColumn: (name: string) => boolean };

/** Rows of cells from text whose start has been read, with the separator of its header. */
export async function openSheet(text: AsyncIterable<string>, start: string, { name, mark, isColumn }: SheetOptions): Promise<Source> {
  // Excel's own first line, which names the separator of the rest.
  const own = /^"?sep=[ ]?"?([^"\r\n])"{0,2}[,;\t| ]*(?:\r\n|\n|\r)/i.exec(start);
  const separator = own?.[1] ?? separatorOf(start, isColumn);
  const parts = recordsOf(own === null ? text : without(own[0].length, text), separator, name, own === null ? 0 : 1)[
    Symbol.asyncIterator
  ]();
  for (;;) {
    const { value, done } = await parts.next();
    if (done === true) throw emptyFile(name);
    const [header, ...rest] = value;
    if (header !== undefined) return { form: 'csv', separator, mark, header, rows: chained(rest, parts) };
  }
}

async function* without(length: number, texts: AsyncIterable<string>): AsyncIterable<string> {
  let left = length;
  for await (const text of texts) {
    const now = Math.min(left, text.length);
    left -= now;
    yield text.slice(now);
  }
}

/** The separator that splits the header into the most known columns, or failing that into the most columns. */
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
 * The records of a sheet in chunks, with the line on which each ends. Memory stays bounded: a chunk is taken before the next is
 * read. Throws a `Failure` at unclosed quotes, because every row after them would be wrong.
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
    // One file may mix all three; by default the library accepts only the first one that it finds.
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
  // The parser pushes no output of its own, but without a reader it would never emit its end.
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
  // Most often a quote that is not closed: then the rest of the file is one row.
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new Failure(
      'long-row',
      `In “${name}” the row that begins in line ${line} is longer than ${MOST_CHARACTERS.toLocaleString('en-GB')} characters, so the rest cannot be read.`,
      'Check that it is one person’s row, and that each quote in it is closed. The rows already printed are correct; no file was written.',
    );
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
  return new Failure(
    open ? 'open-quote' : 'not-csv',
    open
      ? `In “${name}” the row that begins in line ${line} has a quote that is not closed, so the rest cannot be read.`
      : `“${name}” cannot be read as CSV after line ${line}.`,
    'Close the quote, or write it twice inside a cell in quotes. The rows already printed are correct; no file was written.',
  );
}

/** Larger than any row or line of one person. */
export const MOST_CHARACTERS = 1_000_000;

/** Chunks after the first has been taken. */
export async function* chained<Part>(first: Part, rest: AsyncIterator<Part>): AsyncIterable<Part> {
  yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return;
    yield value;
  }
}

/** The failure for an empty file. */
export const emptyFile = (name: string): Failure =>
  new Failure('empty-file', `“${name}” is empty.`, 'hi-careers batch --template prints a sheet to fill in. Nothing was written.');

export type Reading = {
  readonly stdin: NodeJS.ReadableStream;
  /** Says something beside the result. */
  readonly say: (text: string) => void;
  /** How many bytes have been read, of how many; null if nobody knows. */
  readonly read: (bytes: number, size: number | null) => void;
};

/** Opens a file of people as rows of cells or as lines, by its ending, else by its first sign. */
export async function openSource(
  path: string,
  { encoding, isColumn }: { readonly encoding?: string; readonly isColumn: (name: string) => boolean },
  reading: Reading,
): Promise<Source> {
  const bytes = await openBytes(path, reading.stdin);
  const parts = counted(bytes.parts(), bytes.size, reading.read)[Symbol.asyncIterator]();
  const first = await firstBytes(parts);
  if (first.byteLength === 0) throw emptyFile(bytes.name);
  const decoding = await decideDecoding(bytes, first, encoding);
  if (decoding.guessed)
    reading.say(`${bytes.name} is not UTF-8, so it is read as Windows-1252, which Excel uses. To change this, use --encoding.\n`);
  const texts = decoded(chained(first, parts), decoding, bytes.name)[Symbol.asyncIterator]();
  const start = await firstLine(texts);
  if (start.trim() === '') throw emptyFile(bytes.name);
  const text = chained(start, texts);
  if (isNdjson(path, start, bytes.name)) return { form: 'ndjson', rows: linesOf(text) };
  return openSheet(text, start, { name: bytes.name, mark: decoding.mark, isColumn });
}

async function* counted(parts: AsyncIterable<Uint8Array>, size: number | null, read: Reading['read']): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const part of parts) {
    bytes += part.byteLength;
    read(bytes, size);
    yield part;
  }
}

/** Enough bytes for a byte order mark, if there are that many. */
async function firstBytes(parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.byteLength < 4) {
    const { value, done } = await parts.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

/** The text up to the end of its first line that is not blank. */
async function firstLine(texts: AsyncIterator<string>): Promise<string> {
  let text = '';
  let saysSomething: boolean = false;
  while (text.length < MOST_CHARACTERS) {
    const { value, done } = await texts.next();
    if (done === true) break;
    const part: string = value;
    text += part;
    // Only what is new is looked at: a line may be as long as the file.
    const from: number = saysSomething ? 0 : part.search(/\S/);
    saysSomething ||= from >= 0;
    if (saysSomething && /[\r\n]/.test(part.slice(from))) break;
  }
  return text;
}

function isNdjson(path: string, start: string, name: string): boolean {
  if (/\.(ndjson|jsonl)$/i.test(path)) return true;
  if (/\.(csv|tsv)$/i.test(path)) return false;
  const sign = start.trimStart()[0];
  if (sign === '[')
    throw new Failure(
      'not-ndjson',
      `“${name}” is a single JSON list, which cannot be read row by row.`,
      'Write one object on each line, without brackets and commas around them. Nothing was written.',
    );
  return sign === '{';
}

/** Lines of text; null for a line that is too long to be one person. */
async function* linesOf(texts: AsyncIterable<string>): AsyncIterable<readonly TextLine[]> {
  let line = 0;
  let rest = '';
  let tooLong = false;
  for await (const text of texts) {
    if (!text.includes('\n') && rest.length <= MOST_CHARACTERS) {
      rest += text;
      continue;
    }
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const found = lines.map((one): TextLine => {
      const refused = tooLong || one.length > MOST_CHARACTERS;
      tooLong = false;
      return { line: ++line, text: refused ? null : one };
    });
    if (rest.length > MOST_CHARACTERS) {
      tooLong = true;
      rest = '';
    }
    if (found.length > 0) yield found;
  }
  if (rest !== '' || tooLong) yield [{ line: line + 1, text: tooLong ? null : rest }];
}
