import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledgeLine } from '../support/bases.js';
import { folder, stack } from '../support/run.js';
import { answerWithArrows, choose, listening, looking, oneLine, pointAt, question, questionOn, showNow } from './interview.js';
import { leaverMoves } from './people.js';
import { clean, cursorShown, keys, Terminal } from './terminal.js';

const args = ['advise', '--as-of', '2026-11-24'];

/** Goes on until one of these questions is put; the others are answered as the school leaver would. */
const upTo = (terminal: Terminal, words: string | RegExp) => answerWithArrows(terminal, leaverMoves, words);

/** The line after the advice. */
const atLine = /Type here:\s*$/;

describe('with arrow keys', () => {
  it('a wrong number, then a right one; not sure; show me now; and the end of an interview', async () => {
    const terminal = new Terminal(args);
    await answerWithArrows(terminal, {}, 'How old are you?');
    terminal.type('400');
    await terminal.see('Please type a whole number from 5 to 110.');
    terminal.press('\u007f\u007f\u007f');
    await terminal.see(/\? Number:\s*$/);
    terminal.type('40');
    expect(questionOn(await question(terminal))).not.toBe('how-old');
    await showNow(terminal);
    await terminal.see(atLine);
    terminal.type('more');
    await terminal.see(/What next\?[\s\S]*Type here:\s*$/);
    terminal.type('quit');
    const { code, raw, text: all } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(all)]).toEqual([0, true, false]);
    expect(all).toContain(knowledgeLine);
  });

  it('an answer that comes later; standard output holds the result and no drawing', async () => {
    const dir = folder();
    const terminal = new Terminal([], { line: `hi-careers advise --json --as-of 2026-11-24 > ${join(dir, 'out.json')}` });
    await answerWithArrows(terminal, {}, /right to work in the UK\?.*press Enter/);
    await choose(terminal, 'It will change');
    await terminal.see(/What will the answer be then\?[\s\S]*press Enter/);
    await choose(terminal, 'Yes');
    await terminal.see(/when do you expect this[\s\S]*Month and year:/i);
    terminal.type('2020-01');
    await terminal.see('not in the future');
    terminal.type('\u007f\u007f\u007f\u007f\u007f\u007f\u007fnext July');
    await terminal.see('July 2027');
    await showNow(terminal);
    const { code, text: all } = await terminal.end();
    const written = readFileSync(join(dir, 'out.json'), 'utf8');
    expect([code, written.includes('\u001b'), all.includes('"schema"')]).toEqual([0, false, false]);
    expect(JSON.parse(written).profile.answers).toEqual({
      'right-to-work': { value: true, expected: '2027-07' },
    });
  });

  it('several at once: space chooses, too many are refused, a key goes back', async () => {
    const terminal = new Terminal([...args, '--set', 'nation=england', '--age', '30']);
    await answerWithArrows(terminal, {}, /What would you enjoy\?.*Enter\s+to\s+continue/);
    for (let at = 0; at < 6; at++) {
      terminal.press(keys.space);
      await terminal.see('[x]');
      terminal.press(keys.down);
      await terminal.see(listening);
    }
    terminal.press(keys.enter);
    await terminal.see('Please choose at most 5.');
    terminal.press('?');
    expect(oneLine(await terminal.see(/Why we ask: [\s\S]*Enter\s+to\s+continue/))).toContain('it only sorts what you see');
    terminal.type('not sure');
    await question(terminal);
    terminal.type('quit');
    expect((await terminal.end()).code).toBe(130);
  });

  it('a qualification is found by typing, and how many there are is said on one screen', async () => {
    const dir = folder();
    const terminal = new Terminal([], { line: `hi-careers ${args.join(' ')} --json > ${join(dir, 'out.json')}` });
    /** Chooses a line, and waits until what comes next is ready for keys. */
    const pick = async (line: string, next: RegExp): Promise<string> => {
      await choose(terminal, line);
      return oneLine(await terminal.see((seen) => next.test(oneLine(seen))));
    };
    await upTo(terminal, 'What is your highest qualification?');
    await pick('Add a qualification', /Which kind of qualification.*press Enter/);
    await pick('O level', /which grades does the certificate have.*press Enter/);
    await pick('Letters (1975', /how many of each.*Enter\s+to\s+continue/);
    await pick('Maths at', /\[1\] Maths.*Enter\s+to\s+continue/);
    await pointAt(terminal, 'Another subject');
    terminal.press(keys.enter);
    await terminal.see(/❯ \[1\] Another/);
    terminal.press(keys.right, keys.right, keys.space, keys.right, keys.left);
    await terminal.see(/❯ \[4\] Another/);
    terminal.press(keys.enter);
    const counts = oneLine(await terminal.see((text) => /Do you have it\?.*press Enter/.test(oneLine(text))));
    expect(counts).toMatch(/It counts as: .*5 GCSEs.*maths at level 2/);
    await pick('Yes, I have it', /Your answers: .*press Enter/);
    await choose(terminal, 'No, go on');
    await showNow(terminal);
    expect((await terminal.end()).code).toBe(0);
    const { answers } = JSON.parse(readFileSync(join(dir, 'out.json'), 'utf8')).profile;
    expect(answers).toMatchObject({ 'highest-level': '2', 'maths-level-2': true });
  });

  it('a long list is filtered by typing, and several of it are chosen', async () => {
    const profile = join(folder({ 'me.yaml': whole.replace(/.*(certifications|professional-registration).*\n/g, '') }), 'me.yaml');
    const terminal = new Terminal([...args, '--profile', profile], { columns: 60 });
    await terminal.see(/Are you a registered clinician[\s\S]*press Enter/);
    await choose(terminal, 'Yes');
    await terminal.see(/do you hold\?[\s\S]*Enter\s+to\s+continue/);
    terminal.press('zzzz');
    await terminal.see('No line has these words.');
    terminal.press(keys.escape);
    await terminal.see(/\(\d+ more below\)/);
    await choose(terminal, 'Coding');
    await terminal.see(/❯ \[x\] .*Coding/);
    terminal.press(keys.enter);
    expect(oneLine(await terminal.see(/Are they right\?[\s\S]*press Enter/))).toMatch(/do you hold\? .*coding.*Are they right/i);
    terminal.press(keys.interrupt);
    expect((await terminal.end()).code).toBe(130);
  });

  it('legacy consoles get ASCII: pointers and boxes, and no sign beyond', async () => {
    const terminal = new Terminal(args, { env: { TERM: 'linux' } });
    await question(terminal);
    terminal.press(keys.down);
    await terminal.see(listening);
    terminal.press(keys.interrupt);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: whatever is not ASCII
    expect(clean((await terminal.end()).raw)).toMatch(/^[\u0000-\u007f]*$/);
  });

  it('a paste of many lines harms nothing', async () => {
    const terminal = new Terminal(args);
    const first = questionOn(await question(terminal));
    terminal.press(`I work for the NHS\r${'Dear all,\r\u0007 see below\r\t'.repeat(30)}`);
    expect(questionOn(await terminal.see(/looked like pasted text[\s\S]*(press Enter|Enter\s+to\s+continue)/)) ?? first).toBe(first);
    terminal.press(keys.interrupt);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([130, true, false]);
  });

  it('resizing leaves nothing behind: what is redrawn is never wider than 60 columns', async () => {
    const terminal = new Terminal(args, { columns: 120 });
    await question(terminal);
    terminal.press(keys.down);
    await terminal.see(listening);
    terminal.resize(60);
    // The size is known to the program a moment later.
    for (let widest = 120; widest >= 60; ) {
      terminal.press(keys.up);
      widest = Math.max(...(await terminal.see(listening)).split('\n').map((line) => line.length));
    }
    terminal.press(keys.interrupt);
    expect((await terminal.end()).code).toBe(130);
  });
});

