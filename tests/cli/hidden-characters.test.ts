import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidden, hostile } from '../support/hidden.js';
import { byWords, put } from '../support/outside.js';
import { folder, run } from '../support/run.js';
import { runs } from '../support/runs.js';

const bees = fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url));
/** Ways by the name of a file or a folder. */
const byName: readonly (readonly string[])[] = [
  ...['--profile', '--data', '--add', '--output', '--ics'].flatMap((flag) => [
    ['pathway', 'clinical-coder', flag, 'T'],
    ['pathway', 'clinical-coder', flag, 'T/T'],
  ]),
  ['advise', '--save', 'T/T'],
  ['advise', '--resume', 'T'],
  ['check', 'librarian', '--profile', 'T.yaml'],
  ['check', 'librarian', '--profile', 'T.yaml', '--output', 'T.yaml'],
  ['list', '--output', 'T.yaml'],
  ['advise', '--save', 'T.yaml', '--age', '17'],
  ['batch', 'T'],
  ['batch', 'T.csv'],
  ['batch', 'T.csv', '--rejects', 'T.out', '--output', '/dev/null'],
  ['batch', 'T.csv', '--summary', '--format', 'markdown'],
  ['batch', 'people.csv', '--output', 'T/T'],
  ['knowledge', 'check', 'T'],
  ['knowledge', 'check', 'T', '--json'],
  ['knowledge', 'check', 'T.bees'],
  ['knowledge', 'check', 'T.bees', '--json'],
  ['list', 'roles', '--data', 'T.bees', '--format', 'markdown'],
  ['knowledge', 'coverage', '--source', 'bee-book', '--data', 'T.bees'],
  ['knowledge', 'try', 'T'],
  ['knowledge', 'try', 'T.yaml'],
  ['knowledge', 'freeze', 'T'],
  ['knowledge', 'diff', 'T', 'T2'],
  ['knowledge', 'diff', 'bees', 'bees', '--personas', 'T'],
  ['knowledge', 'reviewed', 'T', '--data', 'T'],
  ['knowledge', 'reviewed', 'bee-book', '--data', 'T.bees', '--on', '2026-11-24'],
  ['knowledge', 'new', 'source', 'new-source', '--url', 'https://example.org/', '--publisher', 'Bees', '--data', 'T.bees'],
];

/** Ways by what stands in a file. */
const inFiles: readonly { readonly file: string; readonly textOf: (text: string) => string; readonly words: readonly string[] }[] = [
  {
    file: 'p.yaml',
    textOf: (text) =>
      `answers: {age: 17}\noverrides: [{requirement: librarian/library-qualification, verdict: accept, because: ${JSON.stringify(text)}}]\n`,
    words: ['check', 'librarian', '--profile', 'p.yaml'],
  },
  { file: 'p.json', textOf: (text) => JSON.stringify({ answers: { [text]: 1 } }), words: ['check', 'librarian', '--profile', 'p.json'] },
  { file: 'p.yaml', textOf: (text) => `answers: {age: ${text}}\n`, words: ['check', 'librarian', '--profile', 'p.yaml'] },
  { file: 'p.yaml', textOf: (text) => `${text}: 1\n`, words: ['check', 'librarian', '--profile', 'p.yaml'] },
  {
    file: 'p.yaml',
    textOf: (text) => `who: "${text}"\nprofile: {answers: {age: 17}}\nexpects: {verdicts: {librarian: open}}\n`,
    words: ['knowledge', 'try', 'p.yaml'],
  },
  { file: 'r.csv', textOf: (text) => `ref,age\n"${text.replaceAll('"', '')}",17\n`, words: ['batch', 'r.csv', '--role', 'librarian'] },
  {
    file: 'r.csv',
    textOf: (text) => `ref,age\n"${text.replaceAll('"', '')}",17\n`,
    words: ['batch', 'r.csv', '--role', 'librarian', '--raw'],
  },
  {
    file: 'r.csv',
    textOf: (text) => `ref,age\n"${text.replaceAll('"', '')}",17\n`,
    words: ['batch', 'r.csv', '--role', 'librarian', '--json'],
  },
  {
    file: 'r.csv',
    textOf: (text) => `ref,age\nA,"${text.replaceAll('"', '')}"\n`,
    words: ['batch', 'r.csv', '--role', 'librarian', '--rejects', '-', '--output', '/dev/null'],
  },
  { file: 'r.csv', textOf: (text) => `ref,age,${text}\nA,17,1\n`, words: ['batch', 'r.csv', '--role', 'librarian'] },
  {
    file: 'r.ndjson',
    textOf: (text) => `${JSON.stringify({ ref: text, [text]: 1 })}\n`,
    words: ['batch', 'r.ndjson', '--role', 'librarian'],
  },
  {
    file: 'r.ndjson',
    textOf: (text) => `${JSON.stringify({ ref: text, age: 17 })}\n`,
    words: ['batch', 'r.ndjson', '--role', 'librarian', '--format', 'ndjson'],
  },
  { file: 'bees/roles/keeping/hive-helper.yaml', textOf: (text) => `title: ${text}\n`, words: ['knowledge', 'check', 'bees'] },
  { file: 'bees/roles/keeping/hive-helper.yaml', textOf: (text) => `title: ${text}\n`, words: ['list', '--data', 'bees'] },
];

