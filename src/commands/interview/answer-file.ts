import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { profileText } from '../../profile/index.js';
import type { Context } from '../context.js';

/** Keeps the answers of one person in the file that they named, and nowhere else. */
export type AnswerFile = {
  /** The file that was named; null if nothing is to be kept. */
  readonly file: () => string | null;
  /** What happens to the answers, shown when an interview starts. */
  readonly promise: () => string;
  /** After each answer, so that nothing is lost whatever happens. Does nothing where no file was named. */
  readonly keep: (profile: Profile) => Promise<void>;
  /** Writes to this file now. Throws a `Failure` that says what to do. */
  readonly saveAs: (file: string, profile: Profile) => Promise<void>;
};

/** Keeps in this file. The first failure is thrown; when it worked once, a later failure is said, and the talk goes on. */
export function answerFileFor(context: Context, named: string | null): AnswerFile {
  let worked = false;
  let told = false;
  const saveAs = (file: string, profile: Profile): Promise<void> =>
    context.save(file, profileText(profile, context.base.attributes, file.toLowerCase().endsWith('.json') ? 'json' : 'yaml'));
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
        told = false;
      } catch (error) {
        if (!(error instanceof Failure) || !worked) throw error;
        if (!told) context.notify(`${error.message} ${error.hint}\n`);
        told = true;
      }
    },
  };
}
