import { readFile } from 'node:fs/promises';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { reviveKnowledge } from '../knowledge/compiled.js';

/** The compiled knowledge, which the build lays beside the bundle. */
const BUILT_IN = new URL('./knowledge.json', import.meta.url);

/**
 * The knowledge to work with: the built-in one, compiled when the package was built and read without YAML or schema work; or
 * a folder, fully checked. Throws a `Failure` with everything that is wrong with the folder.
 */
export async function openKnowledge(dir: string | undefined): Promise<KnowledgeBase> {
  if (dir === undefined) return reviveKnowledge(await readFile(BUILT_IN, 'utf8'));
  const { loadKnowledge } = await import('../knowledge/index.js');
  const loaded = loadKnowledge(dir);
  if (loaded.ok) return loaded.base;
  const count = loaded.diagnostics.length;
  throw new Failure(
    'bad-knowledge',
    `The knowledge in “${dir}” has ${count} ${count === 1 ? 'fault' : 'faults'}.`,
    'Mend what is listed above and try again. Nothing was read from it.',
    { diagnostics: loaded.diagnostics },
  );
}
