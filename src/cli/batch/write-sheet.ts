import type { SheetStyle, Sink } from '../../commands/batch/io.js';
import { sheetLine } from '../../commands/batch/sheet-line.js';
import type { OutputStream } from '../host.js';
import { openNew } from '../new-file.js';

/** Opens a file that appears under its name only when it is finished, or standard output for null and `-`. */
export async function openSink(path: string | null, style: SheetStyle, stdout: OutputStream): Promise<Sink> {
  const out = path === null || path === '-' ? toStream(stdout) : await toFile(path);
  return { ...out, ...cellsSink(out.text, style, !out.isStream) };
}

/** Writes cells as text. `isStart`: the text begins a file, which may want a byte order mark. */
export function cellsSink(text: Sink['text'], style: SheetStyle, isStart: boolean): Pick<Sink, 'cells'> {
  let start = isStart && style.mark ? '\ufeff' : '';
  const line = sheetLine(style);
  return {
    cells: (rows) => {
      const all = start + rows.map((cells) => `${line(cells)}\n`).join('');
      start = '';
      return text(all);
    },
  };
}

type Out = Omit<Sink, 'cells'> & { readonly isStream: boolean };

/** Waits while the reader is slow, and notices when it has gone. `main` reports all other errors of the stream. */
function toStream(stdout: OutputStream): Out {
  let closed = false;
  const gone = (): void => {
    closed = true;
  };
  stdout.on('error', gone);
  stdout.on('close', gone);
  return {
    isStream: true,
    isTerminal: stdout.isTTY === true,
    isClosed: () => closed || stdout.destroyed === true,
    text: async (text) => {
      if (closed || stdout.destroyed) return;
      await new Promise<void>((resolve) => {
        stdout.write(text, () => resolve());
      });
    },
    finish: async () => {},
    abandon: async () => {},
  };
}

async function toFile(path: string): Promise<Out> {
  const { isTerminal, write, finish, abandon } = await openNew(path, { isAlone: true });
  return { isStream: false, isTerminal, isClosed: () => false, text: write, finish: async () => void (await finish()), abandon };
}
