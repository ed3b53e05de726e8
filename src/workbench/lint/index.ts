/**
 * What is sound and of no use, or hard to read: for those who keep the knowledge. Nothing here changes an advice.
 * Its codes have a table of their own in src/knowledge/README.md.
 */
import { byPlace, type Diagnostic } from '../../domain/diagnostic.js';
import type { Inspected } from '../../knowledge/index.js';
import { reviewAttributes } from './attributes.js';
import { Places } from './positions.js';
import { reviewTexts } from './readability.js';
import { reviewRequirements } from './requirements.js';
import { reviewWays } from './ways.js';

/**
 * Everything there is to say of a knowledge base, by file and line: what is wrong, then what is of no use. While something is
 * wrong only the texts are reviewed: a role may seem out of reach because the route that leads to it cannot be read.
 */
export function reviewKnowledge({ loaded, files }: Inspected): readonly Diagnostic[] {
  const texts = reviewTexts(files);
  if (!loaded.ok) return [...loaded.diagnostics, ...texts].sort(byPlace);
  const places = new Places(files);
  return [
    ...loaded.warnings,
    ...reviewAttributes(loaded.base, places),
    ...reviewWays(loaded.base, places),
    ...reviewRequirements(loaded.base, places),
    ...texts,
  ].sort(byPlace);
}
