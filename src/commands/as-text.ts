import type { Document, Layout } from '../presentation/index.js';

/** A document as text. Measuring text is slow to start, so it is loaded only where text is wanted. */
export async function asText(document: Document, layout: Layout): Promise<string> {
  const { renderText } = await import('../presentation/terminal.js');
  return renderText(document, layout);
}
