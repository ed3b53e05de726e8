import type { Block } from '../presentation/index.js';
import type { HtmlNode } from '../presentation/writers/elements.js';
import { htmlBlocks } from '../presentation/writers/html.js';

/** Blocks below the heading of a screen. */
export function blocksOf(blocks: readonly Block[]): readonly HtmlNode[] {
  let number = 0;
  return htmlBlocks(blocks, { heading: 2, next: () => ++number });
}
