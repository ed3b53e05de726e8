import type { Group } from '../domain/advice.js';
import type { State, Verdict } from '../domain/verdict.js';
import { dateWords } from './dates.js';
import type { Aside, Tone } from './document.js';

/** What a verdict means, in the words of the contract. */
export const verdictWords = {
  open: 'open to you now',
  'open-later': 'open once something comes true',
  judged: 'nothing against it; a person must decide',
  stretch: 'possible, but most employers want more',
  unknown: 'we need to ask',
  'not-yet': 'not yet',
  closed: 'not open to you',
} as const satisfies Record<Verdict, string>;

/** The second signal beside a verdict. */
export const verdictTones = {
  open: 'good',
  'open-later': 'later',
  judged: 'judge',
  stretch: 'judge',
  unknown: 'ask',
  'not-yet': 'bad',
  closed: 'bad',
} as const satisfies Record<Verdict, Tone>;

/** The state of a requirement. */
export const stateWords = {
  met: 'met',
  'not-met': 'not met',
  'not-known': 'not known',
  judged: 'a person decides',
} as const satisfies Record<State, string>;

/** The second signal beside a state. */
export const stateTones = { met: 'good', 'not-met': 'bad', 'not-known': 'ask', judged: 'judge' } as const satisfies Record<State, Tone>;

/** Where roles stand on the page of an advice. */
export const groupTitles = {
  open: 'Open to you now',
  'open-later': 'Open once something comes true',
  judged: 'Nothing against it; a person must decide',
  stretch: 'Possible, but most employers want more',
  'one-step': 'One step away',
  further: 'Further off',
  unknown: 'Not decided yet: we would need to ask',
  closed: 'Not open to you',
  'no-rule': 'We found no entry rule for these posts',
} as const satisfies Record<Group, string>;

/** A verdict with its month, if it has one: `open from July 2027`. */
export function verdictText(verdict: Verdict, from: string | null, noRule = false): string {
  if (noRule) return 'no entry rule found';
  return verdict === 'open-later' && from !== null ? `open from ${dateWords(from)}` : verdictWords[verdict];
}

/** A verdict beside a title. */
export const verdictAside = (verdict: Verdict, from: string | null, noRule = false): Aside => ({
  text: verdictText(verdict, from, noRule),
  tone: noRule ? 'judge' : verdictTones[verdict],
  loud: true,
});
