import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { plainPrompter } from '../../src/cli/prompts/line-by-line.js';
import { stack } from '../support/run.js';
import { CLEAR, seenIn } from '../terminal/emulator.js';
import { answerLineByLine, choose, oneLine, question, showNow } from '../terminal/interview.js';
import { leaver, leaverMoves, nurse, nurseMoves } from '../terminal/people.js';
import { clean, cursorShown, keys } from '../terminal/terminal.js';
import { call, chooseWhere, endOfInput, finish, machine, next, readAndLeave, sayWhere, sit, sitShortly, sitWithArrows } from './play.js';

const busy = fileURLToPath(new URL('../resilience/busy.mjs', import.meta.url));

/** Everything but text, line ends and the carriage returns that a terminal puts before them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What an interview leaves on a screen, with anybody. */
const askedAbout =
  /You chose|Question \d|Check your answers|Your answer so far|look at next|What would you enjoy|Age: \d|Choose one, or type/;

/** The same people with another age each, so that any of them would be recognised. */
const ages = [41, 43, 47, 53, 59];
const five = ages.map((age, at) => ({ ...(at % 2 === 0 ? leaver : nurse), 'how-old': [String(age)] }));
const fiveMoves = ages.map((age, at) => ({
  ...(at % 2 === 0 ? leaverMoves : nurseMoves),
  'how-old': [{ typed: `${age}` }],
}));

/** What can be seen after each clearing, when the next one comes. The last is what is left. */
async function seenBetween(raw: string): Promise<readonly string[]> {
  const parts = raw.split(CLEAR);
  return Promise.all(parts.map((_, at) => seenIn(parts.slice(0, at + 1).join(CLEAR))));
}

async function nothingIsLeft(raw: string, text: string, says: (age: number) => string): Promise<void> {
  const seen = await seenBetween(raw);
  const last = seen.at(-1) ?? '';
  expect(seen.length).toBe(7);
  for (const [at, age] of ages.entries()) {
    // Each was on the screen, and is gone as soon as the next one sits down.
    const own = says(age);
    expect([own, seen[at + 1]?.includes(own), askedAbout.test(seen[at + 1] ?? '')]).toEqual([own, true, true]);
    for (const later of seen.slice(at + 2)) expect([own, later.includes(own)]).toEqual([own, false]);
  }
  expect(askedAbout.test(last)).toBe(false);
  expect(oneLine(last)).toMatch(/^The workshop is over\. 5 people finished\..*The screen was cleared\. Not cleared: other windows, paper/);
  expect(oneLine(last)).toContain('This group 5 people.');
  expect([stack.test(text), text.includes('Warning')]).toEqual([false, false]);
}

describe('a workshop of five people', () => {
  it('line by line: no trace of an answer in the terminal, in files or in the temporary folder', async () => {
    const here = machine();
    const terminal = here.start('--plain');
    for (const person of five) await sit(terminal, person);
    const { code, raw, text } = await finish(terminal);
    expect([code, here.files()]).toEqual([0, []]);
    await nothingIsLeft(raw, text, (age) => `${age} years`);
    // Nothing but the clearing is sent to the terminal besides text.
    expect(control.test(raw.replaceAll(CLEAR, ''))).toBe(false);
  });

  it('with arrow keys: no trace either, and the cursor is shown', async () => {
    const here = machine();
    const terminal = here.start();
    for (const person of fiveMoves) await sitWithArrows(terminal, person);
    await terminal.see(/Who is next\?[\s\S]*press Enter/);
    await choose(terminal, 'End the workshop');
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), here.files()]).toEqual([0, true, []]);
    await nothingIsLeft(raw, text, (age) => `How old are you? ${age} years`);
  });

  it('says at the start what is not cleared, and to each person their code and what becomes of the answers', async () => {
    const terminal = machine().start('--plain --handouts sheets --save people.ndjson');
    const start = oneLine(await terminal.see(next));
    expect(start).toContain('Not cleared: other windows, paper, photos, files that somebody saved by name, the shell history');
    expect(start).toContain('a sheet for each person in “sheets”, and the answers of each person in “people.ndjson”');
    const first = oneLine(await call(terminal));
    expect(first).toMatch(/Your code is W1\. The screen was cleared\./);
    expect(first).toContain('your handout is saved and your answers are saved under the code W1, without a name');
    terminal.press(keys.interrupt);
    expect((await terminal.end()).code).toBe(130);
  });

  it('asks nobody what is given for everybody', async () => {
    const here = machine();
    const terminal = here.start('--plain --set nation=wales --save people.ndjson');
    await call(terminal);
    expect(await answerLineByLine(terminal, {})).not.toContain('where');
    terminal.type('');
    await terminal.see(/look at next\?[\s\S]*\n> $/);
    terminal.type('quit');
    await finish(terminal);
    expect(here.answers('people.ndjson')).toMatchObject([{ ref: 'W1', answers: { nation: 'wales' } }]);
  });

  it('the advice goes to the terminal and only the summary to standard output', async () => {
    const here = machine();
    const terminal = here.start('--plain > summary.txt');
    await sitShortly(terminal, '1');
    const { code, raw } = await finish(terminal);
    expect([code, raw.includes('Do this first'), here.files()]).toEqual([0, true, ['summary.txt']]);
    expect(here.read('summary.txt')).toMatch(/^This group\n\nNothing is shown for a group of fewer than 5 people/);
  });

  it('somebody who starts again has an empty screen and the same code, and is counted once', async () => {
    const here = machine();
    const terminal = here.start('--plain --save people.ndjson');
    await sitShortly(terminal, '2');
    await sit(terminal, leaver, false);
    terminal.type('start again');
    expect(await terminal.see(/Your code is W2\.[\s\S]*\n> $/)).toContain('Question 1.');
    expect(askedAbout.test((await seenIn(terminal.raw)).replace('Question 1.', ''))).toBe(false);
    await sayWhere(terminal, '3');
    await readAndLeave(terminal);
    await finish(terminal);
    expect(here.answers('people.ndjson').map(({ ref, answers }) => [ref, answers.nation])).toEqual([
      ['W1', 'scotland'],
      ['W2', 'wales'],
    ]);
  });

  it('somebody who says nothing is not counted, and leaves the code to the next', async () => {
    const here = machine();
    const terminal = here.start('--plain --save people.ndjson --handouts sheets');
    await sitShortly(terminal);
    expect(oneLine(await terminal.see(next))).toContain('No question was answered, so W1 is not counted');
    await sitShortly(terminal, '1');
    await finish(terminal);
    expect(here.files()).toEqual(['W1.html', 'people.ndjson']);
  });
});

