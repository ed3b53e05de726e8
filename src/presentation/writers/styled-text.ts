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

/** The code of each tone; neutral has none. */
const tints: Readonly<Record<Tone, number | null>> = { good: 32, later: 32, judge: 35, ask: 36, bad: 31, neutral: null };

/** The ink for a layout. */
export function inkFor(layout: Layout): Ink {
  const { colour, glyphs, plain } = layout;
  const longest = columnsOf(layout) - roomBefore;
  const between = (open: number, text: string, close: number): string =>
    colour === 'none' || text === '' ? text : `\u001b[${open}m${text}\u001b[${close}m`;
  const bold = (text: string): string => between(1, text, 22);
  const tint = (text: string, tone: Tone): string => (tints[tone] === null ? text : between(tints[tone], text, 39));
  const clean = (text: string): string => sanitise(text, glyphs);
  const drawSpan = (span: Span): string => {
    if (typeof span === 'string') return clean(span);
    switch (span.kind) {
      case 'strong':
        return bold(tint(clean(span.text), span.tone ?? 'neutral'));
      case 'command':
        return bold(plain || span.text.length > longest ? clean(span.text) : clean(span.text).replaceAll(' ', glue));
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
    tint: (text, tone) => tint(clean(text), tone),
    bold: (text) => bold(clean(text)),
    glyphs,
  };
}

const sourcesWords = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `source ${numbers[0]}` : `sources ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;

/** Characters of one column that most text is made of, but the space. */
const narrow = '!-~\\u00a1-\\u00ac\\u00ae-\\u024f\\u2010-\\u2027\\u2030-\\u205e\\u20ac\\u2190-\\u22ff';
const isNarrow = new RegExp(`^[ ${glue}${narrow}]*$`);
const isPlain = new RegExp(`^[${narrow}][${glue}${narrow}]*(?: [${narrow}][${glue}${narrow}]*)*$`);

/** How many columns some drawn text takes. */
export const columns = (drawn: string): number => (isNarrow.test(drawn) ? drawn.length : stringWidth(drawn));

/** Drawn text as lines of at most so many columns, broken between words only; a long address may stick out. */
export function wrap(drawn: string, width: number): readonly string[] {
  const most = Math.max(width, 1);
  const lines = isPlain.test(drawn) ? wrapPlain(drawn, most) : wrapAnsi(drawn, most, { hard: false, trim: true }).split('\n');
  return lines.map((line) => line.replaceAll(glue, ' '));
}

/** The same for narrow words without colour and one space between them, which is nearly all text, and much quicker. */
function wrapPlain(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '' || line.length + 1 + word.length > most) {
      if (line !== '') lines.push(line);
      line = word;
    } else line += ` ${word}`;
  }
  return [...lines, line];
}

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
