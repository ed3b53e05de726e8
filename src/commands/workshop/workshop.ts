import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { buildModel, type Model } from '../../engine/index.js';
import { paragraph } from '../../presentation/index.js';
import { gatherAnswers } from '../answers.js';
import type { Context, ExitCode } from '../context.js';
import { groupText } from '../group-text.js';
import { answerFileFor } from '../interview/answer-file.js';
import { say } from '../interview/context.js';
import { Cancelled, type Prompter, Quit } from '../interview/prompter.js';
import { interviewPerson } from '../interview/session.js';
import { asText, type Repetition } from '../render.js';
import type { WorkshopIo, WorkshopOptions } from './io.js';
import { clearedWords, doneWords, keptWords, promiseWords, resumedWords, stoppedWords, welcomeWords } from './messages.js';
import { RunningTotals } from './running-totals.js';
import { ParticipantCodes, type Stored, type Storing, storePerson } from './store.js';

/**
 * One person after another on one machine, then a page about the group. Only counts of finished people are kept, unless
 * more is asked for; the screen is cleared between people. 1 where something that was asked for could not be written.
 */
export async function runWorkshop(context: Context, io: WorkshopIo, options: WorkshopOptions): Promise<ExitCode> {
  rejectUnfit(context, options);
  const model = buildModel(context.base);
  const given = await gatherAnswers(context, options, model);
  rejectMarks(given);
  const group = new RunningTotals(context, model);
  const kept = await openKept(io, options);
  const codes = new ParticipantCodes(() => kept.sheets?.taken() ?? []);
  try {
    if (options.save !== undefined) for (const code of await group.addAll(kept.lines?.before ?? [], options.save)) codes.take(code);
    const format = options.format === 'markdown' ? 'markdown' : 'html';
    return await new Workshop(io, options, given, { context, model, kept, codes, group, all: options.all, format }).run();
  } finally {
    kept.lines?.close();
    io.close();
  }
}

/** A running workshop. It holds only numbers; results are in the store. */
class Workshop {
  readonly #io: WorkshopIo;
  readonly #options: WorkshopOptions;
  readonly #given: Profile;
  readonly #keeping: Storing;
  /** Nobody can be asked any more. */
  #inputEnded = false;
  #sheets = 0;
  #undone = 0;

  constructor(io: WorkshopIo, options: WorkshopOptions, given: Profile, keeping: Storing) {
    this.#io = io;
    this.#options = options;
    this.#given = given;
    this.#keeping = keeping;
  }

