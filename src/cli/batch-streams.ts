import type { BatchIo } from '../commands/batch/io.js';
import { progressOn } from './batch/progress.js';
import { openSink } from './batch/sink.js';
import { openSource } from './batch/source.js';
import { isSame } from './same-file.js';

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
