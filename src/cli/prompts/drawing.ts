import { wrapAnsi } from 'fast-wrap-ansi';
import type { Glyphs } from '../../presentation/writers/sanitise.js';

/** How wide a prompt is drawn: as the terminal, but for the last column, in which some terminals begin a line. */
export const drawnWidth = (columns: number): number => Math.min(Math.max(columns || 80, 40), 120) - 2;

/** The columns left beside the pointer and a tick box. */
export const labelWidth = (columns: number): number => drawnWidth(columns) - 7;

/** The width to which lines of help are wrapped. */
const NARROW = 58;

/** The symbols before a prompt: ASCII only, if the console shows nothing else. */
export const signsFor = (glyphs: Glyphs) =>
  glyphs === 'ascii' ? { prefix: { idle: '?', done: '*' }, spinner: { interval: 1000, frames: ['-'] } } : {};

/** The columns left after the text of a prompt, once an answer has been chosen. */
export const shortWidth = (columns: number): number => drawnWidth(columns) - 18;

/** How lists are drawn: words beside every sign, no faint text. */
export const themeFor = (glyphs: Glyphs, help: string, columns: number) => ({
  ...signsFor(glyphs),
  icon: { checked: ' [x]', unchecked: ' [ ]', cursor: glyphs === 'ascii' ? '>' : '❯' },
  style: {
    // Narrower than the terminal, so that narrowing it a little leaves nothing behind.
    keysHelpTip: () => wrapAnsi(help, Math.min(drawnWidth(columns), NARROW)),
    // On lines of their own, because there may be many.
    renderSelectedChoices: (chosen: readonly { readonly short: string }[]) =>
      chosen.length === 0 ? 'none' : `\n${wrapAnsi(chosen.map(({ short }) => short).join('; '), drawnWidth(columns))}`,
  },
});

/** Cuts text to a length, with three dots for what was cut. */
export function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 3)
        .join('')
        .trimEnd()}...`;
}

/** Whether a name contains every word that was typed, anywhere in it. */
export const matches = (typed: string, name: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => name.toLowerCase().includes(part));
