import { compareText, type Place } from '../../domain/diagnostic.js';
import type { ParsedFile } from '../parse.js';

/** One statement as it stands in a file, and what it says. */
export type PlacedStatement = {
  readonly at: Place;
  readonly kind: string;
  /** The role, route, specialism, award or set that it belongs to. */
  readonly entry: string;
  /** The keys that lead to it: `entry`, `leads-to`, `entry.disputed`; empty for the entry as a whole. */
  readonly part: string;
  readonly requirement: string | null;
  readonly strength: string | null;
  readonly text: string;
};

/** Every statement that rests on a source, once, where it is written, in the order of files and lines. */
export function statementsOn(source: string, files: readonly ParsedFile[]): readonly PlacedStatement[] {
  return files
    .filter(({ kind }) => kind !== 'sources')
    .flatMap((file) => [...statementsIn(file, file.content.value, [], source)])
    .sort((a, b) => compareText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column);
}

type Path = readonly (string | number)[];
type Mapping = Readonly<Record<string, unknown>>;

function* statementsIn(file: ParsedFile, value: unknown, path: Path, source: string): Generator<PlacedStatement> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* statementsIn(file, one, [...path, index], source);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const mapping = value as Mapping;
  if (Array.isArray(mapping.sources) && mapping.sources.includes(source)) yield statement(file, mapping, path);
  for (const [key, one] of Object.entries(mapping)) if (key !== 'sources') yield* statementsIn(file, one, [...path, key], source);
}

function statement(file: ParsedFile, mapping: Mapping, path: Path): PlacedStatement {
  const list = path.length > 0 && (typeof path[0] === 'number' || file.kind === 'entry-sets');
  const top = list ? path.slice(1) : path;
  const first = list ? (file.content.value as Mapping)[path[0] as string] : file.content.value;
  const entry = textOf(first, ['id', 'name']) ?? (typeof path[0] === 'string' && list ? path[0] : file.id);
  const strength = textOf(mapping, ['strength']);
  const named = textOf(mapping, ['text', 'says', 'role', 'basis', 'note', 'what', 'summary', 'caution', 'title', 'value']);
  return {
    at: file.content.placeOf([...path, ...('id' in mapping ? ['id'] : [])]),
    kind: file.kind,
    entry,
    part: top.filter((step) => typeof step === 'string').join('.'),
    requirement: strength === null ? null : textOf(mapping, ['id']),
    strength,
    text:
      named ??
      Object.entries(mapping)
        .flatMap(([key, one]) => (key === 'sources' || typeof one === 'object' ? [] : [`${key} ${String(one)}`]))
        .join(', '),
  };
}

function textOf(value: unknown, keys: readonly string[]): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const key = keys.find((one) => typeof (value as Mapping)[one] === 'string');
  return key === undefined ? null : String((value as Mapping)[key]);
}
