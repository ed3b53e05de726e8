import type { Question } from '../../src/domain/attribute.js';
import { realModel } from '../support/bases.js';
import { keys, type Terminal } from './terminal.js';

const { questions } = realModel.base;

/** Words of a page as one line: the page is wrapped, and questions are found by their words. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The id of the question that was put last on the screen. The order of questions is no concern of these tests. */
export function questionOn(text: string): string | undefined {
  const words = oneLine(text);
  const found = questions
    .map(({ id, ...asked }) => ({ id: id as string, at: Math.max(...wordings(asked).map((one) => words.lastIndexOf(one))) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at);
  return found[0]?.id;
}

/** How a question may be put: about now, about what is to come, or by the gate before its list. */
const wordings = ({ text, mayExpect, gate }: Pick<Question, 'text' | 'mayExpect' | 'gate'>): readonly string[] =>
  [text, mayExpect?.text, gate].flatMap((words) => words ?? []);

export const checking = 'Check your answers. Are they right?';
export const looking = 'What would you like to look at next?';
export const leftOver = /You left (one question|\d+ questions) for later/;

/** For each question, by its id, what to type: one line, or several where one leads to the next. */
export type LinesFor = Readonly<Record<string, readonly string[]>>;

/** Types one line at the next prompt, and gives what came before it. */
export async function line(terminal: Terminal, typed: string): Promise<string> {
  const text = await terminal.see(/\n> $/);
  terminal.type(typed);
  return text;
}

/**
 * Answers one question after another, line by line, until this is on the screen. What the table does not name is "not sure".
 * Gives the ids in the order in which they were asked.
 */
export async function answerLineByLine(
  terminal: Terminal,
  answers: LinesFor,
  until: string | RegExp = checking,
): Promise<readonly string[]> {
  const asked: string[] = [];
  for (;;) {
    const text = oneLine(await terminal.see(/\n> $/));
    if (typeof until === 'string' ? text.includes(until) : until.test(text)) return asked;
    const id = questionOn(text) ?? '';
    asked.push(id);
    const [first = 'not sure', ...rest] = answers[id] ?? [];
    terminal.type(first);
    for (const more of rest) await line(terminal, more);
  }
}

/** The number that stands before a line of the list on the screen. */
export function numberOf(text: string, label: RegExp): string {
  const at = text.split('\n').find((one) => /^\d+\. /.test(one) && label.test(one));
  const number = /^(\d+)\./.exec(at ?? '')?.[1];
  if (number === undefined) throw new Error(`No numbered line is like ${label}:\n${text}`);
  return number;
}

/** Under a list: the keys that it takes. */
export const listening = /press Enter|Enter to continue/;

/** A prompt with arrow keys that is ready for keys. */
const ready = new RegExp(`${listening.source}|\\? (Number|Month and year):`);

/** A list with its pointer, ready for keys. */
const pointing = new RegExp(`❯ .*\\n[\\s\\S]*(${listening.source})`);

/** Waits until a question stands on the screen and is ready for keys: what is left of the one before does not count. */
export const question = (terminal: Terminal, until?: string | RegExp): Promise<string> =>
  terminal.see((text) => {
    const words = oneLine(text);
    const at = until === undefined ? -1 : typeof until === 'string' ? words.lastIndexOf(until) : words.search(until);
    if (at >= 0) return ready.test(words.slice(at));
    const id = questionOn(text);
    const asked = questions.find((entry) => entry.id === id);
    return asked !== undefined && ready.test(words.slice(Math.max(...wordings(asked).map((one) => words.lastIndexOf(one)))));
  });

/** A list as it was drawn last. */
const lastDrawn = (text: string): string => from(text, ['? Choose ', '? Type to filter']);

/** Moves until the pointer stands on this line. */
export async function pointAt(terminal: Terminal, words: string): Promise<void> {
  for (let moves = 0; moves < 60; moves++) {
    const text = await terminal.see((seen) => pointing.test(lastDrawn(seen)));
    const lines = lastDrawn(text).split('\n');
    const pointer = lines.findIndex((one) => one.startsWith('❯ '));
    const wanted = lines.findIndex((one) => /^(❯| ) /.test(one) && one.includes(words));
    if (wanted >= 0 && wanted === pointer) return;
    if (wanted < 0 && pointer === lines.findLastIndex((one) => /^(❯| ) /.test(one))) throw new Error(`“${words}” is nowhere in:\n${text}`);
    terminal.press(wanted >= 0 && wanted < pointer ? keys.up : keys.down);
  }
  throw new Error(`“${words}” is nowhere in the list.`);
}

/** Moves to a line and chooses it; in a list that is filtered by typing, types it. */
export async function choose(terminal: Terminal, words: string): Promise<void> {
  const text = await terminal.see((seen) => pointing.test(lastDrawn(seen)));
  if (lastDrawn(text).startsWith('? Type to filter')) {
    const typed = words.trim();
    terminal.press(typed);
    await terminal.see((seen) => lastDrawn(seen).startsWith(`? Type to filter: ${typed}\n❯ `) && pointsAt(lastDrawn(seen), typed));
  } else await pointAt(terminal, words);
  terminal.press(keys.enter);
}

/** The pointer stands on a line that begins so; in a list of several there is a box before it. */
const pointsAt = (drawn: string, words: string): boolean => ['', '[ ] ', '[x] '].some((box) => drawn.includes(`❯ ${box}${words}`));

/** Ticks these lines of a list of several, then goes on. A long list is filtered by typing, one line at a time. */
export async function tick(terminal: Terminal, labels: readonly string[]): Promise<void> {
  if (lastDrawn(await terminal.see(listening)).startsWith('? Type to filter')) {
    for (const [at, label] of labels.entries()) {
      await choose(terminal, label);
      await terminal.see((seen) => lastDrawn(seen).includes(`❯ Continue with ${at + 1} chosen`));
    }
    terminal.press(keys.enter);
    return;
  }
  for (const label of labels) {
    await pointAt(terminal, label);
    terminal.press(keys.space);
    await terminal.see(/\[x\]/);
  }
  terminal.press(keys.enter);
}

/** What to do at a question with arrow keys: choose a line, tick lines, or type. */
export type Move = string | readonly string[] | { readonly typed: string };

/** The same with arrow keys. What the table does not name is "not sure". */
export async function answerWithArrows(
  terminal: Terminal,
  answers: Readonly<Record<string, readonly Move[]>>,
  until: string | RegExp = checking,
): Promise<readonly string[]> {
  const asked: string[] = [];
  for (;;) {
    const text = oneLine(await question(terminal, until));
    if (typeof until === 'string' ? text.includes(until) : until.test(text)) return asked;
    const id = questionOn(text) ?? '';
    asked.push(id);
    await make(terminal, answers[id] ?? [notSureAt(text)]);
  }
}

/** Makes the moves at the question on the screen. */
export async function make(terminal: Terminal, moves: readonly Move[]): Promise<void> {
  for (const [at, move] of moves.entries()) {
    // A second move is for the list that is drawn next, not for what is left of the one before.
    if (at > 0) await terminal.see((seen) => ready.test(seen) && (typeof move !== 'string' || lastDrawn(seen).includes(move)));
    if (typeof move === 'string') await choose(terminal, move);
    else if ('typed' in move) terminal.press(move.typed);
    else await tick(terminal, move);
  }
}

/** Asks for the advice at the next question, of whatever kind it is. */
export async function showNow(terminal: Terminal): Promise<void> {
  const now = atPrompt(await question(terminal));
  if (now.includes('? Number:')) terminal.type('show');
  else if (now.includes('Enter to continue')) terminal.press('s');
  else await choose(terminal, 'Show me now');
}

/** "Not sure" is a line in a list, a word at a number, and a key in a list of several. */
function notSureAt(text: string): Move {
  const last = atPrompt(text);
  return last.includes('? Number:') ? { typed: `not sure${keys.enter}` } : last.includes('n not sure') ? { typed: 'n' } : 'Not sure';
}

/** The prompt that was drawn last: what is left on the screen of the question before does not count. */
const atPrompt = (text: string): string => from(text, ['? Choose ', '? Type to filter', '? Number:']);

/** A text from the last of these words on; the whole text where none of them is in it. */
const from = (text: string, words: readonly string[]): string => text.slice(Math.max(0, ...words.map((one) => text.lastIndexOf(one))));
