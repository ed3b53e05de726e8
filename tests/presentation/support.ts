import stringWidth from 'string-width';
import {
  adviceDocument,
  besideAnswersDocument,
  checkDocument,
  type Document,
  type Layout,
  listDocument,
  listKinds,
  renderText,
  showDocument,
} from '../../src/presentation/index.js';
import { entryIds, findEntry } from '../../src/presentation/lookup.js';
import { advice, knowledge, noRule, notYet, open, profile, report } from './builders.js';

const base = knowledge();

/** A layout, with everything but what matters filled in. */
export const layout = (more: Partial<Layout> = {}): Layout => ({ width: 80, colour: 'none', glyphs: 'unicode', plain: false, ...more });

/** One of every page, by name. */
export const pages: readonly (readonly [string, Document])[] = [
  ['check', checkDocument(report([open(), notYet(), noRule()]), base)],
  ['check, all', checkDocument(report([open(), notYet(), noRule()]), base, { detail: 'all' })],
  ['advice', adviceDocument(advice(), base)],
  ['answers', besideAnswersDocument([], profile({ age: { kind: 'number', value: 17 } }).answers, base)],
  ['list', listDocument(null, base)],
  ...listKinds.map((kind): readonly [string, Document] => [`list ${kind}`, listDocument(kind, base)]),
  ...entryIds(base).flatMap((id) =>
    findEntry(base, id).map((shown): readonly [string, Document] => [`show ${shown.kind} ${id}`, showDocument(shown, base)]),
  ),
];

export const linesOf = (document: Document, more: Partial<Layout> = {}): readonly string[] =>
  renderText(document, layout(more)).split('\n');

/**
 * Lines wider than the screen that hold more than one word: those could have been broken. An address or a flag with its value
 * stays whole on purpose, so that it can be copied.
 */
export const tooWide = (lines: readonly string[], width: number): readonly string[] =>
  lines.filter((line) => stringWidth(line) > width && !/https?:\/\/| --\w/.test(line) && line.trim().includes(' '));

/** All words of a text, sorted: the same whatever the lines. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort();
