import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { reviveKnowledge } from '../knowledge/compiled.js';

/** The compiled knowledge, which the build lays beside the bundle. */
const BUILT_IN = new URL('./knowledge.json', import.meta.url);

/**
 * The knowledge to work with: the built-in one, compiled when the package was built and read without YAML or schema work; or
 * a folder, fully checked. Throws a `Failure` with everything that is wrong with the folder.
 */
export async function openKnowledge(dir: string | undefined, add: readonly string[] = []): Promise<KnowledgeBase> {
  if (add.length > 0) return openLaidOver(dir ?? builtInFolder(), add);
  if (dir === undefined) return reviveKnowledge(await readFile(BUILT_IN, 'utf8'));
  return openLaidOver(dir, []);
}

async function openLaidOver(dir: string, add: readonly string[]): Promise<KnowledgeBase> {
  const { loadKnowledge } = await import('../knowledge/index.js');
  const loaded = loadKnowledge(dir, { add });
  if (loaded.ok) return loaded.base;
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  throw new Failure(
    'bad-knowledge',
    `The knowledge in ${[dir, ...add].map((one) => `“${one}”`).join(' with ')} has ${errors.length} ${errors.length === 1 ? 'fault' : 'faults'}.`,
    'Mend what is listed above and try again. Nothing was read from it.',
    { diagnostics: errors },
  );
}

/** The YAML of the built-in knowledge: local knowledge is checked together with it. It stands beside the program in a clone. */
function builtInFolder(): string {
  const folder = fileURLToPath(new URL('../data', import.meta.url));
  if (existsSync(`${folder}/knowledge.yaml`)) return folder;
  throw new Failure(
    'usage',
    'This copy of the program has the knowledge compiled only, and local knowledge is checked together with its YAML.',
    'Name the folder “data” of a clone too: --data DIR.',
  );
}
