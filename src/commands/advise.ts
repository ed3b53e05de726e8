import type { Profile } from '../domain/answers.js';
import { Failure } from '../domain/failure.js';
import { buildModel } from '../engine/index.js';
import { sanitise } from '../presentation/index.js';
import { emptyProfile } from '../profile/index.js';
import { gatherAnswers } from './answers.js';
import type { AnswerOptions, Context, ExitCode, Format } from './context.js';
import { answerFileFor, holdsAnswers, refuseOther } from './interview/answer-file.js';

export type AdviseOptions = AnswerOptions & {
  readonly format: Format;
  readonly all: boolean;
  /** Keep the answers in this file as they are given. */
  readonly save?: string;
  /** Keeps the dates that matter as a calendar. */
  readonly saveCalendar?: (text: string) => Promise<void>;
  /** Go on from the answers in this file. */
  readonly resume?: string;
  /** Replace answers that the file to save in holds. */
  readonly force?: boolean;
};

/**
 * Asks, where somebody can be asked, only what is missing and still matters; then advises, and answers questions about the
 * advice. Without a terminal it answers from what it has and lists what it would have asked.
 */
export async function runAdvise(context: Context, options: AdviseOptions): Promise<ExitCode> {
  const model = buildModel(context.base);
  refuseBoth(options);
  if (options.save !== undefined) await refuseOther(context, options.save);
  const from = await answersFrom(context, options);
  const given = await gatherAnswers(context, from === undefined ? options : { ...options, profile: from }, model);
  const keeper = answerFileFor(context, options.save ?? null);
  const keepDates = async (profile: Profile): Promise<void> => {
    if (options.saveCalendar === undefined) return;
    const { datesCalendar } = await import('./advice-text.js');
    await options.saveCalendar(await datesCalendar(context, model, profile));
  };
  // The interview and the advice writer load in parallel.
  const write = async (profile: Profile): Promise<void> => {
    const { adviceText } = await import('./advice-text.js');
    await keepDates(profile);
    await context.result(await adviceText(context, model, profile, options));
  };
  if (context.prompter === null) {
    await keeper.keep(given);
    await write(given);
    return 0;
  }
  const { interviewPerson } = await import('./interview/session.js');
  // With JSON or a file, that is all that is wanted; with the advice on the screen, the person can ask about it.
  const looksOn = context.resultOnScreen && options.format === 'text';
  const prompter = await context.prompter();
  try {
    let start = given;
    for (;;) {
      const { profile, end } = await interviewPerson({ context, model, prompter, keeper }, start, {
        detail: options.all ? 'all' : 'brief',
        looksOn,
      });
      await (looksOn ? keepDates(profile) : write(profile));
      if (end !== 'again') return 0;
      start = emptyProfile;
    }
  } finally {
    prompter.close();
  }
}

/**
 * The file with the answers to go on from. Answers in the file to save in are gone on from, never lost: with answers from another file
 * too, somebody has to agree that they are replaced. Throws a `Failure` where nobody does.
 */
async function answersFrom(context: Context, { profile, resume, save, force }: AdviseOptions): Promise<string | undefined> {
  const given = resume ?? profile;
  if (save === undefined || save === given || force === true || !(await holdsAnswers(context, save))) return given;
  if (given === undefined) {
    const kept = `“${save}” holds answers, so we go on from them. To start afresh, use --force or a different name.`;
    context.notify(`${sanitise(kept, context.noticeLayout.glyphs)}\n`);
    return save;
  }
  const { refuseToReplace } = await import('./replace-file.js');
  await refuseToReplace(context, save);
  return given;
}

function refuseBoth({ resume, profile, save }: AdviseOptions): void {
  if (resume !== undefined && profile !== undefined)
    throw new Failure('usage', '--resume and --profile cannot be used together.', 'Use one of them.');
  if (save === '-') throw new Failure('usage', '--save needs a file name, not -.', 'Give a name, such as --save me.yaml.');
}
