import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { Failure } from '../domain/failure.js';

/** Whether a file or folder of this name exists. */
export const isThere = (path: string): boolean => existsSync(path);

/** The names in a folder, sorted; null if it is not a folder or cannot be read. */
export function filesIn(path: string): readonly string[] | null {
  try {
    return readdirSync(path).sort();
  } catch {
    return null;
  }
}

/** Creates a folder and its parents, with the mode if given. Throws a `Failure` if that is not allowed. */
export function makeFolder(path: string, mode?: number): void {
  try {
    mkdirSync(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new Failure(
      'unwritable',
      `The folder “${path}” could not be created (${code}).`,
      'Name a folder in a place that you can write to. Nothing was written.',
    );
  }
}
