import { Cancelled, type Prompt, type Prompter, Quit, type Reply } from '../../commands/interview/prompter.js';
import type { Glyphs } from '../../presentation/writers/sanitise.js';
import { type Ended, rowsOf, type Screen } from './drawing.js';
import { drawnLine } from './drawn-line.js';
import { drawnList } from './drawn-list.js';

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
