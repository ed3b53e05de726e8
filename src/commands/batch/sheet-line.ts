import type { SheetStyle } from './io.js';

/** Most cells are short and repeat: up to this many of them are kept as they are written. */
const MOST_KEPT = 5000;
const LONGEST_KEPT = 40;

/** Writes cells as a line of a sheet, without its end (RFC 4180). */
export function sheetLine({ separator, raw }: SheetStyle): (cells: readonly string[]) => string {
  const kept = new Map<string, string>();
  const written = (cell: string): string => {
    const known = kept.get(cell);
    if (known !== undefined) return known;
    const made = quoted(raw === true ? cell : defused(cell), separator);
    if (cell.length <= LONGEST_KEPT && kept.size < MOST_KEPT) kept.set(cell, made);
    return made;
  };
  return (cells) => cells.map(written).join(separator);
}

/** A cell in quotes where it must be. */
const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * A cell that no spreadsheet runs: a quote is put before what begins like a formula, also in full-width signs (OWASP, CSV injection). A
 * number with a sign is none.
 */
export const defused = (cell: string): string =>
  /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^[+-]?(\d+([.,]\d+)?)?$/.test(cell) ? `'${cell}` : cell;
