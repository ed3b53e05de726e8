import { wrapAnsi } from 'fast-wrap-ansi';
import type { Glyphs } from '../../presentation/writers/sanitise.js';

/**
 * What is redrawn in place is never wider than this: in a terminal of 60 columns or more no line of it is broken, so
 * widening or narrowing it leaves nothing behind.
 */
export const drawnWidth = 58;

/** What is left of it beside the pointer and a box to tick. */
export const labelWidth = drawnWidth - 7;

/** The signs before a prompt: only ASCII where the console has no more. */
export const signsFor = (glyphs: Glyphs) =>
  glyphs === 'ascii' ? { prefix: { idle: '?', done: '*' }, spinner: { interval: 1000, frames: ['-'] } } : {};

/** What is left of it behind the words of a prompt, once an answer was chosen. */
export const shortWidth = drawnWidth - 18;

/** How lists are drawn: words beside every sign, no faint text. */
export const themeFor = (glyphs: Glyphs, help: string) => ({
  ...signsFor(glyphs),
  icon: { checked: ' [x]', unchecked: ' [ ]', cursor: glyphs === 'ascii' ? '>' : '❯' },
  style: {
    keysHelpTip: () => wrapAnsi(help, drawnWidth),
    // On lines of their own: they may be many.
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

/** Whether a name has every word that was typed, begun or in the middle. */
export const matches = (typed: string, name: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => name.toLowerCase().includes(part));
