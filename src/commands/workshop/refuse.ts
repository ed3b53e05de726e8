import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import type { Context } from '../context.js';
import type { WorkshopIo, WorkshopOptions } from './io.js';

/** Throws a `Failure` where no workshop can be held, or something would be written over. */
export async function refuseUnfit({ prompter }: Context, io: WorkshopIo, { profile, save, output }: WorkshopOptions): Promise<void> {
  if (prompter === null)
    throw new Failure(
      'usage',
      'A workshop asks one person after another, so it needs a terminal.',
      'Run it in one, without --no-input. For a file of people there is hi-careers batch; for paper, hi-careers workshop --sheet.',
    );
  if (profile === '-') throw new Failure('usage', 'People answer on standard input, so --profile cannot be read from it.', 'Name a file.');
  if (save === '-') throw new Failure('usage', '--save takes the name of a file, and - is none.', 'Write a name, such as people.ndjson.');
  if (save !== undefined && output !== undefined && output !== '-' && (await io.isSame(save, output)))
    throw new Failure(
      'usage',
      `“${output}” is named twice: as --save and as --output.`,
      'Give each a name of its own. Nothing was written.',
    );
}

/** A mark counts in an advice and on a sheet, but not in the summary nor in the file: so it may not be given for everybody. */
export function refuseMarks({ overrides = [] }: Profile): void {
  if (overrides.length === 0) return;
  throw new Failure(
    'usage',
    'This profile has marks of an adviser, and the summary of a group cannot carry them.',
    'Take out its overrides. For one person there is hi-careers advise.',
  );
}
