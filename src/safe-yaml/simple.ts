import type { DiagnosticCode } from '../domain/diagnostic.js';
import { magicKeys } from '../domain/mapping.js';
import { clipQuotes } from '../domain/text/clip-quotes.js';
import { hiddenCharacter } from '../domain/text/hidden-characters.js';
import type { Parsed } from './parse.js';
import { indexPlaces, placeAt, type Spot } from './positions.js';

/**
 * A text in a small part of YAML, for where the parser of all of it is too large: maps and lists, in lines or in brackets; words, numbers
 * and quoted text, each on one line; and comments. That is JSON, what we write, and what most people write by hand. Refuses the rest.
 * What it reads, `parseGuarded` reads as the same values. Never throws.
 */
export function parseSimple(source: string, file: string): Parsed {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const lines = { linePos: (offset: number) => positionIn(text, offset) };
  try {
    const { value, spot } = new SimpleText(text).all();
    return { ok: true, value, ...indexPlaces(spot, lines, file), warnings: [] };
  } catch (error) {
    if (!(error instanceof NotSimple)) throw error;
    const { code, message, hint } = error;
    const at = placeAt(error.at, lines, file);
    return { ok: false, diagnostics: [{ code, severity: 'error', at, message: clipQuotes(message), hint: clipQuotes(hint) }] };
  }
}

function positionIn(text: string, offset: number): { readonly line: number; readonly col: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}

class NotSimple extends Error {
  readonly at: number;
  readonly code: DiagnosticCode;
  readonly hint: string;
  constructor(at: number, code: DiagnosticCode, message: string, hint: string) {
    super(message);
    this.name = 'NotSimple';
    this.at = at;
    this.code = code;
    this.hint = hint;
  }
}

type Read = { readonly value: unknown; readonly spot: Spot };
/** A line that says something: how far in, and at which offset, its words begin. */
type Line = { readonly indent: number; readonly from: number };

const DEEPEST = 40;

