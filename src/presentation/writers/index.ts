import type { Document } from '../document.js';
import type { Page } from './page-frame.js';
import type { Layout } from './styled-text.js';

/** A document as text: for a screen by its layout, for a page that is taken home with what such a page says of itself. */
export type Writer = (document: Document, layout: Layout, page: () => Page) => string;

/** What a document can be written as. A new format is a line here; each writer is loaded only where it is wanted. */
export const writers = {
  text: () => import('./terminal.js').then(({ renderText }) => renderText),
  markdown: () =>
    import('./markdown.js').then(
      ({ renderMarkdown }) =>
        (document, _, page) =>
          renderMarkdown(document, page()),
    ),
  html: () =>
    import('./html.js').then(
      ({ renderHtml }) =>
        (document, _, page) =>
          renderHtml(document, page()),
    ),
} as const satisfies Record<string, () => Promise<Writer>>;

export type DocumentFormat = keyof typeof writers;
