import { dateWords, readMonth, readMonths } from '../../domain/text/dates.js';
import { monthsWords, unitWords } from '../../presentation/index.js';
import type { Choice, Prompt, Reply } from './prompter.js';

export type ParsedReply =
  | { readonly ok: true; readonly reply: Reply; readonly spoken: string }
  | { readonly ok: false; readonly problem: string };

const no = (problem: string): ParsedReply => ({ ok: false, problem });

/** Longer than any real answer; the rest of a pasted line is dropped. */
const longest = 400;

/** What was typed at a prompt, as a reply; or a sentence that says what may be typed. Pure. */
export function parseReply(line: string, prompt: Prompt): ParsedReply {
  const text = withoutControls(line).trim().slice(0, longest);
  switch (prompt.kind) {
    case 'line':
      return { ok: true, reply: { kind: 'line', text }, spoken: '' };
    case 'number':
      return readNumber(text, prompt);
    case 'month':
      return monthIn(text, prompt);
    case 'one':
      return readOne(text, prompt);
    case 'many':
      return readMany(text, prompt);
    case 'counts':
      return readCounts(text, prompt);
  }
}

/** Pasted text may contain tabs and control characters; in an answer each counts as a space. */
const withoutControls = (text: string): string => text.replace(sequences, ' ').replace(controls, ' ');
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const sequences = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

function readOne(text: string, prompt: Prompt): ParsedReply {
  const alone = text === '' ? prompt.choices.find(({ value }) => value === prompt.chosen?.[0]) : undefined;
  if (alone !== undefined) return { ok: true, reply: { kind: 'one', value: alone.value }, spoken: alone.label };
  const named = choiceNamed(text, prompt);
  if (named !== undefined) return { ok: true, reply: { kind: 'one', value: named.value }, spoken: named.label };
  const several = severalMeant(text, prompt);
  if (several !== undefined) return no(several);
  const [at, ...rest] = pick(text, prompt);
  if (at === undefined || rest.length > 0) return no(`Please type one number from 1 to ${prompt.choices.length}.`);
  const choice = prompt.choices[at];
  return choice === undefined
    ? no(`There is no choice ${text.slice(0, 60)}. Please type a number from 1 to ${prompt.choices.length}.`)
    : { ok: true, reply: { kind: 'one', value: choice.value }, spoken: choice.label };
}

function readMany(text: string, prompt: Prompt): ParsedReply {
  if (/^(none|no|n)$/i.test(text)) return { ok: true, reply: { kind: 'many', values: [] }, spoken: 'none' };
  const several = severalMeant(text, prompt);
  if (several !== undefined) return no(several);
  const at = [...new Set(pick(text, prompt))];
  if (at.length === 0) return no('Please type one or more numbers separated by spaces, or the word none.');
  if (at.some((index) => prompt.choices[index] === undefined)) return no(`Please type only numbers from 1 to ${prompt.choices.length}.`);
  if (prompt.most !== undefined && at.length > prompt.most) return no(`You chose ${at.length}. Please choose at most ${prompt.most}.`);
  const chosen = prompt.choices.filter((_, index) => at.includes(index));
  return {
    ok: true,
    reply: { kind: 'many', values: chosen.map(({ value }) => value) },
    spoken: chosen.map(({ label }) => label).join('; '),
  };
}

/** `1 3 4x6`: one of the first and of the third, six of the fourth. A choice that is typed twice counts twice. */
function readCounts(text: string, { choices, max = 99 }: Prompt): ParsedReply {
  const counts = new Map<string, number>();
  for (const part of text.split(/[\s,;]+/).filter((typed) => typed !== '')) {
    const [, number, times = '1'] = /^(\d{1,3})(?:x(\d{1,3}))?$/i.exec(part) ?? [];
    const choice = choices[Number(number ?? 0) - 1];
    if (choice === undefined || Number(times) < 1) return no(`Please type numbers from 1 to ${choices.length}; 2x3 is three of number 2.`);
    counts.set(choice.value, (counts.get(choice.value) ?? 0) + Number(times));
  }
  if (counts.size === 0) return no(`Please type one or more numbers from 1 to ${choices.length}; 2x3 is three of number 2.`);
  if (Math.max(...counts.values()) > max) return no(`Please give at most ${max} of each.`);
  return { ok: true, reply: { kind: 'counts', counts }, spoken: countWords(counts, choices) };
}

/** `1 of the first; 6 of the fourth`, by the labels. */
export const countWords = (counts: ReadonlyMap<string, number>, choices: Prompt['choices']): string =>
  choices.flatMap(({ value, label }) => (counts.has(value) ? [`${counts.get(value)} × ${label}`] : [])).join('; ');

