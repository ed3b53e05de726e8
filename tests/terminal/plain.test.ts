import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledgeLine } from '../support/bases.js';
import { folder, stack } from '../support/run.js';
import { answerLineByLine, checking, type LinesFor, line, numberOf, oneLine, questionOn } from './interview.js';
import { leaver } from './people.js';
import { keys, Terminal } from './terminal.js';

const day = ['--as-of', '2026-11-24'];
const plain = ['advise', '--plain', ...day];

/** Everything but text, line ends and the carriage returns that a terminal puts before them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

describe('a whole interview, line by line', () => {
  it('explains nonsense, takes what comes later, several at once and months, and draws nothing', async () => {
    const terminal = new Terminal(plain);
    const first = questionOn(await terminal.see(/Question 1\.[\s\S]*\n> $/)) ?? '';
    for (const nonsense of ['0', '99999', 'abc', '', '-1', '1.5', '１', '\u001b[2J\u0007', 'x'.repeat(3000)]) {
      terminal.type(nonsense);
      expect(await terminal.see(/\n> $/)).toMatch(/Please type|There is no choice/);
    }
    const answers: LinesFor = {
      ...leaver,
      'how-old': ['four', '400', '20'],
      // What will be so later: a month that is past, nonsense, a month to come. Then the rest, and when what is so now ends.
      'may-work': ['later', '1', '2020-01', 'next springtime', '2027-05'],
      'doing-now': ['2', '2027-07'],
      level: ['5', '1'],
      'school-subjects': ['1,2', '1'],
      gcses: ['6', '1'],
      // Asked right after the level, which has an answer to keep.
      degree: ['back', 'keep', 'not sure'],
      'worked-in': ['1 3', '24', 'not sure'],
      likes: ['1 2 3 4 5 6', '99', '4 7'],
    };
    // The question stands above the nonsense, so that it is not read off the screen again.
    for (const typed of answers[first] ?? ['not sure']) await line(terminal, typed);
    const asked = [first, ...(await answerLineByLine(terminal, answers))];
    expect(asked).toEqual([...new Set(asked)]);
    terminal.type('');
    await terminal.see(/look at next\?[\s\S]*\n> $/);
    terminal.type('more');
    await terminal.see(/What next\?[\s\S]*\n> $/);
    terminal.type('quit');
    const ended = await terminal.end();
    // What was typed is echoed by the terminal itself, as ^[ and the like.
    expect([ended.code, control.test(ended.raw), stack.test(ended.text)]).toEqual([0, false, false]);
    const page = oneLine(ended.text.slice(ended.text.lastIndexOf(checking)));
    expect(page).toContain('I am at university, full time, until July 2027');
    expect(page).toContain(knowledgeLine);
  });

  it.each([
    ['--plain', plain, {}],
    ['TERM=dumb', ['advise', ...day], { TERM: 'dumb' }],
    ['ACCESSIBLE=1', ['advise', ...day], { ACCESSIBLE: '1' }],
    ['TERM=dumb and FORCE_COLOR', ['advise', ...day], { TERM: 'dumb', FORCE_COLOR: '1' }],
  ])('%s: no escape byte in the whole session', async (_what, args, env) => {
    const terminal = new Terminal(args, { env });
    await terminal.see(/\n> $/);
    terminal.type('not sure');
    await terminal.see(/Question 2\.[\s\S]*\n> $/);
    terminal.type('back');
    await terminal.see(/Question 1\.[\s\S]*\n> $/);
    terminal.type('Not  Sure');
    await terminal.see(/Question 2\.[\s\S]*\n> $/);
    terminal.type('SHOW');
    await terminal.see(/look at next\?[\s\S]*\n> $/);
    terminal.type('quit');
    const { code, raw } = await terminal.end();
    expect([code, control.test(raw)]).toEqual([0, false]);
  });

  it('answers that cannot all be so: the person says which one is asked again', async () => {
    const dir = folder();
    const terminal = new Terminal([], { line: `cd ${dir}; hi-careers ${plain.join(' ')} --json --gcse-passes 5 > out.json` });
    await answerLineByLine(terminal, {}, 'What is your highest qualification?');
    terminal.type('1');
    const text = await terminal.see(/Which one do you want to change\?[\s\S]*\n> $/);
    expect(text).toMatch(/5 GCSEs/);
    terminal.type(numberOf(text, /no qualification/i));
    // At once, and not when its turn comes.
    expect(questionOn(await terminal.see(/\n> $/))).toBe('level');
    terminal.type('4');
    await terminal.see(/\n> $/);
    terminal.type('show');
    expect((await terminal.end()).code).toBe(0);
    const { profile } = JSON.parse(readFileSync(join(dir, 'out.json'), 'utf8'));
    expect(profile.answers).toEqual({ 'highest-level': '2', 'gcse-passes': 5 });
  });

  it('a qualification is found by words, chosen line by line, and counts once its meaning was shown', async () => {
    const dir = folder();
    const terminal = new Terminal([], { line: `cd ${dir}; hi-careers ${plain.join(' ')} --json > out.json` });
    const earlier = { 'doing-now': ['4'], 'worked-in': ['none'], where: ['1'], 'how-old': ['30'], 'may-work': ['1'] };
    await answerLineByLine(terminal, earlier, /Which of these do you have at GCSE/);
    const answer = async (typed: string, then: RegExp): Promise<string> => {
      terminal.type(typed);
      return oneLine(await terminal.see((seen) => then.test(oneLine(seen)) && seen.endsWith('\n> ')));
    };
    await answer('add', /Which kind of qualification/);
    await answer('zzz', /We found nothing by that name/);
    await answer('1', /a part of it, then Enter/);
    const found = await terminal.see(/\n> $/).then(() => answer('B in O level maths', /or another name, then Enter/));
    expect(found).toContain('1. O level');
    await answer('1', /which grades does the certificate have\?.*1\. Letters/);
    await answer('1', /how many of each do you have/);
    await answer('9', /from 1 to 6/);
    await answer('2 4x3', /It counts as: .*4 GCSEs.*maths at level 2/);
    await answer('back', /First those that you have/);
    await answer('2 4x3', /Do you have it\?/);
    await answer('1', /your answers: maths at level 2: yes\./i);
    // The rest of the list is asked as before.
    expect(await answer('', /Which of these do you have at GCSE(?!.*another qualification)/)).not.toMatch(/\d\. maths at level 2/i);
    terminal.type('show');
    expect((await terminal.end()).code).toBe(0);
    const { profile } = JSON.parse(readFileSync(join(dir, 'out.json'), 'utf8'));
    expect(profile.answers).toMatchObject({ 'maths-level-2': true, age: 30 });
    expect(Object.keys(profile.answers)).not.toContain('english-level-2');
  });

  it('what is typed ahead is not lost', async () => {
    const dir = folder();
    const into = (name: string): Terminal => new Terminal([], { line: `cd ${dir}; hi-careers ${plain.join(' ')} --json > ${name}` });
    const lines = ['not sure', 'not sure', 'back', 'not sure', 'skip', 'show'];
    const slow = into('slow.json');
    for (const line of lines) {
      await slow.see(/\n> $/);
      slow.type(line);
    }
    const burst = into('burst.json');
    burst.press(`${lines.join('\r')}\r`);
    expect([(await slow.end()).code, (await burst.end()).code]).toEqual([0, 0]);
    const [first, second] = ['slow.json', 'burst.json'].map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')).profile);
    expect(first.notSure.length).toBeGreaterThan(1);
    expect(second).toEqual(first);
  });

  it('a paste of many lines with control characters harms nothing', async () => {
    const terminal = new Terminal(plain);
    await terminal.see(/\n> $/);
    terminal.press(
      `${Array.from({ length: 60 }, (_, at) => `Dear all, \u001b[31mred\u001b[0m \u0007 ${'word '.repeat(at)}`).join('\r')}\rshow\rquit\r`,
    );
    const { code, raw, text } = await terminal.end();
    expect([code, control.test(raw), stack.test(text)]).toEqual([0, false, false]);
  });
});

describe('stopping, line by line', () => {
  it.each([
    ['at the first question', []],
    ['in the middle', ['not sure', 'not sure']],
  ])('Ctrl-C %s: exit 130, one calm line, no stack', async (_where, lines) => {
    const terminal = new Terminal(plain);
    for (const line of lines) {
      await terminal.see(/\n> $/);
      terminal.type(line);
    }
    await terminal.see(/\n> $/);
    terminal.press(keys.interrupt);
    const { code, text, raw } = await terminal.end();
    expect([code, control.test(raw), stack.test(text)]).toEqual([130, false, false]);
    expect(text.match(/Stopped\. Nothing was saved\./g)).toHaveLength(1);
    expect(text.slice(text.lastIndexOf('> '))).toMatch(/^> (\^C)?\nStopped\. Nothing was saved\.\n$/);
  });

  it('Ctrl-C after the advice: exit 130', async () => {
    const terminal = new Terminal(plain);
    await terminal.see(/\n> $/);
    terminal.type('show');
    await terminal.see(/look at next\?[\s\S]*\n> $/);
    terminal.press(keys.interrupt);
    const { code, text } = await terminal.end();
    expect([code, text.match(/Stopped\. Nothing was saved\./g)?.length]).toEqual([130, 1]);
  });

  it('Ctrl-C keeps the answers so far where --save was given, and says where', async () => {
    const file = join(folder(), 'me.yaml');
    const terminal = new Terminal([...plain, '--save', file]);
    await answerLineByLine(terminal, leaver, 'What is your highest qualification?');
    terminal.press(keys.interrupt);
    const { code, text } = await terminal.end();
    expect([code, oneLine(text).includes(`Stopped. Your answers so far are saved in “${file}”.`)]).toEqual([130, true]);
    expect([readFileSync(file, 'utf8').includes('  nation: england\n'), statSync(file).mode & 0o777]).toEqual([true, 0o600]);
  });

  it('stop and save asks for a name, and the interview can be taken up again', async () => {
    const file = join(folder(), 'me.yaml');
    const terminal = new Terminal(plain);
    await answerLineByLine(terminal, leaver, 'What is your highest qualification?');
    terminal.type('save');
    await terminal.see(/Where shall we save[\s\S]*\n> $/);
    terminal.type('/nowhere/at/all.yaml');
    await terminal.see(/could not be written[\s\S]*\n> $/);
    terminal.type(file);
    const ended = await terminal.end();
    expect([ended.code, oneLine(ended.text).includes('hi-careers advise --resume'), ended.text.includes('Nearest to you')]).toEqual([
      0,
      true,
      false,
    ]);
    const again = new Terminal([...plain, '--resume', file]);
    expect(await again.see(/\n> $/)).toMatch(/answers are already known/);
    again.type('show');
    await again.see(/look at next\?[\s\S]*\n> $/);
    again.type('start again');
    expect(questionOn(await again.see(/Question 1\.[\s\S]*\n> $/))).toBeDefined();
    again.press(keys.end);
    expect((await again.end()).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('  nation: england\n');
  });

  it('Ctrl-D shows what is known: exit 0', async () => {
    const terminal = new Terminal(plain);
    await terminal.see(/\n> $/);
    terminal.type('not sure');
    await terminal.see(/Question 2\.[\s\S]*\n> $/);
    terminal.press(keys.end);
    const { code, text } = await terminal.end();
    expect([code, stack.test(text)]).toEqual([0, false]);
    expect(text).toContain(knowledgeLine);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s: exit %i, and still no escape byte', async (signal, wanted) => {
    const terminal = new Terminal(plain);
    await terminal.see(/\n> $/);
    terminal.kill(signal);
    const { code, raw } = await terminal.end();
    expect([code, control.test(raw)]).toEqual([wanted, false]);
  });

  it('with --no-input nobody is asked', async () => {
    const { code, text } = await new Terminal(['advise', '--no-input', '--plain', ...day]).end();
    expect([code, text.includes('\n> ')]).toEqual([0, false]);
  });
});

describe('what goes where', () => {
  it('standard output has the result and nothing else, while the interview is on the terminal', async () => {
    const dir = folder();
    const terminal = new Terminal([], { line: `hi-careers advise --plain --json --as-of 2026-11-24 > ${join(dir, 'out.json')}` });
    await answerLineByLine(terminal, { where: ['1'] }, 'What is your highest qualification?');
    terminal.type('show');
    const { code, text } = await terminal.end();
    const written = JSON.parse(readFileSync(join(dir, 'out.json'), 'utf8'));
    expect([code, written.schema, written.profile.answers]).toEqual([0, 'hi-careers.advice/1', { nation: 'england' }]);
    expect(text).not.toContain('"schema"');
  });

  it('nobody is asked where standard error is no terminal', async () => {
    const { code, text } = await new Terminal([], { line: 'hi-careers advise --plain --as-of 2026-11-24 2> /dev/null' }).end();
    expect([code, /\n> $/m.test(text)]).toEqual([0, false]);
  });
});

describe('60 columns', () => {
  /** An address may be longer: broken, it could not be opened. So may one long name, which is never cut. */
  const tooLong = (text: string): readonly string[] =>
    text.split('\n').filter((line) => [...line].length > 60 && !/https?:\/\//.test(line) && /\S\s+\S/.test(line));

  it('no line of the interview or of the page is longer', async () => {
    const terminal = new Terminal(plain, { columns: 60 });
    await answerLineByLine(terminal, { level: ['5'], 'worked-in': ['1', '24'], likes: ['1'] });
    terminal.type('');
    await terminal.see(/look at next\?[\s\S]*\n> $/);
    for (const typed of ['more', 'help', 'roles', 'compare clinical coder; ward clerk', 'what if maths']) {
      terminal.type(typed);
      await terminal.see(/What next\?[\s\S]*\n> $/);
    }
    terminal.press(keys.end);
    const { code, text } = await terminal.end();
    expect([code, tooLong(text)]).toEqual([0, []]);
  });

  it.each([
    ['check', '--no-input', 'clinical-coder', 'gmts-health-informatics', 'stp-clinical-informatics'],
    ['check', '--no-input', 'librarian', '--all'],
    ['list'],
    ['list', 'roles'],
    ['list', 'questions'],
    ['show', 'stp-clinical-informatics'],
    ['show', 'clinical-coder'],
    ['show', 'degree-class'],
    ['advise', '--no-input'],
    ['advise', '--no-input', '--plain'],
    ['--help'],
    ['advise', '--help'],
  ])('no line of “%s %s …” is longer', async (...args) => {
    const { text } = await new Terminal(args, { columns: 60 }).end();
    expect(text.length).toBeGreaterThan(100);
    expect(tooLong(text)).toEqual([]);
  });
});
