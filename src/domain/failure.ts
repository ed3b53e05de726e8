import type { Diagnostic } from './diagnostic.js';
import { clipQuotes } from './text/clip-quotes.js';

/** A command cannot continue. Thrown, and turned into an exit code in one place (cli/main.ts). */
export class Failure extends Error {
  readonly code: string;
  readonly hint: string;
  readonly exit: 1 | 2;
  readonly diagnostics: readonly Diagnostic[];

  /**
   * @param code stable and greppable, kebab-case
   * @param message what is wrong, calmly
   * @param hint what to do next
   */
  constructor(
    code: string,
    message: string,
    hint: string,
    more: { readonly exit?: 1 | 2; readonly diagnostics?: readonly Diagnostic[] } = {},
  ) {
    super(clipQuotes(message));
    this.name = 'Failure';
    this.code = code;
    this.hint = clipQuotes(hint);
    this.exit = more.exit ?? 2;
    this.diagnostics = more.diagnostics ?? [];
  }
}

/** For the end of a switch over a union: a case that was forgotten does not compile. */
export function unreachable(value: never): never {
  throw new Error(`This value was thought impossible: ${JSON.stringify(value)}`);
}

/** A value that the program itself made sure of. Throws where it is missing: that is a bug, and nothing the user did. */
export function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A value that must exist is missing');
  return value;
}
