import { CST, Lexer } from 'yaml';
import type { Limits } from './limits.js';

/** Why a text is not parsed at all, and at which offset that shows. */
export type Refusal = { readonly code: 'too-large' | 'too-deep'; readonly at: number; readonly message: string; readonly hint: string };

/** Deeper than this on the page, in columns, is not how anybody writes; blocks nest at most once a column. */
const widestIndent = 256;

/**
 * Looks through the pieces of a text before the parser does.
 * The parser calls itself for each level of nesting: a line of `- - - -` or `[[[[` overflows its stack, and node may
 * then end with "RegExpCompiler Allocation failed", which nothing can catch. So depth is counted here, without recursion.
 */
export function refuseBeforeParsing(text: string, limits: Limits): Refusal | undefined {
  const lines = countLines(text);
  if (lines > limits.lines) {
    const message = `This file has ${lines} lines; the limit is ${limits.lines}.`;
    return { code: 'too-large', at: 0, message, hint: 'Split it into smaller files, or check that this is the right file.' };
  }
  const nesting = new Nesting();
  let pieces = 0;
  let at = 0;
  for (const piece of new Lexer().lex(text)) {
    pieces += 1;
    if (pieces > limits.pieces) {
      const message = `This file has more than ${limits.pieces} words and symbols.`;
      return { code: 'too-large', at, message, hint: 'Split it into smaller files, or check that this is the right file.' };
    }
    nesting.take(piece);
    if (nesting.depth() > limits.depth || nesting.indent > widestIndent) return tooDeep(at, limits.depth);
    // The lexer adds marks that match no character of the text.
    if (!marks.has(piece)) at += piece.length;
  }
  return undefined;
}

/** Refuses text with lists and mappings nested too deeply. */
export function tooDeep(at: number, depth: number): Refusal {
  const message = `Lists and mappings are nested more than ${depth} deep here.`;
  return { code: 'too-deep', at, message, hint: 'Reduce the nesting, or check that every bracket is closed.' };
}

const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** Counts what could make the parser call itself: open brackets, and signs in a row. */
class Nesting {
  indent = 0;
  #brackets = 0;
  #signs = 0;
  #column = 0;
  #atStartOfLine = true;
  #wordComes = false;

  depth(): number {
    return this.#brackets + this.#signs;
  }

  take(piece: string): void {
    // A literal word follows this mark: its first letter may look like a symbol.
    const type = this.#wordComes ? 'word' : (CST.tokenType(piece) ?? 'word');
    this.#wordComes = type === 'scalar';
    if (type === 'newline') this.#startLine();
    else this.#count(type, piece);
  }

  #startLine(): void {
    this.#column = 0;
    this.#atStartOfLine = true;
    if (this.#brackets === 0) this.#signs = 0;
  }

  #count(type: string, piece: string): void {
    if (opens.has(type)) this.#brackets += 1;
    if (closes.has(type)) this.#brackets = Math.max(0, this.#brackets - 1);
    if (signs.has(type)) this.#signs += 1;
    else if (type === 'comma' || opens.has(type) || closes.has(type)) this.#signs = 0;
    if (marks.has(piece)) return;
    if (this.#atStartOfLine && type !== 'space') {
      this.indent = this.#column;
      this.#atStartOfLine = signs.has(type);
    }
    this.#column += piece.length;
  }
}

const opens = new Set(['flow-seq-start', 'flow-map-start']);
const closes = new Set(['flow-seq-end', 'flow-map-end']);
const signs = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
