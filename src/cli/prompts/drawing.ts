import { makeTheme, useEffect, type useKeypress } from '@inquirer/core';
import { wrapAnsi } from 'fast-wrap-ansi';
import { countWords, monthExample, numberHint } from '../../commands/interview/parse-reply.js';
import type { OfferTaken, Prompt, Reply } from '../../commands/interview/prompter.js';
import { offerWords } from '../../commands/interview/prompter.js';
import { type Glyphs, sanitise } from '../../presentation/writers/sanitise.js';

/** The terminal as it is now: its size may change while a question is open. */
export type Screen = { readonly columns: () => number; readonly rows: () => number; readonly glyphs: Glyphs };

/** What a drawn prompt needs, and what it ends with. `quit`: somebody typed that they want to leave. */
export type DrawnPrompt = { readonly prompt: Prompt; readonly screen: Screen };
export type Ended = Reply | { readonly kind: 'quit' };

/** How wide text is drawn: as the terminal, but for the last column, in which some terminals begin a line. */
const widthOf = ({ columns }: Screen): number => Math.min(Math.max(columns() || 80, 40), 120) - 1;

/**
 * Text as rows of the screen, wrapped at words here because the library wraps at letters.
 * @param before what comes before the first row; the rows after it are indented as far
 */
export function rowsOf(text: string, screen: Screen, before = ''): readonly string[] {
  const indent = ' '.repeat(before.length);
  const rows = wrapAnsi(sanitise(text, screen.glyphs), widthOf(screen) - before.length).split('\n');
  return rows.map((row, at) => `${at === 0 ? before : indent}${row}`);
}

/** Forgets what was typed before the question was in sight. */
export const useEmptyLine = (): void => useEffect((readline) => readline.clearLine(0), []);

type Readline = Parameters<Parameters<typeof useKeypress>[0]>[1];

/** Leaves on the line of the terminal what counts as typed: it has put every key there, also one that is no text. */
export function retype(readline: Readline, typed: string): void {
  if (readline.line === typed) return;
  readline.clearLine(0);
  readline.write(typed);
}

/** Symbols and colours; ASCII only, if the console shows nothing else. */
export const themeOf = ({ glyphs }: Screen) =>
  makeTheme(glyphs === 'ascii' ? { prefix: { idle: '?', done: '*' }, spinner: { interval: 1000, frames: ['-'] } } : {});

/** The rows above the line where people type: the question, how to answer it, and why it is asked if they want to know. */
export function leadRows(prompt: Prompt, screen: Screen, reason: boolean): readonly string[] {
  const more = prompt.more === undefined ? '' : prompt.more === 0 ? ' (perhaps the last one)' : ` (about ${prompt.more} more)`;
  const [first = '', ...others] = [
    `${titleOf(prompt)}${more}`,
    prompt.hint ?? '',
    prompt.said === undefined ? '' : `Your answer so far: ${prompt.said}.`,
    typingLine(prompt),
    reason ? `Why we ask: ${prompt.why?.() ?? ''}` : '',
  ].filter((line) => line !== '');
  const { style } = themeOf(screen);
  // The empty row parts it from the answers before, which are a line each.
  return ['', ...rowsOf(first, screen).map((row) => style.message(row, 'idle')), ...others.flatMap((line) => rowsOf(line, screen))];
}

const titleOf = ({ nth, text }: Prompt): string => `${nth === undefined ? '' : `${nth}. `}${text}`;

/** What may be typed where there is no list. */
function typingLine(prompt: Prompt): string {
  const { kind, offers } = prompt;
  if (kind !== 'number' && kind !== 'month') return '';
  const what = kind === 'number' ? numberHint(prompt) : `the month and the year, such as ${monthExample}`;
  return `Type ${what}, or a word: ${[...offers.map((offer) => offerWords[offer].typed), 'quit'].join(', ')}.`;
}

/** What is left of a question once it is answered: one line with its answer. */
export function shrunk(prompt: Prompt, ended: Ended, spoken: string, screen: Screen, prefix: string): string {
  const { style } = themeOf(screen);
  const [first = '', ...rest] = rowsOf(`${titleOf(prompt)} ${spoken === '' ? wordsOf(prompt, ended) : spoken}`, screen, '  ');
  return [`${prefix} ${style.answer(first.trimStart())}`, ...rest.map((row) => style.answer(row))].join('\n');
}

function wordsOf({ choices }: Prompt, ended: Ended): string {
  const label = (value: string): string => choices.find((choice) => choice.value === value)?.label ?? value;
  switch (ended.kind) {
    case 'one':
      return label(ended.value);
    case 'many':
      return ended.values.length === 0 ? 'none of these' : ended.values.map(label).join('; ');
    case 'counts':
      return countWords(ended.counts, choices);
    case 'line':
      return ended.text;
    case 'number':
    case 'month':
    case 'end':
      return '';
    case 'quit':
      return 'quit';
    default:
      return offerWords[ended.kind satisfies OfferTaken].label;
  }
}

/** What every prompt does with the same keys, for those that it has. */
export function otherKeys({ offers }: Prompt): string {
  const keys = [
    offers.includes('why') ? '? says why we ask' : '',
    offers.includes('back') ? 'Esc goes back' : offers.includes('cancel') ? 'Esc stops' : '',
  ].filter((one) => one !== '');
  return keys.length === 0 ? '' : ` ${keys.join(', ')}.`;
}
