import type { Diagnostic } from '../domain/diagnostic.js';
import { isMapping, type Mapping } from '../domain/mapping.js';
import { didYouMean } from '../domain/text/suggest.js';
import { parseGuarded } from '../safe-yaml/parse.js';

/** The text after a change, and the day that stood there before; or why it cannot be changed. */
export type Recorded =
  | { readonly kind: 'changed'; readonly text: string; readonly before: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'unknown'; readonly message: string; readonly hint: string }
  | { readonly kind: 'faulty'; readonly diagnostics: readonly Diagnostic[] };

const day = /^(["']?)(\d{4}-\d{2}-\d{2})\1/;

/**
 * The text of sources.yaml with another day under `read` of one source. Nothing else moves: comments, order, quotes and line
 * ends stay, and that nothing but this one value differs is proved by reading the result again.
 */
export function recordReading(text: string, file: string, source: string, on: string): Recorded {
  const parsed = parseGuarded(text, file);
  if (!parsed.ok) return { kind: 'faulty', diagnostics: parsed.diagnostics };
  const sources = isMapping(parsed.value) ? parsed.value : {};
  const entry = Object.hasOwn(sources, source) ? sources[source] : undefined;
  if (!isMapping(entry) || typeof entry.read !== 'string') {
    const hint = didYouMean(source, Object.keys(sources), 'hi-careers list sources shows what there is.');
    return { kind: 'unknown', message: `There is no source “${source.slice(0, 80)}” in ${file}.`, hint };
  }
  if (entry.read === on) return { kind: 'same' };
  const { line, column } = parsed.placeOf([source, 'read']);
  const start = offsetOf(text, line) + column - 1 + (line === 1 && text.startsWith('\ufeff') ? 1 : 0);
  const written = day.exec(text.slice(start));
  if (written === null)
    return {
      kind: 'unknown',
      message: `The “read” date of “${source}” in ${file}:${line} is not a plain date.`,
      hint: 'Write it as read: 2026-11-24.',
    };
  const quote = written[1] ?? '';
  const changed = `${text.slice(0, start)}${quote}${on}${quote}${text.slice(start + written[0].length)}`;
  refuseOtherChanges({ ...sources, [source]: { ...entry, read: on } }, changed, file);
  return { kind: 'changed', text: changed, before: entry.read };
}

function offsetOf(text: string, line: number): number {
  let at = 0;
  for (let nth = 1; nth < line; nth++) at = text.indexOf('\n', at) + 1;
  return at;
}

/** It fails only through a bug; then nothing is written. */
function refuseOtherChanges(wanted: Mapping, text: string, file: string): void {
  const after = parseGuarded(text, file);
  if (!after.ok || JSON.stringify(after.value) !== JSON.stringify(wanted))
    throw new Error(`The change to ${file} would change more than one day`);
}
