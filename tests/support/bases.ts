import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildModel, type Model } from '../../src/engine/index.js';
import { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
import { loadKnowledge } from '../../src/knowledge/index.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function open(path: string): KnowledgeBase {
  const loaded = loadKnowledge(at(path));
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'));
  return loaded.base;
}

/** From YAML; mutation testing, which opens it for every change to the code, names the compiled file, which is quicker. */
function shipped(): KnowledgeBase {
  const compiled = process.env.COMPILED_KNOWLEDGE;
  return compiled === undefined ? open('../../data') : reviveKnowledge(readFileSync(compiled, 'utf8'));
}

/** The knowledge that is shipped. */
export const realModel: Model = buildModel(shipped());

/** A small and quite different knowledge base: routes into beekeeping. The engine knows neither by name. */
export const beesModel: Model = buildModel(open('../fixtures/beekeeping'));

export const models: readonly (readonly [string, Model])[] = [
  ['the shipped knowledge', realModel],
  ['routes into beekeeping', beesModel],
];
