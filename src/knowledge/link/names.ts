import type { DiagnosticCode } from '../../domain/diagnostic.js';
import { type Id, toId } from '../../domain/ids.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { Report, Spot } from '../report.js';

/**
 * The ids of one kind: the door through which a plain string becomes an id.
 * A kind is incomplete while a file that defines some of it cannot be read; then nothing is called unknown, since it may be there.
 */
export class Names<OneId extends string = Id<string>> {
  readonly what: string;
  readonly #code: DiagnosticCode;
  readonly #report: Report;
  readonly #first = new Map<string, Spot | undefined>();
  readonly #used = new Set<string>();
  #complete = true;

  /** @param what how the kind is called in messages, with its article: `a role` */
  constructor(what: string, code: DiagnosticCode, report: Report) {
    this.what = what;
    this.#code = code;
    this.#report = report;
  }

  /** Says that an id is defined here. Errors: `duplicate-id` where it was before, with both places. */
  define(id: string, spot: Spot, hint = 'Give one of the two another id.'): OneId {
    const first = this.#first.get(id);
    if (first === undefined) this.#first.set(id, spot);
    else this.#report.error('duplicate-id', spot.place(), `The id “${id}” is already used by ${this.what}.`, hint, first.place());
    return toId(id);
  }

  /** Says that an id is meant to be defined, in a file that is broken: it is known, and nothing more of it. */
  expect(id: string): void {
    if (!this.#first.has(id)) this.#first.set(id, undefined);
  }

  /** Says that a file cannot be read that may define any ids of this kind. */
  leaveOpen(): void {
    this.#complete = false;
  }

  /** The id that something refers to. Errors: the code for an unknown id, with the nearest names. */
  refer(id: string, spot: Spot): OneId {
    this.#used.add(id);
    if (this.#complete && !this.#first.has(id)) {
      const hint = didYouMean(id, this.#first.keys(), `Correct the id, or add ${this.what} with this id.`);
      this.#report.error(this.#code, spot.place(), `There is no ${this.#noun()} “${id}”.`, hint);
    }
    return toId(id);
  }

  /** Every id of the kind that is known. */
  all(): readonly string[] {
    return [...this.#first.keys()];
  }

  has(id: string): boolean {
    return this.#first.has(id);
  }

  /** Warns of each id that nothing refers to (`unused`). */
  warnOfUnused(): void {
    for (const [id, spot] of this.#first) {
      if (spot === undefined || this.#used.has(id)) continue;
      this.#report.warning('unused', spot.keyPlace(), `Nothing uses the ${this.#noun()} “${id}”.`, 'Use it, or remove it.');
    }
  }

  #noun(): string {
    return this.what.replace(/^an? /, '');
  }
}