/** The colours that the program sets itself, and how it draws its progress; no other code is let through. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ours = (text: string): string => text.replace(/\u001b\[[0-9]{1,2}(?:;[0-9]{1,2})?m|\r\u001b\[K/g, '');

describe('no character that nobody sees reaches a terminal', () => {
  const seeds = { numRuns: runs(1) };
  const holds = async (words: readonly string[], cwd: string, when: string): Promise<void> => {
    const { stdout, stderr } = await run([...words, ...(words[0] === 'completion' ? [] : ['--color', when])], { cwd, columns: 80 });
    expect(ours(stdout + stderr)).not.toMatch(hidden);
  };
  const colour = fc.constantFrom('never', 'always');
  const withBees = (): string => {
    const cwd = folder({ 'people.csv': 'ref,age\nA,17\n' });
    cpSync(bees, join(cwd, 'bees'), { recursive: true });
    return cwd;
  };
  const asName = (text: string): string => Buffer.from(text.replace(/[\0/]/g, '')).toString().slice(0, 60);

  it.each(byWords)('from the words typed: %s %s %s', async (...words) => {
    await fc.assert(
      fc.asyncProperty(hostile, colour, (text, when) => holds([...put(words, text), '--no-input'], withBees(), when)),
      seeds,
    );
  });

  it.each(byName)('from the name of a file or folder: %s %s %s', async (...words) => {
    await fc.assert(
      fc.asyncProperty(hostile.map(asName), colour, async (name, when) => {
        const cwd = withBees();
        mkdirSync(join(cwd, name));
        cpSync(bees, join(cwd, `${name}.bees`), { recursive: true });
        for (const [end, text] of [
          ['.yaml', 'who: somebody\n'],
          ['.csv', `ref,age\nA,17\n${'B,x\n'.repeat(3)}`],
        ] as const)
          writeFileSync(join(cwd, `${name}${end}`), text);
        writeFileSync(join(cwd, `${name}.bees/roles/keeping/${name}.yaml`), 'title: 1\n');
        await holds([...put(words, name), '--no-input'], cwd, when);
      }),
      seeds,
    );
  });

  it.each(inFiles)('from what stands in $file: $words', async ({ file, textOf, words }) => {
    await fc.assert(
      fc.asyncProperty(hostile, colour, async (text, when) => {
        const cwd = withBees();
        writeFileSync(join(cwd, file), textOf(text));
        await holds([...words, '--no-input'], cwd, when);
      }),
      seeds,
    );
  });
});
