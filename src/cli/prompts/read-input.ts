/** What is typed, as lines that end with Enter or as single keys. What was typed ahead is kept for the next of either. */
export type InputReader = {
  /** The next line without its end; null once the input has ended. */
  readonly line: () => Promise<string | null>;
  /** The next key, without waiting for Enter, which is a line feed here; null once the input has ended. */
  readonly key: () => Promise<string | null>;
  /** Whether keys can be read one by one: only a terminal passes them on at once. */
  readonly hasKeys: boolean;
  /** Refuses what is waited for now and next. */
  readonly stop: (reason: Error) => void;
  readonly close: () => void;
};

type Input = NodeJS.ReadableStream & { readonly setRawMode?: (mode: boolean) => unknown };
type Waiting = { readonly take: RegExp; readonly resolve: (text: string | null) => void; readonly reject: (reason: Error) => void };

const oneLine = /^([^\n]*)\n/;
/** A letter, a control character, or the sequence of an arrow key and the like. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are made of these
const oneKey = /^(\u001b\[[0-9;?]*[ -/]*[@-~]|\u001bO.|[\s\S])/u;

export function inputReader(input: Input): InputReader {
  const decoder = new TextDecoder();
  let typed = '';
  // An input that has already ended does not say so again.
  let ended = 'readableEnded' in input && input.readableEnded === true;
  let stopped: Error | null = null;
  let waiting: Waiting | null = null;
  let afterReturn = false;
  const settle = (): void => {
    if (waiting === null) return;
    const found = waiting.take.exec(typed);
    if (found === null && !ended && stopped === null) return;
    const { resolve, reject } = waiting;
    waiting = null;
    if (stopped !== null) reject(stopped);
    else {
      // The last line of an input may have no end.
      const text = found?.[1] ?? (typed === '' ? null : typed);
      typed = typed.slice(found?.[0].length ?? typed.length);
      resolve(text);
    }
  };
  const onData = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const more = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    afterReturn = text.endsWith('\r');
    typed += more.replace(/\r\n?/g, '\n');
    settle();
  };
  const onEnd = (): void => {
    ended = true;
    settle();
  };
  input.on('data', onData);
  input.on('end', onEnd);
  input.on('close', onEnd);
  input.resume();
  const next = (take: RegExp): Promise<string | null> =>
    new Promise((resolve, reject) => {
      waiting = { take, resolve, reject };
      settle();
    });
  const raw = (mode: boolean): void => void input.setRawMode?.(mode);
  return {
    line: () => next(oneLine),
    key: async () => {
      raw(true);
      return next(oneKey).finally(() => raw(false));
    },
    hasKeys: input.setRawMode !== undefined,
    stop: (reason) => {
      stopped = reason;
      settle();
    },
    close: () => {
      input.off('data', onData);
      input.off('end', onEnd);
      input.off('close', onEnd);
      input.pause();
    },
  };
}
