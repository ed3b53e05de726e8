import { unreachable } from '../../domain/failure.js';
import { type Detail, type Span, spansOf, type Text } from '../document.js';
import { upperFirst } from '../words/english.js';
import { isLinkable, sanitise } from './sanitise.js';

/** Running text as phrasing content. */
export const htmlText = (text: Text): string => spansOf(text).map(htmlSpan).join('');

function htmlSpan(span: Span): string {
  if (typeof span === 'string') return escapeHtml(span);
  switch (span.kind) {
    case 'strong':
      return `<strong class="${span.tone ?? 'neutral'}">${escapeHtml(span.text)}</strong>`;
    case 'command':
      return htmlCommand(span.text);
    case 'address':
      return htmlAddress(span.url);
    case 'refs':
      return span.numbers
        .map((number) => `&#160;<a class="ref" href="#source-${number}" aria-label="source ${number}">[${number}]</a>`)
        .join('');
    default:
      return unreachable(span);
  }
}

/** Something to type. It may be broken between words, never at a hyphen: `--age` is one word. */
export const htmlCommand = (text: string): string =>
  `<code>${text
    .split(' ')
    .map((word) => `<span>${escapeHtml(word)}</span>`)
    .join(' ')}</code>`;

/** An address in full, so that it can be typed from paper; a link only where it is https. */
export const htmlAddress = (url: string): string =>
  isLinkable(url)
    ? `<a class="address" href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
    : `<span class="address">${escapeHtml(url)}</span>`;

/** `Label: text`. */
export const htmlDetail = ({ label, text }: Detail): string => `<b>${escapeHtml(upperFirst(label))}:</b> ${htmlText(text)}`;

export const htmlDetails = (more: readonly Detail[] | undefined): string =>
  (more ?? []).map((detail) => `<p class="more">${htmlDetail(detail)}</p>`).join('');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text from outside, made safe for content and for quoted attributes. The one door by which text comes into the page. */
export const escapeHtml = (text: string): string => sanitise(text, 'unicode').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
