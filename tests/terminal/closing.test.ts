import { expect, it } from 'vitest';
import { listening } from './interview.js';
import { keys, Terminal } from './terminal.js';

const HUNG_UP = 129;

it.each([
  ['with arrow keys', ['advise'], listening],
  ['line by line', ['advise', '--plain'], /\n> $/],
  ['of a workshop', ['workshop'], listening],
])('closing the window at a question %s ends the program by the signal, with no abort', async (_, words, asked) => {
  const terminal = new Terminal([...words, '--as-of', '2026-11-30']);
  await terminal.see(asked);
  terminal.close();
  expect((await terminal.end()).code).toBe(HUNG_UP);
});

it('closing the window after some answers ends alike', async () => {
  const terminal = new Terminal(['advise', '--as-of', '2026-11-30']);
  await terminal.see(listening);
  terminal.press(keys.down, keys.enter);
  await terminal.see(listening);
  terminal.close();
  expect((await terminal.end()).code).toBe(HUNG_UP);
});
