import { choiceNamed, choicesWith } from '../../commands/interview/parse-reply.js';
import { type Choice, isQuit, type Offer, offerTyped, offerWords, type Prompt } from '../../commands/interview/prompter.js';
import type { Ended } from './drawing.js';

/** A line of a list: a choice, or an offer to do something else. */
export type Line = Choice & { readonly offer?: Offer };

/** A list while it is open. */
export type ListState = {
  /** What was typed, to find a line by. */
  readonly typed: string;
  /** The value of the line that the pointer is on, if it is among those in sight. */
  readonly at: string;
  /** How many of each choice; in a list to tick, one of each that is ticked. */
  readonly chosen: ReadonlyMap<string, number>;
  /** What to say below the list. */
  readonly note: string;
  /** Whether the reason for the question is shown. */
  readonly reason: boolean;
  /** Enter was pressed with nothing chosen: pressed again, it means none. */
  readonly asksNone: boolean;
};

export type Key = { readonly name?: string | undefined; readonly shift?: boolean | undefined };

export const openList = ({ choices, chosen = [], kind }: Prompt): ListState => ({
  typed: '',
  at: (kind === 'one' ? chosen[0] : undefined) ?? choices[0]?.value ?? '',
  chosen: new Map(kind === 'many' ? chosen.map((value) => [value, 1]) : []),
  note: '',
  reason: false,
  asksNone: false,
});

/** More than the words of any line; the rest of what is pasted is dropped. */
const longestTyped = 60;

/** The lines in sight: all of them, or those that what was typed may mean, the likeliest first. */
export function linesOf(prompt: Prompt, { typed }: Pick<ListState, 'typed'>): readonly Line[] {
  const offers = prompt.offers.map((offer): Line => ({ value: `offer ${offer}`, label: offerWords[offer].label, offer }));
  if (typed === '') return [...prompt.choices, ...offers];
  const meant = meantBy(prompt, typed);
  if (meant !== undefined) return [...prompt.choices, ...offers];
  const found = prompt.find === undefined ? matching(typed, prompt.choices) : prompt.find(typed);
  return [...found, ...offers.filter(({ label }) => matches(typed, label))];
}

/** The line that the pointer is on. */
export function pointedIn(prompt: Prompt, state: ListState): Line | undefined {
  const lines = linesOf(prompt, state);
  return lines.find(({ value }) => value === state.at) ?? lines[0];
}

/** The value of the line that is named in full: by its number where lines have one, by yes or no, or by the word of an offer. */
function meantBy(prompt: Prompt, typed: string): string | undefined {
  const offer = offerTyped(typed, prompt.offers);
  if (offer !== undefined) return `offer ${offer}`;
  if (prompt.kind !== 'one') return undefined;
  const numbered = prompt.numbered === true && /^\d{1,3}$/.test(typed) ? prompt.choices[Number(typed) - 1] : undefined;
  return (numbered ?? choiceNamed(typed, prompt))?.value;
}

/**
 * What a key makes of a list: its next state, or what it ends with. The same keys do the same in every list. A letter is only ever
 * part of what is typed, so that no word can answer by its first letter. Pure.
 * @param line what is on the line of the terminal after the key
 */
export function afterKey(prompt: Prompt, before: ListState, key: Key, line: string): ListState | Ended {
  const state: ListState = { ...before, note: '', asksNone: false };
  switch (key.name) {
    case 'return':
    case 'enter':
      return afterEnter(prompt, state, before.asksNone);
    case 'up':
      return moved(prompt, state, -1);
    case 'down':
      return moved(prompt, state, 1);
    case 'tab':
      return moved(prompt, state, key.shift === true ? -1 : 1);
    case 'pageup':
      return moved(prompt, state, -10);
    case 'pagedown':
      return moved(prompt, state, 10);
    case 'escape':
      return afterEscape(prompt, state);
    case 'left':
    case 'right':
      if (prompt.kind !== 'counts' || state.typed !== '') return state;
      return counted(prompt, state, key.name === 'left' ? -1 : 1);
    case 'space':
      return state.typed === '' ? afterSpace(prompt, state) : typedIn(prompt, state, line);
    default:
      return typedIn(prompt, state, line);
  }
}

function typedIn(prompt: Prompt, state: ListState, line: string): ListState {
  if (line.endsWith('?')) return prompt.offers.includes('why') ? { ...state, reason: !state.reason } : state;
  const typed = line.trimStart().slice(0, longestTyped);
  if (typed === state.typed || typed === '') return { ...state, typed };
  const at = meantBy(prompt, typed.trim()) ?? linesOf(prompt, { typed })[0]?.value ?? '';
  return { ...state, typed, at };
}

