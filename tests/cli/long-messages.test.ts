import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byWords, put } from '../support/outside.js';
import { brokenBees, folder, run } from '../support/run.js';

const long = 'x'.repeat(900_000);
const digits = '9'.repeat(900_000);
/** A screenful; what is complained about has almost a megabyte. */
const LONGEST = 3000;

/** Longest line and whole length of what a command says. */
async function said(args: readonly string[], input?: string, files: Readonly<Record<string, string>> = {}) {
  const ran = await run(args, { cwd: folder(files), ...(input === undefined ? {} : { input }) });
  expect([ran.code === 0, ran.code === 70]).toEqual([false, false]);
  return ran.stdout.length + ran.stderr.length;
}

describe('a message quotes at most a line of what it complains about', () => {
  it.each([
    ['a number', `answers: {age: ${digits}}`],
    ['a number as text', `answers: {age: "${digits}"}`],
    ['a fraction', `answers: {age: 1.${digits}}`],
    ['a key', `${long}: 1`],
    ['a key twice', `answers: {${long}: 1, ${long}: 2}`],
    ['a reserved key', `answers: {age: 1, __proto__: ${long}}`],
    ['an attribute', `answers: {${long}: 1}`],
    ['a choice', `answers: {nation: ${long}}`],
    ['a yes or no', `answers: {maths-level-2: ${long}}`],
    ['an item of a set', `answers: {enjoys: [${long}]}`],
    ['a month', `answers: {degree-class: {value: first, expected: ${long}}}`],
    ['a key of an answer', `answers: {degree-class: {value: first, ${long}: 1}}`],
    ['a schema', `schema: ${long}`],
    ['a month of saying', `said: ${long}`],
    ['notSure', `notSure: [${long}]`],
    ['a key of an override', `overrides: [{${long}: 1}]`],
    ['an alias', `answers: *${long}`],
    ['an anchor', `answers: &${long} {age: 1}`],
    ['a tag', `answers: !${long} {age: 1}`],
    ['no YAML', `answers: {${long}`],
    ['an escape', `answers: "\\q${long}"`],
    ['a word before a hash', `answers: {age: ${long} # ${long}}`],
  ])('in a profile: %s', async (_, text) => {
    expect(await said(['check', 'ward-clerk', '--profile', '-'], text)).toBeLessThan(LONGEST);
  });

  it.each([
    ['a column', `${long},age\n1,17\n`],
    ['a cell of a number', `age\n${digits}\n`],
    ['a cell of a choice', `nation\n${long}\n`],
    ['a cell of a yes or no', `maths-level-2\n${long}\n`],
    ['a cell of a set', `enjoys\n${long}\n`],
    ['a month of a cell', `degree-class\n2:1@${long}\n`],
    ['a name in a line', `{"${long}":1}\n`],
    ['a name twice in a line', `{"${long.slice(0, 400_000)}":1,"${long.slice(0, 400_000)}":1}\n`],
    ['a number in a line', `{"ref":${digits}}\n`],
    ['no JSON', `{"ref":"A"}\n{${long}\n`],
  ])('in a batch: %s', async (_, text) => {
    expect(await said(['batch', '-', '--output', '/dev/null'], text)).toBeLessThan(LONGEST);
  });

  it.each([
    ['check', [long]],
    ['check', ['ward-clerk', '--set', `${long}=1`]],
    ['check', ['ward-clerk', '--set', long]],
    ['check', ['ward-clerk', '--age', long]],
    ['check', ['ward-clerk', '--nation', long]],
    ['check', ['ward-clerk', `--${long}`]],
    ['check', ['ward-clerk', '--as-of', long]],
    ['check', ['ward-clerk', '--format', long]],
    ['check', ['ward-clerk', '--profile', long]],
    ['check', ['ward-clerk', '--output', long]],
    ['check', ['ward-clerk', '--data', long]],
    ['check', ['ward-clerk', '--add', long]],
    ['knowledge', ['check', long]],
    ['knowledge', ['diff', long]],
    ['check', ['ward-clerk', '--accept', long, '--because', 'x']],
    ['check', ['ward-clerk', '--accept', 'librarian/library-qualification', '--because', long]],
    ['show', [long]],
    ['list', [long]],
    ['compare', [long, 'ward-clerk']],
    ['pathway', [long]],
    ['pathway', ['ward-clerk', '--from', long]],
    ['pathway', ['--specialism', long]],
    ['batch', [long]],
    ['knowledge', ['try', long]],
    [long, []],
  ])('on the command line: %.20s %#', async (command, args) => {
    expect(await said([command, ...args])).toBeLessThan(LONGEST);
  });

  /** Enough for a pattern that looks at the rest again and again to take longer than any test may. */
  const again = (unit: string): string => `x${unit.repeat(300_000)}x`;
  it.each(['/', '\\', ' ', '.', ',', '(', '\n(', '“', '”', '-', '=', '@', '0', ':', '\u202e'])(
    'whatever is long on the command line: %j',
    async (unit) => {
      const cwd = folder({ 'people.csv': 'ref,age\nA,17\n' });
      for (const words of byWords) {
        const { code, stderr } = await run([...put(words, again(unit)), '--no-input'], { cwd });
        expect([words, code === 70, stderr.length < LONGEST]).toEqual([words, false, true]);
      }
    },
  );

  it('in knowledge: a name that does not exist', async () => {
    const bees = brokenBees('roles/keeping/beekeeper.yaml', (text) => text.replace(/^specialism: .*$/m, `specialism: ${long}`));
    writeFileSync(join(bees, 'sources.yaml'), `${long}: 1\n`, { flag: 'a' });
    const { stdout, stderr } = await run(['knowledge', 'check', bees]);
    for (const line of (stdout + stderr).split('\n')) expect(line.length).toBeLessThan(LONGEST);
  });
});
