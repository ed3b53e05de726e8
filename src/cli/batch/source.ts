import type { Source, TextLine } from '../../commands/batch/io.js';
import { Failure } from '../../domain/failure.js';
import { openBytes } from './bytes.js';
import { decideDecoding, decoded } from './decode.js';
import { chained, emptyFile, MOST_CHARACTERS } from './parts.js';
import { openSheet } from './sheet.js';

export type Reading = {
  readonly stdin: NodeJS.ReadableStream;
  /** Says something beside the result. */
  readonly say: (text: string) => void;
  /** How many bytes have been read, of how many; null where nobody knows. */
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
    reading.say(`${bytes.name} is not UTF-8: it is read as Windows-1252, as Excel saves it. --encoding says otherwise.\n`);
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

/** At least so many bytes as a mark has, if there are so many. */
async function firstBytes(parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.byteLength < 4) {
    const { value, done } = await parts.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

/** The text as far as its first line that says something reaches. */
async function firstLine(texts: AsyncIterator<string>): Promise<string> {
  let text = '';
  while (text.length < MOST_CHARACTERS && !/\S.*[\r\n]/.test(text)) {
    const { value, done } = await texts.next();
    if (done === true) break;
    text += value;
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
      `“${name}” is one JSON list. That would have to be read whole.`,
      'Write one object on each line, without brackets and commas around them. Nothing was written.',
    );
  return sign === '{';
}

/** Lines of text; one that is too long to be a person is passed over, and given as null. */
async function* linesOf(texts: AsyncIterable<string>): AsyncIterable<readonly TextLine[]> {
  let line = 0;
  let rest = '';
  let tooLong = false;
  for await (const text of texts) {
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
