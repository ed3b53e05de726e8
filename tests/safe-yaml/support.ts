import type { Limits } from '../../src/safe-yaml/decode.js';
import { type ParsedText, parseGuarded } from '../../src/safe-yaml/parse.js';

/** Every diagnostic of a text as `line:column code`. */
export function faults(text: string, limits: Partial<Limits> = {}): readonly string[] {
  const parsed = parseGuarded(text, 'file.yaml', limits);
  return (parsed.ok ? parsed.warnings : parsed.diagnostics).map(({ at, code }) => `${at.line}:${at.column} ${code}`);
}

/** A text that is sound, parsed. Throws where it is not. */
export function parsed(text: string): ParsedText {
  const result = parseGuarded(text, 'file.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result;
}
