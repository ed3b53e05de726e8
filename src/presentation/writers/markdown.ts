import { unreachable } from '../../domain/failure.js';
import {
  type Bar,
  type Block,
  type Branch,
  type Detail,
  type Document,
  type Footnote,
  type Item,
  type Row,
  type Section,
  type Span,
  spansOf,
  type Text,
} from '../document.js';
import { barWords } from '../words/dates.js';
import { sentence, upperFirst } from '../words/english.js';
import type { ShellLine } from './command-line.js';
import { frameWords, type Page } from './page-frame.js';
import { isLinkable, sanitise } from './sanitise.js';

/** There is no heading below the sixth. */
const lowestHeading = 6;

/** A document as GitHub-flavoured Markdown. Pictures are Mermaid, and everything in them is also beside them in words. */
export function renderMarkdown(document: Document, page: Page): string {
  const words = frameWords(page);
  const parts = [
    `# ${escapeMarkdown(document.title ?? page.title)}`,
    `${escapeMarkdown(words.independent)}. ${escapeMarkdown(words.dated)}`,
    ...blocks(document.blocks, 2, page),
    ...(page.again === null
      ? []
      : [`## ${words.againTitle}`, escapeMarkdown(page.again.says.join(' ')), ...page.again.lines.map(shellLine)]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const shellLine = ({ shell, line: typed }: ShellLine): string =>
  `${shell === null ? '' : `${escapeMarkdown(upperFirst(shell))}: `}${codeMarkdown(typed)}`;

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

/** Signs that can begin markup anywhere in a line. */
const inline = /[\\`*_{}[\]<>&#|~$^@]/g;

/**
 * Text from outside, so that Markdown reads it as it stands: no emphasis, link, picture, HTML, entity or table can begin in it,
 * and no address turns into a link by itself. Line ends are spaces by then, so only the first sign of a text can begin a block.
 */
export function escapeMarkdown(text: string): string {
  return sanitise(text, 'unicode')
    .trim()
    .replace(inline, '\\$&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/:(?=\/\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp)):/gi, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** The same inside a line: spaces at its ends stay. */
const escapeInside = (text: string): string => {
  const inner = text.trim();
  return `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(inner)}${inner !== '' && /\s$/.test(text) ? ' ' : ''}`;
};

/** Something to type, between as many backticks as it needs. */
export function codeMarkdown(text: string): string {
  const clean = sanitise(text, 'unicode');
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** An address: a link where it is https, else words. */
export const linkMarkdown = (url: string): string => (isLinkable(url) ? `<${url}>` : escapeMarkdown(url));

/** In a cell, a bar would end the cell, in code as well. */
export const inTable = (cell: string): string => cell.replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|');

/** Running text. */
export const textMarkdown = (text: Text): string => spansOf(text).map(spanMarkdown).join('').trim();

function spanMarkdown(span: Span): string {
  if (typeof span === 'string') return escapeInside(span);
  switch (span.kind) {
    case 'strong':
      return `**${escapeMarkdown(span.text)}**`;
    case 'command':
      return codeMarkdown(span.text);
    case 'address':
      return linkMarkdown(span.url);
    case 'refs':
      return ` \\[${span.numbers.join(', ')}\\]`;
    default:
      return unreachable(span);
  }
}

type Timeline = Extract<Block, { kind: 'timeline' }>;

/**
 * Words for a picture: letters, digits and the few signs that mean nothing to Mermaid, nor to the fence around it.
 * What is left out is in the words beside the picture.
 */
const words = (text: string): string =>
  sanitise(text, 'unicode')
    .replace(/[^\p{L}\p{N} ,.()'/+-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '-')
    .trim() || 'no words';

/** A timeline as a Gantt chart, in real months from the day of asking. */
export function ganttChart({ title, bars }: Timeline, asOf: string): string {
  const rows = bars.map((bar) => `    ${words(bar.label)} :${kindOf(bar)}${day(asOf, bar.from)}, ${day(asOf, Math.max(bar.to, bar.from))}`);
  return ['gantt', `    title ${words(title)}`, '    dateFormat YYYY-MM-DD', '    axisFormat %b %Y', ...rows].join('\n');
}

const kindOf = ({ from, to }: Bar): string => (to > from ? '' : 'milestone, ');

/** The first of the month so many months after a day. */
function day(asOf: string, months: number): string {
  const month = Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1 + Math.round(months);
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A tree as a flowchart from left to right. */
export function treeChart(root: Branch): string {
  const lines: string[] = ['flowchart LR'];
  let count = 0;
  const draw = ({ text, branches }: Branch): string => {
    const name = `n${count++}`;
    lines.push(`    ${name}["${words(plainText(text))}"]`);
    for (const one of branches) lines.push(`    ${name} --> ${draw(one)}`);
    return name;
  };
  draw(root);
  return lines.join('\n');
}

const plainText = (text: Text): string =>
  spansOf(text)
    .map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : 'url' in span ? span.url : ''))
    .join('');
