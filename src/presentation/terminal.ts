import { unreachable } from '../domain/failure.js';
import type { Aside, Block, Document, Footnote, Item, Section } from './document.js';
import { columns, fill, hang, type Ink, inkFor, wrap } from './ink.js';
import { columnsOf, type Layout } from './layout.js';
import { BOX, renderPlain } from './plain.js';
import { drawDetail, drawRows } from './terminal-rows.js';
import { drawTable } from './terminal-table.js';
import { drawTimeline } from './terminal-timeline.js';
import { drawTree } from './terminal-tree.js';

/** A document as text for a terminal, with a line end at its end. */
export function renderText(document: Document, layout: Layout): string {
  if (layout.plain) return renderPlain(document, layout);
  const ink = inkFor(layout);
  const width = columnsOf(layout);
  const title = document.title === null ? [] : [...wrap(ink.bold(document.title), width), ''];
  const lines = [...title, ...drawBlocks(document.blocks, ink, width, true)];
  return `${tidy(lines).join('\n')}\n`;
}

/** Sections, and what is drawn rather than said, have an empty line before and behind them. */
const standsApart = (block: Block | undefined): boolean =>
  block !== undefined && ['section', 'table', 'timeline', 'tree'].includes(block.kind);

/** Blocks one below the other. At the top of the page, and around what stands apart, a line is left empty. */
function drawBlocks(blocks: readonly Block[], ink: Ink, width: number, loose: boolean): readonly string[] {
  return blocks.flatMap((block, index) => {
    const parted = index > 0 && (loose || standsApart(block) || standsApart(blocks[index - 1]));
    return [...(parted ? [''] : []), ...drawBlock(block, ink, width)];
  });
}

function drawBlock(block: Block, ink: Ink, width: number): readonly string[] {
  switch (block.kind) {
    case 'section':
      return drawSection(block, ink, width);
    case 'paragraph':
      return wrap(ink.draw(block.text), width);
    case 'note':
      return drawDetail(block, ink, width);
    case 'list':
      return block.items.flatMap((item, index) => drawItem(item, block.boxes ? BOX : block.ordered ? `${index + 1}. ` : '- ', ink, width));
    case 'rows':
      return drawRows(block.rows, ink, width);
    case 'footnotes':
      return block.notes.flatMap((footnote) => drawFootnote(footnote, ink, width));
    case 'table':
      return drawTable(block, ink, width);
    case 'timeline':
      return drawTimeline(block, ink, width);
    case 'tree':
      return drawTree(block, ink, width);
    case 'room':
      return [...wrap(`${ink.clean(block.label)}:`, width), ...Array.from({ length: block.lines }, () => '_'.repeat(width))];
    case 'blank':
      return [''];
    default:
      return unreachable(block);
  }
}

const drawSection = (section: Section, ink: Ink, width: number): readonly string[] => [
  ...drawTitle(section.title, section.aside, ink, width),
  ...drawBlocks(section.blocks, ink, width - 2, false).map((line) => (line === '' ? '' : `  ${line}`)),
];

/** A title with its aside at the right, or below it where the two do not fit on one line. */
function drawTitle(title: string, aside: Aside | undefined, ink: Ink, width: number): readonly string[] {
  if (aside === undefined) return wrap(ink.bold(title), width);
  const words = aside.loud ? aside.text.toUpperCase() : aside.text;
  const drawn = ink.tint(words, aside.tone);
  const room = width - columns(drawn) - 3;
  if (columns(ink.clean(title)) <= room) return [`${fill(ink.bold(title), width - columns(drawn))}${drawn}`];
  return [...wrap(ink.bold(title), width), ...hang('  ', drawn, width)];
}

function drawItem(item: Item, front: string, ink: Ink, width: number): readonly string[] {
  const below = (item.more ?? [])
    .flatMap((detail) => drawDetail(detail, ink, width - front.length))
    .map((line) => ' '.repeat(front.length) + line);
  return [...hang(front, ink.draw(item.text), width), ...below];
}

function drawFootnote({ number, text, url }: Footnote, ink: Ink, width: number): readonly string[] {
  const front = `[${number}] `;
  return hang(front, url === null ? ink.draw(text) : ink.draw([text, ' ', { kind: 'address', url }]), width);
}

/** No spaces at the end of a line, and never two empty lines together. */
const tidy = (lines: readonly string[]): readonly string[] =>
  lines
    .map((line) => line.trimEnd())
    .filter((line, index, all) => line !== '' || (index > 0 && all[index - 1] !== '' && index < all.length - 1));
