import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildModel, type Model } from '../../src/engine/index.js';
import { loadKnowledge } from '../../src/knowledge/index.js';

function open(path: string): KnowledgeBase {
  const loaded = loadKnowledge(fileURLToPath(new URL(path, import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'));
  return loaded.base;
}

/** The knowledge that is shipped. */
export const realModel: Model = buildModel(open('../../data'));

/** A small and quite different knowledge base: routes into beekeeping. The engine knows neither by name. */
export const beesModel: Model = buildModel(open('../bees'));

export const models: readonly (readonly [string, Model])[] = [
  ['the shipped knowledge', realModel],
  ['routes into beekeeping', beesModel],
];
