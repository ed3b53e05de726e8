import { readFileSync } from 'node:fs';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Revived, reviveBytes } from '../knowledge/compiled/read.js';

/** The compiled knowledge, which the build puts beside the bundle. */
const BUILT_IN = new URL('./knowledge.json', import.meta.url);

/**
 * The built-in knowledge, compiled when the package was built and read without YAML or schema work: a part of the file is
 * read only when something in it is asked for.
 */
export const builtInKnowledge = (): Revived => reviveBytes(readFileSync(BUILT_IN));

/**
 * The knowledge in a folder, or that of the program where none is named, with local knowledge added, fully checked. Throws
 * a `Failure` with everything that is wrong with it.
 */
export async function openKnowledge(builtIn: () => Revived, dir: string | undefined, add: readonly string[] = []): Promise<KnowledgeBase> {
  const { addToCompiled, loadKnowledge } = await import('../knowledge/index.js');
  const loaded = dir === undefined ? addToCompiled(builtIn(), add) : loadKnowledge(dir, { add });
  if (loaded.ok) return loaded.base;
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  const folders = [...(dir === undefined ? [] : [dir]), ...add].map((one) => `“${one}”`);
  throw new Failure(
    'bad-knowledge',
    `The knowledge in ${folders.join(' with ')} has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    'Fix the errors listed above and try again. Nothing was read from it.',
    { diagnostics: errors },
  );
}
