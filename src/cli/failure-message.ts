import { type Diagnostic, placeText } from '../domain/diagnostic.js';
import type { Failure } from '../domain/failure.js';
import { clipPath } from '../domain/text/clip-quotes.js';
import { sanitise } from '../presentation/writers/sanitise.js';

/** More than this many faults do not help the reader; the rest are only counted. */
const MOST = 20;

/** A known failure as text for standard error: what is wrong, where, and what to do. Control characters are made visible. */
export function failureText(failure: Failure): string {
  const shown = failure.diagnostics.slice(0, MOST).flatMap(diagnosticLines);
  const left = failure.diagnostics.length - MOST;
  const lines = [
    ...shown,
    ...(left > 0 ? [`And ${left} more.`] : []),
    ...(failure.diagnostics.length > 0
      ? [`hi-careers: ${failure.code}. ${failure.message} ${failure.hint}`]
      : [`hi-careers: ${failure.code}`, `  ${failure.message}`, `  ${failure.hint}`]),
  ];
  return `${lines.map(clean).join('\n')}\n`;
}

function diagnosticLines({ at, code, severity, message, hint, related }: Diagnostic): readonly string[] {
  const where = at.line > 0 ? placeText(at) : clipPath(at.file);
  const also = (related ?? []).map((other) => `  ${placeText(other.at)} ${other.message}`);
  return [`${where} ${severity} ${code}`, `  ${message}`, ...(hint === '' ? [] : [`  ${hint}`]), ...also];
}

/** The indent is ours; what follows it comes from outside. */
const clean = (line: string): string => {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + sanitise(line.slice(indent.length), 'unicode');
};
