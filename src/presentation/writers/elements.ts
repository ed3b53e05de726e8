import { sanitise } from './sanitise.js';

/** What a page of HTML is made of: text from outside, raw, or an element. Each way to write it makes the text safe as it writes. */
export type HtmlNode = string | HtmlElement;

export type HtmlElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
};

/** An element. Lists among its children are laid out flat. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (HtmlNode | readonly HtmlNode[])[]
): HtmlElement => ({ tag, attributes, children: children.flat() });

/** A line end between elements, so that the source of a page can be read. */
export const lineEnd = '\n';

/** Text as it is shown: control characters made visible, white space made single. */
export const shownText = (text: string): string => (text === lineEnd ? text : sanitise(text, 'unicode'));

/** Elements as text. */
export const htmlOf = (nodes: readonly HtmlNode[]): string => nodes.map(nodeText).join('');

function nodeText(node: HtmlNode): string {
  if (typeof node === 'string') return escapeHtml(node);
  const { tag, attributes, children } = node;
  const start = `<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')}`;
  if (closed.has(tag)) return `${start}/>`;
  return empty.has(tag) ? `${start}>` : `${start}>${htmlOf(children)}</${tag}>`;
}

/** Shapes of a picture, and elements of HTML, that hold nothing. */
const closed = new Set(['rect', 'path']);
const empty = new Set(['input', 'br']);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00a0': '&#160;',
};

/** Text from outside, made safe for content and for quoted attributes. The one door by which text comes into a page of HTML. */
export const escapeHtml = (text: string): string => shownText(text).replace(/[&<>"'\u00a0]/g, (sign) => entities[sign] ?? sign);
