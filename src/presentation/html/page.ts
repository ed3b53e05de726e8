import type { Document } from '../document.js';
import { type Page, pageWords } from '../page.js';
import { htmlBlocks } from './blocks.js';
import { escapeHtml } from './escape.js';
import { style } from './style.js';
import { htmlCommand } from './text.js';

/** Nothing is fetched and nothing runs: only the style that stands in the page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const htmlFooter = (again: string, words: ReturnType<typeof pageWords>): string => `<footer>
<h2>${words.againTitle}</h2>
<p>${words.again}</p>
<p>${htmlCommand(again)}</p>
</footer>
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
