import type { Attribute } from '../../domain/attribute.js';
import { Failure } from '../../domain/failure.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { didYouMean, nearest } from '../../domain/nearest.js';

/** The free column that is carried through and never interpreted. */
export const REF = 'ref';

/** Columns that begin with this are remarks of ours (why a row was set aside), and are not read. */
export const REMARK = '#';

/** Rows of an empty sheet that say what to write: known by their `ref`, and not read. */
export const helpRows = ['#what', '#write'] as const;

/** What each column of a sheet is about. */
export type Columns = {
  readonly names: readonly string[];
  /** By column; null for `ref`, remarks and columns without a name. */
  readonly attributes: readonly (Attribute | null)[];
  /** The place of `ref`; -1 where there is none. */
  readonly ref: number;
  /** Columns without a name: nothing may stand in them. */
  readonly nameless: readonly number[];
};

/** A name as it is compared: without spaces around it, in small letters. */
export const columnName = (cell: string): string => cell.trim().toLowerCase();

/** What may stand at the head of a column. */
export const isColumn = (base: KnowledgeBase): ((name: string) => boolean) => {
  const known = new Set<string>([REF, ...base.attributes.map(({ id }) => id)]);
  return (name) => known.has(name) || name.startsWith(REMARK);
};

/** Reads the header. Throws a `Failure` with everything that is wrong with it; nothing has been written then. */
export function readHeader(cells: readonly string[], file: string, line: number, base: KnowledgeBase): Columns {
  const names = cells.map(columnName);
  const byId = new Map<string, Attribute>(base.attributes.map((attribute) => [attribute.id, attribute]));
  const attributes = names.map((name) => byId.get(name) ?? null);
  const known = [REF, ...byId.keys()];
  if (attributes.every((attribute) => attribute === null) && !names.some((name) => name !== REF && nearest(name, known).length > 0))
    throw noHeader(cells, file);
  const faults = names.flatMap((name, at): readonly (readonly [at: number, code: string, message: string, hint: string])[] => {
    const first = names.indexOf(name);
    if (name === '') return [];
    if (first < at && !name.startsWith(REMARK))
      return [[at, 'duplicate-column', `The column “${name}” stands twice, first as number ${first + 1}.`, 'Take one of them out.']];
    if (name === REF || attributes[at] !== null || name.startsWith(REMARK)) return [];
    const near = didYouMean(name.slice(0, 60), known, 'hi-careers batch --template prints a sheet with the right ones.');
    return [
      [
        at,
        'unknown-column',
        `There is no attribute “${name.slice(0, 60)}”.`,
        `${near} A free column is called ${REF}, and there is only one.`,
      ],
    ];
  });
  if (faults.length > 0) {
    throw new Failure('bad-header', `The header of “${file}” cannot be used as it is.`, 'Mend it and try again. Nothing was written.', {
      diagnostics: faults.map(([at, code, message, hint]) => ({
        // A column of a sheet is no place of its own in the list of what can be wrong with a file of ours.
        code: code as 'unknown-attribute',
        severity: 'error',
        at: { file, line, column: at + 1 },
        message,
        hint,
      })),
    });
  }
  return { names, attributes, ref: names.indexOf(REF), nameless: names.flatMap((name, at) => (name === '' ? [at] : [])) };
}

function noHeader(cells: readonly string[], file: string): Failure {
  const start = cells.join(', ').slice(0, 60);
  return new Failure(
    'no-header',
    `“${file}” does not begin with a header: its first line is “${start}”, and no attribute is in it.`,
    'The first line names the columns. hi-careers batch --template prints a sheet with all of them. Nothing was written.',
  );
}