function moved(prompt: Prompt, state: ListState, by: number): ListState {
  const lines = linesOf(prompt, state);
  const from = Math.max(
    0,
    lines.findIndex(({ value }) => value === state.at),
  );
  return { ...state, at: lines[Math.min(Math.max(from + by, 0), lines.length - 1)]?.value ?? '' };
}

function afterEscape({ offers }: Prompt, state: ListState): ListState | Ended {
  if (state.typed !== '') return { ...state, typed: '' };
  const way = (['back', 'cancel'] as const).find((offer) => offers.includes(offer));
  return way === undefined ? state : { kind: way };
}

/** Ticks, or counts one more. In a list that takes one answer, it would be easy to answer by a slip, so Enter is left to do that. */
function afterSpace(prompt: Prompt, state: ListState): ListState {
  const pointed = pointedIn(prompt, state);
  if (pointed === undefined || pointed.offer !== undefined || prompt.kind === 'one')
    return { ...state, note: 'Press Enter to choose this line.' };
  return prompt.kind === 'counts' ? counted(prompt, state, 1) : ticked(state, pointed.value);
}

function ticked(state: ListState, value: string): ListState {
  const chosen = new Map(state.chosen);
  if (!chosen.delete(value)) chosen.set(value, 1);
  return { ...state, chosen, typed: '', at: value };
}

function counted(prompt: Prompt, state: ListState, by: number): ListState {
  const pointed = pointedIn(prompt, state);
  if (pointed === undefined || pointed.offer !== undefined) return state;
  const { value } = pointed;
  const { max = 99 } = prompt;
  const number = (state.chosen.get(value) ?? 0) + by;
  if (number > max) return { ...state, note: `At most ${max} of each.` };
  const chosen = new Map(state.chosen);
  if (number <= 0) chosen.delete(value);
  else chosen.set(value, number);
  return { ...state, chosen, typed: '', at: value };
}

function afterEnter(prompt: Prompt, state: ListState, asksNone: boolean): ListState | Ended {
  const typed = state.typed.trim();
  if (isQuit(typed)) return { kind: 'quit' };
  if (prompt.kind === 'many' && /^(none|no|n)$/i.test(typed) && state.chosen.size === 0) return { kind: 'many', values: [] };
  const meant = typed === '' ? undefined : meantBy(prompt, typed);
  // Only a list that has such a line takes yes or no: somewhere in the middle of a name they mean nothing.
  if (meant === undefined && /^(yes|no|y|n)$/i.test(typed)) return { ...state, note: 'Please move to a line with the arrow keys.' };
  const lines = linesOf(prompt, state);
  const pointed = lines.find(({ value }) => value === (meant ?? state.at)) ?? lines[0];
  if (pointed === undefined) return { ...state, note: `Nothing here is called “${typed}”. Esc shows the whole list.` };
  const { value, offer } = pointed;
  if (offer === 'why') return { ...state, typed: '', reason: true };
  if (offer !== undefined) return { kind: offer };
  if (prompt.kind === 'one') return { kind: 'one', value };
  if (typed !== '') return prompt.kind === 'counts' ? counted(prompt, { ...state, at: value }, 1) : ticked(state, value);
  return finished(prompt, state, asksNone);
}

function finished(prompt: Prompt, state: ListState, asksNone: boolean): ListState | Ended {
  const values = prompt.choices.filter(({ value }) => state.chosen.has(value)).map(({ value }) => value);
  if (prompt.kind === 'counts')
    return values.length === 0
      ? { ...state, note: 'Nothing is chosen yet. Press Space on a line that you have.' }
      : { kind: 'counts', counts: state.chosen };
  if (prompt.most !== undefined && values.length > prompt.most)
    return { ...state, note: `You chose ${values.length}. Please choose at most ${prompt.most}.` };
  // Enter without a choice may be a slip: somebody took Enter for the key that chooses.
  return values.length > 0 || asksNone
    ? { kind: 'many', values }
    : { ...state, asksNone: true, note: 'None of these? Then press Enter again. To choose a line, press Space.' };
}

/** The lines that have the words, those that begin with them first: of “Level 1 (grades 3 to 1)” and “Level 3”, level 3 means the second. */
function matching(typed: string, choices: Prompt['choices']): Prompt['choices'] {
  const found = choicesWith(typed, choices);
  const begins = ({ label }: Choice): boolean => label.toLowerCase().startsWith(typed.trim().toLowerCase());
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}

/** Whether a name contains every word that was typed, anywhere in it. */
const matches = (typed: string, name: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => name.toLowerCase().includes(part));