  async run(): Promise<ExitCode> {
    const { group } = this.#keeping;
    try {
      await this.#say(...welcomeWords(this.#io, keptWords(this.#options)));
      if (group.people > 0) await this.#say(resumedWords(this.#options, group.people));
      this.#io.watch();
      while (await this.#another()) await this.#person();
    } catch (error) {
      this.#io.clear();
      throw error instanceof Cancelled ? new Cancelled(await this.#stopped()) : error;
    }
    this.#io.clear();
    this.#io.close();
    await this.#summary();
    return this.#undone > 0 ? 1 : 0;
  }

  #done() {
    return { people: this.#keeping.group.people, sheets: this.#sheets, undone: this.#undone };
  }

  /** The message after Ctrl-C. If nothing was cleared, it follows an unfinished line. */
  async #stopped(): Promise<string> {
    const words = paragraph(stoppedWords(this.#options, this.#done(), this.#io));
    const text = await asText({ title: null, blocks: [words] }, this.#keeping.context.noticeLayout);
    return this.#io.cannotClear === null ? text : `\n${text}`;
  }

  #say(...texts: readonly string[]): Promise<void> {
    return say({ context: this.#keeping.context }, ...texts);
  }

  /** Runs the action with a fresh prompter, without earlier typed input, and closes it afterwards. */
  async #asking<T>(act: (prompter: Prompter) => Promise<T>): Promise<T> {
    const prompter = await (this.#keeping.context.prompter as NonNullable<Context['prompter']>)();
    try {
      return await act({
        close: prompter.close,
        ask: async (prompt) => {
          const reply = await prompter.ask(prompt);
          this.#inputEnded ||= reply.kind === 'end';
          return reply;
        },
      });
    } finally {
      prompter.close();
    }
  }

  /** Whether somebody else comes. */
  async #another(): Promise<boolean> {
    if (this.#inputEnded) return false;
    await this.#io.forget();
    const code = this.#keeping.codes.next();
    const reply = await this.#asking((prompter) =>
      prompter.ask({
        text: 'Who is next?',
        hint: this.#io.cannotClear ?? 'The screen is cleared before the next person starts.',
        choices: [
          { value: 'next', label: `Next person (${code})` },
          { value: 'end', label: 'End the workshop' },
        ],
        kind: 'one',
        offers: [],
      }),
    ).catch((error: unknown) => {
      if (error instanceof Quit) return null;
      throw error;
    });
    return reply?.kind === 'one' && reply.value === 'next';
  }

  /** One person, from an empty screen to their saved result. Starting again clears the screen. */
  async #person(): Promise<void> {
    const { context, model, codes } = this.#keeping;
    const code = codes.next();
    for (;;) {
      await this.#io.forget();
      this.#io.clear();
      await this.#say(`Your code is ${code}. ${clearedWords(this.#io)}`);
      const promise = promiseWords(this.#options, code);
      const turn = await this.#asking((prompter) => takeTurn(context, model, prompter, this.#given, { all: this.#options.all, promise }));
      if (turn.kind === 'again') continue;
      if (turn.kind === 'said') await this.#keep(turn.profile);
      if (turn.kind === 'nothing') await this.#say(`No question was answered, so ${code} is not counted; the next person gets this code.`);
      if (turn.kind === 'fault')
        await this.#say(
          `The program failed; it was not your fault. The answers of ${code} are lost, but everybody else’s are safe. Start again as the next person. Details: ${turn.reason}`,
        );
      return;
    }
  }

  async #keep(profile: Profile): Promise<void> {
    const kept = await storePerson(this.#keeping, profile, async (ask) => {
      if (this.#inputEnded) return false;
      await this.#io.forget();
      return this.#asking(ask);
    });
    this.#undone += kept.undone;
    if (kept.sheet !== null) this.#sheets++;
    await this.#say(`${kept.code} is finished.${kept.sheet === null ? '' : ` The sheet is “${kept.sheet}”.`} ${readOn}`);
  }

  /** The page about the group. Where it cannot be written, it is on the screen: nobody can be asked again. */
  async #summary(): Promise<void> {
    const { context, group } = this.#keeping;
    const { save, format, output } = this.#options;
    await this.#say(`The workshop is over. ${doneWords(this.#options, this.#done())}`, clearedWords(this.#io));
    // A batch has no local knowledge added.
    const again: Repetition | null =
      save === undefined || context.folders.add.length > 0 ? null : { words: ['batch', save, '--summary'], hasFile: true };
    const summary = group.summary();
    try {
      await context.result(await groupText(context, summary, format, again));
      if (output !== undefined) await this.#say(`The page about the group is in “${output}”.`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const onTerminal = { ...context, resultLayout: context.noticeLayout };
      context.notify(await groupText(onTerminal, summary, 'text', null));
      throw error;
    }
  }
}

const readOn = 'Take your time: all of this is cleared when the next person starts.';

async function openKept(io: WorkshopIo, { handouts, save }: WorkshopOptions): Promise<Stored> {
  // The folder first: if it fails, no empty file is left to remove.
  const sheets = handouts === undefined ? null : await io.sheets(handouts);
  return { sheets, lines: save === undefined ? null : await io.lines(save) };
}

/** Throws a `Failure` if no workshop can be held, or something would be overwritten. */
export function rejectUnfit({ prompter }: Context, { profile, save }: WorkshopOptions): void {
  if (prompter === null)
    throw new Failure(
      'usage',
      'A workshop needs a terminal.',
      'Run it in a terminal, without --no-input. For a file of people, use hi-careers batch; for paper, hi-careers workshop --sheet.',
    );
  if (profile === '-') throw new Failure('usage', 'People answer on standard input, so --profile cannot be read from it.', 'Name a file.');
  if (save === '-') throw new Failure('usage', '--save needs a file name, not -.', 'Give a name, such as people.ndjson.');
}

/** An override counts in an advice and on a handout, but not in the summary or the saved file, so it cannot be given for everybody. */
export function rejectMarks({ overrides = [] }: Profile): void {
  if (overrides.length === 0) return;
  throw new Failure(
    'usage',
    'This profile has overrides by an adviser, which a group summary cannot show.',
    'Remove its overrides. For one person, use hi-careers advise.',
  );
}

/** How the interview with one person ended. `again`: they want to start again. `fault`: it failed, with the reason. */
export type Turn =
  | { readonly kind: 'said'; readonly profile: Profile }
  | { readonly kind: 'nothing' | 'again' }
  | { readonly kind: 'fault'; readonly reason: string };

/**
 * The interview with one person, as in `advise`, with the advice on the terminal wherever results go. Errors are caught, so
 * that they do not affect anybody else. Ctrl-C is not caught.
 */
export async function takeTurn(
  context: Context,
  model: Model,
  prompter: Prompter,
  given: Profile,
  options: { readonly all: boolean; readonly promise: string },
): Promise<Turn> {
  const own = onTerminal(context);
  const keeper = { ...answerFileFor(own, null), promise: () => options.promise };
  try {
    const interview = { context: own, model, prompter, keeper };
    const { profile, end } = await interviewPerson(interview, given, { detail: options.all ? 'all' : 'brief', looksOn: true });
    if (end === 'again') return { kind: 'again' };
    return saysMore(profile, given) ? { kind: 'said', profile } : { kind: 'nothing' };
  } catch (error) {
    if (error instanceof Quit) return { kind: 'nothing' };
    if (error instanceof Cancelled) throw error;
    return { kind: 'fault', reason: error instanceof Failure ? `${error.message} ${error.hint}` : `${String(error).slice(0, 200)}.` };
  }
}

/** Standard output may be a file, and nobody's advice belongs in the summary of the group. */
const onTerminal = (context: Context): Context => ({
  ...context,
  result: async (text) => context.notify(text),
  resultLayout: context.noticeLayout,
  resultOnScreen: true,
});

/** Somebody who has answered nothing is not counted. */
const saysMore = (profile: Profile, given: Profile): boolean =>
  [...profile.answers].some(([id, answer]) => given.answers.get(id) !== answer) ||
  [...profile.notSure].some((id) => !given.notSure.has(id));
