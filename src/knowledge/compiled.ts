import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { buildWays } from './ways.js';

/** A knowledge base as one line of JSON, without what follows from the rest of it (the ways in). */
export function compileKnowledge({ roleWays: _, routeWays: __, ...rest }: KnowledgeBase): string {
  return `${JSON.stringify(rest)}\n`;
}

/** The knowledge base again. Takes only what `compileKnowledge` made: it is not checked a second time. */
export function reviveKnowledge(text: string): KnowledgeBase {
  const rest = JSON.parse(text) as Omit<KnowledgeBase, 'roleWays' | 'routeWays'>;
  return { ...rest, ...buildWays(rest) };
}
