import { existsSync, unlinkSync, writeFileSync } from 'node:fs';
import { chmod, type FileHandle, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { SheetStyle, Sink } from '../../commands/batch/io.js';
import { Failure } from '../../domain/failure.js';
import { codeOf, reasonFor } from '../files.js';
import type { OutputStream } from '../host.js';

/** Unfinished files beside their targets. They are removed however the program ends. */
const unfinished = new Set<string>();
let watching = false;

/** Opens a file that appears under its name only when it is finished, or standard output for null and `-`. */
export async function openSink(path: string | null, style: SheetStyle, stdout: OutputStream): Promise<Sink> {
  const out = path === null || path === '-' ? toStream(stdout) : await toFile(path);
  let first = true;
  return {
    ...out,
    cells: (rows) => {
      const bom = first && style.mark && !out.isStream;
      first = false;
      return out.text(`${bom ? '\ufeff' : ''}${stringify(rows as string[][], { delimiter: style.separator, escape_formulas: true })}`);
    },
  };
}

type Out = Omit<Sink, 'cells'> & { readonly isStream: boolean };

/** Waits while the reader is slow, and notices when it has gone. Other faults of the stream are the program's own to tell. */
function toStream(stdout: OutputStream): Out {
  let closed = false;
  const gone = (): void => {
    closed = true;
  };
  stdout.on('error', gone);
  stdout.on('close', gone);
  return {
    isStream: true,
    isTerminal: stdout.isTTY === true,
    isClosed: () => closed || stdout.destroyed === true,
    text: async (text) => {
      if (closed || stdout.destroyed) return;
      await new Promise<void>((resolve) => {
        stdout.write(text, () => resolve());
      });
    },
    finish: async () => {},
    abandon: async () => {},
  };
}

async function toFile(named: string): Promise<Out> {
  // Behind a link, the file is written and the link stays.
  const path = await realpath(named).catch(() => named);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw unwritable(path, 'it is a folder', 'Name a file inside it.');
  const device = there !== null && !there.isFile();
  const aside = device ? path : await reserve(path);
  const handle = await guarded(path, async () => {
    if (device) return open(path, 'w');
    // Made and noted in one breath: a signal between the two would leave it behind.
    writeFileSync(aside, '', { flag: 'wx' });
    unfinished.add(aside);
    watch();
    return open(aside, 'r+');
  });
  let open_: FileHandle | null = handle;
  const close = async (): Promise<void> => {
    const own = open_;
    open_ = null;
    await own?.close();
  };
  return {
    isStream: false,
    isTerminal: false,
    isClosed: () => false,
    text: (text) => guarded(path, () => handle.writeFile(text)),
    finish: () =>
      guarded(path, async () => {
        if (device) return close();
        await handle.sync();
        await close();
        if (there !== null) await chmod(aside, there.mode);
        await patiently(() => rename(aside, path));
        unfinished.delete(aside);
      }),
    abandon: async () => {
      await close().catch(() => {});
      if (!unfinished.delete(aside)) return;
      await unlink(aside).catch(() => {});
    },
  };
}

/**
 * A name beside the target for what is not finished, with the number of this process in it. Where another process that is
 * still running has one for the same target, it is the one to wait for; what a dead one left is taken away.
 */
async function reserve(path: string): Promise<string> {
  const front = `.${basename(path)}.unfinished-`;
  const folder = dirname(path);
  const names = await readdir(folder).catch((error: unknown) => {
    throw unwritable(path, reasonFor(codeOf(error)));
  });
  for (const name of names.filter((one) => one.startsWith(front))) {
    const other = Number(name.slice(front.length));
    if (!Number.isInteger(other)) continue;
    if (other !== process.pid && isRunning(other))
      throw new Failure(
        'busy',
        `Another run (process ${other}) is writing to “${path}”.`,
        `Wait for it to finish, or name another file. If there is no such run, delete “${join(folder, name)}”. Nothing was written.`,
      );
    await unlink(join(folder, name)).catch(() => {});
  }
  return join(folder, `${front}${process.pid}`);
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Signals and faults end the program without coming back here. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const path of unfinished) if (existsSync(path)) unlinkSync(path);
  });
}

/** On Windows a virus scanner may hold a new file for a moment. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (const wait of [10, 40, 160, 320]) {
    try {
      return await act();
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await act();
}

async function guarded<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unwritable(path, reasonFor(codeOf(error)));
  }
}

const unwritable = (
  path: string,
  why: string,
  hint = 'Name a file in a folder that you can write to, on a disk with free space.',
): Failure => new Failure('unwritable', `“${path}” could not be written (${why}).`, `${hint} Nothing was written under that name.`);
