import { type HtmlNode, shownText } from '../presentation/writers/elements.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Elements as nodes of a document. Text comes in as text alone, so nothing in it can become an element. */
export function domOf(nodes: readonly HtmlNode[], space?: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of nodes) fragment.append(typeof node === 'string' ? shownText(node) : elementOf(node, space));
  return fragment;
}

function elementOf({ tag, attributes, children }: Exclude<HtmlNode, string>, space: string | undefined): Element {
  const inside = tag === 'svg' ? SVG : space;
  const made = inside === undefined ? document.createElement(tag) : document.createElementNS(inside, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, shownText(value));
  made.append(domOf(children, inside));
  return made;
}

/** The element of the page with this id. Throws where the file is broken. */
export const byId = (id: string): HTMLElement => elementOfKind(id, HTMLElement);

/** The element of this kind with this id, such as an `HTMLInputElement`. Throws where the file is broken. */
export function elementOfKind<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no element “${id}”.`);
  return found;
}
