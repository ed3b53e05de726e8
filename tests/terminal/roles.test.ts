import xterm from '@xterm/headless';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stack } from '../support/run.js';
import { checking, choose, isReady, lastDrawn, looking, numberOf, oneLine, questionOn, tick } from './interview.js';
import { type Role, roles } from './roles.js';
import { clean, Terminal } from './terminal.js';

/** The last line under a list. */
const leaving = 'To leave, type quit.';

const args = ['advise', '--as-of', '2026-11-30'];

/** More than anybody is asked, with all that follows up an answer. */
const MOST = 40;

/** What is asked after an answer, and how it is answered. */
const followUps = (role: Role): readonly (readonly [words: RegExp, typed: string])[] => [
  [/Have you finished it\?|Do you have (it|them) already\?/, role.finished ?? 'yes'],
  [/when (do you expect|does it end)/i, role.month ?? 'not sure'],
  [/: for how many/, String(role.months ?? 'not sure')],
];

/** What somebody says at a prompt. The gate before a list to tick is passed by those who tick something there. */
function said(role: Role, text: string, lead = text): string | readonly string[] {
  const followed = followUps(role).find(([words]) => words.test(oneLine(lead)));
  if (followed !== undefined) return followed[1];
  const answer = role.answers[questionOn(text) ?? ''];
  return typeof answer === 'number' ? String(answer) : (answer ?? 'not sure');
}

/** The words above the line at which people type: the question first. */
const leadOf = (text: string): string => {
  const above = text.slice(0, text.length - lastDrawn(text).length);
  return above.slice(above.trimEnd().lastIndexOf('\n\n') + 1).trim();
};

const typedAt = (text: string): boolean => /^\? (Number|Month)/.test(lastDrawn(text));

/** What is in sight of a terminal of this size, row by row. It is given all that was written so far, each time more. */
function screenOf(columns: number, rows: number): (raw: string) => Promise<string> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  onTestFinished(() => terminal.dispose());
  let drawn = 0;
  return async (raw) => {
    const more = raw.slice(drawn);
    drawn = raw.length;
    await new Promise<void>((resolve) => terminal.write(more, resolve));
    const { active } = terminal.buffer;
    return Array.from({ length: rows }, (_, at) => active.getLine(active.baseY + at)?.translateToString(true) ?? '').join('\n');
  };
}

describe.each(Object.entries(roles))('%s', (_who, role) => {
  it.each([
    [60, 20],
    [80, 24],
    [100, 40],
  ])('with arrow keys at %i by %i: every question is in sight with its keys, and the way out is said', async (columns, rows) => {
    const terminal = new Terminal(args, { columns, rows });
    const inSight = screenOf(columns, rows);
    for (let asked = 0; ; asked++) {
      expect(asked).toBeLessThan(MOST);
      const text = await terminal.see((seen) => isReady(seen) && (typedAt(seen) || oneLine(lastDrawn(seen)).includes(leaving)));
      const seen = await inSight(terminal.raw);
      const first = leadOf(text).split('\n')[0] ?? '';
      expect([seen, first !== '' && seen.includes(first)]).toEqual([seen, true]);
      expect(oneLine(seen)).toContain(typedAt(text) ? 'quit' : leaving);
      const isEnd = leadOf(text).startsWith(checking);
      if (isEnd) break;
      const answer = said(role, text, leadOf(text));
      if (typeof answer !== 'string') {
        if (/\? Choose one/.test(lastDrawn(text))) terminal.type('yes');
        else await tick(terminal, answer);
      } else if (typedAt(text) || /^(yes|no|not sure)$/i.test(answer)) terminal.type(answer);
      else await choose(terminal, answer);
    }
    terminal.type('yes');
    const screen = clean(await terminal.see(looking)).split(looking)[0] ?? '';
    const advice = screen.slice(screen.indexOf('You '));
    expect(advice).toContain('Do this first');
    if (columns >= 80) expect(advice.trimEnd().split('\n').length).toBeLessThanOrEqual(rows);
    await terminal.see(/Type here:\s*$/);
    terminal.type('quit');
    const { code, text } = await terminal.end();
    expect([code, stack.test(text)]).toEqual([0, false]);
  });

  it('line by line: the same answers lead to the advice', async () => {
    const terminal = new Terminal([...args, '--plain']);
    for (let asked = 0; ; asked++) {
      expect(asked).toBeLessThan(MOST);
      const text = await terminal.see(/\n> $/);
      if (oneLine(text).includes(checking)) break;
      const answer = said(role, text);
      if (typeof answer !== 'string')
        terminal.type(/\n1\. Yes\n/.test(text) ? 'yes' : answer.map((label) => numberOf(text, new RegExp(label))).join(' ') || 'none');
      else terminal.type(/\n1\. /.test(text) && !/^(yes|no|not sure)$/i.test(answer) ? numberOf(text, new RegExp(answer)) : answer);
    }
    terminal.type('yes');
    expect(await terminal.see(looking)).toContain('Do this first');
    await terminal.see(/\n> $/);
    terminal.type('quit');
    const { code, text } = await terminal.end();
    expect([code, stack.test(text)]).toEqual([0, false]);
  });
});
