import { unreachable } from '../../domain/failure.js';
import { type Detail, type Span, spansOf, type Text } from '../document.js';
import { upperFirst } from '../words/english.js';
import { element, type HtmlElement, type HtmlNode } from './elements.js';
import { isLinkable } from './sanitise.js';

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
