import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openSheets } from '../../src/cli/workshop.js';
import { asNobody, escapes, folder, run, stack } from '../support/run.js';
import { oneLine } from '../terminal/interview.js';
import { leaver } from '../terminal/people.js';
import { call, endOfInput, filesIn, finish, machine, next, readAndLeave, sayWhere, sit, sitShortly } from './play.js';

const crash = fileURLToPath(new URL('../resilience/crash.mjs', import.meta.url));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('--handouts', () => {
  it('writes each one’s sheet under their code, whole, for its owner alone, and gives it again', async () => {
    const here = machine();
    const terminal = here.start('--plain --handouts new/sheets --all');
    await sit(terminal, leaver);
    expect(oneLine(await terminal.see(next))).toContain('W1 is finished. The sheet is “new/sheets/W1.html”.');
    const { code } = await finish(terminal);
    const html = here.read('new/sheets/W1.html');
    expect([code, filesIn(here.in('new/sheets'))]).toEqual([0, ['W1.html']]);
    expect([modeOf(here.in('new/sheets/W1.html')), modeOf(here.in('new/sheets'))]).toEqual([0o600, 0o700]);
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).toContain('<h1>W1: Careers in health informatics');
    expect(html.trimEnd().endsWith('</html>')).toBe(true);
    expect(html).toMatch(/npx.*advise.*--nation.*england/s);
  });

  it('as Markdown with --format markdown, and the summary too', async () => {
    const here = machine();
    const terminal = here.start('--plain --handouts sheets --format markdown --output group.md');
    await sitShortly(terminal, '1');
    await finish(terminal);
    expect(here.read('sheets/W1.md')).toMatch(/^# W1: Careers in health informatics/);
    expect(here.read('group.md')).toMatch(/^# This group/);
  });

  it('never writes over a file: codes that are taken are passed over', async () => {
    const here = machine({ 'sheets/W1.html': 'old', 'sheets/w2.pdf': 'old' });
    const terminal = here.start('--plain --handouts sheets');
    expect(await call(terminal)).toContain('Your code is W3.');
    await sayWhere(terminal, '1');
    // Somebody else writes a sheet of this name while the person is answering.
    writeFileSync(here.in('sheets/W3.html'), 'theirs');
    await readAndLeave(terminal);
    expect(await terminal.see(next)).toContain('W4 is finished.');
    await finish(terminal);
    expect([here.read('sheets/W1.html'), here.read('sheets/W3.html'), filesIn(here.in('sheets'))]).toEqual([
      'old',
      'theirs',
      ['W1.html', 'W3.html', 'W4.html', 'w2.pdf'],
    ]);
  });

  it.each([
    ['below a file', 'people.txt/sheets'],
    ['a file', 'people.txt'],
    ['where nobody may write', '/usr'],
    ['where nothing can be made', '/usr/hi-careers-test'],
  ])('in a folder that is %s is refused before the first person', async (_what, place) => {
    const cwd = folder({ 'people.txt': 'a file' });
    // The person who runs it must get into the place at least.
    chmodSync(cwd, 0o755);
    const refused = (handouts: string) => run(['workshop', '--plain', '--handouts', handouts], { cwd, columns: 80 });
    await refused('people.txt');
    const { code, stdout, stderr } = await asNobody(() => refused(place));
    expect([code, stdout, stack.test(stderr)]).toEqual([2, '', false]);
    expect(stderr).toMatch(/^hi-careers: unwritable/);
    expect(filesIn(cwd)).toEqual(['people.txt']);
  });
});

describe('a sheet', () => {
  it('gets no name that another got in the same moment', async () => {
    const here = machine({ 'sheets/W1.html': 'theirs' });
    const sheets = await openSheets(here.in('sheets'));
    expect([await sheets.write('W1.html', 'ours'), await sheets.write('W2.html', 'ours')]).toEqual([null, here.in('sheets/W2.html')]);
    expect([here.read('sheets/W1.html'), here.read('sheets/W2.html'), here.files()]).toEqual(['theirs', 'ours', ['W1.html', 'W2.html']]);
  });
});

describe('a full disk', () => {
  /** The program may write files of so many kilobytes and no larger. */
  const before = 'ulimit -f 8;';

  it('under the sheets: said, tried again or left, and nothing stands under the name', async () => {
    const here = machine();
    const terminal = here.start('--plain --handouts sheets --save people.ndjson', {}, { before });
    await sit(terminal, leaver);
    expect(oneLine(await terminal.see(/want to try again\?[\s\S]*\n> $/))).toMatch(/“sheets\/W1\.html” could not be written \(.+\)\./);
    terminal.type('1');
    await terminal.see(/could not be written[\s\S]*want to try again\?[\s\S]*\n> $/);
    terminal.type('2');
    const { code, text } = await finish(terminal);
    expect([code, here.files(), stack.test(text)]).toEqual([1, ['people.ndjson'], false]);
    expect(oneLine(text)).toMatch(/1 person finished: answers in “people\.ndjson”\. 1 thing that you asked for could not be written\./);
    expect(here.answers('people.ndjson')).toHaveLength(1);
  });

  it('under the answers: said, and the person is counted', async () => {
    const terminal = machine().start('--plain --save /dev/full');
    await sitShortly(terminal, '1');
    expect(oneLine(await terminal.see(/want to try again\?[\s\S]*\n> $/))).toContain(
      '“/dev/full” could not be written (the disk is full).',
    );
    terminal.type('2');
    const { code, text } = await finish(terminal);
    expect([code, oneLine(text).includes('1 person finished')]).toEqual([1, true]);
  });

  it('in the middle of a line: what got there of it is taken back, and it can be tried again', async () => {
    const filled = `${JSON.stringify({ ref: 'W1', answers: { nation: 'england' }, notSure: [] })}\n`.repeat(143);
    const here = machine({ 'people.ndjson': filled });
    const terminal = here.start('--plain --save people.ndjson', {}, { before });
    await sitShortly(terminal, '1');
    await terminal.see(/want to try again\?[\s\S]*\n> $/);
    expect(here.read('people.ndjson')).toBe(filled);
    writeFileSync(here.in('people.ndjson'), '');
    terminal.type('1');
    expect((await finish(terminal)).code).toBe(0);
    expect(here.answers('people.ndjson')).toMatchObject([{ ref: 'W2', answers: { nation: 'england' } }]);
  });

  it('under the summary: it is on the screen instead, and exit is 2', async () => {
    const terminal = machine().start('--plain --output /dev/full');
    await sitShortly(terminal, '1');
    const { code, text } = await finish(terminal);
    expect([code, text.includes('This group'), stack.test(text)]).toEqual([2, true, false]);
    expect(text).toContain('the disk is full');
  });

  it('with nobody left to ask: the workshop ends, and exit is 1', async () => {
    const terminal = machine().start('--plain --save /dev/full');
    await call(terminal);
    await sayWhere(terminal, '1');
    terminal.press(endOfInput);
    const { code, text } = await terminal.end();
    expect([code, text.includes('This group')]).toEqual([1, true]);
  });
});

describe('a fault in the interview with one person', () => {
  it('is said calmly, and costs nobody else anything', async () => {
    const here = machine();
    const terminal = here.start('--plain --handouts sheets --save people.ndjson', { NODE_OPTIONS: `--import ${crash}` });
    await sitShortly(terminal, '1');
    await call(terminal);
    await sayWhere(terminal, '2');
    terminal.type('why');
    const given = oneLine(await terminal.see(next));
    expect(given).toMatch(
      /The program failed; it was not your fault\. The answers of W2 are lost, but everybody else’s are safe\..*TypeError: planted\./,
    );
    await sitShortly(terminal, '3');
    const { code, text } = await finish(terminal);
    expect([code, stack.test(text), here.files()]).toEqual([0, false, ['W1.html', 'W2.html', 'people.ndjson']]);
    expect(here.answers('people.ndjson').map(({ ref, answers }) => [ref, answers.nation])).toEqual([
      ['W1', 'england'],
      ['W2', 'wales'],
    ]);
    expect(text).toContain('2 people finished');
  });
});

describe('--save', () => {
  it('is on the disk after each person, for its owner alone, and goes on with the codes and the summary', async () => {
    const here = machine();
    const first = here.start('--plain --save people.ndjson');
    await sitShortly(first, '1');
    await sitShortly(first, '2');
    await call(first);
    expect(here.answers('people.ndjson').map(({ ref }) => ref)).toEqual(['W1', 'W2']);
    expect(modeOf(here.in('people.ndjson'))).toBe(0o600);
    first.kill('SIGKILL');
    await first.end();

    const second = here.start('--plain --save people.ndjson --output group.txt');
    expect(oneLine(await second.see(next))).toContain('Already in “people.ndjson”: 2 people. The workshop continues from there.');
    expect(await call(second)).toContain('Your code is W3.');
    await sayWhere(second, '1');
    await readAndLeave(second);
    await sit(second, leaver);
    await sitShortly(second, '1');
    await finish(second);
    expect(here.answers('people.ndjson').map(({ ref }) => ref)).toEqual(['W1', 'W2', 'W3', 'W4', 'W5']);
    const batch = await run(['batch', here.in('people.ndjson'), '--summary', '--plain', '--as-of', '2026-11-24']);
    expect([batch.code, batch.stdout.startsWith('This group\n\n5 people.')]).toEqual([0, true]);
    expect(here.read('group.txt')).toBe(batch.stdout);
  });

  it('a line that was broken off is set aside, and the next one stands on a line of its own', async () => {
    const whole = JSON.stringify({ ref: 'W7', answers: { nation: 'wales' }, notSure: [] });
    const here = machine({ 'people.ndjson': `${whole}\n{"ref":"W8","ans` });
    chmodSync(here.in('people.ndjson'), 0o644);
    const terminal = here.start('--plain --save people.ndjson');
    expect(oneLine(await terminal.see(next))).toMatch(/people\.ndjson:2 row 2 error not-json.*: 1 person\./);
    expect(await call(terminal)).toContain('Your code is W8.');
    await sayWhere(terminal, '1');
    await readAndLeave(terminal);
    const { code } = await finish(terminal);
    const lines = here.read('people.ndjson').split('\n');
    expect([code, lines.slice(0, 2), JSON.parse(lines[2] ?? '').ref]).toEqual([0, [whole, '{"ref":"W8","ans'], 'W8']);
    expect(modeOf(here.in('people.ndjson'))).toBe(0o600);
  });

  it.each([
    ['of another kind', 'people.csv', /not-answers/],
    ['in a folder that is not there', 'nowhere/people.ndjson', /unwritable/],
    ['that is a folder', '.', /unwritable/],
    ['that is the summary too', 'group.txt', /given for both --output and --save/],
    ['that is standard output', '-', /needs a file name, not -/],
  ])('a file %s is refused before the first person', async (_what, name, problem) => {
    const here = machine({ 'people.csv': 'ref,age\nA1,17\n' });
    const { code, text } = await here.start(`--plain --save ${name} --output ./group.txt`).end();
    expect([code, text.includes('Who is next?'), stack.test(text), here.files()]).toEqual([2, false, false, ['people.csv']]);
    expect(text).toMatch(problem);
    expect(here.read('people.csv')).toBe('ref,age\nA1,17\n');
  });

  it('a file that nobody came to is not left behind', async () => {
    const here = machine();
    const terminal = here.start('--plain --save people.ndjson');
    expect((await finish(terminal)).code).toBe(0);
    expect(here.files()).toEqual([]);
  });
});

describe('without a terminal', () => {
  it.each([[[]], [['--no-input']], [['--handouts', 'sheets', '--save', 'people.ndjson']]])(
    '%j: exit 2, and what there is instead',
    async (args) => {
      const here = machine();
      const { code, stdout, stderr } = await run(['workshop', ...args], { cwd: here.place });
      expect([code, stdout, here.files(), escapes.test(stderr)]).toEqual([2, '', [], false]);
      expect(stderr).toContain('A workshop needs a terminal');
      expect(stderr).toContain('hi-careers batch');
      expect(stderr).toContain('hi-careers workshop --sheet');
    },
  );

  it.each([
    ['--no-input', 'A workshop needs a terminal'],
    ['--profile -', '--profile cannot be read from it'],
    ['--profile marked.yaml', 'overrides by an adviser'],
    ['--set nation=atlantis', 'nation'],
  ])('in one, %s: exit 2 before anybody is asked', async (args, problem) => {
    const marked = 'answers: {}\noverrides: [{requirement: librarian/library-qualification, verdict: accept, because: we know them}]\n';
    const { code, text } = await machine({ 'marked.yaml': marked }).start(`--plain ${args}`).end();
    expect([code, text.includes('Who is next?'), stack.test(text), text.includes(problem)]).toEqual([2, false, false, true]);
  });
});

describe('the examples of the help', () => {
  it('run as they are printed', async () => {
    const { stdout } = await run(['workshop', '--help']);
    const examples = stdout.slice(0, stdout.indexOf('\n\n')).split('\n').slice(1);
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      const terminal = machine().start(example.replace(/^ *hi-careers workshop/, ''));
      if (!example.includes('--sheet')) {
        await terminal.see(/Who is next\?[\s\S]*press Enter/);
        terminal.press(endOfInput);
      }
      expect([example, (await terminal.end()).code]).toEqual([example, 0]);
    }
  });
});
