/**
 * From values to text and JSON. A new format is a writer of documents and one line in `writers`;
 * a new page is a function from values to a document.
 */
import type { Document } from './document.js';
import type { Layout } from './layout.js';
import { renderText } from './terminal.js';

export { adviceDocument } from './advice-document.js';
export { answeredInOrder, answersDocument } from './answers-document.js';
export {
  answerWords,
  attributeWords,
  changeWords,
  evidenceWords,
  gapSetWords,
  hasWords,
  quantityWords,
  valueWords,
} from './attribute-words.js';
export { checkDocument } from './check-document.js';
export { compareDocument, compareJson } from './compare-document.js';
export { dateWords, durationWords, monthsWords, monthWords } from './dates.js';
export * from './document.js';
export { inferredWords } from './foot.js';
export { adviceJson, checkJson, jsonText, listJson, showJson } from './json.js';
export type { Layout } from './layout.js';
export { listDocument } from './list-document.js';
export { stepWords } from './next-steps.js';
export type { Depth } from './requirement-rows.js';
export { sanitise } from './sanitise.js';
export { showDocument } from './show-document.js';
export { findShown, type ListKind, listKinds, type Shown, shownIds } from './shown.js';
export { renderText } from './terminal.js';
export { stateWords, verdictText, verdictWords } from './verdict-words.js';
export { wayName, wayWords } from './way-words.js';

/** The formats a document is written in. JSON is made from the values themselves (`checkJson` and so on). */
export type DocumentFormat = 'text';

/** Each format with its writer. */
export const writers = { text: renderText } as const satisfies Record<DocumentFormat, (document: Document, layout: Layout) => string>;