/** Words without quotes: they begin with no sign of YAML, and a colon or `#` in them touches what is around it. */
const first = String.raw`[^ \t\r\n\-.?:,[\]{}#&*!|>'"%@\x60]|-(?=[0-9A-Za-z])`;
const inLine = new RegExp(String.raw`(?:${first})(?:[^ \t\r\n:#]|:(?=[^ \t\r\n])|(?<=[^ ])#| (?! *(?:#|:(?:[ \r\n]|$)|\r?\n|\r?$)))*`, 'y');
const inBrackets = new RegExp(
  String.raw`(?:${first})(?:[^ \t\r\n:#,[\]{}]|:(?=[^ \t\r\n,[\]{}])|(?<=[^ ])#| (?! *(?:[#,[\]{}:]|\r?\n|\r?$)))*`,
  'y',
);
const doubleQuoted = /"(?:[^"\\\r\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const singleQuoted = /'(?:[^'\r\n]|'')*'/y;
/** The rest of a line in which nothing but a comment is left. */
const toEnd = / *(?:(?<= |\n|^)#[^\r\n]*)?(?:\r?\n|\r?$)/y;
/** Spaces, line ends and comments, as they may be in brackets. */
const gap = /(?:\r?\n| |(?<=[ \n])#[^\r\n]*)*/y;

class SimpleText {
  readonly #text: string;
  /** The lines that are not read yet. */
  readonly #lines: Line[] = [];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    const hidden = hiddenCharacter(text.replaceAll('\r\n', '\n'));
    if (hidden !== undefined) {
      const at = text.indexOf(String.fromCodePoint(Number.parseInt(hidden.slice(2), 16)));
      throw new NotSimple(at, 'hidden-character', `There is an invisible character here: ${hidden}.`, 'Type this line again by hand.');
    }
    let from = 0;
    for (const line of text.split('\n')) {
      const indent = line.search(/[^ ]|$/);
      const isMark = from === 0 && /^---\r?$/.test(line);
      if (!isMark && !/^(?:#.*)?\r?$/.test(line.slice(indent))) this.#lines.push({ indent, from: from + indent });
      from += line.length + 1;
    }
  }

  all(): Read {
    const [first] = this.#lines;
    const read = first === undefined ? null : this.#block(first, 0);
    const [left] = this.#lines;
    if (left !== undefined) this.#refuse(left.from);
    if (read === null || read.value === null) throw new NotSimple(0, 'empty-file', 'This file is empty.', 'Fill it in, or remove it.');
    return read;
  }

  #refuse(at: number): never {
    const hint = 'Write one answer on each line below “answers:”, such as “  age: 17”, and put words with special signs in quotes.';
    throw new NotSimple(at, 'not-yaml', 'This line is not in the simple form that can be read here.', hint);
  }

  #deeper(at: number, read: () => Read): Read {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#refuse(at);
    const found = read();
    this.#depth -= 1;
    return found;
  }

  /** The list, map or value that begins on the next line. */
  #block(line: Line, keyAt: number): Read {
    return this.#deeper(line.from, () => {
      if (this.#isItem(line)) return this.#list(line, keyAt);
      return this.#keyAt(line.from, inLine) === null ? this.#inline(line.indent - 1, line.from, keyAt) : this.#map(line, keyAt);
    });
  }

  #isItem = ({ from }: Line): boolean => /^-(?: |\r?\n|\r?$)/.test(this.#text.slice(from, from + 3));

  #list({ indent, from }: Line, keyAt: number): Read {
    const value: unknown[] = [];
    const spot: Spot = { at: from, keyAt, inside: new Map() };
    for (let [line] = this.#lines; line?.indent === indent && this.#isItem(line); [line] = this.#lines) {
      const words = this.#afterSpaces(line.from + 1);
      const item = { indent: indent + words - line.from, from: words };
      const isEmpty = this.#isEnd(words);
      if (!isEmpty) this.#lines[0] = item;
      const read = isEmpty ? this.#below(line.from, indent, false) : this.#block(item, words);
      spot.inside.set(value.length, read.spot);
      value.push(read.value);
    }
    return { value, spot };
  }

  #map({ indent, from }: Line, keyAt: number): Read {
    const value: Record<string, unknown> = {};
    const spot: Spot = { at: from, keyAt, inside: new Map() };
    for (let [line] = this.#lines; line?.indent === indent; [line] = this.#lines) {
      const key = this.#keyAt(line.from, inLine);
      if (key === null) this.#refuse(line.from);
      const words = this.#afterSpaces(key.end);
      const at = line.from;
      this.#put(value, spot, key.text, at, () =>
        this.#isEnd(words) ? this.#below(at, indent, true) : this.#deeper(words, () => this.#inline(indent, words, at)),
      );
    }
    return { value, spot };
  }

  /** What is on the lines below a key or a dash, if anything is: further in; or a list, where a key is above. */
  #below(at: number, indent: number, isKey: boolean): Read {
    this.#lines.shift();
    const [next] = this.#lines;
    if (next !== undefined && (next.indent > indent || (isKey && next.indent === indent && this.#isItem(next))))
      return this.#block(next, isKey ? at : next.from);
    return { value: null, spot: { at, keyAt: at, inside: new Map() } };
  }

  /** A value in the rest of a line. Brackets may go on below, further in than `indent`; nothing else may. */
  #inline(indent: number, from: number, keyAt: number): Read {
    this.#at = from;
    const read = this.#value(keyAt, inLine);
    if (!this.#isEnd(this.#at)) this.#refuse(this.#at);
    for (let [line] = this.#lines; line !== undefined && line.from < this.#at; [line] = this.#lines) {
      if (line.from > from && line.indent <= indent) this.#refuse(line.from);
      this.#lines.shift();
    }
    const [next] = this.#lines;
    if (next !== undefined && next.indent > indent) this.#refuse(next.from);
    return read;
  }

  #value(keyAt: number, words: RegExp): Read {
    const at = this.#at;
    const sign = this.#text[at];
    if (sign === '[' || sign === '{') return this.#deeper(at, () => (sign === '[' ? this.#items(keyAt) : this.#pairs(keyAt)));
    return { value: this.#scalar(words), spot: { at, keyAt, inside: new Map() } };
  }

  #items(keyAt: number): Read {
    const value: unknown[] = [];
    const spot: Spot = { at: this.#at, keyAt, inside: new Map() };
    for (let isEnd = this.#opens(']'); !isEnd; isEnd = this.#closes(']')) {
      const read = this.#value(this.#at, inBrackets);
      spot.inside.set(value.length, read.spot);
      value.push(read.value);
    }
    return { value, spot };
  }

  #pairs(keyAt: number): Read {
    const value: Record<string, unknown> = {};
    const spot: Spot = { at: this.#at, keyAt, inside: new Map() };
    for (let isEnd = this.#opens('}'); !isEnd; isEnd = this.#closes('}')) {
      const at = this.#at;
      const key = this.#keyAt(at, inBrackets);
      if (key === null) this.#refuse(at);
      this.#at = this.#afterGap(key.end);
      this.#put(value, spot, key.text, at, () => this.#value(at, inBrackets));
    }
    return { value, spot };
  }

  /** Passes an opening bracket. Gives whether it is closed at once. */
  #opens(close: string): boolean {
    this.#at = this.#afterGap(this.#at + 1);
    if (this.#text[this.#at] !== close) return false;
    this.#at += 1;
    return true;
  }

  /** Passes the comma or the closing bracket after a value. Gives whether it was the bracket. */
  #closes(close: string): boolean {
    const at = this.#afterGap(this.#at);
    const sign = this.#text[at];
    if (sign !== ',' && sign !== close) this.#refuse(at);
    this.#at = sign === ',' ? this.#afterGap(at + 1) : at + 1;
    return sign === close;
  }

  #put(value: Record<string, unknown>, spot: Spot, key: string, at: number, read: () => Read): void {
    if (spot.inside.has(key)) throw new NotSimple(at, 'duplicate-key', `The key “${key}” appears twice.`, 'Keep one of the two.');
    if (key === '<<' || magicKeys.has(key)) this.#refuse(at);
    const found = read();
    spot.inside.set(key, found.spot);
    value[key] = found.value;
  }

  /** The key at a place and where its colon ends; null if there is none. */
  #keyAt(at: number, words: RegExp): { readonly text: string; readonly end: number } | null {
    const quoted = this.#match(at, doubleQuoted) ?? this.#match(at, singleQuoted);
    const written = quoted ?? this.#match(at, words);
    if (written === null || this.#text[at + written.length] !== ':') return null;
    const end = at + written.length + 1;
    if (!/^[ \r\n]?$/.test(this.#text[end] ?? '') && !(words === inBrackets && quoted !== null)) return null;
    const text = quoted === null ? written : this.#unquoted(quoted, at);
    if (text === '' || nothing.test(text)) this.#refuse(at);
    return { text, end };
  }

  #scalar(words: RegExp): unknown {
    const at = this.#at;
    const quoted = this.#match(at, doubleQuoted) ?? this.#match(at, singleQuoted);
    const written = quoted ?? this.#match(at, words);
    if (written === null) this.#refuse(at);
    this.#at += written.length;
    return quoted === null ? this.#plain(written, at) : this.#unquoted(quoted, at);
  }

  #unquoted(quoted: string, at: number): string {
    if (quoted.startsWith("'")) return quoted.slice(1, -1).replaceAll("''", "'");
    try {
      return String(JSON.parse(quoted));
    } catch {
      return this.#refuse(at);
    }
  }

  #plain(written: string, at: number): unknown {
    if (nothing.test(written)) return null;
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(written)) return written.toLowerCase() === 'true';
    if (!/^[-+.]?\d/.test(written)) return /^[-+]?\.(?:inf|nan)$/i.test(written) ? this.#refuse(at) : written;
    const number = Number(written);
    if (String(number) === written || (/^\d+(?:\.0+)?$/.test(written) && Number.isSafeInteger(number))) return number;
    // A number in another form, or one that would lose digits. Anything else that begins with a digit is words.
    return /^[-+]?(?:\.?\d[\d.]*(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+)$/i.test(written) && !/^\d+\.\d+\./.test(written)
      ? this.#refuse(at)
      : written;
  }

  #match(at: number, pattern: RegExp): string | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  /** Nothing but spaces and a comment is left on the line. */
  #isEnd = (at: number): boolean => this.#match(at, toEnd) !== null;
  #afterSpaces = (at: number): number => at + (this.#match(at, / */y)?.length ?? 0);
  #afterGap = (at: number): number => at + (this.#match(at, gap)?.length ?? 0);
}

/** How nothing is written. */
const nothing = /^(?:~|null|Null|NULL)$/;
