import { Failure } from '../../domain/failure.js';
import type { Bytes } from '../files.js';

/** The encodings that a sheet may have. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export type Decoding = {
  readonly encoding: Encoding;
  /** The file has a byte order mark, or Excel saved it: then our output needs a mark too, or Excel misreads it. */
  readonly mark: boolean;
  /** The encoding was worked out from bytes that are not UTF-8. */
  readonly guessed: boolean;
};

const marks: readonly (readonly [bytes: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** File types that people mistake for CSV, by their first bytes. */
const strangers: readonly (readonly [bytes: readonly number[], what: string, todo: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook (or another packed file)', 'In Excel choose File, Save As, and “CSV UTF-8”.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook', 'In Excel choose File, Save As, and “CSV UTF-8”.'],
  [[0x1f, 0x8b], 'a packed file', 'Unpack it first.'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Name a CSV or NDJSON file.'],
];

const startsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean => wanted.every((byte, at) => bytes[at] === byte);

/**
 * How a file is to be read, from its first bytes and, where it can be read twice, from all of it: UTF-8 unless some byte rules it
 * out, and then Windows-1252, which Excel in Britain writes. Throws a `Failure` for a file that is not text.
 */
export async function decideDecoding(bytes: Bytes, first: Uint8Array, wanted: string | undefined): Promise<Decoding> {
  const stranger = strangers.find(([start]) => startsWith(first, start));
  if (stranger !== undefined) throw notText(bytes.name, `“${bytes.name}” is ${stranger[1]}, not CSV or NDJSON.`, stranger[2]);
  const marked = marks.find(([start]) => startsWith(first, start))?.[1];
  const known = encodings.find((one) => one === wanted) ?? marked;
  if (known !== undefined) return { encoding: known, mark: true, guessed: false };
  if (first.subarray(0, 4096).includes(0)) throw holdsNul(bytes.name);
  if (bytes.size === null || (await isUtf8(bytes))) return { encoding: 'utf-8', mark: false, guessed: false };
  return { encoding: 'windows-1252', mark: true, guessed: true };
}

async function isUtf8(bytes: Bytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of bytes.parts()) decoder.decode(part, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The text of a file in chunks, without its byte order mark. Throws a `Failure` at bytes that are invalid in the encoding. */
export async function* decoded(parts: AsyncIterable<Uint8Array>, { encoding }: Decoding, name: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const part of parts) {
      const text = decoder.decode(part, { stream: true });
      if (text.includes('\0')) throw holdsNul(name);
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw notText(
      name,
      `“${name}” is not text in ${encoding.toUpperCase()}.`,
      'Save it as “CSV UTF-8”, or give its encoding: --encoding windows-1252.',
    );
  }
}

const holdsNul = (name: string): Failure =>
  notText(
    name,
    `“${name}” contains NUL characters, so it is not text in this encoding.`,
    'Check that this is the right file. If it is UTF-16, add --encoding utf-16le.',
  );

const notText = (_name: string, message: string, hint: string): Failure => new Failure('not-text', message, `${hint} Nothing was written.`);
