import { createPrompt, useKeypress, usePrefix, useState } from '@inquirer/core';
import { parseReply } from '../../commands/interview/parse-reply.js';
import { isQuit, offerTyped, type Prompt } from '../../commands/interview/prompter.js';
import { type DrawnPrompt, type Ended, leadRows, retype, rowsOf, type Screen, shrunk, themeOf, useEmptyLine } from './drawing.js';
import type { Key } from './list-keys.js';

/** A line while it is being typed. */
export type LineState = { readonly typed: string; readonly note: string; readonly reason: boolean };

/** What a line ends with, and how it is said back. */
export type LineEnd = { readonly ended: Ended; readonly spoken: string };

/** What a key makes of a line: `?`, Esc and Backspace do what they do in a list. Pure. */
export function afterLineKey(prompt: Prompt, before: LineState, key: Key, line: string): LineState | LineEnd {
  const state: LineState = { ...before, note: '' };
  const { offers } = prompt;
  switch (key.name) {
    case 'return':
    case 'enter':
      return afterEnter(prompt, state);
    case 'escape': {
      if (state.typed !== '') return { ...state, typed: '' };
      const way = (['back', 'cancel'] as const).find((offer) => offers.includes(offer));
      return way === undefined ? state : { ended: { kind: way }, spoken: '' };
    }
    case 'tab':
    case 'up':
    case 'down':
      return state;
    default:
      return line === '?' && offers.includes('why') ? { ...state, typed: '', reason: !state.reason } : { ...state, typed: line };
  }
}

function afterEnter(prompt: Prompt, state: LineState): LineState | LineEnd {
  const { typed } = state;
  const offer = prompt.kind === 'line' ? undefined : offerTyped(typed, prompt.offers);
  if (offer === 'why') return { ...state, typed: '', reason: true };
  if (offer !== undefined) return { ended: { kind: offer }, spoken: '' };
  if (prompt.kind !== 'line' && isQuit(typed)) return { ended: { kind: 'quit' }, spoken: '' };
  const read = parseReply(typed, prompt);
  return read.ok ? { ended: read.reply, spoken: read.spoken } : { ...state, note: read.problem };
}

const messages = { number: 'Number:', month: 'Month and year:', line: 'Type here:' } as const;

type LinePrompt = Prompt & { readonly kind: keyof typeof messages };

/** A number, a month, or a line in the person's own words. */
export const drawnLine = createPrompt<Ended, DrawnPrompt & { readonly prompt: LinePrompt }>(({ prompt, screen }, done) => {
  const [state, setState] = useState<LineState>({ typed: '', note: '', reason: false });
  const [end, setEnd] = useState<LineEnd | null>(null);
  const prefix = usePrefix({ status: end === null ? 'idle' : 'done', theme: themeOf(screen) });
  useEmptyLine();
  useKeypress((key, readline) => {
    if (end !== null) return;
    const next = afterLineKey(prompt, state, key, readline.line);
    if ('ended' in next) {
      setEnd(next);
      done(next.ended);
      return;
    }
    retype(readline, next.typed);
    setState(next);
  });
  if (end !== null) return shrunk(prompt, end.ended, end.spoken, screen, prefix);
  return [...lineView(prompt, state, screen, prefix)];
});

/** What is drawn of a line while it is typed, and below it. Pure. */
export function lineView(prompt: LinePrompt, state: LineState, screen: Screen, prefix: string): readonly [string, string] {
  const { message } = themeOf(screen).style;
  return [
    [...leadRows(prompt, screen, state.reason), `${prefix} ${message(messages[prompt.kind], 'idle')} ${state.typed}`].join('\n'),
    state.note === '' ? '' : rowsOf(state.note, screen).join('\n'),
  ];
}