/** The choice that is named by all of its words, or by yes or no where just one begins so or that is the usual one. */
export function choiceNamed(text: string, { choices, chosen = [] }: Pick<Prompt, 'choices' | 'chosen'>): Choice | undefined {
  const words = text.trim().toLowerCase();
  const whole = choices.find(({ label }) => label.toLowerCase() === words);
  const answer = /^(?:(y|yes)|(n|no))$/.exec(words);
  if (whole !== undefined || answer === null) return whole;
  const able = choices.filter(({ label }) => (answer[1] === undefined ? /^no\b/i : /^yes\b/i).test(label));
  return able.length === 1 ? able[0] : able.find(({ value }) => chosen.includes(value));
}

/** The choices that have every word typed, in their label or in other words for them. */
export const choicesWith = (typed: string, choices: readonly Choice[]): readonly Choice[] =>
  choices.filter(({ label, also = [] }) => {
    const words = [label, ...also].join(' ').toLowerCase();
    return typed
      .toLowerCase()
      .split(/\s+/)
      .every((part) => words.includes(part));
  });

/** The parts of what is typed: words up to a comma, and each number. */
const partsOf = (text: string): readonly string[] =>
  text
    .split(/[,;]+/)
    .flatMap((part) => (/[a-z]/i.test(part) ? [part.trim()] : part.split(/\s+/)))
    .filter((part) => part !== '');

/** Shorter words are in too many lines to mean one. */
const isWords = (part: string): boolean => /[a-z]{3}/i.test(part);

/** Which choices words may mean, where they are more than one. */
function severalMeant(text: string, prompt: Prompt): string | undefined {
  if (choiceNamed(text, prompt) !== undefined) return undefined;
  for (const part of partsOf(text).filter(isWords)) {
    const found = choicesWith(part, prompt.choices);
    if (found.length < 2 || choiceNamed(part, prompt) !== undefined) continue;
    const lines = found.map((choice) => `${prompt.choices.indexOf(choice) + 1}. ${choice.label}`);
    return `“${part}” may mean: ${lines.join('; ')}. Please type its number.`;
  }
  return undefined;
}

/** Indexes of the choices typed, by number or by their words; -1 for what is no choice. */
function pick(text: string, prompt: Prompt): readonly number[] {
  const named = choiceNamed(text, prompt);
  if (named !== undefined) return [prompt.choices.indexOf(named)];
  return partsOf(text).map((part) => {
    if (/^\d{1,3}$/.test(part)) return Number(part) - 1;
    const meant = choiceNamed(part, prompt) ?? (isWords(part) ? choicesWith(part, prompt.choices)[0] : undefined);
    return meant === undefined ? -1 : prompt.choices.indexOf(meant);
  });
}

function readNumber(text: string, { min = 0, max = 999, unit = '' }: Prompt): ParsedReply {
  const number = unit === 'months' ? readMonths(text) : countIn(text, unit);
  if (!Number.isInteger(number) || number < min || number > max) return no(`Please type ${numberHint({ min, max, unit })}.`);
  const counted = unit === '' ? String(number) : `${number} ${unitWords(number, unit)}`;
  const inYears = unit === 'months' && number >= 12 ? monthsWords(number) : counted;
  const spoken = inYears === counted ? counted : `${counted} (${inYears})`;
  return { ok: true, reply: { kind: 'number', value: number }, spoken };
}

/** `34`, or `34 years` where it counts years; not a number where it is neither. */
function countIn(text: string, unit: string): number {
  const bare = text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, text.length - unit.length).trim() : text;
  return /^\d{1,6}$/.test(bare) ? Number(bare) : Number.NaN;
}

/** What may be typed for a number: `a whole number from 5 to 110`. */
export const numberHint = ({ min = 0, max = 999, unit }: Pick<Prompt, 'min' | 'max' | 'unit'>): string =>
  unit === 'months' ? `months or years, such as 18 or 3 years, up to ${max} months` : `a whole number from ${min} to ${max}`;

function monthIn(text: string, { earliest }: Prompt): ParsedReply {
  const value = readMonth(text, earliest);
  if (value === undefined) return no(`We cannot read that as a month. Please type it like this: ${monthExample}.`);
  if (earliest !== undefined && value < earliest) return no(`${dateWords(value)} is not in the future. Please type a later month.`);
  return { ok: true, reply: { kind: 'month', value }, spoken: dateWords(value) };
}

/** A month as it may be typed. */
export const monthExample = 'July 2027, 7/2027 or next July';
