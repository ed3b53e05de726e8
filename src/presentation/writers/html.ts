import { unreachable } from '../../domain/failure.js';
import {
  type Aside,
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
import { upperFirst } from '../words/english.js';
import type { Again } from './command-line.js';
import { element, escapeHtml, type HtmlElement, type HtmlNode, htmlOf, lineEnd } from './elements.js';
import { style } from './html-style.js';
import { htmlTimeline } from './html-timeline.js';
import { frameWords, type Page } from './page-frame.js';
import { isLinkable } from './sanitise.js';

/** Where in the page a block is: the level of the next heading, and numbers for what needs a name of its own. */
export type Spot = { readonly heading: number; readonly next: () => number };

/** There is no heading below the sixth. */
const lowestHeading = 6;

/** Blocks one after another. Entries that follow each other are grouped, because paper has room for two columns of them. */
export function htmlBlocks(blocks: readonly Block[], spot: Spot): readonly HtmlNode[] {
  const nodes: HtmlNode[] = [];
  let entries: HtmlNode[] = [];
  for (const [at, block] of blocks.entries()) {
    const into = isEntry(block) ? entries : nodes;
    if (into.length > 0) into.push(lineEnd);
    into.push(...htmlBlock(block, spot));
    if (!isEntry(block) || isEntry(blocks[at + 1])) continue;
    if (nodes.length > 0) nodes.push(lineEnd);
    nodes.push(element('div', { class: 'entries' }, entries));
    entries = [];
  }
  return nodes;
}

/** The same below the one heading of a page. */
export function blocksBelowHeading(blocks: readonly Block[]): readonly HtmlNode[] {
  let number = 0;
  return htmlBlocks(blocks, { heading: 2, next: () => ++number });
}

const isEntry = (block: Block | undefined): boolean => block?.kind === 'section' && block.level === 3;

function htmlBlock(block: Block, spot: Spot): readonly HtmlNode[] {
  switch (block.kind) {
    case 'section':
      return [htmlSection(block, spot)];
    case 'paragraph':
      return [element('p', {}, htmlText(block.text))];
    case 'note':
      return [element('p', { class: 'note' }, htmlDetail(block))];
    case 'list':
      return [htmlList(block)];
    case 'rows':
      return [element('dl', {}, block.rows.map(htmlRow))];
    case 'table':
      return [htmlTable(block)];
    case 'timeline':
      return [htmlTimeline(block, `timeline-${spot.next()}`)];
    case 'tree':
      return [element('figure', { class: 'tree' }, element('figcaption', {}, block.title), element('ul', {}, htmlBranch(block.root)))];
    case 'footnotes':
      return [element('section', { class: 'sources' }, heading('Sources', spot), element('ol', {}, block.notes.map(htmlFootnote)))];
    case 'room':
      return [
        element(
          'div',
          { class: 'room' },
          element('p', {}, `${block.label}:`),
          Array.from({ length: block.lines }, () => element('div', { class: 'line' })),
        ),
      ];
    case 'blank':
      return [];
    default:
      return unreachable(block);
  }
}

const heading = (title: string, { heading: level }: Spot): HtmlElement => element(`h${Math.min(level, lowestHeading)}`, {}, title);

/** Headings follow the nesting, so that no level is left out. */
const htmlSection = ({ title, aside, blocks }: Section, spot: Spot): HtmlElement =>
  element(
    'section',
    { class: `depth-${spot.heading}` },
    element('div', { class: 'head' }, heading(title, spot), htmlAside(aside)),
    lineEnd,
    htmlBlocks(blocks, { ...spot, heading: spot.heading + 1 }),
  );

const htmlAside = (aside: Aside | undefined): readonly HtmlNode[] =>
  aside === undefined || aside.text === ''
    ? []
    : [element('p', { class: `${aside.loud ? 'verdict' : 'facts'} ${aside.tone}` }, aside.loud ? upperFirst(aside.text) : aside.text)];

function htmlList({ ordered, boxes, items }: Extract<Block, { kind: 'list' }>): HtmlElement {
  const front = boxes === true ? [element('span', { class: 'box', 'aria-hidden': 'true' })] : [];
  return element(
    ordered ? 'ol' : 'ul',
    boxes === true ? { class: 'boxes' } : {},
    items.map((item) => htmlItem(item, front)),
  );
}

const htmlItem = ({ text, more }: Item, front: readonly HtmlNode[]): HtmlElement =>
  element('li', {}, front, htmlText(text), htmlDetails(more));

function htmlRow({ label, tone, text, aside, more }: Row): HtmlElement {
  const other = aside === undefined ? [] : [element('p', { class: 'you' }, upperFirst(aside))];
  return element('div', {}, element('dt', { class: tone }, upperFirst(label)), element('dd', {}, htmlText(text), other, htmlDetails(more)));
}

function htmlTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): HtmlElement {
  const heads = head.map((title) => element('th', { scope: 'col' }, title));
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      head.map((_, at) => htmlCell(htmlText(cells[at] ?? ''), at)),
    ),
  );
  return element('table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, heads)), element('tbody', {}, body));
}

