import type { BatchIo } from '../../commands/batch/io.js';
import { isSame } from '../files.js';
import { progressOn } from './progress.js';
import { openSource } from './read-sheet.js';
import { openSink } from './write-sheet.js';

/** Files and streams for a batch. `isWatched`: somebody looks at standard error and may be shown how far it is. */
export function batchIo(isWatched: boolean): BatchIo {
  const { stdin, stdout, stderr } = process;
  const progress = progressOn(stderr, isWatched, () => performance.now());
  const say = (text: string): void => {
    progress.clear();
    stderr.write(text);
  };
  return {
    open: (path, choices) => openSource(path, choices, { stdin, say, read: progress.bytes }),
    sink: (path, style) => openSink(path, style, stdout),
    isSame,
    progress: progress.rows,
    say,
    done: () => {
      progress.clear();
      return progress.isShown;
    },
  };
}
