import { constants, existsSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { isatty } from 'node:tty';
import { Failure } from '../domain/failure.js';
import { codeOf, reasonFor, unwritable } from './files.js';

/** A file that appears under its name only when it is whole. Each of these throws a `Failure` that says what to do. */
export type NewFile = {
  /** What is written appears on a screen. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => Promise<void>;
  /** Gives it its name. False if the name was taken in the meantime and the file there must not be replaced. */
  readonly finish: () => Promise<boolean>;
  /** Removes what was written. Does nothing after `finish`. */
  readonly abandon: () => Promise<void>;
};

export type NewFileOptions = {
  /** Readable by its owner alone, whatever was there. */
  readonly isPrivate?: boolean;
  /** An existing file is replaced. */
  readonly mayReplace?: boolean;
  /** Refused while another run writes to the same name. */
  readonly isAlone?: boolean;
};

/** What is needed of the file system: tests pass one that fails. */
export type Disk = Pick<typeof files, 'access' | 'link' | 'lstat' | 'open' | 'readdir' | 'realpath' | 'rename' | 'stat' | 'unlink'>;

const WHERE = 'Name a file in a folder that you can write to, on a disk with free space. Nothing was written.';
const EXISTING_MODE = 0o7777;
const PRIVATE = 0o600;

/** Unfinished files beside their targets. They are removed however the program ends. */
const unfinished = new Set<string>();
let isWatching = false;

/**
 * Opens a file to write. It is written beside its target under a name that nobody can guess, and renamed when it is whole and on the
 * disk. Behind a symbolic link, the file is replaced and the link stays; a link to nothing is refused. An existing file keeps its
 * permissions. A terminal, `/dev/null` or a pipe with a reader is written to directly.
 */
export async function openNew(named: string, options: NewFileOptions = {}, disk: Disk = files): Promise<NewFile> {
  return guarded(named, async () => {
    const there = await disk.stat(named).catch(() => null);
    if (there !== null && !there.isFile()) return openSpecial(named, there, disk);
    if (there === null && (await disk.lstat(named).catch(() => null)) !== null)
      throw new Failure('unwritable', `“${named}” is a link to a file that is not there.`, 'Name the file itself. Nothing was written.');
    const path = there === null ? named : await disk.realpath(named);
    // Renaming would replace a file that its owner protected.
    if (there !== null) await disk.access(path, constants.W_OK);
    const aside = await reserve(path, options.isAlone === true, disk);
    const mode = options.isPrivate ? PRIVATE : there === null ? undefined : there.mode & EXISTING_MODE;
    watch();
    unfinished.add(aside);
    // Synchronous, so that no signal comes between and leaves a file that the handler did not see.
    writeFileSync(aside, '', { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    const handle = await disk.open(aside, 'r+');
    let size = 0;
    return {
      isTerminal: false,
      write: (text) =>
        guarded(named, async () => {
          await handle.writeFile(text);
          size += Buffer.byteLength(text);
        }),
      finish: () =>
        guarded(named, async () => {
          // A full disk may take a part and report nothing.
          if ((await handle.stat()).size !== size) throw cut(named);
          if (mode !== undefined) await handle.chmod(mode);
          if (there !== null) await handle.chown(there.uid, there.gid).catch(() => {});
          await handle.sync();
          await handle.close();
          const isNamed = await giveName(aside, path, options.mayReplace !== false, disk);
          if (isNamed) unfinished.delete(aside);
          return isNamed;
        }),
      abandon: async () => {
        await handle.close().catch(() => {});
        if (unfinished.delete(aside)) await disk.unlink(aside).catch(() => {});
      },
    };
  });
}

/** Writes a whole file or none of it. */
export async function writeNew(named: string, text: string, options: NewFileOptions = {}, disk: Disk = files): Promise<boolean> {
  const file = await openNew(named, options, disk);
  try {
    await file.write(text);
    return await file.finish();
  } finally {
    await file.abandon();
  }
}

/** What is neither a file nor a folder. Opening must not wait for a reader that never comes. */
async function openSpecial(path: string, there: Awaited<ReturnType<Disk['stat']>>, disk: Disk): Promise<NewFile> {
  if (there.isDirectory())
    throw new Failure(
      'unwritable',
      `“${path}” is a folder, so nothing can be written under that name.`,
      'Name a file inside it. Nothing was written.',
    );
  if (there.isCharacterDevice()) {
    const handle = await disk.open(path, 'w');
    return directly(
      (text) => guarded(path, () => handle.writeFile(text)),
      () => handle.close(),
      isatty(handle.fd),
    );
  }
  if (!there.isFIFO()) throw new Failure('unwritable', `“${path}” is not a file that can be written.`, 'Name a file. Nothing was written.');
  const pipe = new Socket({ fd: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK), readable: false, writable: true });
  // Each write reports its own error.
  pipe.on('error', () => {});
  return directly(
    (text) => guarded(path, () => new Promise((done, fail) => pipe.write(text, (error) => (error ? fail(error) : done())))),
    () => new Promise((done) => pipe.end(() => done())),
  );
}

function directly(write: NewFile['write'], close: () => Promise<void>, isTerminal = false): NewFile {
  let isOpen = true;
  const end = async (): Promise<void> => {
    if (isOpen) await close();
    isOpen = false;
  };
  return { isTerminal, write, finish: () => end().then(() => true), abandon: end };
}

/** Characters of the name of a file that are kept in the name beside it, so that this is not too long. */
const LONGEST = 40;

/**
 * A name beside the target that holds the number of this process and cannot be guessed. What a run that no longer exists left for the
 * same target is removed.
 */
async function reserve(path: string, isAlone: boolean, disk: Disk): Promise<string> {
  const front = `.${basename(path).slice(0, LONGEST)}.unfinished-`;
  const folder = dirname(path);
  for (const name of await disk.readdir(folder)) {
    const other = name.startsWith(front) ? /^(\d+)-[0-9a-f-]{36}$/.exec(name.slice(front.length))?.[1] : undefined;
    if (other === undefined) continue;
    if (!isRunning(Number(other))) await disk.unlink(join(folder, name)).catch(() => {});
    else if (isAlone && Number(other) !== process.pid)
      throw new Failure(
        'busy',
        `Another run (process ${other}) is writing to “${path}”.`,
        `Wait for it to finish, or name another file. If there is no such run, delete “${join(folder, name)}”. Nothing was written.`,
      );
  }
  return join(folder, `${front}${process.pid}-${crypto.randomUUID()}`);
}

/** Whether there is a process of this number. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Signals and faults end the program without coming back here. */
function watch(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => {
    for (const path of unfinished) if (existsSync(path)) unlinkSync(path);
  });
}

async function giveName(aside: string, path: string, mayReplace: boolean, disk: Disk): Promise<boolean> {
  if (!mayReplace) {
    try {
      await disk.link(aside, path);
      await disk.unlink(aside);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST' || (await disk.lstat(path).catch(() => null)) !== null) return false;
      // A disk without links, such as a stick: what was looked at just now has to do.
    }
  }
  await patiently(() => disk.rename(aside, path));
  return true;
}

/** On Windows a virus scanner may hold a new file for a moment. Milliseconds. */
const WAITS = [10, 40, 160, 320] as const;

async function patiently(act: () => Promise<void>): Promise<void> {
  for (const wait of WAITS) {
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
    throw error instanceof Failure ? error : unwritable(`“${path}”`, error, WHERE);
  }
}

const cut = (path: string): Failure => new Failure('unwritable', `“${path}” could not be written (${reasonFor('ENOSPC')}).`, WHERE);