const htmlCell = (content: readonly HtmlNode[], at: number): HtmlElement =>
  at === 0 ? element('th', { scope: 'row' }, content) : element('td', {}, content);

const htmlBranch = ({ text, branches }: Branch): HtmlElement =>
  element('li', {}, htmlText(text), branches.length === 0 ? [] : [element('ul', {}, branches.map(htmlBranch))]);

const htmlFootnote = ({ number, text, url }: Footnote): HtmlElement =>
  element('li', { value: String(number), id: `source-${number}` }, text, url === null ? [] : [' ', htmlAddress(url)]);

/** Nothing is fetched and nothing runs: only the style that is in the page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const htmlFooter = ({ says, lines }: Again, { againTitle }: ReturnType<typeof frameWords>): string => `<footer>
<h2>${againTitle}</h2>
<p>${escapeHtml(says.join(' '))}</p>
${lines.map(({ shell, line }) => `<p>${shell === null ? '' : `${escapeHtml(upperFirst(shell))}: `}${htmlOf([htmlCommand(line)])}</p>\n`).join('')}</footer>
`;

/** What every page begins with, down to its body: the title as HTML, the policy that it keeps, and its style. */
export const htmlHead = (title: string, policy: string, css: string): string => `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${css}</style>
</head>
`;

/** A document as one file that needs nothing else: it reads on a screen, to a screen reader and on paper. */
export function renderHtml(document: Document, page: Page): string {
  const title = escapeHtml(document.title ?? page.title);
  const words = frameWords(page);
  let number = 0;
  const spot = { heading: 2, next: () => ++number };
  const whole = document.title === null ? title : `${title}: ${escapeHtml(page.title)}`;
  return `${htmlHead(whole, policy, style)}<body>
<header>
<p class="brand">${escapeHtml(words.independent)}</p>
<h1>${title}</h1>
<p class="dated">${escapeHtml(words.dated)}</p>
</header>
<main>
${htmlOf(htmlBlocks(document.blocks, spot))}
</main>
${page.again === null ? '' : htmlFooter(page.again, words)}</body>
</html>
`;
}

/** Running text as phrasing content. */
export const htmlText = (text: Text): readonly HtmlNode[] => spansOf(text).flatMap(htmlSpan);

function htmlSpan(span: Span): HtmlNode | readonly HtmlNode[] {
  if (typeof span === 'string') return span;
  switch (span.kind) {
    case 'strong':
      return element('strong', { class: span.tone ?? 'neutral' }, span.text);
    case 'command':
      return htmlCommand(span.text);
    case 'address':
      return htmlAddress(span.url);
    case 'refs':
      return span.numbers.flatMap((number) => [
        '\u00a0',
        element('a', { class: 'ref', href: `#source-${number}`, 'aria-label': `source ${number}` }, `[${number}]`),
      ]);
    default:
      return unreachable(span);
  }
}

/** Something to type. It may be broken between words, never at a hyphen: `--age` is one word. */
export const htmlCommand = (text: string): HtmlElement =>
  element(
    'code',
    {},
    text.split(' ').flatMap((word, at) => [...(at === 0 ? [] : [' ']), element('span', {}, word)]),
  );

/** An address in full, so that it can be typed from paper; a link only where it is https. */
export const htmlAddress = (url: string): HtmlElement =>
  isLinkable(url) ? element('a', { class: 'address', href: url }, url) : element('span', { class: 'address' }, url);

/** `Label: text`. */
export const htmlDetail = ({ label, text }: Detail): readonly HtmlNode[] => [
  element('b', {}, `${upperFirst(label)}:`),
  ' ',
  ...htmlText(text),
];

export const htmlDetails = (more: readonly Detail[] | undefined): readonly HtmlNode[] =>
  (more ?? []).map((detail) => element('p', { class: 'more' }, htmlDetail(detail)));
