import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import type { Model } from '../../engine/index.js';
import { plainProfile } from '../../profile/index.js';
import { adviceText } from '../advice-text.js';
import type { Context } from '../context.js';
import { say } from '../interview/context.js';
import type { Prompter } from '../interview/prompter.js';
import type { Lines, Sheets } from './io.js';
import type { RunningTotals } from './running-totals.js';

/** Where finished results are kept, if that was asked for. */
export type Stored = { readonly sheets: Sheets | null; readonly lines: Lines | null };

/** What storing results needs from a workshop. */
export type Storing = {
  readonly context: Context;
  readonly model: Model;
  readonly kept: Stored;
  readonly codes: ParticipantCodes;
  readonly group: RunningTotals;
  readonly all: boolean;
  /** The format of the handouts. */
  readonly format: 'html' | 'markdown';
};

/** The code under which somebody was counted, where their sheet is, and how much that was asked for could not be kept. */
export type StoredPerson = { readonly code: string; readonly sheet: string | null; readonly undone: number };

/**
 * Counts somebody who has finished, writes their sheet and adds their answers to the file, where that was asked for. What cannot
 * be written is said, and may be tried again as often as they like; with nobody there to ask it is left.
 */
export async function storePerson(keeping: Storing, profile: Profile, ask: (act: Asking) => Promise<boolean>): Promise<StoredPerson> {
  const { context, kept, codes, group } = keeping;
  let code = codes.next();
  let sheet: string | null = null;
  let undone = 0;
  const insist = async (act: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        await say({ context }, `${error.message} ${error.hint}`);
        if (await ask(askAgain)) continue;
        undone++;
        return;
      }
    }
  };
  const { sheets, lines } = kept;
  if (sheets !== null)
    await insist(async () => {
      // Another program may have taken this file name since: then this person gets the next code.
      for (sheet = null; sheet === null; ) {
        code = codes.next();
        sheet = await sheets.write(`${code}.${keeping.format === 'html' ? 'html' : 'md'}`, await sheetText(keeping, profile, code));
      }
    });
  codes.take(code);
  if (lines !== null) await insist(async () => lines.add(lineOf(code, profile, context)));
  group.add(profile);
  return { code, sheet, undone };
}

const sheetText = ({ context, model, format, all }: Storing, profile: Profile, code: string): Promise<string> =>
  adviceText(context, model, profile, { format, all, code });

/** One person as a line that `batch` reads: the code and the answers, and nothing else. */
function lineOf(code: string, profile: Profile, { base }: Context): string {
  const { answers, notSure } = plainProfile(profile, base.attributes);
  return JSON.stringify({ ref: code, answers, notSure });
}

type Asking = (prompter: Prompter) => Promise<boolean>;

/** Whether to try again. False if the input has ended. */
const askAgain: Asking = async (prompter) => {
  const reply = await prompter.ask({
    text: 'Do you want to try again?',
    hint: 'Free some space first, or fix the problem above.',
    choices: [
      { value: 'again', label: 'Try again' },
      { value: 'leave', label: 'Continue without it' },
    ],
    kind: 'one',
    offers: [],
  });
  return reply.kind === 'one' && reply.value === 'again';
};

/** The letter of every code: short to say and write, and with a number it cannot be part of a name. */
const LETTER = 'W';

/** The codes of a workshop, one after another: W1, W2. One that was used before, in a file or a folder, is passed over. */
export class ParticipantCodes {
  #last = 0;
  readonly #taken = new Set<string>();
  readonly #elsewhere: () => readonly string[];

  /** @param elsewhere names that are taken now and may change, in small letters */
  constructor(elsewhere: () => readonly string[]) {
    this.#elsewhere = elsewhere;
  }

  take(code: string): void {
    this.#taken.add(code.toLowerCase());
    // A workshop that goes on counts on, and does not fill gaps.
    const number = new RegExp(`^${LETTER}(\\d{1,9})$`, 'i').exec(code)?.[1];
    if (number !== undefined) this.#last = Math.max(this.#last, Number(number));
  }

  /** The next free code. It stays the same until it is taken. */
  next(): string {
    const elsewhere = this.#elsewhere();
    for (let number = this.#last + 1; ; number++) {
      const code = `${LETTER}${number}`;
      if (!this.#taken.has(code.toLowerCase()) && !elsewhere.includes(code.toLowerCase())) return code;
    }
  }
}
