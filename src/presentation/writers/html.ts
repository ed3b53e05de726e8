import { unreachable } from '../../domain/failure.js';
import type { Aside, Block, Branch, Document, Footnote, Item, Row, Section } from '../document.js';
import { upperFirst } from '../words/english.js';
import type { Again } from './command-line.js';
import { style } from './html-style.js';
import { escapeHtml, htmlAddress, htmlCommand, htmlDetail, htmlDetails, htmlText } from './html-text.js';
import { htmlTimeline } from './html-timeline.js';
import { type Page, pageWords } from './page-frame.js';

/** Where in the page a block stands: the level of the next heading, and numbers for what needs a name of its own. */
export type Spot = { readonly heading: number; readonly next: () => number };

/** There is no heading below the sixth. */
const lowestHeading = 6;

/** Blocks one after another. Entries that follow each other stand together, because paper has room for two columns of them. */
export function htmlBlocks(blocks: readonly Block[], spot: Spot): string {
  return blocks
    .map((block, at) => {
      const opens = isEntry(block) && !isEntry(blocks[at - 1]) ? '<div class="entries">' : '';
      const closes = isEntry(block) && !isEntry(blocks[at + 1]) ? '</div>' : '';
      return `${opens}${htmlBlock(block, spot)}${closes}`;
    })
    .join('\n');
}

const isEntry = (block: Block | undefined): boolean => block?.kind === 'section' && block.level === 3;

function htmlBlock(block: Block, spot: Spot): string {
  switch (block.kind) {
    case 'section':
      return htmlSection(block, spot);
    case 'paragraph':
      return `<p>${htmlText(block.text)}</p>`;
    case 'note':
      return `<p class="note">${htmlDetail(block)}</p>`;
    case 'list':
      return htmlList(block);
    case 'rows':
      return `<dl>${block.rows.map(htmlRow).join('')}</dl>`;
    case 'table':
      return htmlTable(block);
    case 'timeline':
      return htmlTimeline(block, `timeline-${spot.next()}`);
    case 'tree':
      return `<figure class="tree"><figcaption>${escapeHtml(block.title)}</figcaption><ul>${htmlBranch(block.root)}</ul></figure>`;
    case 'footnotes':
      return `<section class="sources">${heading('Sources', spot)}<ol>${block.notes.map(htmlFootnote).join('')}</ol></section>`;
    case 'room':
      return `<div class="room"><p>${escapeHtml(block.label)}:</p>${'<div class="line"></div>'.repeat(block.lines)}</div>`;
    case 'blank':
      return '';
    default:
      return unreachable(block);
  }
}

const heading = (title: string, { heading: level }: Spot): string => {
  const tag = `h${Math.min(level, lowestHeading)}`;
  return `<${tag}>${escapeHtml(title)}</${tag}>`;
};

/** Headings follow the nesting, so that no level is left out. */
const htmlSection = ({ title, aside, blocks }: Section, spot: Spot): string =>
  `<section class="depth-${spot.heading}"><div class="head">${heading(title, spot)}${htmlAside(aside)}</div>\n${htmlBlocks(blocks, { ...spot, heading: spot.heading + 1 })}</section>`;

const htmlAside = (aside: Aside | undefined): string =>
  aside === undefined || aside.text === ''
    ? ''
    : `<p class="${aside.loud ? 'verdict ' : 'facts '}${aside.tone}">${escapeHtml(aside.loud ? upperFirst(aside.text) : aside.text)}</p>`;

function htmlList({ ordered, boxes, items }: Extract<Block, { kind: 'list' }>): string {
  const tag = ordered ? 'ol' : 'ul';
  const front = boxes === true ? '<span class="box" aria-hidden="true"></span>' : '';
  return `<${tag}${boxes === true ? ' class="boxes"' : ''}>${items.map((item) => htmlItem(item, front)).join('')}</${tag}>`;
}

const htmlItem = ({ text, more }: Item, front: string): string => `<li>${front}${htmlText(text)}${htmlDetails(more)}</li>`;

function htmlRow({ label, tone, text, aside, more }: Row): string {
  const other = aside === undefined ? '' : `<p class="you">${escapeHtml(upperFirst(aside))}</p>`;
  return `<div><dt class="${tone}">${escapeHtml(upperFirst(label))}</dt><dd>${htmlText(text)}${other}${htmlDetails(more)}</dd></div>`;
}

function htmlTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const heads = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${head.map((_, at) => htmlCell(htmlText(cells[at] ?? ''), at)).join('')}</tr>`).join('');
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

const htmlCell = (content: string, at: number): string => (at === 0 ? `<th scope="row">${content}</th>` : `<td>${content}</td>`);

const htmlBranch = ({ text, branches }: Branch): string =>
  `<li>${htmlText(text)}${branches.length === 0 ? '' : `<ul>${branches.map(htmlBranch).join('')}</ul>`}</li>`;

const htmlFootnote = ({ number, text, url }: Footnote): string =>
  `<li value="${number}" id="source-${number}">${escapeHtml(text)}${url === null ? '' : ` ${htmlAddress(url)}`}</li>`;

/** Nothing is fetched and nothing runs: only the style that stands in the page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const htmlFooter = ({ says, lines }: Again, { againTitle }: ReturnType<typeof pageWords>): string => `<footer>
<h2>${againTitle}</h2>
<p>${escapeHtml(says.join(' '))}</p>
${lines.map(({ shell, line }) => `<p>${shell === null ? '' : `${escapeHtml(upperFirst(shell))}: `}${htmlCommand(line)}</p>\n`).join('')}</footer>
`;

/** A document as one file that needs nothing else: it reads on a screen, to a screen reader and on paper. */
export function renderHtml(document: Document, page: Page): string {
  const title = escapeHtml(document.title ?? page.title);
  const words = pageWords(page);
  let number = 0;
  const spot = { heading: 2, next: () => ++number };
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${document.title === null ? title : `${title}: ${escapeHtml(page.title)}`}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="brand">${escapeHtml(words.independent)}</p>
<h1>${title}</h1>
<p class="dated">${escapeHtml(words.dated)}</p>
</header>
<main>
${htmlBlocks(document.blocks, spot)}
</main>
${page.again === null ? '' : htmlFooter(page.again, words)}</body>
</html>
`;
}
