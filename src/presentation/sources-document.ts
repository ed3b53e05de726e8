import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { Block, Document, Footnote } from './document.js';
import { paragraph, section } from './document.js';

/** The footnotes of a page alone, with their numbers on that page. */
export function sourcesDocument(page: Document, base: KnowledgeBase): Document {
  const notes = page.blocks.flatMap(footnotesIn);
  const blocks: readonly Block[] =
    notes.length === 0 ? [paragraph('That page rests on no source of its own.')] : [{ kind: 'footnotes', notes }];
  return { title: null, blocks: [section(`Sources of what was shown last. Knowledge ${base.version}`, blocks)] };
}

const footnotesIn = (block: Block): readonly Footnote[] =>
  block.kind === 'footnotes' ? block.notes : block.kind === 'section' ? block.blocks.flatMap(footnotesIn) : [];
