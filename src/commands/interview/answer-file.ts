import { PROFILE_SCHEMA, type Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { sanitise } from '../../presentation/index.js';
import { profileText } from '../../profile/index.js';
import type { Context } from '../context.js';

/** Saves the answers of one person in the file that they named, and nowhere else. */
export type AnswerFile = {
  /** The file that was named; null if nothing is to be saved. */
  readonly file: () => string | null;
  /** What happens to the answers, shown when an interview starts. */
  readonly promise: () => string;
  /** After each answer, so that nothing is lost whatever happens. Does nothing where no file was named. */
  readonly keep: (profile: Profile) => Promise<void>;
  /** Writes to this file now. Throws a `Failure` that says what to do. */
  readonly saveAs: (file: string, profile: Profile) => Promise<void>;
};

/** Saves in this file. A failure is thrown at first; once a save has worked, a later one is only reported, and the interview goes on. */
export function answerFileFor(context: Context, named: string | null): AnswerFile {
  let worked = false;
  let reported = false;
  const own = new Set<string>();
  const saveAs = async (file: string, profile: Profile): Promise<void> => {
    if (!own.has(file)) await refuseOther(context, file);
    await context.save(file, profileText(profile, context.base.attributes, file.toLowerCase().endsWith('.json') ? 'json' : 'yaml'));
    own.add(file);
  };
  return {
    file: () => named,
    promise: () =>
      named === null
        ? 'Nothing is sent, and nothing is saved unless you ask.'
        : `Nothing is sent. Your answers are kept in “${named}” as you give them.`,
    saveAs,
    keep: async (profile) => {
      if (named === null) return;
      try {
        await saveAs(named, profile);
        worked = true;
        reported = false;
      } catch (error) {
        if (!(error instanceof Failure) || !worked) throw error;
        if (!reported) context.notify(`${sanitise(`${error.message} ${error.hint}`, context.noticeLayout.glyphs)}\n`);
        reported = true;
      }
    },
  };
}

/** Answers are saved over a profile or an empty file, and over nothing else. Throws a `Failure`. */
export async function refuseOther({ readExisting, base, asOf }: Context, file: string): Promise<void> {
  const bytes = await readExisting(file);
  if (bytes === null || bytes.byteLength === 0) return;
  // A profile of ours may be broken off, or hold answers that this knowledge does not have.
  if (new TextDecoder().decode(bytes.subarray(0, LONGEST_START)).includes(PROFILE_SCHEMA)) return;
  const { readProfileBytes } = await import('../../profile/read-profile.js');
  if (readProfileBytes(bytes, file, base.attributes, asOf).ok) return;
  throw new Failure('unwritable', `“${file}” exists, and is not a file of answers.`, 'Use a different name. Nothing was written.');
}

/** Whether a file holds answers that can be read. */
export async function holdsAnswers({ readExisting, base, asOf }: Context, file: string): Promise<boolean> {
  const bytes = await readExisting(file);
  if (bytes === null || bytes.byteLength === 0) return false;
  const { readProfileBytes } = await import('../../profile/read-profile.js');
  const read = readProfileBytes(bytes, file, base.attributes, asOf);
  return read.ok && read.profile.answers.size + read.profile.notSure.size > 0;
}

/** The schema is in the first line of what we write, or the second in JSON. */
const LONGEST_START = 60;
