import type { Diagnostic } from '../../domain/diagnostic.js';
import { sanitise } from '../../presentation/sanitise.js';

/** One finding as lines: where, how bad, its code; what is so; what to do; other places. Control characters are made visible. */
export function diagnosticLines({ at, code, severity, message, hint, related }: Diagnostic): readonly string[] {
  const also = (related ?? []).map((other) => `  ${other.at.file}:${other.at.line}:${other.at.column} ${clean(other.message)}`);
  return [`${clean(`${at.file}:${at.line}:${at.column}`)} ${severity} ${code}`, `  ${clean(message)}`, `  ${clean(hint)}`, ...also];
}

/** The same as plain values. */
export const plainDiagnostic = ({ at, severity, code, message, hint, related }: Diagnostic) => ({
  file: at.file,
  line: at.line,
  column: at.column,
  severity,
  code,
  message,
  hint,
  related: (related ?? []).map((other) => ({ file: other.at.file, line: other.at.line, column: other.at.column, message: other.message })),
});

const clean = (text: string): string => sanitise(text, 'unicode');
