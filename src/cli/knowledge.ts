import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Revived, reviveBytes } from '../knowledge/compiled.js';

/** The compiled knowledge, which the build lays beside the bundle. */
const BUILT_IN = new URL('./knowledge.json', import.meta.url);

/**
 * The built-in knowledge, compiled when the package was built and read without YAML or schema work: a part of the file is
 * read only when something in it is asked for. With it, what the build noted beside it.
 */
export function builtInKnowledge(): Revived {
  const bytes = readFileSync(BUILT_IN);
  return reviveBytes(bytes, (from, to) => bytes.toString('utf8', from, to));
}

/**
 * The knowledge in a folder, with local knowledge laid over it, fully checked; without a folder, that of the program. Throws a
 * `Failure` with everything that is wrong with it.
 */
export async function openKnowledge(dir: string | undefined, add: readonly string[] = []): Promise<KnowledgeBase> {
  return openLaidOver(dir ?? builtInFolder(), add);
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
