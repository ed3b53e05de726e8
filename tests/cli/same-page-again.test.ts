import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLines, entryIds, entryNames, sanitise } from '../../src/presentation/index.js';
import { realModel } from '../support/bases.js';
import { folder, run } from '../support/run.js';
import { runs } from '../support/runs.js';
import { commandPromptWords, handedOver, powershellWords, unixWords } from '../support/shell-words.js';

const { base } = realModel;
const UNIX = 'bash, zsh or sh';
const PROMPT = 'the Command Prompt';

const linesFor = (words: readonly string[]): ReadonlyMap<string | null, string> =>
  new Map(commandLines({ words, options: [], hasPaths: false }, base).lines.map(({ shell, line }) => [shell, line]));

/** Values that some shell reads as something else. */
const awkward = [
  ...['two words', "it's", 'a"b', '$HOME', 'a$$', '$(id)', '`id`', '\\', 'a\\', 'a b\\', 'C:\\new\\table', '\\\\server\\share', '"', "''"],
  ...[
    '!',
    'a!b',
    '%',
    '%PATH%',
    '100%',
    '^',
    'a^b',
    '&',
    'a&b',
    'a & b',
    '|',
    '<',
    '>',
    'a;b',
    '(a)',
    '{a,b}',
    '[a]',
    '*',
    '?',
    '~',
    '#',
    '-',
  ],
  ...[
    'a,b',
    '@a',
    '@(1)',
    '=',
    'a=b',
    '--',
    '-x.y',
    '1e5',
    '5kb',
    '0x1f',
    '00',
    '’',
    '‘a’',
    '“a”',
    '„',
    'Zoë Ó Briain',
    '長い',
    '😀',
    '\u00a0',
    '',
  ],
];
const value = fc.oneof(
  fc.constantFrom(...awkward),
  fc.array(fc.constantFrom(...awkward, ' ', 'a'), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const words = fc.array(value, { minLength: 1, maxLength: 6 });

describe('a line', () => {
  it('is read by bash and by sh as the words that were meant, whatever is in them', () => {
    const all = [...awkward.map((one) => [one]), awkward, ...fc.sample(words, { numRuns: runs(300), seed: 1 })].filter((one) =>
      one.every((word) => sanitise(word, 'unicode') === word),
    );
    const lines = all.map((one) => linesFor(one).get(null) ?? linesFor(one).get(UNIX) ?? '');
    const meant = all.map((one) => ['hi-careers', ...one]);
    expect(unixWords('bash', lines)).toEqual(meant);
    expect(unixWords('sh', lines)).toEqual(meant);
  });

  it('is read by PowerShell and the Command Prompt as the words that were meant, by their rules', () => {
    const holds = (all: readonly string[]): void => {
      const lines = linesFor(all);
      const meant = ['npx', 'hi-careers', ...all];
      const powershell = lines.get(null) ?? lines.get('PowerShell');
      if (powershell !== undefined) {
        expect(powershellWords(powershell)).toEqual(meant);
        // Where `npx` is a batch file, the Command Prompt reads it again.
        expect(commandPromptWords(handedOver(powershellWords(powershell)))).toEqual(meant);
      }
      const prompt = lines.get(null) ?? lines.get(PROMPT);
      if (prompt !== undefined) expect(commandPromptWords(prompt)).toEqual(meant);
    };
    for (const one of awkward) holds([one]);
    fc.assert(fc.property(words, holds), { numRuns: runs(300) });
  });

  it.each([
    ['a line end', 'a\nb', []],
    ['a hidden character', 'a\u202eb', []],
    ['two spaces, which a page shows as one', 'a  b', []],
    ['a variable of the Command Prompt', '%PATH%', [UNIX]],
    ['an exclamation mark', 'wow!', [UNIX]],
    ['a double quote', 'a"b', [UNIX]],
    ['a backslash', 'C:\\data', [UNIX, 'PowerShell', PROMPT]],
    ['a backslash at the end', 'C:\\data\\', [UNIX, PROMPT]],
    ['an ampersand', 'a&b', [UNIX, PROMPT]],
    ['a dollar', '$HOME', [UNIX, 'PowerShell', PROMPT]],
    ['words', 'data analyst', [null]],
    ['a list', 'a,b', [null]],
  ])('with %s is for these shells only', (_, word, shells) => {
    expect([...linesFor([word]).keys()]).toEqual(shells);
  });

  it('holds every name of the knowledge, and is the same in every shell for every id', () => {
    const names = entryNames(base).map((name) => ['show', name]);
    const lines = names.map((one) => linesFor(one).get(null) ?? linesFor(one).get(UNIX) ?? '');
    expect(unixWords('bash', lines)).toEqual(names.map((one) => ['hi-careers', ...one]));
    for (const id of entryIds(base)) expect(linesFor(['show', id]).has(null), id).toBe(true);
  });
});

/** The lines of a page in Markdown, by shell. */
const linesOf = (page: string): readonly string[] => page.split('\n').filter((line) => /^(?:[^`]*: )?`+ ?npx hi-careers /.test(line));
const typed = (line: string): string => line.replace(/^[^`]*`+ ?(npx .*?) ?`+$/, '$1');

describe('the page of', () => {
  const bees = fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url));
  const local = fileURLToPath(new URL('../local-example', import.meta.url));
  const answers = ['--age', '17', '--nation', 'england', '--enjoys', 'science,working-with-numbers', '--maths-level-2', 'yes@2027-08'];
  const mark = ['--accept', 'librarian/library-qualification', '--because'];

  it.each<readonly [string, ...string[]]>([
    ['show', 'Clinical coder'],
    ['show', 'BA first class'],
    ['show', 'clinical-coder', '--checklist'],
    ['list'],
    ['list', 'roles', '--search', 'data $analyst'],
    ['check', 'Clinical coder', 'librarian', '--all', ...answers],
    ['check', 'librarian', ...mark, 'Zoë at "Anytown" takes experience; it’s their $5 rule'],
    ['check', 'librarian', ...mark, 'all of 100%!'],
    ['check', 'clinical-coder', '--gcse-passes', 'not-sure', '--set', 'science-level-2=not-sure'],
    ['advise', '--all', ...answers, '--right-to-work', 'not-sure'],
    ['pathway', 'information-analyst', '--from', 'ward-clerk', ...answers],
    ['pathway', '--into', 'clinical-coder', '--within', '12'],
    ['compare', 'clinical-coder', 'librarian', ...answers],
    ['batch', 'two people.csv', '--summary', '--role', 'ward-clerk', 'clinical-coder'],
    ['workshop', '--sheet', '--nation', 'wales'],
    ['list', 'roles', '--data', "bees' home"],
    ['check', 'beekeeper', '--data', "bees' home", '--age', '30'],
    ['check', 'clinical-coder', '--add', 'my trust', ...answers],
    ['advise', '--add', 'my trust', '--profile', 'me.yaml'],
  ])('%s %s is given again by its line in bash', async (...args) => {
    const cwd = folder({
      'two people.csv': `ref,age\n${'A,30\n'.repeat(6)}`,
      'me.yaml': 'said: 2025-01\nanswers: {age: 17, nation: wales}\nnotSure: [maths-level-2]\n',
    });
    cpSync(bees, join(cwd, "bees' home"), { recursive: true });
    cpSync(local, join(cwd, 'my trust'), { recursive: true });
    const page = (await run([...args, '--format', 'markdown', '--as-of', '2026-11-24'], { cwd })).stdout;
    const [first = ''] = linesOf(page);
    const [[program, ...again] = []] = unixWords('bash', [typed(first)]);
    expect(program).toBe('hi-careers');
    expect((await run(again, { cwd })).stdout).toBe(page);
  });

  it('an adviser says that reasons are in its line; where a shell cannot be given one, the line names saved answers', async () => {
    const page = (await run(['check', 'librarian', ...mark, 'all of 100%', '--format', 'markdown'])).stdout;
    expect(page).toContain('It repeats the reasons that an adviser wrote: read them before you pass it on.');
    expect(page).toContain('For PowerShell and the Command Prompt, save the answers and the marks in a profile, here “me.yaml”');
    expect(linesOf(page).map((line) => [/^\w+/.exec(line)?.[0], line.includes('--because'), line.includes('--profile me.yaml')])).toEqual([
      ['Bash', true, false],
      ['PowerShell', false, true],
      ['The', false, true],
    ]);
  });

  it('nobody says nothing of answers, and standard input is not read twice', async () => {
    const shown = (await run(['show', 'clinical-coder', '--format', 'markdown'])).stdout;
    expect(shown).toContain('Type this one line.\n');
    expect(shown).not.toMatch(/contains the answers|an adviser wrote|names files/);
    const summed = await run(['batch', '-', '--summary', '--format', 'markdown'], { input: 'age\n17\n' });
    expect([summed.code, linesOf(summed.stdout)]).toEqual([0, []]);
  });
});
