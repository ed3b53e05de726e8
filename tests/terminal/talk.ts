import { realModel } from '../support/bases.js';
import type { Terminal } from './terminal.js';

const { questions } = realModel.base;

/** Words of a page as one line: the page is wrapped, and questions are found by their words. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The id of the question that stands on the screen. */
function onScreen(text: string): string | undefined {
  const words = oneLine(text);
  return questions.find((question) => words.includes(question.text))?.id;
}

export const checking = 'Are these answers right?';

/**
 * Answers one question after another, line by line, until the answers are shown to be checked. `answers` says what to type
 * for a question, in one or several lines; anything else is "not sure". Gives the ids in the order in which they were asked.
 */
export async function answerLineByLine(
  terminal: Terminal,
  answers: Readonly<Record<string, readonly string[]>>,
): Promise<readonly string[]> {
  const asked: string[] = [];
  for (;;) {
    const text = await terminal.see(/\n> $/);
    if (text.includes(checking)) return asked;
    const id = onScreen(text) ?? '';
    asked.push(id);
    const [first = 'not sure', ...rest] = answers[id] ?? [];
    terminal.type(first);
    for (const line of rest) {
      await terminal.see(/\n> $/);
      terminal.type(line);
    }
  }
}