describe('stopping', () => {
  it.each([
    ['at the first question', 0],
    ['in the middle', 1],
    ['in a list of several', 2],
  ])('Ctrl-C %s: exit 130, the cursor is shown, one calm line, no stack', async (_where, questions) => {
    const given = questions === 2 ? ['--profile', join(folder({ 'me.yaml': whole.replace(/.*enjoys.*\n/, '') }), 'me.yaml')] : [];
    const terminal = new Terminal([...args, ...given]);
    if (questions === 1) await upTo(terminal, 'What is your highest qualification?');
    else await question(terminal);
    terminal.press(keys.interrupt);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([130, true, false]);
    expect(text.match(/Stopped\. Nothing was saved\./g)).toHaveLength(1);
    expect(text.endsWith('Stopped. Nothing was saved.\n')).toBe(true);
  });

  it.each([
    ['at the first question', 0],
    ['in the middle', 1],
  ])('Ctrl-D %s shows what is known: exit 0', async (_where, questions) => {
    const terminal = new Terminal(args);
    await question(terminal);
    if (questions > 0) await upTo(terminal, 'What is your highest qualification?');
    terminal.press(keys.end);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([0, true, false]);
    expect(text).toContain(knowledgeLine);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s: exit %i, and the cursor is shown', async (signal, wanted) => {
    const terminal = new Terminal(args);
    await question(terminal);
    terminal.kill(signal);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([wanted, true, false]);
  });
});

describe('narrow and wide', () => {
  it.each([60, 80, 120])('%i columns: no line of our own is longer, and no word is cut', async (columns) => {
    const terminal = new Terminal(args, { columns });
    await answerWithArrows(terminal, leaverMoves);
    await choose(terminal, 'Yes, show the advice');
    await terminal.see(looking);
    await terminal.see(atLine);
    terminal.type('more');
    await terminal.see(/What next\?[\s\S]*Type here:\s*$/);
    terminal.press(keys.end);
    const { code, raw } = await terminal.end();
    // Each drawing on lines of its own: a list is drawn over the one before.
    const lines = clean(raw.replaceAll('\u001b[2K', '\n')).split('\n');
    expect([code, lines.filter((line) => [...line].length > columns && !/https?:\/\//.test(line))]).toEqual([0, []]);
  });

  it('a terminal of one column is taken as it comes', async () => {
    const terminal = new Terminal(args, { columns: 1, rows: 1 });
    await terminal.see(/W[\s\S]*h[\s\S]*e[\s\S]*r[\s\S]*e/);
    // Before the keys are listened to, or after: Ctrl-C is Ctrl-C.
    terminal.press(keys.interrupt);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([130, true, false]);
  });
});

/** Somebody who has answered everything. */
const whole = `answers:
  nation: england
  age: 51
  right-to-work: true
  full-time-education: false
  nhs-employee: false
  highest-level: "3"
  gcse-passes: 6
  english-level-2: true
  maths-level-2: true
  science-level-2: false
  degree-class: none
  degree-subject: []
  degree-numerate: false
  higher-degree: none
  higher-degree-subject: []
  professional-registration: []
  certifications: []
  enjoys: [science]
  avoids: []
${['it-support', 'networks', 'software', 'testing', 'data-analysis', 'clinical-coding', 'records-admin', 'information-governance', 'library', 'training', 'projects', 'management', 'clinical', 'research'].map((area) => `  experience-${area}: 0\n`).join('')}  work-level: none
  posts: []
  earn-while-learning: prefer
  full-time-study: false
  months-available: 24
`;
