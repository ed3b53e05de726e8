import { CST, type Document, Lexer, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { byPlace, type Diagnostic } from '../domain/diagnostic.js';
import { clipQuotes } from '../domain/text/clip-quotes.js';
import { defaultLimits, holdsNul, type Limits, tooManyBytes } from './decode.js';
import { indexPlaces, type PlaceOf, placeAt } from './positions.js';
import { type Complaint, type Refusal, tooDeep, toPlain } from './to-plain.js';

export type Parsed = ParsedText | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export type ParsedText = {
  readonly ok: true;
  /** Plain JSON: objects, arrays, text, numbers, booleans, null. Dates stay text. No key is a name of `Object.prototype`. */
  readonly value: unknown;
  /** Where the value at a path begins. */
  readonly placeOf: PlaceOf;
  /** Where the key that leads to the value at a path begins. */
  readonly placeOfKey: PlaceOf;
  readonly warnings: readonly Diagnostic[];
};

/**
 * A text in YAML 1.2 (JSON is YAML here) as plain values with their places, or what is wrong with it.
 * Refuses what is too large or too deep before parsing, and after it aliases, tags, merge keys, magic or equal keys,
 * numbers that lose digits, and hidden characters (with `escapes`, not where they are written by number). Never throws. `file` is only how the file is named in diagnostics.
 */
export function parseGuarded(source: string, file: string, limits: Partial<Limits> & { readonly escapes?: true } = {}): Parsed {
  const within = { ...defaultLimits, ...limits };
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  if (text.length > within.bytes) return { ok: false, diagnostics: [tooManyBytes(file, text.length, within.bytes)] };
  if (text.includes('\0')) return { ok: false, diagnostics: [holdsNul(file)] };
  const lines = countLines(text);
  const refusal = refuseBeforeParsing(text, lines.lineStarts.length, within);
  if (refusal !== undefined) return { ok: false, diagnostics: [refused(refusal, lines, file)] };
  try {
    return read(text, file, lines, within);
  } catch (error) {
    // The depth is capped above, so the parser's stack should hold; if it does not, say the same.
    if (error instanceof RangeError) return { ok: false, diagnostics: [refused(tooDeep(0, within.depth), lines, file)] };
    throw error;
  }
}

function read(text: string, file: string, lines: LineCounter, { depth, escapes }: Limits & { readonly escapes?: true }): Parsed {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  const plain = toPlain(document.contents, depth, escapes ? text : undefined);
  const complaints = [...yamlComplaints(document, text), ...directives(document, text), ...plain.complaints];
  if (complaints.length === 0 && (document.contents === null || plain.value === null)) complaints.push(empty);
  const diagnostics = withoutEchoes(complaints.map((complaint) => toDiagnostic(complaint, lines, file)));
  if (complaints.some((complaint) => complaint.warning !== true)) return { ok: false, diagnostics };
  return { ok: true, value: plain.value, ...indexPlaces(plain.spot, lines, file), warnings: diagnostics };
}

/** Every error and warning of the parser. An unknown tag is among them, but we say that ourselves. */
function yamlComplaints(document: Document.Parsed, text: string): Complaint[] {
  const all = [...document.errors, ...document.warnings.filter((warning) => warning.code !== 'TAG_RESOLVE_FAILED')];
  const runOn = new Set(all.filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY').map(({ pos }) => pos[0]));
  return all
    .filter(({ code, pos }) => code !== 'BLOCK_AS_IMPLICIT_KEY' || !runOn.has(pos[0]))
    .map((error) => (error.code === 'MULTILINE_IMPLICIT_KEY' ? tooFarIn(error, text) : plainComplaint(error)));
}

const plainComplaint = (error: YAMLError): Complaint => ({
  code: 'not-yaml',
  at: error.pos[0],
  message: sentence(error),
  // In our files an item that has no dash is a key that lost a space.
  hint: error.message.startsWith('Sequence item without')
    ? badIndent
    : isOpenBracket(error)
      ? openBracket
      : (hints[error.code] ?? otherHint),
});

/** The parser counts an opened bracket without its end among the badly indented lines. */
const isOpenBracket = ({ code, message }: YAMLError): boolean => code === 'BAD_INDENT' && message.startsWith('Flow ');

/** The parser names the text above; the slip is in the line with the key. */
function tooFarIn({ pos: [, end] }: YAMLError, text: string): Complaint {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const at = start + (/^ */.exec(text.slice(start, end))?.[0].length ?? 0);
  return {
    code: 'not-yaml',
    at,
    message: 'This is not valid YAML: the line continues the text above it, but has a key.',
    hint: badIndent,
  };
}

function sentence(error: YAMLError): string {
  if (isOpenBracket(error)) return 'This is not valid YAML: a bracket that was opened above is not closed before this line.';
  return `This is not valid YAML: ${messages[error.code] ?? error.message.replace(/\.?$/, '.')}`;
}

/** What the parser says in words that only its makers know. */
const messages: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'the start of this line does not fit the lines above it.',
  BAD_SCALAR_START: 'text cannot begin with this symbol.',
  BLOCK_AS_IMPLICIT_KEY: 'a key cannot stand inside another key.',
  MULTIPLE_DOCS: 'the line “---” begins a second document.',
};

const otherHint = 'Check this line and the one before it for indentation, quotes and brackets.';
const openBracket = 'Close it with ] or }, and indent every line between the brackets.';
const badIndent = 'Indent the line in the same way as the lines around it.';
const hints: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put text that contains a colon and a space in quotes.',
  BAD_SCALAR_START: 'Put text that begins with a symbol in quotes.',
  TAB_AS_INDENT: 'Indent with spaces, not tabs.',
  BAD_INDENT: badIndent,
  MISSING_CHAR: 'Close the quotes or the bracket, or add the missing comma or colon.',
  MULTIPLE_DOCS: 'A file can contain only one document: remove the line “---” and move the rest to another file.',
};

