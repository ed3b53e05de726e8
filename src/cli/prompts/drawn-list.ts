import { createPrompt, useKeypress, usePrefix, useState } from '@inquirer/core';
import type { Prompt } from '../../commands/interview/prompter.js';
import {
  type DrawnPrompt,
  type Ended,
  leadRows,
  otherKeys,
  retype,
  rowsOf,
  type Screen,
  shrunk,
  themeOf,
  useEmptyLine,
} from './drawing.js';
import { afterKey, type Line, type ListState, linesOf, openList, pointedIn } from './list-keys.js';

/** A list to choose one from, to tick, or to count in. */
export const drawnList = createPrompt<Ended, DrawnPrompt>(({ prompt, screen }, done) => {
  const [state, setState] = useState(openList(prompt));
  const [ended, setEnded] = useState<Ended | null>(null);
  const prefix = usePrefix({ status: ended === null ? 'idle' : 'done', theme: themeOf(screen) });
  useEmptyLine();
  useKeypress((key, readline) => {
    if (ended !== null) return;
    const next = afterKey(prompt, state, key, readline.line);
    if ('kind' in next) {
      setEnded(next);
      done(next);
      return;
    }
    retype(readline, next.typed);
    setState(next);
  });
  if (ended !== null) return shrunk(prompt, ended, '', screen, prefix);
  return [...listView(prompt, state, screen, prefix)];
});

/** What is drawn of an open list: down to the line at which people type, and below it. Pure. */
export function listView(prompt: Prompt, state: ListState, screen: Screen, prefix: string): readonly [string, string] {
  const lead = leadRows(prompt, screen, state.reason);
  const below = [...(state.note === '' ? [] : rowsOf(state.note, screen)), ...rowsOf(keysLine(prompt, state), screen)];
  const left = screen.rows() - lead.length - below.length - rowsBeside;
  const { message } = themeOf(screen).style;
  return [
    [...lead, `${prefix} ${message(`${askFor[kindOf(prompt)]}:`, 'idle')} ${state.typed}`].join('\n'),
    [...listRows(prompt, state, screen, Math.max(left, fewestRows)), '', ...below].join('\n'),
  ];
}

type ListKind = 'one' | 'many' | 'counts';
const kindOf = ({ kind }: Prompt): ListKind => (kind === 'many' || kind === 'counts' ? kind : 'one');

const askFor = { one: 'Choose one, or type to search', many: 'Choose any, or type to search', counts: 'How many of each' } as const;

const keys = {
  one: 'Move with the arrow keys, then press Enter.',
  many: 'Move with the arrow keys, press Space to tick, Enter to continue.',
  counts: 'Move with the up and down keys, press Space or the right key for one more, the left key for one fewer, Enter to continue.',
} as const;

/** A search has keys of its own: Space is part of its words. */
const SEARCHING = 'Press Enter to take this line. Esc shows the whole list. To leave, type quit.';

const keysLine = (prompt: Prompt, { typed }: ListState): string =>
  typed !== '' && prompt.kind !== 'one'
    ? SEARCHING
    : `${keys[kindOf(prompt)]}${prompt.numbered === true ? ' Or type the number of a line.' : ''}${otherKeys(prompt)} To leave, type quit.`;

/** The line to type at, an empty row above the keys, and the row on which the terminal ends. */
const rowsBeside = 3;

/** However small the terminal is, some of the list is in sight. */
const fewestRows = 4;

/** The rows of a list that fit around the pointer; what does not fit is counted. */
function listRows(prompt: Prompt, state: ListState, screen: Screen, most: number): readonly string[] {
  const lines = linesOf(prompt, state);
  const pointed = pointedIn(prompt, state)?.value;
  const { highlight } = themeOf(screen).style;
  const drawn = lines.map((line) => {
    const rows = lineRows(prompt, state, line, line.value === pointed, screen);
    return line.value === pointed ? rows.map((row) => highlight(row)) : rows;
  });
  const total = drawn.reduce((sum, rows) => sum + rows.length, 0);
  if (lines.length === 0) return ['  No line has these words.'];
  if (total <= most) return drawn.flat();
  const room = Math.max(most - 2, 1);
  const at = Math.max(
    0,
    lines.findIndex(({ value }) => value === pointed),
  );
  let [first, last] = [at, at];
  let used = drawn[at]?.length ?? 0;
  // Nearly all of the room is for what follows, so that reading goes down.
  for (const step of [-1, 1, -1]) {
    for (;;) {
      const next = step < 0 ? first - 1 : last + 1;
      const size = drawn[next]?.length;
      if (size === undefined || used + size > (step < 0 && last === at ? room / 3 : room)) break;
      used += size;
      if (step < 0) first = next;
      else last = next;
    }
  }
  return [
    `  ${first === 0 ? '' : `(${first} more above)`}`,
    ...drawn.slice(first, last + 1).flat(),
    `  ${last === lines.length - 1 ? '' : `(${lines.length - 1 - last} more below)`}`,
  ];
}

function lineRows(prompt: Prompt, { chosen }: ListState, line: Line, isPointed: boolean, screen: Screen): readonly string[] {
  const pointer = isPointed ? (screen.glyphs === 'ascii' ? '>' : '❯') : ' ';
  if (line.offer !== undefined) return [`${pointer} ${line.label}`];
  const number = prompt.numbered === true ? `${prompt.choices.indexOf(line) + 1}. ` : '';
  const count = chosen.get(line.value);
  const box = prompt.kind === 'many' ? `[${count === undefined ? ' ' : 'x'}] ` : prompt.kind === 'counts' ? `[${count ?? ' '}] ` : '';
  return rowsOf(line.label, screen, `${pointer} ${box}${number}`);
}
