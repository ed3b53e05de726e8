import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import type { Model } from '../../engine/index.js';
import type { Context } from '../context.js';
import { Cancelled, type Prompter } from '../prompter.js';
import { keeperFor } from '../talk/keeper.js';
import { talkWith } from '../talk/person.js';

/** How the talk with one person ended. `again`: they want to begin anew. `fault`: it broke off, with the reason in a few words. */
export type Turn =
  | { readonly kind: 'said'; readonly profile: Profile }
  | { readonly kind: 'nothing' | 'again' }
  | { readonly kind: 'fault'; readonly reason: string };

/**
 * The talk with one person, as in an advice by itself, with the advice on the terminal wherever results go. A fault in it is
 * caught: it must cost nobody else anything. Ctrl-C goes through.
 */
export async function takeTurn(
  context: Context,
  model: Model,
  prompter: Prompter,
  given: Profile,
  options: { readonly all: boolean; readonly promise: string },
): Promise<Turn> {
  const own = onTerminal(context);
  const keeper = { ...keeperFor(own, null), promise: () => options.promise };
  try {
    const talk = { context: own, model, prompter, keeper };
    const { profile, end } = await talkWith(talk, given, { detail: options.all ? 'all' : 'brief', looksOn: true });
    if (end === 'again') return { kind: 'again' };
    return saysMore(profile, given) ? { kind: 'said', profile } : { kind: 'nothing' };
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    return { kind: 'fault', reason: error instanceof Failure ? `${error.message} ${error.hint}` : `${String(error).slice(0, 200)}.` };
  }
}

/** Standard output may be a file, and nobody's advice belongs in the summary of the group. */
const onTerminal = (context: Context): Context => ({
  ...context,
  result: async (text) => context.talk(text),
  resultLayout: context.talkLayout,
  resultOnScreen: true,
});

/** Somebody who has said nothing of their own was not there. */
const saysMore = (profile: Profile, given: Profile): boolean =>
  [...profile.answers].some(([id, answer]) => given.answers.get(id) !== answer) ||
  [...profile.notSure].some((id) => !given.notSure.has(id));
