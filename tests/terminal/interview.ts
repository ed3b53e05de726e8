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
export const listening = /press\s+Enter|Enter\s+to\s+continue/;

/** What was drawn last, from the line at which people type. */
export const lastDrawn = (text: string): string =>
  text.slice(Math.max(0, ...['? Choose ', '? How many of each', '? Number:', '? Month and year:'].map((words) => text.lastIndexOf(words))));

/** Whether a prompt is ready for keys: nothing was typed at it yet. */
export const isReady = (text: string): boolean => {
  const drawn = lastDrawn(text);
  // Named whole, because what is typed may end with a colon too: “2:” on the way to 2:2.
  const isList = /^\? (?:Choose (?:one|any), or type to search|How many of each): *\n/.test(drawn);
  return /^\? (Number|Month and year):\s*$/.test(drawn) || (isList && listening.test(drawn));
};

/** Waits until a question stands on the screen and is ready for keys. */
export const question = (terminal: Terminal, until?: string | RegExp): Promise<string> =>
  terminal.see((text) => {
    const words = oneLine(text);
    const isThere = until !== undefined && (typeof until === 'string' ? words.includes(until) : until.test(words));
    return isReady(text) && (isThere || questionOn(text) !== undefined);
  });

/** Types the words of a line, until the pointer is on it. */
export async function pointAt(terminal: Terminal, words: string): Promise<void> {
  await terminal.see(isReady);
  terminal.press(words);
  await terminal.see((seen) =>
    lastDrawn(seen)
      .split('\n')
      .some((one) => one.startsWith('❯ ') && one.includes(words)),
  );
}

/** Types the words of a line and chooses it. */
export async function choose(terminal: Terminal, words: string): Promise<void> {
  await pointAt(terminal, words);
  terminal.press(keys.enter);
}

/** Ticks these lines of a list of several, then goes on; with none of them, says so twice. */
export async function tick(terminal: Terminal, labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await choose(terminal, label);
    await terminal.see((seen) => {
      const line = lastDrawn(seen)
        .split('\n')
        .find((one) => one.startsWith('❯ [x] '));
      return line?.includes(label) === true;
    });
  }
  terminal.press(keys.enter);
  if (labels.length > 0) return;
  await terminal.see('None of these?');
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
    await make(terminal, answers[id] ?? [{ typed: 'not sure' }]);
  }
}

/** Makes the moves at the question on the screen. */
export async function make(terminal: Terminal, moves: readonly Move[]): Promise<void> {
  for (const [at, move] of moves.entries()) {
    // A second move is for the list that is drawn next, not for what is left of the one before.
    if (at > 0) await terminal.see((seen) => isReady(seen) && (typeof move !== 'string' || lastDrawn(seen).includes(move)));
    if (typeof move === 'string') await choose(terminal, move);
    else if ('typed' in move) terminal.type(move.typed);
    else await tick(terminal, move);
  }
}

/** Asks for the advice at the next question, of whatever kind it is. */
export async function showNow(terminal: Terminal): Promise<void> {
  await question(terminal);
  terminal.type('show');
}
