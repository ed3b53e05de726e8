import { closeSync, fchmodSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lines, Sheets, WorkshopIo } from '../../commands/workshop/io.js';
import { Failure } from '../../domain/failure.js';
import { readInput, unwritable } from '../files.js';
import { filesIn, isThere, makeFolder } from '../folders.js';
import { openNew, writeNew } from '../new-file.js';
import { screenAndKeys } from './screen.js';

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
