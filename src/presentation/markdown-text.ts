import { unreachable } from '../domain/failure.js';
import { type Span, spansOf, type Text } from './document.js';
import { isLinkable } from './links.js';
import { sanitise } from './sanitise.js';

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
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return `${before === '' ? '' : ' '}${escapeMarkdown(inner)}${after === '' ? '' : ' '}`;
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
