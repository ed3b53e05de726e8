import type { DiagnosticCode } from '../domain/diagnostic.js';

/** What is wrong with one answer, before it is known where the answer stands (a file's line, or a flag). */
export type Problem = { readonly code: DiagnosticCode; readonly message: string; readonly hint: string };

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const bad = (code: DiagnosticCode, message: string, hint: string): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, message, hint },
});
