import { unreachable } from '../../domain/failure.js';
import type { Bar, Block, Branch, Detail, Document, Item, Row, Text } from '../document.js';
import { barWords } from '../words/dates.js';
import { sentence, upperFirst } from '../words/english.js';
import { columnsOf, type Ink, inkFor, type Layout, singleGaps, wrap } from './styled-text.js';

/**
 * A document for a screen reader or a line-by-line tool: no columns, no indents, and every paragraph says by itself what it
 * is about. On a screen of known width it is broken at words, because a terminal would break it at letters.
 */
export function renderPlain(document: Document, layout: Layout): string {
  const ink = inkFor({ ...layout, colour: 'none', plain: true });
  const lines = [...(document.title === null ? [] : [ink.clean(document.title), '']), ...plainBlocks(document.blocks, ink)];
  const tidy = singleGaps(lines);
  const fitted = layout.width === undefined ? tidy : tidy.flatMap((line) => (line === '' ? [line] : wrap(line, columnsOf(layout))));
  return `${fitted.join('\n')}\n`;
}

/** A box to tick, in text. */
export const BOX = '[ ] ';

const plainBlocks = (blocks: readonly Block[], ink: Ink): readonly string[] => blocks.flatMap((block) => plainBlock(block, ink));

function plainBlock(block: Block, ink: Ink): readonly string[] {
  switch (block.kind) {
    case 'section': {
      const aside = block.aside === undefined ? '' : `: ${ink.clean(block.aside.text)}`;
      return ['', `${ink.clean(block.title)}${aside}`, ...plainBlocks(block.blocks, ink)];
    }
    case 'paragraph':
      return [ink.draw(block.text)];
    case 'note':
      return [plainDetail(block, ink)];
    case 'list':
      return block.items.map((item, index) => plainItem(item, block.boxes ? BOX : block.ordered ? `${index + 1}. ` : '', ink));
    case 'rows':
      return block.rows.map((row) => plainRow(row, ink));
    case 'footnotes':
      return [
        '',
        ...block.notes.map(({ number, text, url }) => `Source ${number}: ${ink.clean(text)}${url === null ? '' : ` ${ink.clean(url)}`}`),
      ];
    case 'table':
      return [`${ink.clean(block.caption)}:`, ...block.rows.map((cells) => tableLine(block.head, cells, ink))];
    case 'timeline':
      return [`${ink.clean(block.title)}:`, ...block.bars.map((bar) => barLine(bar, ink))];
    case 'tree':
      return [`${ink.clean(block.title)}:`, ...treeLines(block.root, ink, '')];
    case 'room':
      return [`${ink.clean(block.label)}:`];
    case 'blank':
      return [''];
    default:
      return unreachable(block);
  }
}

/** A row of a table as one line: `Head: cell. Head: cell.` */
const tableLine = (head: readonly string[], cells: readonly Text[], ink: Ink): string =>
  cells.map((cell, at) => sentence(`${ink.clean(head[at] ?? '')}: ${ink.draw(cell)}`)).join(' ');

/** A bar of a timeline in words: `Trainee: months 7 to 30 (2 years). Paid.` */
const barLine = (bar: Bar, ink: Ink): string =>
  `${ink.clean(bar.label)}: ${barWords(bar)}.${bar.aside === undefined ? '' : ` ${sentence(ink.clean(bar.aside))}`}`;

/** A tree, numbered as a list is within a list: 1, 1.1, 1.1.1. */
const treeLines = ({ text, branches }: Branch, ink: Ink, number: string): readonly string[] => [
  `${number === '' ? '' : `${number} `}${ink.draw(text)}`,
  ...branches.flatMap((branch, at) => treeLines(branch, ink, `${number === '' ? '' : `${number}.`}${at + 1}`)),
];

const plainDetail = ({ label, text }: Detail, ink: Ink): string => `${upperFirst(ink.clean(label))}: ${ink.draw(text)}`;

const plainItem = (item: Item, front: string, ink: Ink): string =>
  [`${front}${ink.draw(item.text)}`, ...plainDetails(item.more, ink)]
    .map((part, _, all) => (all.length > 1 ? sentence(part) : part))
    .join(' ');

const plainRow = (row: Row, ink: Ink): string => {
  const parts = [
    `${upperFirst(ink.clean(row.label))}: ${ink.draw(row.text)}`,
    ...(row.aside === undefined ? [] : [upperFirst(ink.clean(row.aside))]),
    ...plainDetails(row.more, ink),
  ];
  return parts.map((part) => (parts.length > 1 ? sentence(part) : part)).join(' ');
};

const plainDetails = (more: readonly Detail[] | undefined, ink: Ink): readonly string[] =>
  (more ?? []).map((detail) => plainDetail(detail, ink));
