import type { BatchIo } from '../../commands/batch/io.js';
import type { Streams } from '../host.js';
import { progressOn } from './progress.js';
import { openSource } from './read-sheet.js';
import { openKept } from './resume.js';
import { openSink } from './write-sheet.js';

/** Files and streams for a batch. `mayDraw`: progress can be shown on standard error. */
export function batchIo({ stdin, stdout, stderr }: Streams, mayDraw: boolean): BatchIo {
  const progress = progressOn(stderr, mayDraw && stderr.isTTY === true, () => performance.now());
  const say = (text: string): void => {
    progress.clear();
    stderr.write(text);
  };
  return {
    open: (path, choices) => openSource(path, choices, { stdin, say, read: progress.bytes }),
    sink: (path, style) => openSink(path, style, stdout),
    kept: openKept,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    progress: progress.rows,
    say,
    done: () => {
      progress.clear();
      return progress.isShown;
    },
  };
}
