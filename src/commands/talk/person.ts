import type { Profile } from '../../domain/answers.js';
import { type Conversed, converse, goOn } from '../conversation.js';
import { type AskedEnd, standingOf } from './ask.js';
import { show, type Talk } from './talk.js';

/** How a whole talk with one person ended, and what they had said by then. */
export type PersonDone = { readonly profile: Profile; readonly end: AskedEnd | 'quit' | 'again' };

/**
 * A whole talk with one person: the questions, the advice, and their own questions after it, until they quit or want to
 * begin anew. The advice is shown here only where it can be looked at and asked about; else the caller writes it.
 */
export async function talkWith(
  talk: Talk,
  given: Profile,
  options: { readonly detail: 'brief' | 'all'; readonly looksOn: boolean },
): Promise<PersonDone> {
  let conversed: Conversed = await converse(talk, given);
  for (;;) {
    const { profile, end, state } = conversed;
    // Whoever waits for the first question does not wait for what comes after the last.
    if (end === 'save') {
      const { askAndSave, saveTo } = await import('./save.js');
      const file = talk.keeper.file();
      if (file === null ? await askAndSave(talk, profile) : await saveTo(talk, profile, file)) return { profile, end };
    }
    await talk.keeper.keep(profile);
    if (!options.looksOn) return { profile, end };
    const [{ advicePage }, { lookCloser }] = await Promise.all([import('./looking.js'), import('./look-closer.js')]);
    await show(talk, advicePage(talk, state, options.detail));
    if (end === 'end') return { profile, end };
    const looked = await lookCloser(talk, state, options.detail);
    if (looked.kind !== 'go-on') return { profile: standingOf(talk, looked.state).profile, end: looked.kind };
    conversed = await goOn(talk, looked.state);
  }
}
