import type { BatchIo } from '../../commands/batch/io.js';
import type { OtherThreads } from '../../commands/batch/judge-rows.js';
import type { Streams } from '../host.js';
import { openSource } from './read-sheet.js';
import { openKept } from './resume.js';
import { openJudges } from './workers.js';
import { openSink } from './write-sheet.js';

/** Files and streams for a batch. `mayDraw`: progress can be shown on standard error. */
export function batchIo({ stdin, stdout, stderr }: Streams, mayDraw: boolean): BatchIo & OtherThreads {
  const progress = progressOn(stderr, mayDraw && stderr.isTTY === true, () => performance.now());
  const say = (text: string): void => {
    progress.clear();
    stderr.write(text);
  };
  return {
    open: (path, choices) => openSource(path, choices, { stdin, say, read: progress.bytes }),
    sink: (path, style) => openSink(path, style, stdout),
    kept: openKept,
    judges: openJudges,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    progress: progress.rows,
    say,
    done: () => {
      progress.clear();
      return progress.isShown;
    },
  };
}

/** The least time between two drawings, in milliseconds. */
const EVERY = 200;

export type Progress = {
  readonly rows: (rows: number) => void;
  readonly bytes: (read: number, size: number | null) => void;
  /** Erases the line, so that something else can be written. */
  readonly clear: () => void;
  readonly isShown: boolean;
};

/** One line on the screen: rows, rate, and the time left where the size is known. Nothing where `shown` is false. */
export function progressOn(stream: { readonly write: (text: string) => unknown }, isShown: boolean, now: () => number): Progress {
  const start = now();
  let drawn = false;
  let last = start;
  let part: number | null = null;
  return {
    isShown,
    bytes: (read, size) => {
      part = size === null || size === 0 ? null : read / size;
    },
    rows: (rows) => {
      const time = now();
      if (!isShown || time - last < EVERY) return;
      last = time;
      drawn = true;
      stream.write(`\r\u001b[K${progressText(rows, time - start, part)}`);
    },
    clear: () => {
      if (drawn) stream.write('\r\u001b[K');
      drawn = false;
    },
  };
}

/** `34,000 rows, 9,800 a second, about 2 minutes left`. Milliseconds; `part` is how much of the file has been read, 0 to 1. */
export function progressText(rows: number, passed: number, part: number | null): string {
  const rate = Math.round(rows / Math.max(passed / 1000, 0.001));
  const left = part === null || part <= 0 ? '' : `, ${leftWords((passed / part - passed) / 1000)} left`;
  return `${thousands(rows)} rows, ${thousands(rate)} a second${left}`;
}

const thousands = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

function leftWords(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(Math.round(seconds), 1)} s`;
  return `about ${Math.round(seconds / 60)} minutes`;
}
