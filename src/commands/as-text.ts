import { unreachable } from '../domain/failure.js';
import { type Document, type Layout, type Page, pageOf } from '../presentation/index.js';
import type { Context, DocumentFormat } from './context.js';

/** A document as text. Measuring text is slow to start, so it is loaded only where text is wanted. */
export async function asText(document: Document, layout: Layout): Promise<string> {
  const { renderText } = await import('../presentation/writers/terminal.js');
  return renderText(document, layout);
}

/**
 * What a page that is taken home needs besides its document: what it is called, and the command line that gives it again; null
 * where none does.
 */
export type Titled = { readonly title: string; readonly again: string | null };

/** A document in the format that was asked for. Each writer is loaded only where it is wanted. */
export async function inFormat(document: Document, format: DocumentFormat, context: Context, { title, again }: Titled): Promise<string> {
  const page = (): Page => pageOf(context.base, context.asOf, title, again === null ? null : `${again} --format ${format}`);
  switch (format) {
    case 'text':
      return asText(document, context.resultLayout);
    case 'markdown': {
      const { renderMarkdown } = await import('../presentation/writers/markdown.js');
      return renderMarkdown(document, page());
    }
    case 'html': {
      const { renderHtml } = await import('../presentation/writers/html.js');
      return renderHtml(document, page());
    }
    default:
      return unreachable(format);
  }
}
