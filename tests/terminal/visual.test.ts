import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, stack } from '../support/run.js';
import { oneLine } from './talk.js';
import { cursorShown, keys, Terminal } from './terminal.js';

const args = ['advise', '--as-of', '2026-11-24'];

/** The line that the pointer stands on. */
const pointed = /❯ (.*)$/m;

/** Moves down until the pointer stands on this line, then chooses it. */
async function choose(terminal: Terminal, words: string): Promise<void> {
  for (let moves = 0; moves < 40; moves++) {
    const text = await terminal.see(/❯ .*\n[\s\S]*navigate/);
    const lines = [...text.matchAll(new RegExp(pointed, 'gm'))];
    if (lines.at(-1)?.[1]?.includes(words)) return terminal.press(keys.enter);
    terminal.press(keys.down);
  }
  throw new Error(`“${words}” is nowhere in the list.`);
}

describe('with arrow keys', () => {
  it('answers, a wrong number then a right one, not sure, back, and show me now', async () => {
    const terminal = new Terminal(args);
    await terminal.see(/1\. Where would you like to train or work\?[\s\S]*navigate/);
    await choose(terminal, 'Scotland');

    await terminal.see(/2\. How old are you\?[\s\S]*Number \(or/);
    terminal.type('400');
    await terminal.see('Please type a whole number from 5 to 110.');
    terminal.type('\u007f\u007f\u007f40');

    await terminal.see(/3\. Do you have the right to work[\s\S]*navigate/);
    await choose(terminal, 'Go back one question');
    await terminal.see(/2\. How old are you\?[\s\S]*Number \(or/);
    terminal.type('back');
    await terminal.see(/1\. Where would you like to train or work\?[\s\S]*navigate/);
    await choose(terminal, 'England');
    await terminal.see(/2\. How old are you\?[\s\S]*Number \(or/);
    terminal.type('not sure');
    await terminal.see(/3\. Do you have the right to work[\s\S]*navigate/);
    await choose(terminal, 'Show me now what is known');

    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([0, true, false]);
    expect(text).toContain('Knowledge 2026.11');
  });

  it('keeps only the last answers: standard output holds the result and no drawing', async () => {
    const dir = folder();
    const terminal = new Terminal([], { line: `hi-careers advise --json --as-of 2026-11-24 > ${join(dir, 'out.json')}` });
    await terminal.see(/1\. Where[\s\S]*navigate/);
    await choose(terminal, 'Wales');
    await terminal.see(/2\. How old[\s\S]*Number \(or/);
    terminal.type('back');
    await terminal.see(/1\. Where[\s\S]*navigate/);
    await choose(terminal, 'England');
    await terminal.see(/2\. How old[\s\S]*Number \(or/);
    terminal.type('33');
    await terminal.see(/3\. Do you have[\s\S]*navigate/);
    await choose(terminal, 'It will change');
    await terminal.see(/What will the answer be then\?[\s\S]*navigate/);
    await choose(terminal, 'Yes');
    await terminal.see(/In which month[\s\S]*Year and month/);
    terminal.type('2020-01');
    await terminal.see('not in the future');
    terminal.type('\u007f\u007f\u007f\u007f\u007f\u007f\u007f2027-07');
    await terminal.see(/4\. [\s\S]*(navigate|Number)/);
    await choose(terminal, 'Show me now');
    const { code, text } = await terminal.end();
    const written = readFileSync(join(dir, 'out.json'), 'utf8');
    expect([code, written.includes('\u001b'), text.includes('"schema"')]).toEqual([0, false, false]);
    expect(JSON.parse(written).profile.answers).toEqual({
      nation: 'england',
      age: 33,
      'right-to-work': { value: true, expected: '2027-07' },
    });
  });

  it('several at once: space chooses, too many are refused', async () => {
    const terminal = new Terminal([...args, '--set', 'nation=england', '--age', '30']);
    for (;;) {
      const text = await terminal.see(/Why we ask:[\s\S]*(navigate|Number \(or)/);
      if (text.includes('Choose up to five')) break;
      if (text.includes('Space to choose')) terminal.press(keys.enter);
      else if (text.includes('Number (or')) terminal.type('not sure');
      else await choose(terminal, 'Not sure');
    }
    for (let at = 0; at < 6; at++) {
      terminal.press(keys.space);
      await terminal.see(/◉|✔|navigate/);
      terminal.press(keys.down);
      await terminal.see('navigate');
    }
    terminal.press(keys.enter);
    await terminal.see('Please choose at most 5.');
    terminal.press(keys.interrupt);
    expect((await terminal.end()).code).toBe(130);
  });

  it('answers can be checked, and one be changed', async () => {
    const everything = folder({ 'me.yaml': whole });
    const terminal = new Terminal([...args, '--profile', join(everything, 'me.yaml')]);
    await terminal.see(/Are these answers right\?[\s\S]*navigate/);
    await choose(terminal, 'Change: age');
    await terminal.see(/How old are you\?[\s\S]*Number \(or/);
    terminal.type('52');
    const text = await terminal.see(/Are these answers right\?[\s\S]*navigate/);
    expect(oneLine(text)).toMatch(/Age[^.]*52/);
    await choose(terminal, 'Yes, show the advice');
    const { code, raw } = await terminal.end();
    expect([code, cursorShown(raw)]).toEqual([0, true]);
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
    if (questions === 1) {
      await terminal.see(/1\. Where[\s\S]*navigate/);
      terminal.press(keys.enter);
      await terminal.see(/2\. How old[\s\S]*Number \(or/);
    } else await terminal.see(/navigate/);
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
    await terminal.see(/1\. Where[\s\S]*navigate/);
    if (questions > 0) {
      terminal.press(keys.enter);
      await terminal.see(/2\. How old[\s\S]*Number \(or/);
    }
    terminal.press(keys.end);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([0, true, false]);
    expect(text).toContain('Knowledge 2026.11');
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s: exit %i, and the cursor is shown', async (signal, wanted) => {
    const terminal = new Terminal(args);
    await terminal.see(/1\. Where[\s\S]*navigate/);
    terminal.kill(signal);
    const { code, raw, text } = await terminal.end();
    expect([code, cursorShown(raw), stack.test(text)]).toEqual([wanted, true, false]);
  });
});

describe('narrow and wide', () => {
  it.each([60, 80, 120])('%i columns: no line of our own is longer, and no word is cut', async (columns) => {
    const terminal = new Terminal(args, { columns });
    await terminal.see(/1\. Where[\s\S]*navigate/);
    await choose(terminal, 'England');
    await terminal.see(/2\. How old[\s\S]*Number \(or/);
    terminal.type('show');
    const { code, text } = await terminal.end();
    const long = text.split('\n').filter((line) => [...line].length > columns && !/https?:\/\//.test(line) && !line.includes('Number (or'));
    expect([code, long]).toEqual([0, []]);
    expect(oneLine(text)).toContain('Some schemes run in one nation only, and the office to ask is not the same everywhere.');
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
${['it-support', 'networks', 'software', 'testing', 'data-analysis', 'clinical-coding', 'records-admin', 'information-governance', 'library', 'training', 'projects', 'management', 'clinical', 'research'].map((area) => `  experience-${area}: 0\n`).join('')}  earn-while-learning: prefer
  full-time-study: false
  months-available: 24
`;
