import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledgeLine } from '../support/bases.js';
import { folder, stack } from '../support/run.js';
import {
  answerLineByLine,
  answerWithArrows,
  checking,
  choose,
  isReady,
  type LinesFor,
  leftOver,
  line,
  looking,
  type Move,
  make,
  numberOf,
  oneLine,
  question,
  questionOn,
} from './interview.js';
import { leaver, leaverMoves, nurse, nurseMoves } from './people.js';
import { clean, cursorShown, keys, Terminal } from './terminal.js';

const day = ['--as-of', '2026-11-24'];

/** Everything but text, line ends and the carriage returns that a terminal puts before them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** An address may be longer: broken, it could not be opened. So may one long name, and what the person typed. */
const tooLong = (text: string): readonly string[] =>
  text.split('\n').filter((one) => [...one].length > 60 && !/https?:\/\//.test(one) && /\S\s+\S/.test(one) && !/^(> |\? )/.test(one));

const answersIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')).answers;

/** What was drawn, each drawing on lines of its own: a list is drawn over the one before. */
const drawn = (raw: string): string => clean(raw.replaceAll('\u001b[2K', '\n'));

/** Nobody else may read what somebody said. */
const ownerOnly = (file: string): boolean => (statSync(file).mode & 0o777) === 0o600;

/** The line that ends an interview, and what was asked for before it. */
async function ask(terminal: Terminal, typed: string): Promise<string> {
  terminal.type(typed);
  return oneLine(await terminal.see(/What next\?[\s\S]*\n> $/));
}

describe.each<[string, LinesFor, string]>([
  ['a school leaver', leaver, 'what if maths'],
  ['a nurse', nurse, 'what if maths'],
])('%s, line by line at 60 columns', (_who, answers, supposed) => {
  it('why, back, skip, change, what moved, what if, save; then resume and cancel', async () => {
    const dir = folder();
    const saved = join(dir, 'me.json');
    const terminal = new Terminal(['advise', '--plain', ...day], { columns: 60 });

    // The first question: nonsense, then the reason, then the answer.
    const first = questionOn(await terminal.see(/\n> $/)) ?? '';
    terminal.type('99999999');
    expect(await terminal.see(/\n> $/)).toMatch(/Please type|There is no choice/);
    terminal.type('why');
    expect(oneLine(await terminal.see(/\n> $/))).toMatch(/Why we ask: .+\. If you are not sure: /);
    for (const typed of answers[first] ?? ['not sure']) await line(terminal, typed);

    // The second is left for later, after a look back at the first.
    const second = questionOn(await terminal.see(/\n> $/)) ?? '';
    terminal.type('back');
    const again = await terminal.see(/\n> $/);
    expect([questionOn(again), again.includes('Your answer so far: ')]).toEqual([first, true]);
    terminal.type('keep');
    expect(questionOn(await terminal.see(/\n> $/))).toBe(second);
    terminal.type('skip');

    const asked = await answerLineByLine(terminal, answers, leftOver);
    expect(asked).not.toContain(second);
    terminal.type('yes');
    expect(questionOn(await terminal.see(/\n> $/))).toBe(second);
    const rest = await answerLineByLine(terminal, answers, checking);
    expect(rest[0]).toBe(second);

    // Every answer can be changed by its number; one is.
    const list = await terminal.see(checking);
    terminal.type(numberOf(list, /^\d+\. Age: /));
    await line(terminal, '52');
    const changed = await terminal.see(/Are they right\?[\s\S]*\n> $/);
    expect(changed).toMatch(/\d+\. Age: 52 years/);
    terminal.type('');

    // Then the advice, and questions of one's own.
    const advice = await terminal.see(looking);
    expect([oneLine(advice).includes('Nearest to you'), oneLine(advice).includes(knowledgeLine)]).toEqual([true, false]);
    await terminal.see(/\n> $/);
    expect(await ask(terminal, 'more')).toContain(knowledgeLine);
    expect(await ask(terminal, supposed)).toMatch(/If you had answered: .*: yes/);
    expect(await ask(terminal, 'why trainee clinical coder')).toMatch(/Trainee clinical coder: .*Way in: /);
    expect(await ask(terminal, 'how do I get to clinical coder?')).toMatch(/The way to: Clinical coder /);
    expect(await ask(terminal, 'compare clinical coder; ward clerk')).toMatch(/Verdict/);
    expect(await ask(terminal, 'sources')).toMatch(/Source 1: .*https?:/);
    expect(await ask(terminal, 'why clincal coder')).toMatch(/There is no role or route “clincal coder”\. Did you mean: Clinical coder/);
    expect(await ask(terminal, 'make me rich')).toContain('We did not understand “make me rich”.');
    terminal.type('change age');
    await terminal.see(/Your answer so far: 52 years[\s\S]*\n> $/);
    const moved = await ask(terminal, answers['how-old']?.[0] ?? '');
    expect(moved).toMatch(/Changed\. Before: Age: 52 years\. Now: Age: (17|38) years/);
    expect(moved).toMatch(/Gained: \d+ roles?\. Lost: \d+ roles?|No verdict changed/);
    expect(await ask(terminal, `save ${saved}`)).toContain('Saved in');
    terminal.type('quit');

    const ended = await terminal.end();
    expect([ended.code, control.test(ended.raw), stack.test(ended.text), tooLong(ended.text)]).toEqual([0, false, false, []]);
    expect(ownerOnly(saved)).toBe(true);
    expect(answersIn(saved)).toMatchObject({ nation: 'england', age: Number(answers['how-old']?.[0]) });

    // Another day: everything is known, so there is nothing left to ask; and it can be left again.
    const later = new Terminal(['advise', '--plain', ...day, '--resume', saved], { columns: 60 });
    const text = await later.see(/\n> $/);
    expect([text.includes(checking), /answers are already known/.test(oneLine(text))]).toEqual([true, true]);
    later.press(keys.interrupt);
    const cancelled = await later.end();
    expect([cancelled.code, control.test(cancelled.raw)]).toEqual([130, false]);
  });
});

describe.each<[string, Readonly<Record<string, readonly Move[]>>]>([
  ['a school leaver', leaverMoves],
  ['a nurse', nurseMoves],
])('%s, with arrow keys at 60 columns', (_who, answers) => {
  it('why, back, skip, change, what moved, what if, save; then resume and cancel', async () => {
    const dir = folder();
    const saved = join(dir, 'me.json');
    const terminal = new Terminal(['advise', ...day, '--save', saved], { columns: 60 });
    const next = async (): Promise<string> => questionOn(await question(terminal)) ?? '';
    const words = async (kind: 'why' | 'back' | 'skip' | 'keep'): Promise<void> => {
      await question(terminal);
      terminal.type(kind);
    };

    const first = await next();
    await words('why');
    expect(oneLine(await terminal.see((text) => text.includes('If you are not sure: ') && isReady(text)))).toMatch(/Why we ask: /);
    await make(terminal, answers[first] ?? ['Not sure']);
    const second = await next();
    await words('back');
    const again = await terminal.see((text) => text.includes('Your answer so far: ') && isReady(text));
    expect(questionOn(again)).toBe(first);
    await words('keep');
    expect(await next()).toBe(second);
    await words('skip');

    const asked = await answerWithArrows(terminal, answers, leftOver);
    expect(asked).not.toContain(second);
    await choose(terminal, 'Yes');
    const rest = await answerWithArrows(terminal, answers, checking);
    expect(rest[0]).toBe(second);

    // Change one, then go on.
    await choose(terminal, 'Age: ');
    await terminal.see(/Your answer so far: [\s\S]*\? Number:/);
    terminal.type('52');
    await terminal.see(/Are they right\?[\s\S]*Age: 52 years[\s\S]*press Enter/);
    await choose(terminal, 'Yes, show the advice');

    const advice = oneLine(await terminal.see(looking));
    expect([advice.includes('Nearest to you'), advice.includes(knowledgeLine)]).toEqual([true, false]);
    await terminal.see(/Type here:\s*$/);
    const ask = async (typed: string): Promise<string> => {
      terminal.type(typed);
      return oneLine(await terminal.see(/What next\?[\s\S]*Type here:\s*$/));
    };
    expect(await ask('more')).toContain(knowledgeLine);
    expect(await ask('what if maths')).toMatch(/If you had answered: maths at level 2: yes/i);
    expect(await ask('why trainee clinical coder')).toMatch(/Way in: /);
    terminal.type('change');
    await terminal.see(/Which answer do you want to change\?[\s\S]*press Enter/);
    await choose(terminal, 'Age: ');
    await terminal.see(/Your answer so far: 52 years[\s\S]*\? Number:/);
    expect(await ask('18')).toMatch(/Changed\. Before: Age: 52 years\. Now: Age: 18 years/);
    terminal.type('quit');

    const ended = await terminal.end();
    expect([ended.code, cursorShown(ended.raw), stack.test(ended.text), tooLong(drawn(ended.raw))]).toEqual([0, true, false, []]);
    expect([ownerOnly(saved), answersIn(saved)]).toMatchObject([true, { nation: 'england', age: 18 }]);

    const later = new Terminal(['advise', ...day, '--resume', saved], { columns: 60 });
    await later.see(/Are they right\?[\s\S]*press Enter/);
    later.press(keys.interrupt);
    const cancelled = await later.end();
    expect([cancelled.code, cursorShown(cancelled.raw), cancelled.text.match(/Stopped\. Nothing was saved\./g)?.length]).toEqual([
      130,
      true,
      1,
    ]);
  });
});
