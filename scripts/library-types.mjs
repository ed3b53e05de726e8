/** The types of the library. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './bundles.mjs';

/** Writes the types of the library into a folder, only those that its own lead to. Rejects where the compiler finds an error. */
export async function writeTypes(folder) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', join(root, 'src/library'), '--outDir', folder]);
  const reached = new Set([join(folder, 'library/index.d.ts')]);
  for (const file of reached) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g)) reached.add(join(dirname(file), `${path}.d.ts`));
  }
  for (const path of readdirSync(folder, { recursive: true })) {
    const file = join(folder, path);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
