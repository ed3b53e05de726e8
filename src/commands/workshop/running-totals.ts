import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import type { GroupSummary } from '../../domain/group.js';
import { GroupTally, type Model, VerdictRun } from '../../engine/index.js';
import { emptyProfile } from '../../profile/index.js';
import { Job, nothingWritten } from '../batch/job.js';
import { inThisThread, rowJudge } from '../batch/judge-rows.js';
import type { Context } from '../context.js';

/** Counts of everybody who has finished. It holds nobody's answers. */
export class RunningTotals {
  people = 0;
  #setAside = 0;
  readonly #context: Context;
  readonly #run: VerdictRun;
  readonly #tally: GroupTally;

  constructor(context: Context, model: Model) {
    this.#context = context;
    this.#run = new VerdictRun(model, context.asOf);
    this.#tally = new GroupTally(model, this.#run, context.asOf);
  }

  /** Adds one person to the counts. */
  add(profile: Profile): void {
    if (this.#run.judge(profile) === null) this.#count(profile);
    this.#forget();
  }

  /**
   * Counts the people of a file that was begun before, and gives their codes. A line that cannot be read is said and set aside,
   * as in a batch. Throws a `Failure` where the file is of another kind.
   */
  async addAll(lines: readonly string[], file: string): Promise<readonly string[]> {
    const strange = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('{'));
    if (strange >= 0)
      throw new Failure(
        'not-answers',
        `“${file}” is not a file of answers: line ${strange + 1} is not a JSON object.`,
        'Name another file, or one written by a workshop. Nothing was written.',
      );
    const io = { say: this.#context.notify, pause: async () => {}, progress: () => {}, done: () => false };
    const rows = once(lines.map((text, at) => ({ line: at + 1, text })));
    const job = new Job(this.#context, io, { file, source: { form: 'ndjson', rows }, rejects: null });
    const codes: string[] = [];
    const judge = rowJudge(this.#context.base, this.#context.asOf, this.#run, null, (ref, profile) => {
      this.#count(profile);
      if (ref !== null) codes.push(ref);
    });
    await job.rows(inThisThread(judge), nothingWritten, () => false);
    this.#setAside = job.setAside;
    this.#forget();
    return codes;
  }

  summary(): GroupSummary {
    return this.#tally.summary(this.#context.asOf, this.#setAside);
  }

  #count(profile: Profile): void {
    this.#tally.add(profile);
    this.people++;
  }

  /** Replaces the last person's answers, which the run still holds. */
  #forget(): void {
    this.#run.judge(emptyProfile);
  }
}

async function* once<T>(part: T): AsyncGenerator<T> {
  yield part;
}
