import { barWords, lastMonth, markWords, scaleMarks } from './bar-words.js';
import type { Bar, Block } from './document.js';
import { fill, hang, type Ink, wrap } from './ink.js';

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
