import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Failure } from '../../domain/failure.js';
import { codeOf, unreadable } from '../files.js';

/** How many bytes are read at a time. */
const PART = 1 << 18;

export type Bytes = {
  readonly name: string;
  /** Of a file that can be read twice; null for a pipe. */
  readonly size: number | null;
  /** The bytes from the beginning; of a pipe, once only. */
  readonly parts: () => AsyncIterable<Uint8Array>;
};

/** The bytes of a file, or of standard input for `-`, in parts. Throws a `Failure` that says what to do. */
export async function openBytes(path: string, stdin: NodeJS.ReadableStream): Promise<Bytes> {
  if (path === '-') return { name: 'standard input', size: null, parts: () => guarded(stdin as AsyncIterable<Uint8Array>, path) };
  const there = await stat(path).catch((error: unknown) => {
    throw unreadable(path, codeOf(error));
  });
  if (there.isDirectory()) throw unreadable(path, 'EISDIR');
  return {
    name: path,
    size: there.isFile() ? there.size : null,
    parts: () => guarded(createReadStream(path, { highWaterMark: PART }), path),
  };
}

async function* guarded(stream: AsyncIterable<Uint8Array>, path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const part of stream) yield typeof part === 'string' ? Buffer.from(part) : part;
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, codeOf(error));
  }
}
