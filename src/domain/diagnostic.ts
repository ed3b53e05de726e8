import { clipPath } from './text/clip-quotes.js';

/** A place in a file: lines and columns count from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Something is wrong with a file. A value, so that the author sees all of them, sorted, at once. */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  /** A `note` is worth knowing and may well be right as it is. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly at: Place;
  /** What is wrong, quoting the author's own text. */
  readonly message: string;
  /** What to do now. */
  readonly hint: string;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
};

/** What can be wrong with any file, whatever it says. */
const fileCodes = [
  'unreadable',
  'missing-file',
  'too-large',
  'too-deep',
  'not-text',
  'not-yaml',
  'empty-file',
  'alias',
  'tag',
  'merge-key',
  'magic-key',
  'duplicate-key',
  'lossy-number',
  'hidden-character',
  'cut-at-hash',
] as const;

/** What can be wrong with a file of the knowledge: its shape, then its links. */
const knowledgeOnlyCodes = [
  'unknown-key',
  'missing-key',
  'wrong-type',
  'wrong-value',
  'wrong-place',
  'duplicate-id',
  'id-and-file',
  'unknown-role',
  'unknown-specialism',
  'unknown-source',
  'unknown-attribute',
  'unknown-value',
  'unknown-condition',
  'unknown-entry-set',
  'condition-cycle',
  'test-and-kind',
  'gain-and-kind',
  'attribute-and-kind',
  'question-and-kind',
  'judged-alone',
  'accept-tested',
  'must-without-rule',
  'wish-tested',
  'fixed-not-must',
  'nothing-to-replace',
  'unasked',
  'asked-twice',
  'progression-area',
  'leads-to-itself',
  'unused',
] as const;

/** Each has a row in src/knowledge/README.md and a folder in tests/broken. */
export const knowledgeCodes = [...fileCodes, ...knowledgeOnlyCodes] as const;

/** What can be wrong with somebody's answers, besides the codes of files. */
export const profileCodes = ['contradiction', 'month'] as const;

/** What is valid but useless, or hard to read: found by lint, with a row in the second table of src/knowledge/README.md. */
export const reviewCodes = [
  'never-asked-for',
  'values-alike',
  'unreachable-role',
  'no-entry-rule',
  'same-entry',
  'idle-route',
  'said-twice',
  'implied-requirement',
  'implied-part',
  'always-met',
  'never-met',
  'long-sentence',
  'hard-to-read',
] as const;

export const diagnosticCodes = [...knowledgeCodes, ...profileCodes, ...reviewCodes] as const;
export type DiagnosticCode = (typeof diagnosticCodes)[number];

/** A place as a message names it: `file:line:column`. */
export const placeText = ({ file, line, column }: Place): string => `${clipPath(file)}:${line}:${column}`;

/** An order for diagnostics: by file, line, column, then code. Two runs compare equal. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** The order of two texts by their characters, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
