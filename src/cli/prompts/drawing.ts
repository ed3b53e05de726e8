import { wrapAnsi } from 'fast-wrap-ansi';
import type { Glyphs } from '../../presentation/writers/sanitise.js';

/**
 * What is redrawn in place is never wider than this: in a terminal of 60 columns or more no line of it is broken, so
 * widening or narrowing it leaves nothing behind.
 */
export const drawnWidth = 58;

/** The columns left beside the pointer and a tick box. */
export const labelWidth = drawnWidth - 7;

/** The symbols before a prompt: ASCII only, if the console shows nothing else. */
export const signsFor = (glyphs: Glyphs) =>
  glyphs === 'ascii' ? { prefix: { idle: '?', done: '*' }, spinner: { interval: 1000, frames: ['-'] } } : {};

/** The columns left after the text of a prompt, once an answer has been chosen. */
export const shortWidth = drawnWidth - 18;

/** How lists are drawn: words beside every sign, no faint text. */
export const themeFor = (glyphs: Glyphs, help: string) => ({
  ...signsFor(glyphs),
  icon: { checked: ' [x]', unchecked: ' [ ]', cursor: glyphs === 'ascii' ? '>' : '❯' },
  style: {
    keysHelpTip: () => wrapAnsi(help, drawnWidth),
    // On lines of their own, because there may be many.
    renderSelectedChoices: (chosen: readonly { readonly short: string }[]) =>
      chosen.length === 0 ? 'none' : `\n${wrapAnsi(chosen.map(({ short }) => short).join('; '), drawnWidth)}`,
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
