import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { Failure } from '../domain/failure.js';

/** Larger than any profile, and small enough to refuse at once. */
const MOST_BYTES = 1_000_000;

/** The bytes of a file, or of standard input for `-`, which is opened only then. Throws a `Failure` that says what to do. */
export async function readInput(path: string, stdin: () => NodeJS.ReadableStream): Promise<Uint8Array> {
  return path === '-' ? readAll(buffers(stdin()), 'standard input') : readFile(path, lookAt(path));
}

/** The same of a file that may be missing: null if it is, or is not a file. */
export async function readExisting(path: string): Promise<Uint8Array | null> {
  const there = statOf(path);
  return there?.isFile() ? readFile(path, there) : null;
}

async function readFile(path: string, there: Stats): Promise<Uint8Array> {
  // A pipe or a device has no size: it is read only as far as a file may be.
  if (!there.isFile()) return readAll(opened(path, there).parts(), path);
  if (there.size > MOST_BYTES) throw tooLarge(path);
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, codeOf(error));
  }
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
export const openToRead = (path: string): Opened => opened(path, lookAt(path));

function opened(path: string, there: Stats): Opened {
  if (there.isDirectory()) throw unreadable(path, 'EISDIR');
  if (there.isFIFO()) return { size: null, parts: () => guarded(fromPipe(path), path) };
  if (there.isFile() || (there.isCharacterDevice() && there.rdev === fstatSync(0).rdev))
    return { size: there.isFile() ? there.size : null, parts: () => guarded(createReadStream(path, { highWaterMark: PART }), path) };
  throw new Failure('unreadable', `“${path}” is not a file.`, 'Name a file, or - for standard input.');
}

function lookAt(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadable(path, codeOf(error));
  }
}

/** What there is by a name; undefined where nothing is, or nothing can be seen. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
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
  const { Socket } = await import('node:net');
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
export function isSame(a: string, b: string): boolean {
  if (resolve(a) === resolve(b)) return true;
  const [one, two] = [statOf(a), statOf(b)];
  return one?.isFile() === true && two?.isFile() === true && one.ino === two.ino && one.dev === two.dev && one.ino !== 0;
}

/** Whether an existing file is somewhere below a folder. */
export function isInside(folder: string, file: string): boolean {
  if (statOf(file)?.isFile() !== true || statOf(folder) === undefined) return false;
  const way = relative(realpathSync(folder), realpathSync(file));
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

export type Bytes = Opened & { readonly name: string };

/** The bytes of a file, or of standard input for `-`, in parts. Throws a `Failure` that says what to do. */
export async function openBytes(path: string, stdin: NodeJS.ReadableStream): Promise<Bytes> {
  return path === '-' ? { name: 'standard input', size: null, parts: () => buffers(stdin) } : { name: path, ...openToRead(path) };
}

async function* buffers(stream: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  for await (const part of stream) yield typeof part === 'string' ? Buffer.from(part) : part;
}
