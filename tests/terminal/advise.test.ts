import { describe, expect, it } from 'vitest';
import { keys, runInTerminal, type Session } from '../support/terminal.js';

const ESCAPE = '\u001b';
const plain = (session: Session): string => session.raw().replaceAll('\r\n', '\n');

/** Types one answer a prompt, waiting for each prompt first. */
async function answer(session: Session, answers: readonly string[]): Promise<void> {
  for (const typed of answers) {
    await session.until('\n> ');
    session.type(`${typed}${keys.enter}`);
  }
}

describe('line by line, in plain mode', { timeout: 60_000 }, () => {
  it('asks, explains nonsense, goes back, takes an expected month, and shows what is known, without one escape', async () => {
    const session = runInTerminal(['advise', '--plain'], { columns: 60 });
    await answer(session, ['99', 'six', '1', 'back', '1', 'why', '17', '1', 'later', '2', '2020-01', '2031-07', 'show']);
    expect(await session.ended).toBe(0);
    const screen = plain(session);
    expect(screen).toContain('There is no choice 99.');
    expect(screen).toContain('That month is not in the future.');
    expect(screen).toContain('Open to you now');
    expect(screen).not.toContain(ESCAPE);
    const tooWide = screen.split('\n').filter((line) => line.length > 60 && !/https?:|^> /.test(line));
    expect(tooWide).toEqual([]);
  });

  it('TERM=dumb is plain too', async () => {
    const session = runInTerminal(['advise'], { env: { TERM: 'dumb' } });
    await answer(session, ['show']);
    expect(await session.ended).toBe(0);
    expect(session.raw()).not.toContain(ESCAPE);
  });

  it('shows the answers before the advice and lets one be changed', async () => {
    const flags = [
      '--nation',
      'england',
      '--highest-level',
      '2',
      '--english-level-2',
      '--no-science-level-2',
      '--maths-level-2',
      '--gcse-passes',
      '5',
      '--right-to-work',
    ];
    const rest = [
      '--age',
      '30',
      '--no-full-time-education',
      '--no-nhs-employee',
      '--enjoys',
      'science',
      '--avoids',
      'none',
      '--professional-registration',
      'none',
      '--certifications',
      'none',
    ];
    const session = runInTerminal(['advise', '--plain', ...flags, ...rest]);
    await answer(session, ['none']);
    await session.until('Are these answers right?');
    await session.until(/Change: age/i);
    const menu = plain(session).slice(plain(session).lastIndexOf('Are these answers right?'));
    const nth = /(\d+)\. Change: age/i.exec(menu)?.[1];
    expect(nth).toBeDefined();
    await answer(session, [nth ?? '', '31', '1']);
    expect(await session.ended).toBe(0);
    expect(plain(session)).toContain('Age: 31 years');
  });

  it('end of input shows what is known and is no failure', async () => {
    const session = runInTerminal(['advise', '--plain']);
    await session.until('\n> ');
    session.type(keys.ctrlD);
    expect(await session.ended).toBe(0);
    expect(plain(session)).toContain('Not decided yet');
  });
});

describe('with arrow keys', { timeout: 60_000 }, () => {
  it('chooses, goes on, and shows what is known', async () => {
    const session = runInTerminal(['advise'], { columns: 60 });
    await session.until('Scotland');
    session.type(keys.enter);
    await session.until('How old are you?');
    await session.until('show):');
    session.type(`abc${keys.enter}`);
    await session.until('whole number');
    session.type(`\u0015show${keys.enter}`);
    expect(await session.ended).toBe(0);
    expect(session.raw()).toContain('Open to you now');
  });

  it.each([
    ['at the first question', []],
    ['in the middle', [keys.enter]],
  ])('Ctrl-C %s leaves the terminal clean and ends with 130', async (_, before) => {
    const session = runInTerminal(['advise']);
    await session.until('Scotland');
    for (const key of before) session.type(key);
    if (before.length > 0) await session.until('show):');
    session.type(keys.ctrlC);
    expect(await session.ended).toBe(130);
    expect(session.raw()).toContain('Stopped. Nothing was saved.');
    expect(session.raw()).not.toMatch(/\n\s+at /);
    expect(session.raw().lastIndexOf('[?25h')).toBeGreaterThanOrEqual(session.raw().lastIndexOf('[?25l'));
  });
});
