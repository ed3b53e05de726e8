import { constants } from 'node:fs';
import * as files from 'node:fs/promises';
import type { Kept, KeptSink, Point, SheetStyle } from '../../commands/batch/io.js';
import { Failure } from '../../domain/failure.js';
import { codeOf, unwritable } from '../files.js';
import { isRunning, writeNew } from '../new-file.js';
import { cellsSink } from './write-sheet.js';

const WHERE = 'Name a file in a folder that you can write to, on a disk with free space.';

/** What is done of a file, beside it, until all of it is. */
const partOf = (path: string): string => `${path}.part`;
const pointOf = (path: string): string => `${path}.resume.json`;

type Saved = Point & { readonly process: number };

/**
 * The output of a run that can be interrupted: its parts stay beside the names that they will have, with a note of how far it came. The
 * note is written after what it speaks of, so that what stands beyond it in a part was not finished and is cut off.
 * @param path the output; the note has its name
 */
export async function openKept(path: string): Promise<Kept> {
  const note = pointOf(path);
  const left = await readPoint(note);
  if (left !== null && left.process !== process.pid && isRunning(left.process))
    throw new Failure(
      'busy',
      `Another run (process ${left.process}) is writing to “${path}”.`,
      `Wait for it to finish. If there is no such run, delete “${note}”. Nothing was written.`,
    );
  const parts: string[] = [];
  return {
    left,
    note,
    sink: async (to, style, size) => {
      parts.push(to);
      return keptSink(to, style, size);
    },
    save: async (point) => void (await writeNew(note, `${JSON.stringify({ ...point, process: process.pid })}\n`)),
    finish: async () => {
      for (const to of parts) await files.rename(partOf(to), to);
      await files.unlink(note);
    },
  };
}

async function readPoint(note: string): Promise<Saved | null> {
  const text = await files.readFile(note, 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw unwritable(`“${note}”`, error, WHERE);
  });
  if (text === null) return null;
  const saved = parsed(text);
  if (saved !== null) return saved;
  throw new Failure(
    'not-a-note',
    `“${note}” was not written by hi-careers batch --resume.`,
    'Move it away, or name another output. Nothing was written.',
  );
}

function parsed(text: string): Saved | null {
  try {
    const value: Partial<Saved> | null = JSON.parse(text);
    const isWhole =
      typeof value?.process === 'number' &&
      typeof value.settings === 'object' &&
      typeof value.read === 'number' &&
      Array.isArray(value.sizes);
    return isWhole ? (value as Saved) : null;
  } catch {
    return null;
  }
}

/** A part that is gone on with at a size, or begun. */
async function keptSink(to: string, style: SheetStyle, size: number): Promise<KeptSink> {
  const path = partOf(to);
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw unwritable(`“${path}”`, error, WHERE);
    }
  };
  if (size > 0 && ((await files.stat(path).catch(() => null))?.size ?? 0) < size)
    throw new Failure(
      'part-missing',
      `“${path}” is not there, or shorter than when the run was interrupted.`,
      `To start again, delete “${pointOf(to)}”. Nothing was written.`,
    );
  const handle = await guarded(() => files.open(path, size === 0 ? 'w' : constants.O_RDWR));
  let written = size;
  const text = (more: string): Promise<void> =>
    guarded(async () => {
      const bytes = Buffer.from(more);
      // A write may take a part, as on a disk that is nearly full: what is left then says why.
      for (let from = 0; from < bytes.byteLength; ) {
        const { bytesWritten } = await handle.write(bytes, from, bytes.byteLength - from, written);
        from += bytesWritten;
        written += bytesWritten;
      }
    });
  try {
    await guarded(() => handle.truncate(size));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    ...cellsSink(text, style, size === 0),
    text,
    size: () => written,
    isTerminal: false,
    isClosed: () => false,
    finish: () =>
      guarded(async () => {
        await handle.sync();
        await handle.close();
      }),
    abandon: () => handle.close().catch(() => {}),
  };
}
