import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../domain/failure.js';

/** Larger than any profile, and small enough to refuse at once. */
const MOST_BYTES = 1_000_000;

/** The bytes of a file, or of standard input for `-`. Throws a `Failure` that says what to do. */
export async function readInput(path: string, stdin: NodeJS.ReadableStream): Promise<Uint8Array> {
  if (path === '-') return readStream(stdin, 'standard input');
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw tooLarge(path);
    // A pipe or a device has no size: it is read only as far as a file may be.
    return await readStream(createReadStream(path), path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, codeOf(error));
  }
}

async function readStream(stream: NodeJS.ReadableStream, name: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part as Buffer);
    size += bytes.byteLength;
    if (size > MOST_BYTES) throw tooLarge(name);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Writes a whole file or none of it: aside first, then in its place. A device or a pipe is written to as it is. */
export async function writeOutput(path: string, text: string, options: { readonly mode?: number } = {}): Promise<void> {
  try {
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory())
      throw new Failure(
        'unwritable',
        `“${path}” is a folder, so nothing can be written under that name.`,
        'Name a file inside it. Nothing was written.',
      );
    if (there !== null && !there.isFile()) await writeFile(path, text);
    else {
      const { default: writeAside } = await import('write-file-atomic');
      await writeAside(path, text, options);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unwritable(`“${path}”`, error, 'Name a file in a folder that you can write to. Nothing was written.');
  }
}

/** The same, for the eyes of its owner alone. */
export const writePrivate = (path: string, text: string): Promise<void> => writeOutput(path, text, { mode: 0o600 });

/** What could not be written, and why. */
export const unwritable = (what: string, error: unknown, hint: string): Failure =>
  new Failure('unwritable', `${upperFirst(what)} could not be written (${reasonFor(codeOf(error))}).`, hint);

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const tooLarge = (what: string): Failure =>
  new Failure('too-large', `“${what}” is larger than 1 MB, so it is not read.`, 'Check that this is the right file.');

/** A file that cannot be read, and why. */
export const unreadable = (path: string, code: string): Failure =>
  new Failure(
    'unreadable',
    `“${path}” could not be read (${reasonFor(code)}).`,
    code === 'EISDIR' ? 'Name a file inside it.' : 'Check the name and the current folder.',
  );

/** The error code of the system. An error without one is a bug, and must not look like a user's mistake. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EFBIG: 'the file would exceed the size limit',
};

/** Why, in words. */
export const reasonFor = (code: string): string => reasons[code] ?? code;

/** Whether two names are of one file. */
export async function isSame(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [one, two] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
  return one?.isFile() === true && two?.isFile() === true && one.ino === two.ino && one.dev === two.dev && one.ino !== 0;
}
