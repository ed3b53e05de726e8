import type { Block, Text } from './document.js';
import { columns, fill, hang, type Ink, wrap } from './ink.js';

type Table = Extract<Block, { kind: 'table' }>;

/** Between two columns. */
const gap = 2;
/** A column is never made narrower than this, unless all it holds is. */
const leastWidth = 14;
/** The line under the heads. */
const rules = { unicode: '─', ascii: '-' } as const;

/** A table in columns where they have room, else one block for each row, as `head: cell`. */
export function drawTable({ caption, head, rows }: Table, ink: Ink, width: number): readonly string[] {
  const drawn = rows.map((row) => head.map((_, at) => ink.draw(row[at] ?? '')));
  const widths = share(
    head.map((title, at) => [ink.bold(title), ...drawn.map((row) => row[at] ?? '')]),
    width,
  );
  return [
    ...wrap(ink.bold(caption), width),
    ...(widths === null ? drawBlocks(head, rows, ink, width) : drawColumns(head, drawn, widths, ink)),
  ];
}

/** The widths of the columns, or null where some column would get less than it can be read in. */
function share(cells: readonly (readonly string[])[], width: number): readonly number[] | null {
  const whole = cells.map((column) => Math.max(...column.map(columns)));
  const least = cells.map((column, at) => {
    const words = column.flatMap((cell) => wrap(cell, 1)).map(columns);
    return Math.max(Math.min(whole[at] ?? 0, leastWidth), ...words);
  });
  const room = width - gap * (cells.length - 1);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  if (sum(whole) <= room) return whole;
  const spare = room - sum(least);
  if (spare < 0) return null;
  const wanting = sum(whole) - sum(least);
  return least.map((number, at) => number + Math.floor((((whole[at] ?? 0) - number) / wanting) * spare));
}

function drawColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  ink: Ink,
): readonly string[] {
  const lines = rows.map((row) => beside(row, widths));
  // Rows of several lines run together unless something parts them.
  const parted = lines.some((row) => row.length > 1);
  return [
    ...beside(
      head.map((title) => ink.bold(title)),
      widths,
    ),
    widths.map((width) => rules[ink.glyphs].repeat(width)).join(' '.repeat(gap)),
    ...lines.flatMap((row, index) => [...(parted && index > 0 ? [''] : []), ...row]),
  ];
}

/** The cells of one row next to each other. */
function beside(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? 1));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    wrapped.map((cell, at) => fill(cell[line] ?? '', widths[at] ?? 0)).join(' '.repeat(gap)),
  );
}

/** The first cell names the row, and the others follow below it. */
function drawBlocks(head: readonly string[], rows: readonly (readonly Text[])[], ink: Ink, width: number): readonly string[] {
  return rows.flatMap((row, index) => [
    ...(index > 0 ? [''] : []),
    ...hang('', ink.draw(row[0] ?? ''), width, 2),
    ...row.slice(1).flatMap((cell, at) => hang('  ', `${ink.clean(head[at + 1] ?? '')}: ${ink.draw(cell)}`, width, 4)),
  ]);
}
