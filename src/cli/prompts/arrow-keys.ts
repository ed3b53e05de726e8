import { createPrompt, useKeypress, usePrefix, useState } from '@inquirer/core';
import { parseReply } from '../../commands/interview/parse-reply.js';
import { Cancelled, isQuit, offerTyped, type Prompt, type Prompter, Quit, type Reply } from '../../commands/interview/prompter.js';
import type { Glyphs } from '../../presentation/writers/sanitise.js';
import { type DrawnPrompt, type Ended, leadRows, retype, rowsOf, type Screen, shrunk, themeOf, useEmptyLine } from './drawing.js';
import { drawnList } from './drawn-list.js';
import type { Key } from './list-keys.js';

/** What a prompt of the library is called with. */
type Drawn = { readonly output: NodeJS.WritableStream; readonly signal: AbortSignal };

/** Questions with arrow keys, drawn on standard error so that results stay pipeable. */
export function visualPrompter(
  output: NodeJS.WritableStream,
  columns: () => number,
  rows: () => number,
  glyphs: Glyphs = 'unicode',
): Prompter {
  // Ctrl-C arrives as a key while the library listens, and as a signal otherwise: both mean stop.
  const interrupted = new AbortController();
  const onInterrupt = (): void => interrupted.abort();
  process.on('SIGINT', onInterrupt);
  const screen: Screen = { columns, rows, glyphs };
  const putOnce = async (prompt: Prompt): Promise<Ended> => {
    // Each prompt has its own controller: a shared signal would accumulate listeners.
    const own = new AbortController();
    const stop = (): void => own.abort();
    interrupted.signal.addEventListener('abort', stop, { once: true });
    try {
      return await put(prompt, { output, signal: own.signal }, screen);
    } catch (error) {
      if (interrupted.signal.aborted) throw new Cancelled();
      if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
      // The library throws the same error for Ctrl-C and for the end of the input; only the first means stop.
      if (error.message.includes('SIGINT')) throw new Cancelled();
      return { kind: 'end' };
    } finally {
      interrupted.signal.removeEventListener('abort', stop);
    }
  };
  return {
    async ask(prompt: Prompt): Promise<Reply> {
      if (interrupted.signal.aborted) throw new Cancelled();
      for (;;) {
        const pasted = watchForPaste();
        const reply = await putOnce(prompt).finally(pasted.stop);
        // An Enter inside pasted text would answer any prompt by accident, so pasted text is accepted only where a line is typed.
        if (pasted.seen() && prompt.kind !== 'line' && reply.kind !== 'end')
          output.write(`${rowsOf('That looked like pasted text, so it was ignored. Please use the keys.', screen).join('\n')}\n`);
        else if (reply.kind === 'quit') throw new Quit();
        else return reply;
      }
    },
    close() {
      process.off('SIGINT', onInterrupt);
    },
  };
}

function put(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Ended> {
  const { kind } = prompt;
  return kind === 'number' || kind === 'month' || kind === 'line'
    ? drawnLine({ prompt: { ...prompt, kind }, screen }, drawn)
    : drawnList({ prompt, screen }, drawn);
}

/** Keys that move or erase come as sequences; what is left is text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are made of these
const sequences = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.)?/g;

/** Whether one chunk of input was pasted: no person types text after an Enter in the same chunk. */
export function isPasted(chunk: string): boolean {
  const text = chunk.replace(sequences, '');
  const enter = text.search(/[\r\n]/);
  return enter >= 0 && /[!-~\u00a1-\uffff]/.test(text.slice(enter));
}

/** The sequence of a key has no more characters. */
const longestKey = 8;

/** Watches standard input, while a question is open, for pasted text. */
export function watchForPaste(): { readonly seen: () => boolean; readonly stop: () => void } {
  let found = false;
  const look = (chunk: Buffer | string): void => {
    // A key that is pressed after it is no part of it.
    const text = chunk.toString();
    found = isPasted(text) || (found && text.length > longestKey);
  };
  process.stdin.prependListener('data', look);
  return { seen: () => found, stop: () => void process.stdin.off('data', look) };
}

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
