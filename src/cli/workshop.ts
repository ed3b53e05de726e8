import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Cancelled } from '../commands/interview/prompter.js';
import type { Lines, Sheets, WorkshopIo } from '../commands/workshop/io.js';
import { Failure } from '../domain/failure.js';
import { readInput, unwritable } from './files.js';
import { filesIn, isThere, makeFolder } from './folders.js';
import { openNew, writeNew } from './new-file.js';

/** The terminal and the files of a workshop. */
export const workshopIo = (): WorkshopIo => ({ ...screenAndKeys(), sheets: openSheets, lines: openLines });

/** For the owner alone. */
const FILE = 0o600;

/**
 * Opens a file to append lines, and reads what it contains. Everything is synchronous, so that no signal can interrupt a write;
 * each line is on the disk before the next person begins.
 */
export async function openLines(path: string): Promise<Lines> {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Failure('unwritable', `“${path}” is a folder.`, 'Name a file inside it. Nothing was written.');
  if (there?.isFIFO()) throw new Failure('unwritable', `“${path}” is a pipe, not a file.`, 'Name a file. Nothing was written.');
  const text = there?.isFile() ? new TextDecoder().decode(await readInput(path, () => process.stdin)) : '';
  const file = guarded(path, () => openSync(path, 'a', FILE));
  const isFile = fstatSync(file).isFile();
  if (isFile) guarded(path, () => fchmodSync(file, FILE));
  // An incomplete last line is kept as it is, and the next one starts on a line of its own.
  let front = text === '' || text.endsWith('\n') ? '' : '\n';
  let open = true;
  return {
    before: text.split('\n'),
    add: (line) => {
      const { size } = fstatSync(file);
      guarded(path, () => {
        try {
          writeFileSync(file, `${front}${line}\n`);
          if (isFile) fsyncSync(file);
        } catch (error) {
          if (isFile) ftruncateSync(file, size);
          throw error;
        }
      });
      front = '';
    },
    close: () => {
      if (!open) return;
      open = false;
      const isEmpty = isFile && fstatSync(file).size === 0;
      closeSync(file);
      if (there === undefined && isEmpty) unlinkSync(path);
    },
  };
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw unwritable(
      `“${path}”`,
      error,
      'Name a file in a folder that you can write to, on a disk with free space. Nothing was added to it.',
    );
  }
}

const FOLDER = 0o700;

/** Opens a folder for sheets, creating it if needed. Throws a `Failure` if it is not writable. */
export async function openSheets(folder: string): Promise<Sheets> {
  if (isThere(folder) && filesIn(folder) === null)
    throw new Failure('unwritable', `“${folder}” is not a folder that can be opened.`, 'Name an existing folder, or a new one.');
  makeFolder(folder, FOLDER);
  // Only a trial write shows whether the folder is writable, and this must be known before anybody has answered.
  await (await openNew(join(folder, 'try'))).abandon();
  return {
    taken: () => (filesIn(folder) ?? []).map((name) => name.replace(/\..*$/s, '').toLowerCase()),
    write: async (name, text) => {
      const path = join(folder, name);
      return (await writeNew(path, text, { isPrivate: true, mayReplace: false })) ? path : null;
    },
  };
}

/**
 * To the top, clear the screen, clear what can be scrolled back to: in this order, because some terminals push what they clear
 * from the screen into what can be scrolled back to. It is sent between people even with `--plain`, and is the only sequence
 * that is: the interview itself stays free of them for screen readers, but nobody's answers may meet the next person's eyes.
 */
const CLEAR = '\u001b[H\u001b[2J\u001b[3J';

/** Milliseconds without input after which all type-ahead has arrived. */
const STILL = 30;

const NOT_HERE =
  'This terminal cannot be cleared (TERM=dumb). Close its window before somebody else sits down, then start again in a new one. With --save FILE, the workshop continues where it stopped.';

/** The screen and the keys of this process. Ctrl-C is heard from now on, whether a question is open or not, until `close`. */
export function screenAndKeys(): Pick<WorkshopIo, 'forget' | 'clear' | 'cannotClear' | 'watch' | 'close'> {
  const { stdin, stderr } = process;
  const canClear = process.env.TERM !== 'dumb';
  let interrupted = false;
  const onInterrupt = (): void => {
    interrupted = true;
  };
  process.on('SIGINT', onInterrupt);
  // Signals and errors end the program without returning here, so only a synchronous write gets out.
  const onExit = (): void => {
    try {
      if (canClear) writeSync(stderr.fd, CLEAR);
    } catch {
      // The window is closed already.
    }
  };
  return {
    cannotClear: canClear ? null : NOT_HERE,
    clear: () => {
      if (canClear) stderr.write(CLEAR);
    },
    watch: () => void process.on('exit', onExit),
    close: () => {
      process.off('SIGINT', onInterrupt);
      process.off('exit', onExit);
    },
    forget: async () => {
      interrupted ||= (await typedAhead(stdin)).includes('\u0003');
      if (interrupted) throw new Cancelled();
    },
  };
}

/**
 * Discards typed input that has not been read, including a line without its Enter: a terminal gives that up only in raw mode,
 * where Ctrl-C is an ordinary key.
 */
async function typedAhead(stdin: NodeJS.ReadStream): Promise<string> {
  if (stdin.readableEnded || !stdin.isTTY) return '';
  let typed = '';
  let still = false;
  const take = (part: Buffer | string): void => {
    typed += part.toString();
    still = false;
  };
  stdin.setRawMode(true);
  stdin.on('data', take);
  stdin.resume();
  while (!still && !stdin.readableEnded) {
    still = true;
    await new Promise((resolve) => setTimeout(resolve, STILL));
  }
  stdin.off('data', take);
  stdin.pause();
  stdin.setRawMode(false);
  return typed;
}
