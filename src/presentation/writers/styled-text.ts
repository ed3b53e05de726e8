import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { unreachable } from '../../domain/failure.js';
import { type Span, spansOf, type Text, type Tone } from '../document.js';
import { type Glyphs, sanitise } from './sanitise.js';

/** What replaces spaces that must not end a line, until the lines are made. */
const glue = '\u00a0';

/** A command is kept on one line where this many columns are left for what comes before it. */
const roomBefore = 12;

/** Turns running text into lines. The one place where text from outside is cleaned and colour is added. */
export type Ink = {
  /** Clean text, uncoloured. */
  readonly clean: (text: string) => string;
  /** Clean text with its second signals. */
  readonly draw: (text: Text) => string;
  /** Words that carry a tone. */
  readonly tint: (text: string, tone: Tone) => string;
  readonly bold: (text: string) => string;
  /** Which signs may be drawn. */
  readonly glyphs: Glyphs;
};

const tints = {
  good: (chalk) => chalk.green,
  later: (chalk) => chalk.green,
  judge: (chalk) => chalk.magenta,
  ask: (chalk) => chalk.cyan,
  bad: (chalk) => chalk.red,
  neutral: (chalk) => chalk,
} as const satisfies Record<Tone, (chalk: ChalkInstance) => ChalkInstance>;

/** The ink for a layout. */
export function inkFor(layout: Layout): Ink {
  const { colour, glyphs, plain } = layout;
  const longest = columnsOf(layout) - roomBefore;
  const chalk = new Chalk({ level: colour === '16' ? 1 : 0 });
  const clean = (text: string): string => sanitise(text, glyphs);
  const drawSpan = (span: Span): string => {
    if (typeof span === 'string') return clean(span);
    switch (span.kind) {
      case 'strong':
        return tints[span.tone ?? 'neutral'](chalk.bold)(clean(span.text));
      case 'command':
        return chalk.bold(plain || span.text.length > longest ? clean(span.text) : clean(span.text).replaceAll(' ', glue));
      case 'address':
        return clean(span.url);
      case 'refs':
        return plain ? ` (${sourcesWords(span.numbers)})` : `${glue}[${span.numbers.join(', ')}]`;
      default:
        return unreachable(span);
    }
  };
  return {
    clean,
    draw: (text) => spansOf(text).map(drawSpan).join(''),
    tint: (text, tone) => tints[tone](chalk)(clean(text)),
    bold: (text) => chalk.bold(clean(text)),
    glyphs,
  };
}

const sourcesWords = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `source ${numbers[0]}` : `sources ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;

/** How many columns some drawn text takes. */
export const columns = (drawn: string): number => stringWidth(drawn);

/** Drawn text as lines of at most so many columns, broken between words only; a long address may stick out. */
export const wrap = (drawn: string, width: number): readonly string[] =>
  wrapAnsi(drawn, Math.max(width, 1), { hard: false, trim: true }).replaceAll(glue, ' ').split('\n');

/** Drawn text behind a first front, the next lines below it. */
export function hang(front: string, drawn: string, width: number, indent = columns(front)): readonly string[] {
  return wrap(drawn, width - indent).map((line, index) => (index === 0 ? front : ' '.repeat(indent)) + line);
}

/** Drawn text filled with spaces up to a number of columns. */
export const fill = (drawn: string, width: number): string => drawn + ' '.repeat(Math.max(width - columns(drawn), 0));

/** Lines without an empty one at the front, at the end or after another. */
export const singleGaps = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, index, all) => line !== '' || (index > 0 && all[index - 1] !== '' && index < all.length - 1));

/** What a text is drawn on. One pure policy elsewhere decides these from flags, environment and stream. */
export type Layout = {
  /** Columns of the screen. Absent or 0: 80. */
  readonly width?: number;
  /** `16`: the colours of the theme. Never more, so that a light, a dark and a washed-out screen stay readable. */
  readonly colour: 'none' | '16';
  readonly glyphs: Glyphs;
  /** No columns and no colour; every line complete in itself. */
  readonly plain: boolean;
};

/** The columns to write in: 80 where the screen does not say, never under 40, never over 120. */
export const columnsOf = ({ width }: Layout): number =>
  width === undefined || width <= 0 ? 80 : Math.min(Math.max(Math.floor(width), 40), 120);
