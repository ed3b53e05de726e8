import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildModel, type Model } from '../../src/engine/index.js';
import { type Revived, reviveBytes } from '../../src/knowledge/compiled/read.js';
import { loadKnowledge } from '../../src/knowledge/index.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function open(path: string): KnowledgeBase {
  const loaded = loadKnowledge(at(path));
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'));
  return loaded.base;
}

/** The knowledge that is shipped, as `compile-knowledge.ts` compiled it for this run of the tests. */
export function compiledKnowledge(): Revived {
  const compiled = process.env.COMPILED_KNOWLEDGE;
  if (compiled === undefined) throw new Error('COMPILED_KNOWLEDGE names no file.');
  return reviveBytes(readFileSync(compiled));
}

/** The knowledge that is shipped. */
export const realModel: Model = buildModel(compiledKnowledge().base);

/** A small and quite different knowledge base: routes into beekeeping. The engine knows neither by name. */
export const beesModel: Model = buildModel(open('../fixtures/beekeeping'));

export const models: readonly (readonly [string, Model])[] = [
  ['the shipped knowledge', realModel],
  ['routes into beekeeping', beesModel],
];

/** What stands at the foot of each page on the knowledge that is shipped. */
export const knowledgeLine = `Knowledge ${realModel.base.version}`;
