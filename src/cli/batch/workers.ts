import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Judged, Judging, RowSetup } from '../../commands/batch/judge-rows.js';

/** A smaller file is judged before other threads have started. */
const LARGE = 10_000_000;
/** The thread that reads and writes keeps no more than this many busy. */
const MOST = 4;

/** What the build puts beside the bundle. */
const program = new URL('./batch-worker.js', import.meta.url);

/** Threads that judge the rows of a file: so many as are wanted; else, for a large file, one for each processor. Null: none. */
export async function openJudges(path: string, wanted: number | undefined, setup: RowSetup): Promise<Judging<string> | null> {
  const count = wanted ?? (await usual(path));
  return count <= 1 ? null : judgesIn(Array.from({ length: count }, () => new Judge(setup)));
}

async function usual(path: string): Promise<number> {
  if (path === '-') return 1;
  const { size } = await stat(path);
  return size < LARGE ? 1 : Math.min(availableParallelism(), MOST);
}

function judgesIn(judges: readonly Judge[]): Judging<string> {
  let next = 0;
  return {
    // One part in work and one in hand for each thread.
    atOnce: 2 * judges.length,
    judge: (rows) => (judges[next++ % judges.length] as Judge).judge(rows),
    end: async () => {
      await Promise.all(judges.map((judge) => judge.end()));
    },
  };
}

type Waiting = { readonly done: (judged: readonly Judged<string>[]) => void; readonly failed: (error: unknown) => void };

/** One thread. It judges parts in the order in which they come. */
class Judge {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #fault: { readonly error: unknown } | null = null;

  constructor(setup: RowSetup) {
    this.#worker = new Worker(program, { workerData: setup });
    this.#worker.on('message', (judged: readonly Judged<string>[]) => this.#waiting.shift()?.done(judged));
    this.#worker.on('error', (error) => this.#fail(error));
  }

  judge(rows: readonly unknown[]): Promise<readonly Judged<string>[]> {
    return new Promise((done, failed) => {
      if (this.#fault !== null) return failed(this.#fault.error);
      this.#waiting.push({ done, failed });
      this.#worker.postMessage(rows);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    this.#fault = { error };
    for (const { failed } of this.#waiting.splice(0)) failed(error);
  }
}
