/**
 * From values to documents and JSON. A new format is a writer of documents and one case in commands/as-text.ts;
 * a new page is a function from values to a document.
 */
export { adviceDocument } from './advice-document.js';
export { answerSheetDocument } from './answer-sheet-document.js';
export {
  answeredInOrder,
  answersDocument,
  besideAnswersDocument,
  changeableQuestions,
  questionAnswerLine,
  questionAnswerWords,
} from './answers-document.js';

export {
  answerWords,
  attributeWords,
  changeWords,
  evidenceWords,
  hasWords,
  valueWords,
} from './attribute-words.js';

export { checkDocument } from './check-document.js';
export { checklistDocument } from './checklist-document.js';
export { commandLine } from './command-line.js';
export { compareDocument } from './compare-document.js';
export { compareJson } from './compare-json.js';
export { dateWords, durationWords, monthsWords } from './dates.js';
export * from './document.js';
export { count, count as counted, joinWith } from './english.js';
export { groupDocument } from './group-document.js';
export { groupJson } from './group-json.js';
export { howDocument } from './how-document.js';
export { adviceJson, checkJson, jsonText, listJson, showJson } from './json.js';
export { withRetiredJson } from './json-parts.js';
export type { Layout } from './layout.js';
export { listDocument } from './list-document.js';
export { movedDocument } from './moved-document.js';
export { stepWords } from './next-steps.js';
export { type Page, pageOf } from './page.js';
export { type PathwayPage, pathwayDocument } from './pathway-document.js';
export { pathwayIntoDocument } from './pathway-into-document.js';
export { intoJson, pathwayJson } from './pathway-json.js';
export type { Depth } from './requirement-rows.js';
export { withRetired } from './retired.js';
export { sanitise } from './sanitise.js';
export { showDocument } from './show-document.js';
export { findByName, findShown, type ListKind, listKinds, narrowed, type Shown, shownIds, shownNames } from './shown.js';
export { sourcesDocument } from './sources-document.js';
export { renderText } from './terminal.js';
export { verdictText } from './verdict-words.js';
