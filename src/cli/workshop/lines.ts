import { closeSync, fchmodSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Lines } from '../../commands/workshop/io.js';
import { Failure } from '../../domain/failure.js';
import { readInput, unwritable } from '../files.js';

/** For the owner alone. */
const FILE = 0o600;

/**
 * Opens a file to add lines to it, and reads what stands in it. Everything is done in one breath, so that no signal can come
 * between; each line is on the disk before the next person begins.
 */
export async function openLines(path: string): Promise<Lines> {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Failure('unwritable', `“${path}” is a folder.`, 'Name a file inside it. Nothing was written.');
  const text = there?.isFile() ? new TextDecoder().decode(await readInput(path, process.stdin)) : '';
  const file = guarded(path, () => openSync(path, 'a', FILE));
  const isFile = fstatSync(file).isFile();
  if (isFile) guarded(path, () => fchmodSync(file, FILE));
  // A line that was broken off stays as it is, and the next one does not run on from it.
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
    throw unwritable(`“${path}”`, error, 'Name a file in a folder that you may write to, on a disk with room. Nothing was added to it.');
  }
}
