/**
 * From values to documents and JSON. A new format is a writer of documents and one line in writers/index.ts;
 * a new page is a function from values to a document.
 */
export * from './document.js';
export { adviceJson, checkJson, compareJson } from './json/advice.js';
export { groupJson } from './json/group.js';
export { listJson } from './json/list.js';
export { type JsonObject, jsonText, withRetiredJson } from './json/parts.js';
export { intoJson, pathwayJson } from './json/pathway.js';
export { showJson } from './json/show.js';
export {
  type Entry,
  entryIds,
  entryNames,
  filterByWords,
  findAwardKind,
  findByName,
  findEntry,
  findKinds,
  type ListKind,
  listKinds,
} from './lookup.js';
export { adviceDocument, adviceParts } from './pages/advice.js';
export {
  answerSheetDocument,
  besideAnswersDocument,
  changeableQuestions,
  pickedChoices,
  questionAnswerLine,
  questionAnswerWords,
} from './pages/answers.js';
export { adviceDiffDocument } from './pages/change.js';
export { checkDocument } from './pages/check.js';
export { checklistDocument } from './pages/checklist.js';
export { compareDocument } from './pages/compare.js';
export { sourcesDocument, withRetired } from './pages/footer.js';
export { groupDocument } from './pages/group.js';
export { listDocument } from './pages/list.js';
export { stepWords } from './pages/next-steps.js';
export { type PathwayPage, pathwayDocument } from './pages/pathway.js';
export { pathwayIntoDocument } from './pages/pathway-into.js';
export { bestPaidDocument, routesOfKindDocument } from './pages/picked-lists.js';
export type { Depth } from './pages/requirement-rows.js';
export { routeHowToDocument } from './pages/route-how-to.js';
export { showDocument } from './pages/show.js';
export { answerWords, attributeWords, changeWords, countedWords, evidenceWords, hasWords, valueWords } from './words/attributes.js';
export { gradeRangeWords, scaleWords } from './words/awards.js';
export { dateWords, durationWords, monthsWords } from './words/dates.js';
export { count, count as counted, joinWith, unitWords, withArticle } from './words/english.js';
export { verdictText, wayKindTitles, wayKindWords } from './words/verdicts.js';
export { type Again, commandLines } from './writers/command-line.js';
export { type DocumentFormat, type Writer, writers } from './writers/index.js';
export { pageOf } from './writers/page-frame.js';
export { sanitise } from './writers/sanitise.js';
export type { Layout } from './writers/styled-text.js';
export { renderText } from './writers/terminal.js';
