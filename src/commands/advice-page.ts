import type { Advice } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { FirstSteps } from '../domain/pathway.js';
import { adviceDocument, commandLine } from '../presentation/index.js';
import { inFormat } from './as-text.js';
import { type Context, type DocumentFormat, depthFor } from './context.js';

/** The advice as a page to read. `counted` is what was said and still counts: the command line on the page repeats it. `code` stands before the title. */
export function advicePage(
  context: Context,
  { advice, begins, counted }: { readonly advice: Advice; readonly begins: FirstSteps; readonly counted: Profile },
  { format, all, code }: { readonly format: DocumentFormat; readonly all: boolean; readonly code?: string },
): Promise<string> {
  const { base, asOf } = context;
  const document = adviceDocument(advice, base, { detail: depthFor({ format, all }), begins });
  return inFormat(code === undefined ? document : { ...document, title: `${code}: ${document.title}` }, format, context, {
    title: 'What is open to you, and what to do first',
    again: commandLine(['advise', '--no-input', ...(all ? ['--all'] : [])], counted, base, asOf),
  });
}
