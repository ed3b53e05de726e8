import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sheets } from '../../commands/workshop/io.js';
import { Failure } from '../../domain/failure.js';
import { codeOf, unwritable } from '../files.js';
import { filesIn, isThere, makeFolder } from '../folders.js';

/** For the owner alone. */
const FILE = 0o600;
const FOLDER = 0o700;

/** Opens a folder for sheets, and makes it where it is not there. Throws a `Failure` where nothing can be written into it. */
export function openSheets(folder: string): Sheets {
  if (isThere(folder) && filesIn(folder) === null)
    throw new Failure('unwritable', `“${folder}” is no folder that may be opened.`, 'Name a folder, or one that is still to be made.');
  makeFolder(folder, FOLDER);
  const aside = (name: string): string => join(folder, `.${name}.unfinished-${process.pid}`);
  // Whether a folder may be written into is known only when it is tried, and must be known before anybody has answered.
  writeAside(folder, aside('try'), '');
  rmSync(aside('try'));
  return {
    taken: () => (filesIn(folder) ?? []).map((name) => name.replace(/\..*$/s, '').toLowerCase()),
    write: (name, text) => {
      const path = join(folder, name);
      writeAside(folder, aside(name), text);
      return putInPlace(folder, aside(name), path) ? path : null;
    },
  };
}

/** Written in one breath, so that no signal can come between and leave half of it. */
function writeAside(folder: string, aside: string, text: string): void {
  try {
    rmSync(aside, { force: true });
    writeFileSync(aside, text, { flag: 'wx', mode: FILE, flush: true });
  } catch (error) {
    rmSync(aside, { force: true });
    throw unwritten(folder, error);
  }
}

/** Gives it its name, unless something has that name. A disk without links (a stick) is looked at first instead. */
function putInPlace(folder: string, aside: string, path: string): boolean {
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || isThere(path)) return false;
    try {
      renameSync(aside, path);
    } catch (second) {
      throw unwritten(folder, second);
    }
    return true;
  } finally {
    rmSync(aside, { force: true });
  }
}

const unwritten = (folder: string, error: unknown): Failure =>
  unwritable(`a sheet in “${folder}”`, error, 'Name a folder that you may write into, on a disk with room.');
