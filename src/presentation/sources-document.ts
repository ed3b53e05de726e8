import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Block, type Document, type Footnote, paragraph, section } from './document.js';

/** The footnotes of the first of these pages that has any, with their numbers on that page. */
export function sourcesDocument(pages: readonly Document[], base: KnowledgeBase): Document {
  const notes = pages.map((page) => page.blocks.flatMap(footnotesIn)).find((found) => found.length > 0) ?? [];
  const blocks: readonly Block[] =
    notes.length === 0 ? [paragraph('What was shown rests on no source of its own.')] : [{ kind: 'footnotes', notes }];
  return { title: null, blocks: [section(`Sources of what was shown. Knowledge ${base.version}`, blocks)] };
}

const footnotesIn = (block: Block): readonly Footnote[] =>
  block.kind === 'footnotes' ? block.notes : block.kind === 'section' ? block.blocks.flatMap(footnotesIn) : [];
