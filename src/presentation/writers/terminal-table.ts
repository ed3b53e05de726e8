import type { Bar, Block, Branch, Text } from '../document.js';
import { barWords, lastMonth, markWords, scaleMarks } from '../words/dates.js';
import { columns, fill, hang, type Ink, wrap } from './styled-text.js';

type Table = Extract<Block, { kind: 'table' }>;

/** Between two columns. */
const gap = 2;
/** A column is never made narrower than this, unless all it holds is. */
const leastWidth = 14;
/** The line under the heads. */
const rules = { unicode: '─', ascii: '-' } as const;

/** A table in columns where they have room, else one block for each row, as `head: cell`. */
export function drawTable({ caption, head: heads, rows, ...how }: Table, ink: Ink, width: number): readonly string[] {
  const dense = how.dense === true;
  const head = dense ? [caption, ...heads.slice(1)] : heads;
  const drawn = rows.map((row) => head.map((_, at) => ink.draw(row[at] ?? '')));
  const widths = share(
    head.map((title, at) => [ink.bold(title), ...drawn.map((row) => row[at] ?? '')]),
    width,
  );
  return [
    ...(dense && widths !== null ? [] : wrap(ink.bold(caption), width)),
    ...(widths === null ? drawBlocks(head, rows, ink, width) : drawColumns(head, drawn, widths, ink, dense)),
  ];
}

/** The widths of the columns, or null if some column would get less than it can be read in. */
function share(cells: readonly (readonly string[])[], width: number): readonly number[] | null {
  const whole = cells.map((column) => Math.max(...column.map(columns)));
  const least = cells.map((column, at) => {
    const words = column.flatMap((cell) => wrap(cell, 1)).map(columns);
    return Math.max(Math.min(whole[at] ?? 0, leastWidth), ...words);
  });
  const room = width - gap * (cells.length - 1);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  if (sum(least) > room) return null;
  // The widest give way first: a short column that wraps costs a line in every row.
  const upTo = (most: number): readonly number[] => whole.map((number, at) => Math.max(Math.min(number, most), least[at] ?? 0));
  let most = Math.max(...whole);
  while (sum(upTo(most)) > room) most--;
  return upTo(most);
}

function drawColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  ink: Ink,
  dense: boolean,
): readonly string[] {
  const lines = rows.map((row) => beside(row, widths));
  // Rows of several lines run together unless something parts them.
  const parted = !dense && lines.some((row) => row.length > 1);
  return [
    ...beside(
      head.map((title) => ink.bold(title)),
      widths,
    ),
    ...(dense ? [] : [widths.map((width) => rules[ink.glyphs].repeat(width)).join(' '.repeat(gap))]),
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

type Timeline = Extract<Block, { kind: 'timeline' }>;

const signs = {
  unicode: { bar: '█', moment: '◆', line: '─', mark: '┴' },
  ascii: { bar: '#', moment: '*', line: '-', mark: '+' },
} as const;

/** The columns from one mark of the scale to the next, at least. */
const markRoom = 7;
/** No scale is drawn wider: longer bars say no more. */
const widest = 72;

/** Months from left to right: each bar below its label and its months in words, then the scale. Nothing rests on colour. */
export function drawTimeline({ title, bars }: Timeline, ink: Ink, width: number): readonly string[] {
  const months = lastMonth(bars);
  const room = Math.max(Math.min(width, widest) - 2, 8);
  const at = (month: number): number => Math.round((month / months) * room);
  return [
    ...wrap(`${ink.bold(title)} ${ink.clean('(months from now)')}`, width),
    ...bars.flatMap((bar) => drawBar(bar, at, ink, width)),
    ...drawScale(months, at, room, ink),
  ];
}

function drawBar(bar: Bar, at: (month: number) => number, ink: Ink, width: number): readonly string[] {
  const { bar: block, moment } = signs[ink.glyphs];
  const words = [`${bar.label}: ${barWords(bar)}`, ...(bar.aside === undefined ? [] : [bar.aside])].join(', ');
  const start = at(bar.from);
  const length = Math.max(at(bar.to) - start, 1);
  const drawn = ink.tint(bar.to > bar.from ? block.repeat(length) : moment, bar.tone);
  return [...hang('', ink.clean(words), width, 2), ' '.repeat(start) + drawn];
}

function drawScale(months: number, at: (month: number) => number, room: number, ink: Ink): readonly string[] {
  const { line, mark } = signs[ink.glyphs];
  const marks = scaleMarks(months, Math.max(Math.floor(room / markRoom), 2));
  const rule = Array.from({ length: room + 1 }, (_, column) => (marks.some((month) => at(month) === column) ? mark : line)).join('');
  const words = marks.reduce((before, month) => fill(before, at(month)) + markWords(month), '');
  return [rule, words];
}

type Tree = Extract<Block, { kind: 'tree' }>;

/** What is drawn before a branch that has others below it, before the last one, and before what hangs below each. */
const twigs = {
  unicode: { among: '├─ ', last: '└─ ', past: '│  ', after: '   ' },
  ascii: { among: '|- ', last: '`- ', past: '|  ', after: '   ' },
} as const;

/** Under so many columns beside the twigs, deeper branches are no longer set in. */
const leastRoom = 24;

/** A tree with twigs before its branches; the lines of a long branch keep to its place. */
export const drawTree = ({ title, root }: Tree, ink: Ink, width: number): readonly string[] => [
  ...wrap(ink.bold(title), width),
  ...wrap(ink.draw(root.text), width),
  ...drawBranches(root.branches, ink, width, ''),
];

function drawBranches(branches: readonly Branch[], ink: Ink, width: number, before: string): readonly string[] {
  const { among, last, past, after } = twigs[ink.glyphs];
  return branches.flatMap((branch, index) => {
    const ends = index === branches.length - 1;
    const below = before + (ends ? after : past);
    const [first = '', ...rest] = hang('', ink.draw(branch.text), Math.max(width - columns(below), 1));
    const inner = width - columns(below) - columns(past) < leastRoom ? before : below;
    return [
      before + (ends ? last : among) + first,
      ...rest.map((line) => below + line),
      ...drawBranches(branch.branches, ink, width, inner),
    ];
  });
}
