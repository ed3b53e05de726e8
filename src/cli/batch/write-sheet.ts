import type { SheetStyle, Sink } from '../../commands/batch/io.js';
import type { OutputStream } from '../host.js';
import { openNew } from '../new-file.js';

/** Opens a file that appears under its name only when it is finished, or standard output for null and `-`. */
export async function openSink(path: string | null, style: SheetStyle, stdout: OutputStream): Promise<Sink> {
  const out = path === null || path === '-' ? toStream(stdout) : await toFile(path);
  return { ...out, ...cellsSink(out.text, style, !out.isStream) };
}

/** Most cells are short and repeat: up to this many of them are kept as they are written. */
const MOST_KEPT = 5000;
const LONGEST_KEPT = 40;

/** Writes cells as text. `isStart`: the text begins a file, which may want a byte order mark. */
export function cellsSink(text: Sink['text'], { separator, mark, raw }: SheetStyle, isStart: boolean): Pick<Sink, 'cells'> {
  let start = isStart && mark ? '\ufeff' : '';
  const kept = new Map<string, string>();
  const written = (cell: string): string => {
    const known = kept.get(cell);
    if (known !== undefined) return known;
    const made = quoted(raw === true ? cell : defused(cell), separator);
    if (cell.length <= LONGEST_KEPT && kept.size < MOST_KEPT) kept.set(cell, made);
    return made;
  };
  return {
    cells: (rows) => {
      const lines = rows.map((cells) => `${cells.map(written).join(separator)}\n`).join('');
      const all = start + lines;
      start = '';
      return text(all);
    },
  };
}

/** A cell in quotes where it must be (RFC 4180). */
const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * A cell that no spreadsheet runs: a quote is put before what begins like a formula, also in full-width signs (OWASP, CSV injection). A
 * number with a sign is none.
 */
export const defused = (cell: string): string =>
  /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^[+-]?(\d+([.,]\d+)?)?$/.test(cell) ? `'${cell}` : cell;

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
