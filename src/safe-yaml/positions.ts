import type { Place } from '../domain/diagnostic.js';

/** Finds the line and column of an offset, both from 1. */
export type Lines = { linePos(offset: number): { readonly line: number; readonly col: number } };

/** Steps from the top of a document to a value: keys of mappings and numbers of items, from 0. */
export type Path = readonly (string | number)[];

/** Where a value and its key begin, as offsets into the text, and the same of all that is inside it. */
export type Spot = { readonly at: number; readonly keyAt: number; readonly inside: Map<string | number, Spot> };

export type PlaceOf = (path: Path) => Place;

/** From paths to lines and columns. A path that is not there gives the place of the nearest value around it. */
export function indexPlaces(root: Spot, lines: Lines, file: string): { readonly placeOf: PlaceOf; readonly placeOfKey: PlaceOf } {
  return {
    placeOf: (path) => placeAt(find(root, path).at, lines, file),
    placeOfKey: (path) => placeAt(find(root, path).keyAt, lines, file),
  };
}

/** Line and column of an offset, both from 1. */
export function placeAt(offset: number, lines: Lines, file: string): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function find(root: Spot, path: Path): Spot {
  let spot = root;
  for (const step of path) {
    const next = spot.inside.get(step);
    if (next === undefined) return spot;
    spot = next;
  }
  return spot;
}
