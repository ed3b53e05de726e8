import { type Opened, openToRead } from '../files.js';

export type Bytes = Opened & { readonly name: string };

/** The bytes of a file, or of standard input for `-`, in parts. Throws a `Failure` that says what to do. */
export async function openBytes(path: string, stdin: NodeJS.ReadableStream): Promise<Bytes> {
  return path === '-' ? { name: 'standard input', size: null, parts: () => buffers(stdin) } : { name: path, ...(await openToRead(path)) };
}

async function* buffers(stream: NodeJS.ReadableStream): AsyncIterable<Uint8Array> {
  for await (const part of stream) yield typeof part === 'string' ? Buffer.from(part) : part;
}