function directives(document: Document.Parsed, text: string): Complaint[] {
  const { yaml, tags } = document.directives;
  if (yaml.explicit !== true && Object.keys(tags).length <= 1) return [];
  const at = Math.max(0, text.search(/^%/m));
  return [{ code: 'tag', at, message: 'Lines that begin with % are not supported.', hint: 'Remove the line.' }];
}

/** After one invalid line, the parser reports the next ones as badly indented; this many lines later, it is a new mistake. */
const echoLines = 3;

/** Of the faults that make lines no YAML, the first of each line, and the first of a run of indents: the rest is mostly an echo. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let last = Number.NEGATIVE_INFINITY;
  return [...diagnostics].sort(byPlace).filter(({ code, at, hint }) => {
    if (code !== 'not-yaml') return true;
    const away = at.line - last;
    last = at.line;
    return away > (hint === badIndent ? echoLines : 0);
  });
}

const empty: Complaint = { code: 'empty-file', at: 0, message: 'This file is empty.', hint: 'Fill it in, or remove it.' };

function refused(refusal: Refusal, lines: LineCounter, file: string): Diagnostic {
  return toDiagnostic(refusal, lines, file);
}

function toDiagnostic(complaint: Complaint, lines: LineCounter, file: string): Diagnostic {
  const { code, at, message, hint, first, warning } = complaint;
  const severity = warning === true ? 'warning' : 'error';
  const diagnostic: Diagnostic = {
    code,
    severity,
    at: placeAt(at, lines, file),
    message: clipQuotes(message),
    hint: clipQuotes(hint),
  };
  return first === undefined
    ? diagnostic
    : { ...diagnostic, related: [{ at: placeAt(first, lines, file), message: 'The first one is here.' }] };
}

function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

/** Deeper than this on the page, in columns, is not how anybody writes; blocks nest at most once a column. */
const widestIndent = 256;

/**
 * Looks through the pieces of a text before the parser does.
 * The parser calls itself for each level of nesting: a line of `- - - -` or `[[[[` overflows its stack, and node may
 * then end with "RegExpCompiler Allocation failed", which nothing can catch. So depth is counted here, without recursion.
 */
function refuseBeforeParsing(text: string, lines: number, limits: Limits): Refusal | undefined {
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
