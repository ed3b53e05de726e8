import xterm from '@xterm/headless';

/** What takes away the screen and what can be scrolled back to. */
export const CLEAR = '\u001b[H\u001b[2J\u001b[3J';

/** Everything that somebody can see in a terminal to which this was written, scrolling back as far as it goes. */
export async function seenIn(raw: string, { columns = 80, rows = 40 } = {}): Promise<string> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 100_000, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(raw, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? '');
  terminal.dispose();
  return lines.join('\n').trimEnd();
}
