import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Whether two names are of one file. */
export async function isSame(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [one, two] = await Promise.all([a, b].map((path) => stat(path).catch(() => null)));
  return one?.isFile() === true && two?.isFile() === true && one.ino === two.ino && one.dev === two.dev && one.ino !== 0;
}
