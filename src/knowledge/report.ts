import type { Diagnostic, DiagnosticCode, Place } from '../domain/diagnostic.js';
import { clipQuotes } from '../domain/text/clip-quotes.js';
import type { ParsedText } from '../safe-yaml/parse.js';
import type { Path } from '../safe-yaml/positions.js';

/** One place in a file that has been parsed: made cheaply for every part, turned into line and column only when something is wrong. */
export class Spot {
  readonly #content: ParsedText;
  readonly #path: Path;

  constructor(content: ParsedText, path: Path = []) {
    this.#content = content;
    this.#path = path;
  }

  /** A part inside this one. */
  in(...steps: Path): Spot {
    return new Spot(this.#content, [...this.#path, ...steps]);
  }

  place(): Place {
    return this.#content.placeOf(this.#path);
  }

  keyPlace(): Place {
    return this.#content.placeOfKey(this.#path);
  }
}

/** Collects what is wrong while files are linked. The same thing said of the same place counts once. */
export class Report {
  readonly #found = new Map<string, Diagnostic>();

  error(code: DiagnosticCode, at: Place, message: string, hint: string, first?: Place): void {
    this.#add({ code, severity: 'error', at, message, hint }, first);
  }

  warning(code: DiagnosticCode, at: Place, message: string, hint: string): void {
    this.#add({ code, severity: 'warning', at, message, hint });
  }

  #add(found: Diagnostic, first?: Place): void {
    const diagnostic = { ...found, message: clipQuotes(found.message), hint: clipQuotes(found.hint) };
    const { at, code, message } = diagnostic;
    const key = `${at.file}:${at.line}:${at.column} ${code} ${message}`;
    this.#found.set(key, first === undefined ? diagnostic : { ...diagnostic, related: [{ at: first, message: 'The first one is here.' }] });
  }

  /** Everything so far. */
  all(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}
