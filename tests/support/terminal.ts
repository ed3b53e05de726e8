import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';

const program = fileURLToPath(new URL('../../bin/hi-careers.js', import.meta.url));

export type Session = {
  /** Waits until the screen has shown this since the last wait. */
  readonly until: (text: string | RegExp) => Promise<void>;
  readonly type: (keys: string) => void;
  /** Everything written so far, escapes and all. */
  readonly raw: () => string;
  readonly ended: Promise<number>;
};

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', down: '\u001b[B', up: '\u001b[A', space: ' ', ctrlC: '\u0003', ctrlD: '\u0004' } as const;

/** The built program in a pseudo-terminal. Waits for what is written and never for a time. */
export function runInTerminal(
  args: readonly string[],
  options: { readonly columns?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Session {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TERM: 'xterm', ...options.env };
  const terminal = spawn(process.execPath, [program, ...args], { cols: options.columns ?? 80, rows: 40, env });
  let written = '';
  let seen = 0;
  let wake: (() => void) | null = null;
  terminal.onData((data) => {
    written += data;
    wake?.();
  });
  const ended = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => {
      resolve(exitCode);
      wake?.();
    });
  });
  return {
    async until(text) {
      for (;;) {
        const rest = written.slice(seen);
        const at = typeof text === 'string' ? rest.indexOf(text) : rest.search(text);
        if (at >= 0) {
          seen += at + 1;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    type: (typed) => terminal.write(typed),
    raw: () => written,
    ended,
  };
}
