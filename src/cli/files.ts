import { closeSync, constants, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { isAbsolute, relative, resolve } from 'node:path';
import { Failure } from '../domain/failure.js';

/** Larger than any profile, and small enough to refuse at once. */
const MOST_BYTES = 1_000_000;

/** The bytes of a file, or of standard input for `-`. Throws a `Failure` that says what to do. */
export async function readInput(path: string, stdin: NodeJS.ReadableStream): Promise<Uint8Array> {
  if (path === '-') return readAll(buffers(stdin), 'standard input');
  const { size, parts } = await openToRead(path);
  if (size !== null && size > MOST_BYTES) throw tooLarge(path);
  // A pipe or a device has no size: it is read only as far as a file may be.
  return readAll(parts(), path);
}

/** The same of a file that may be missing: null if it is, or is not a file. */
export async function readExisting(path: string): Promise<Uint8Array | null> {
  const { size, parts } = (await stat(path).catch(() => null))?.isFile() ? await openToRead(path) : { size: 0, parts: null };
  if (size !== null && size > MOST_BYTES) throw tooLarge(path);
  return parts === null ? null : readAll(parts(), path);
}

async function readAll(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part);
    size += bytes.byteLength;
    if (size > MOST_BYTES) throw tooLarge(name);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** How many bytes are read at a time. */
const PART = 1 << 18;

export type Opened = {
  /** Of a file, which can be read twice; null for anything else. */
  readonly size: number | null;
  /** The bytes from the beginning; of a pipe, once only. */
  readonly parts: () => AsyncIterable<Uint8Array>;
};

/** A file, a pipe or the terminal. Nothing waits for somebody who may never write to it. Throws a `Failure` that says what to do. */
export async function openToRead(path: string): Promise<Opened> {
  const there = await stat(path).catch((error: unknown) => {
    throw unreadable(path, codeOf(error));
  });
  if (there.isDirectory()) throw unreadable(path, 'EISDIR');
  if (there.isFIFO()) return { size: null, parts: () => guarded(fromPipe(path), path) };
  if (there.isFile() || (there.isCharacterDevice() && there.rdev === fstatSync(0).rdev))
    return { size: there.isFile() ? there.size : null, parts: () => guarded(createReadStream(path, { highWaterMark: PART }), path) };
  throw new Failure('unreadable', `“${path}” is not a file.`, 'Name a file, or - for standard input.');
}

/** Where nobody has opened the other end, an ordinary read would wait for ever. */
async function* fromPipe(path: string): AsyncIterable<Uint8Array> {
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const first = Buffer.alloc(PART);
  const size = readNow(pipe, first);
  if (size === 0) {
    closeSync(pipe);
    throw new Failure('unreadable', `“${path}” is a pipe, and nothing comes from it.`, 'Name a file, or - for standard input.');
  }
  if (size !== null) yield first.subarray(0, size);
  yield* new Socket({ fd: pipe, writable: false });
}

/** How many bytes came; null if there is a writer that has written nothing yet. */
function readNow(pipe: number, into: Buffer): number | null {
  try {
    return readSync(pipe, into);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return null;
    throw error;
  }
}

async function* guarded(stream: AsyncIterable<Uint8Array>, path: string): AsyncIterable<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, codeOf(error));
  }
}

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
  ENXIO: 'nobody is at the other end of it',
  EPIPE: 'its reader has closed it',
  ELOOP: 'its links lead round in a circle',
};

/** Why, in words. */
export const reasonFor = (code: string): string => reasons[code] ?? code;

/** Whether two names refer to one file. */
export async function isSame(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [one, two] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
  return one?.isFile() === true && two?.isFile() === true && one.ino === two.ino && one.dev === two.dev && one.ino !== 0;
}

/** Whether an existing file is somewhere below a folder. */
export async function isInside(folder: string, file: string): Promise<boolean> {
  const [above, below] = await Promise.all([folder, file].map((path) => realpath(path).catch(() => null)));
  if (above == null || below == null || !(await stat(below)).isFile()) return false;
  const way = relative(above, below);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

export type Bytes = Opened & { readonly name: string };

/** The bytes of a file, or of standard input for `-`, in parts. Throws a `Failure` that says what to do. */
export async function openBytes(path: string, stdin: NodeJS.ReadableStream): Promise<Bytes> {
  return path === '-' ? { name: 'standard input', size: null, parts: () => buffers(stdin) } : { name: path, ...(await openToRead(path)) };
}

async function* buffers(stream: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  for await (const part of stream) yield typeof part === 'string' ? Buffer.from(part) : part;
}
