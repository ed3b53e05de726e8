import { unreachable } from '../../domain/failure.js';
import type { Aside, Block, Detail, Document, Footnote, Item, Row, Section } from '../document.js';
import { BOX, renderPlain } from './plain.js';
import { columns, columnsOf, fill, hang, type Ink, inkFor, type Layout, singleGaps, wrap } from './styled-text.js';
import { drawTable, drawTimeline, drawTree } from './terminal-table.js';

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

/** Blocks one below the other. At the top of the page, and around what is set apart, a line is left empty. */
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
const tidy = (lines: readonly string[]): readonly string[] => singleGaps(lines.map((line) => line.trimEnd()));

/** Between two columns. */
const gap = 2;
/** At most this part of the width goes to the labels. */
const widestLabel = 0.6;
/** The text of a row whose label is wider than that goes below it, set in by this much. */
const setIn = 4;
/** Labels of several words are broken to this width, so that they leave room for the text. */
const labelBreak = 12;
/** Under this many columns beside the labels, the other side goes below the text. */
const roomForThree = 56;

type Widths = { readonly label: number; readonly text: number; readonly aside: number };

/** Rows as columns `label  text  the other side`; what has no room of its own goes below. */
export function drawRows(rows: readonly Row[], ink: Ink, width: number): readonly string[] {
  const widths = measure(rows, ink, width);
  return rows.flatMap((row) => drawRow(row, widths, ink, width));
}

function measure(rows: readonly Row[], ink: Ink, width: number): Widths {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columns));
  const labels = rows.flatMap((row) => wrap(ink.clean(row.label), labelBreak));
  const label = Math.min(widest(labels), Math.floor(width * widestLabel)) + gap;
  const room = width - label;
  const aside = Math.min(widest(rows.map((row) => ink.clean(row.aside ?? ''))), Math.floor(room * 0.4));
  return { label, text: room - (aside > 0 ? aside + gap : 0), aside: room < roomForThree ? 0 : aside };
}

function drawRow(row: Row, widths: Widths, ink: Ink, width: number): readonly string[] {
  const label = wrap(ink.tint(row.label, row.tone), Math.max(widths.label - gap, 1));
  if (label.some((line) => columns(line) > widths.label - gap)) {
    return [...label, ...drawBody(row, { ...widths, aside: 0 }, ink, width - setIn).map((line) => ' '.repeat(setIn) + line)];
  }
  const body = drawBody(row, widths, ink, width - widths.label);
  return Array.from({ length: Math.max(label.length, body.length) }, (_, at) => fill(label[at] ?? '', widths.label) + (body[at] ?? ''));
}

/** What goes beside the label, or below it. */
function drawBody(row: Row, widths: Widths, ink: Ink, room: number): readonly string[] {
  const more = (row.more ?? []).flatMap((detail) => drawDetail(detail, ink, room));
  if (row.aside === undefined) return [...wrap(ink.draw(row.text), room), ...more];
  const aside = ink.clean(row.aside);
  if (widths.aside === 0) return [...wrap(ink.draw(row.text), room), ...hang('', aside, room, 2), ...more];
  return [...besideEach(wrap(ink.draw(row.text), widths.text), wrap(aside, widths.aside), widths.text), ...more];
}

/** Two blocks of lines side by side. */
const besideEach = (left: readonly string[], right: readonly string[], width: number): readonly string[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, index) => `${fill(left[index] ?? '', width + gap)}${right[index] ?? ''}`);

/** `label: text`, the next lines set in by two. */
export const drawDetail = ({ label, text }: Detail, ink: Ink, width: number): readonly string[] =>
  hang('', `${ink.clean(label)}: ${ink.draw(text)}`, width, 2);