describe('what is typed ahead', () => {
  it('belongs to nobody who comes next, line by line', async () => {
    const here = machine();
    const terminal = here.start('--plain --save people.ndjson');
    await sit(terminal, leaver, false);
    // Lines behind the last one, which would end it all, and a line without its Enter.
    terminal.press('quit\r2\r2\r2\r99');
    await terminal.see(next);
    terminal.press('1\r5\r5\r5\r44');
    await terminal.see(/Your code is W2\.[\s\S]*Question 1\.[\s\S]*\n> $/);
    expect(await sayWhere(terminal, '2')).toContain('You chose: Scotland.');
    await readAndLeave(terminal);
    await finish(terminal);
    const [, second] = here.answers('people.ndjson');
    expect(second).toMatchObject({ ref: 'W2', answers: { nation: 'scotland' } });
    expect(Object.keys(second?.answers ?? {})).toEqual(['nation']);
  });

  it('and with arrow keys', async () => {
    const here = machine();
    const ready = here.in('ready');
    const terminal = here.start('--save people.ndjson', { NODE_OPTIONS: `--import ${busy}`, BUSY_UNTIL: ready });
    await sitWithArrows(terminal, leaverMoves);
    await terminal.see('W1 is finished.');
    // While nobody reads keys, the terminal itself shows them. These would end it all.
    terminal.press(keys.down, keys.enter);
    await terminal.see(/\^\[\[B/);
    writeFileSync(ready, '');
    await terminal.see(/Who is next\?[\s\S]*press Enter/);
    await choose(terminal, 'Next person');
    await terminal.see(/Your code is W2\./);
    await chooseWhere(terminal, 'Scotland');
    await showNow(terminal);
    await terminal.see(/look at next\?[\s\S]*Type here:\s*$/);
    terminal.type('quit');
    await terminal.see(/Who is next\?[\s\S]*press Enter/);
    await choose(terminal, 'End the workshop');
    expect((await terminal.end()).code).toBe(0);
    expect(here.answers('people.ndjson')[1]?.answers).toEqual({ nation: 'scotland' });
  });
});

describe('a terminal that cannot be cleared', () => {
  it('TERM=dumb: no escape byte is sent, and it says what to do', async () => {
    const terminal = machine().start('', { TERM: 'dumb' });
    expect(oneLine(await terminal.see(next))).toContain(
      'This terminal cannot be cleared (TERM=dumb). Close its window before somebody else sits down',
    );
    await sitShortly(terminal, '1');
    const { code, raw, text } = await finish(terminal);
    expect([code, control.test(raw)]).toEqual([0, false]);
    expect(text).not.toContain('The screen was cleared');
  });
});

describe('stopping', () => {
  /** One person is through, and the second in the middle. */
  async function inTheMiddle(args: string) {
    const here = machine();
    const terminal = here.start(`${args} --handouts sheets --save people.ndjson`);
    await sitShortly(terminal, '1');
    await call(terminal);
    await sayWhere(terminal, '4');
    return { here, terminal };
  }

  it('Ctrl-C in the middle of a person: exit 130, an empty screen, and what was finished stays', async () => {
    const { here, terminal } = await inTheMiddle('--plain');
    terminal.press(keys.interrupt);
    const { code, raw, text } = await terminal.end();
    expect([code, stack.test(text), here.files()]).toEqual([130, false, ['W1.html', 'people.ndjson']]);
    expect(oneLine(await seenIn(raw))).toMatch(
      /^Stopped\. 1 person finished: 1 sheet in “sheets”, answers in “people\.ndjson”\. The screen was cleared\. Not cleared: /,
    );
    expect(here.answers('people.ndjson')).toMatchObject([{ ref: 'W1', answers: { nation: 'england' } }]);
  });

  it('Ctrl-C when nothing was to be kept: nothing was saved, whatever somebody saved by name before', async () => {
    const here = machine();
    const terminal = here.start('--plain');
    await sit(terminal, leaver, false);
    terminal.type('save mine.yaml');
    await terminal.see(/What next\?[\s\S]*\n> $/);
    terminal.type('quit');
    await call(terminal);
    terminal.press(keys.interrupt);
    const { code, raw } = await terminal.end();
    expect([code, (await seenIn(raw)).includes('mine.yaml')]).toEqual([130, false]);
    expect(await seenIn(raw)).toMatch(/^Stopped\. Nothing was saved\. /);
  });

  it('Ctrl-C between two people', async () => {
    const terminal = machine().start('--plain');
    await sitShortly(terminal, '1');
    await terminal.see(next);
    terminal.press(keys.interrupt);
    const { code, raw } = await terminal.end();
    expect([code, askedAbout.test(await seenIn(raw))]).toEqual([130, false]);
  });

  it('Ctrl-C with arrow keys shows the cursor again', async () => {
    const terminal = machine().start();
    await sitWithArrows(terminal, leaverMoves);
    await terminal.see(/Who is next\?[\s\S]*press Enter/);
    await choose(terminal, 'Next person');
    await terminal.see(/Your code is W2/);
    await question(terminal);
    terminal.press(keys.interrupt);
    const { code, raw } = await terminal.end();
    expect([code, cursorShown(raw), askedAbout.test(await seenIn(raw))]).toEqual([130, true, false]);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s: exit %i, and an empty screen', async (signal, wanted) => {
    const { here, terminal } = await inTheMiddle('--plain');
    terminal.kill(signal);
    const { code, raw } = await terminal.end();
    expect([code, await seenIn(raw), here.files()]).toEqual([wanted, '', ['W1.html', 'people.ndjson']]);
  });

  it('the end of the input ends the workshop with the summary: exit 0, and the last one counts', async () => {
    const { here, terminal } = await inTheMiddle('--plain');
    terminal.press(endOfInput);
    const { code, raw, text } = await terminal.end();
    const seen = oneLine(await seenIn(raw));
    expect([code, stack.test(text), askedAbout.test(seen)]).toEqual([0, false, false]);
    expect(seen).toMatch(/^The workshop is over\. 2 people finished: 2 sheets in “sheets”, answers in “people\.ndjson”\..*This group/);
    expect(here.answers('people.ndjson')[1]).toMatchObject({ ref: 'W2', answers: { nation: 'northern-ireland' } });
  });

  it.each(['--plain', ''])('the end of the input before anybody came: exit 0 (%s)', async (args) => {
    const terminal = machine().start(args);
    await terminal.see('Who is next?');
    await terminal.see(/\n> $|press Enter/);
    terminal.press(endOfInput);
    const { code, text } = await terminal.end();
    expect([code, oneLine(text).includes('The workshop is over. 0 people finished.')]).toEqual([0, true]);
  });

  it('the end of the input with arrow keys, in the middle of a person', async () => {
    const terminal = machine().start();
    await terminal.see(/Who is next\?[\s\S]*press Enter/);
    await choose(terminal, 'Next person');
    await terminal.see(/Your code is W1/);
    await chooseWhere(terminal, 'England');
    await question(terminal);
    terminal.press(endOfInput);
    const { code, raw } = await terminal.end();
    expect([code, cursorShown(raw)]).toEqual([0, true]);
    expect(oneLine(await seenIn(raw))).toMatch(/^The workshop is over\. 1 person finished\./);
  });

  it('an input that has ended before is known to have ended', async () => {
    const input = new PassThrough();
    input.end();
    input.resume();
    await once(input, 'end');
    const prompter = plainPrompter(input, new PassThrough(), 80, 'unicode');
    expect(await prompter.ask({ text: 'Who is next?', choices: [], kind: 'line', offers: [] })).toEqual({ kind: 'end' });
    prompter.close();
  });

  it('the end of the input behind the last line of a person', async () => {
    const terminal = machine().start('--plain');
    await sit(terminal, leaver, false);
    terminal.press(endOfInput);
    const { code, raw } = await terminal.end();
    expect([code, oneLine(clean(raw.split(CLEAR).at(-1) ?? '')).includes('1 person finished.')]).toEqual([0, true]);
  });
});
