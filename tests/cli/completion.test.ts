import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/commands/context.js';
import { realModel } from '../support/bases.js';
import { escapes, folder, program, run, shell } from '../support/run.js';

const { roles, routes, attributes } = realModel.base;

/** What may stand at the end of a line; `|` where the last word begins, if it is not empty. */
async function offered(line: string): Promise<readonly string[]> {
  const words = line.split(' ');
  const { code, stdout, stderr } = await run(['complete', '--', `:${words.at(-1)}`, ...words.slice(0, -1)]);
  expect([code, stderr, escapes.test(stdout)]).toEqual([0, '', false]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((one) => one.split('\t')[0] ?? '');
}

const valuesOf = (wanted: string): readonly string[] => {
  const shape = attributes.find(({ id }) => id === wanted)?.shape;
  return shape !== undefined && 'values' in shape ? shape.values.map(({ id }) => id) : [];
};

describe('the answer of the program to the Tab key', () => {
  it('after show and check is every id that may stand there', async () => {
    const [shown, checked] = await Promise.all([offered('show '), offered('check ')]);
    for (const { id } of [...roles, ...routes]) expect([shown.includes(id), checked.includes(id)]).toEqual([true, true]);
    expect(checked).toHaveLength(roles.length + routes.length);
  });

  it.each([
    ['show ward-c', ['ward-clerk']],
    ['show nothing-of-this-name', ['']],
    ['check ward-clerk --degree-class ', valuesOf('degree-class')],
    ['check ward-clerk --degree-class 2:', ['2:2', '2:1']],
    ['check ward-clerk --degree-class=2:', ['--degree-class=2:2', '--degree-class=2:1']],
    ['check --maths-level-2 ', ['yes', 'no']],
    ['check --enjoys science,leading', ['science,leading-people']],
    ['check --set degree-cl', ['degree-class=']],
    ['check --set degree-class=2:', ['degree-class=2:2', 'degree-class=2:1']],
    ['check --gcse-passes ', ['']],
    ['check --gcse-p', ['--gcse-passes']],
    ['check --profile ', [':files']],
    ['batch ', [':files']],
    ['batch people.csv --role ward-c', ['ward-clerk']],
    ['batch people.csv --role ward-clerk ward-c', ['ward-clerk']],
    ['batch people.csv --format ', ['csv', 'ndjson', ...new Set(['json', ...formats])]],
    ['list ro', ['roles', 'routes']],
    ['knowledge rev', ['reviewed']],
    ['completion ', ['bash', 'zsh', 'fish', 'powershell']],
    ['comp', ['compare', 'completion']],
    ['no-such-command ', ['']],
  ])('%j', async (line, words) => expect(await offered(line)).toEqual(words));

  it('names every command that the help names', async () => {
    const [words, { stdout }] = await Promise.all([offered(''), run(['--help'])]);
    const [, listed = ''] = stdout.split(/^Commands:\n/m);
    const named = [...listed.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name).filter((name) => name !== 'help');
    expect(words).toEqual(named);
  });
});

describe('the script for a shell', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('%s asks the program, and says how to load it', async (name) => {
    const { code, stdout, stderr } = await run(['completion', name]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/hi-careers complete '?--'?/);
    expect(stdout).toContain(`hi-careers completion ${name}`);
    expect(stdout).not.toMatch(/\beval\b/);
  });

  it.each([[[]], [['tcsh']]])('%j is refused', async (args) => {
    const { code, stdout, stderr } = await run(['completion', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('hi-careers completion --help');
  });

  /** What bash puts in place of the last part of the line, which begins after the last sign at which it takes words apart. */
  async function inBash(line: string, breaks = '=:'): Promise<readonly string[]> {
    const word = line.split(new RegExp(`[ ${breaks}]`)).at(-1) ?? '';
    const place = folder({ 'bin/hi-careers': `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n` });
    chmodSync(join(place, 'bin/hi-careers'), 0o755);
    const script = `
      PATH="$PWD/bin:$PATH"; unset -f hi-careers
      source <(hi-careers completion bash)
      COMP_LINE=$LINE_TYPED; COMP_POINT=\${#COMP_LINE}
      _hi_careers hi-careers "$WORD"
      printf '%s\\n' "\${COMPREPLY[@]}"; ls`;
    const { stdout, stderr } = await shell(script, { cwd: place, env: { LINE_TYPED: line, WORD: word } });
    expect(stderr).toBe('');
    return stdout.trimEnd().split('\n');
  }

  it.each([
    ['hi-careers show ward-c', ['ward-clerk', 'bin']],
    ['hi-careers check x --degree-class ', [...valuesOf('degree-class'), 'bin']],
    // The shell has taken 2:1 apart at the colon, and wants what comes after it.
    ['hi-careers check x --degree-class 2:', ['2', '1', 'bin']],
    // Nothing that was typed is run: no file came of it.
    ['hi-careers check $(touch bad1) `touch bad2` ; touch bad3 ; ward-c', ['ward-clerk', 'bin']],
  ])('bash: %j', async (line, words) => expect(await inBash(line)).toEqual(words));

  it.each([
    ['hi-careers check x --degree-class=fi', '=:', 'first'],
    ['hi-careers check x --degree-class=fi', ':', '--degree-class=first'],
    ['hi-careers check x --degree-class=fi', '', '--degree-class=first'],
    ['hi-careers check x --degree-class 2:1', '=:', '1'],
    ['hi-careers check x --degree-class 2:1', '=', '2:1'],
    ['hi-careers check x --degree-class=2:1', '=:', '1'],
    ['hi-careers check x --degree-class=2:1', '=', '2:1'],
    ['hi-careers check x --degree-class=2:1', ':', '1'],
    ['hi-careers check x --degree-class=2:1', '', '--degree-class=2:1'],
    ['hi-careers check x --set degree-class=fi', '=:', 'first'],
    ['hi-careers check x --set degree-class=fi', '', 'degree-class=first'],
    ['hi-careers check x --enjoys=working-with-numbers,lead', '=', 'working-with-numbers,leading-people'],
    ['hi-careers check x --enjoys=working-with-numbers,lead', ',=', 'leading-people'],
  ])('bash: %j keeps what was typed where words end at “%s”', async (line, breaks, word) =>
    expect(await inBash(line, breaks)).toEqual([word, 'bin']),
  );
});
