import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { Failure } from '../domain/failure.js';

/** Whether a file or folder of this name is there. */
export const isThere = (path: string): boolean => existsSync(path);

/** The names of what stands in a folder, sorted; null where it is no folder or may not be read. */
export function filesIn(path: string): readonly string[] | null {
  try {
    return readdirSync(path).sort();
  } catch {
    return null;
  }
}

/** Makes a folder and those above it, for these eyes only where a mode is given. Throws a `Failure` where that may not be. */
export function makeFolder(path: string, mode?: number): void {
  try {
    mkdirSync(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new Failure(
      'unwritable',
      `The folder “${path}” could not be made (${code}).`,
      'Name a place that you can write to. Nothing was written.',
    );
  }
}
