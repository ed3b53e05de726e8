import { unreachable } from '../domain/failure.js';
import { barWords } from './bar-words.js';
import type { Bar, Block, Branch, Detail, Document, Footnote, Item, Row, Section, Text } from './document.js';
import { sentence, upperFirst } from './english.js';
import { codeMarkdown, escapeMarkdown, inTable, linkMarkdown, textMarkdown } from './markdown-text.js';
import { ganttChart, treeChart } from './mermaid.js';
import { type Page, pageWords } from './page.js';

/** There is no heading below the sixth. */
const lowestHeading = 6;

/** A document as GitHub-flavoured Markdown. Pictures are Mermaid, and everything in them stands beside them in words. */
export function renderMarkdown(document: Document, page: Page): string {
  const words = pageWords(page);
  const parts = [
    `# ${escapeMarkdown(document.title ?? page.title)}`,
    `${escapeMarkdown(words.independent)}. ${escapeMarkdown(words.dated)}`,
    ...blocks(document.blocks, 2, page),
    ...(page.again === null ? [] : [`## ${words.againTitle}`, escapeMarkdown(words.again), codeMarkdown(page.again)]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Each block as a part of its own; empty lines go between them. */
const blocks = (all: readonly Block[], heading: number, page: Page): readonly string[] =>
  all.flatMap((block) => parts(block, heading, page));

function parts(block: Block, heading: number, page: Page): readonly string[] {
  switch (block.kind) {
    case 'section':
      return section(block, heading, page);
    case 'paragraph':
      return [textMarkdown(block.text)];
    case 'note':
      return [detail(block)];
    case 'list':
      return [block.items.map((one, index) => item(one, block.boxes ? '- [ ] ' : block.ordered ? `${index + 1}. ` : '- ')).join('\n')];
    case 'rows':
      return [block.rows.map(row).join('\n')];
    case 'table':
      return [`**${escapeMarkdown(block.caption)}**`, table(block.head, block.rows)];
    case 'timeline':
      return [
        `**${escapeMarkdown(block.title)}**`,
        block.bars.map((bar) => `- ${barText(bar)}`).join('\n'),
        fenced(ganttChart(block, page.asOf)),
      ];
    case 'tree':
      return [`**${escapeMarkdown(block.title)}**`, branch(block.root, 0), fenced(treeChart(block.root))];
    case 'footnotes':
      return [`${'#'.repeat(heading)} Sources`, block.notes.map(footnote).join('\n')];
    case 'room':
      return [`${escapeMarkdown(block.label)}:`, ...Array.from({ length: block.lines }, () => '\\_'.repeat(40))];
    case 'blank':
      return [];
    default:
      return unreachable(block);
  }
}

const section = ({ title, aside, blocks: inner }: Section, heading: number, page: Page): readonly string[] => [
  `${'#'.repeat(Math.min(heading, lowestHeading))} ${escapeMarkdown(title)}`,
  ...(aside === undefined || aside.text === '' ? [] : [`**${escapeMarkdown(upperFirst(aside.text))}**`]),
  ...blocks(inner, heading + 1, page),
];

const detail = ({ label, text }: Detail): string => `**${escapeMarkdown(upperFirst(label))}:** ${textMarkdown(text)}`;

const below = (more: readonly Detail[] | undefined): string => (more ?? []).map((one) => `\n    - ${detail(one)}`).join('');

const item = ({ text, more }: Item, front: string): string => `${front}${textMarkdown(text)}${below(more)}`;

const row = ({ label, text, aside, more }: Row): string =>
  `- ${detail({ label, text })}${aside === undefined ? '' : `\n    - ${escapeMarkdown(upperFirst(aside))}`}${below(more)}`;

const table = (head: readonly string[], rows: readonly (readonly Text[])[]): string =>
  [
    line(head.map(escapeMarkdown)),
    line(head.map(() => '---')),
    ...rows.map((cells) => line(head.map((_, at) => textMarkdown(cells[at] ?? '')))),
  ].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.map(inTable).join(' | ')} |`;

const barText = (bar: Bar): string =>
  escapeMarkdown(`${bar.label}: ${barWords(bar)}.${bar.aside === undefined ? '' : ` ${sentence(bar.aside)}`}`);

const branch = ({ text, branches }: Branch, depth: number): string =>
  [`${'    '.repeat(depth)}- ${textMarkdown(text)}`, ...branches.map((one) => branch(one, depth + 1))].join('\n');

const fenced = (chart: string): string => `\`\`\`mermaid\n${chart}\n\`\`\``;

const footnote = ({ number, text, url }: Footnote): string =>
  `- \\[${number}\\] ${escapeMarkdown(text)}${url === null ? '' : ` ${linkMarkdown(url)}`}`;
