import { type IPty, spawn } from '@lydell/node-pty';
import stripAnsi from 'strip-ansi';
import { onTestFinished } from 'vitest';
import { plainEnv, program, STUCK } from '../support/run.js';

type Options = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Run through a shell, where `hi-careers` stands for the program: for redirections. */
  readonly line?: string;
};

export type Ended = { readonly code: number; readonly raw: string; readonly text: string };

export const keys = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  right: '\u001b[C',
  left: '\u001b[D',
  space: ' ',
  escape: '\u001b',
  interrupt: '\u0003',
  end: '\u0004',
} as const;

/** A real terminal with the program in it. Everything waits for what is on the screen, and for no time. */
export class Terminal {
  raw = '';
  /** What came since the last key was pressed. */
  #fresh = '';
  #waiting: (() => void) | undefined;
  #code: number | undefined;
  readonly #write: (text: string) => void;
  readonly kill: (signal: string) => void;
  /** Closes the window: the terminal is gone, and the system sends the signal. */
  readonly close: () => void;
  readonly resize: (columns: number) => void;

  constructor(args: readonly string[], { columns = 80, rows = 40, env = {}, line }: Options = {}) {
    const [file, words] =
      line === undefined
        ? [process.execPath, [program, ...args]]
        : ['bash', ['-c', `hi-careers() { "${process.execPath}" "${program}" "$@"; }\n${line}`]];
    const pty = spawn(file, words, { cols: columns, rows, env: { ...plainEnv, TERM: 'xterm-256color', ...env }, cwd: '/tmp' });
    const destroy = readToTheEnd(pty);
    pty.onData((data) => {
      this.raw += data;
      this.#fresh += data;
      this.#waiting?.();
    });
    pty.onExit(({ exitCode, signal }) => {
      // As a shell counts it.
      this.#code = signal ? 128 + signal : exitCode;
      this.#waiting?.();
    });
    this.#write = (text) => pty.write(text);
    this.kill = (signal) => pty.kill(signal);
    this.close = destroy;
    this.resize = (wide) => pty.resize(wide, rows);
    onTestFinished(() => {
      if (this.#code === undefined) pty.kill('SIGKILL');
    });
  }

  /** Waits until this stands in what came since the last key. */
  async see(words: string | RegExp | ((text: string) => boolean)): Promise<string> {
    const there = (): boolean => {
      const text = clean(this.#fresh);
      return typeof words === 'string' ? text.includes(words) : typeof words === 'function' ? words(text) : words.test(text);
    };
    await this.#until(() => there() || this.#code !== undefined, `“${words}” never came`);
    if (!there()) throw new Error(`The program ended before “${words}” came. The last it said:\n${clean(this.#fresh).slice(-2000)}`);
    return clean(this.#fresh);
  }

  press(...pressed: readonly string[]): void {
    this.#fresh = '';
    for (const key of pressed) this.#write(key);
  }

  /** One line, with Enter. */
  type(text: string): void {
    this.press(text, keys.enter);
  }

  async end(): Promise<Ended> {
    await this.#until(() => this.#code !== undefined, 'The program never ended');
    return { code: this.#code ?? -1, raw: this.raw, text: clean(this.raw) };
  }

  #until(done: () => boolean, complaint: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const stuck = setTimeout(() => {
        this.#waiting = undefined;
        reject(new Error(`${complaint}. The last it said:\n${clean(this.#fresh).slice(-2000)}`));
      }, STUCK);
      const look = (): void => {
        if (!done()) return;
        clearTimeout(stuck);
        this.#waiting = undefined;
        resolve();
      };
      this.#waiting = look;
      look();
    });
  }
}

/** So many turns of the event loop, each of which reads what is there, before what was not read is given up. */
const TURNS = 100;

/**
 * The library takes its socket away a while after the program ended, read or not: on a busy machine that loses what was said
 * last. So it is taken away only after further turns of the loop. Gives what takes it away at once.
 */
function readToTheEnd(pty: IPty): () => void {
  const { _socket: socket } = pty as unknown as { readonly _socket: { destroy: () => void } };
  const destroy = socket.destroy.bind(socket);
  const after = (turns: number): void => {
    if (turns === 0) destroy();
    else setImmediate(() => after(turns - 1));
  };
  socket.destroy = () => after(TURNS);
  return destroy;
}

/** What a person reads: no escape sequences, and lines that end as lines do. */
export const clean = (raw: string): string => stripAnsi(raw).replaceAll('\r\n', '\n').replaceAll('\r', '');

/** Whether the cursor is shown at the end: the program that hid it has shown it again. */
export const cursorShown = (raw: string): boolean => raw.lastIndexOf('\u001b[?25h') >= raw.lastIndexOf('\u001b[?25l');
