import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { start } from '../support/run.js';

const spy = fileURLToPath(new URL('loaded.cjs', import.meta.url));
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const textOf = new Map(
  readdirSync(dist)
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file, readFileSync(dist + file, 'utf8')]),
);

/** What every command needs. */
const always = ['command-line.js', 'main.js', 'rolldown-runtime.js', 'start.js'];

/** The files that the program loaded to do this, without those that it always loads. */
async function loadedFor(...words: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await start(words, { env: { NODE_OPTIONS: `--require ${spy}` } });
  const loaded = [...stderr.matchAll(/^loaded (.+)$/gm)].map(([, file = '']) => file);
  return loaded.filter((file) => !always.includes(file)).sort();
}

/** What a file loads at once: `require` at its top level, and not within `import()`. */
const requiredAtOnce = (file: string): readonly string[] =>
  [...(textOf.get(file) ?? '').matchAll(/(?<![>(])require\("\.\/([^"]+)"\)/g)].map(([, found = '']) => found);

/** Some files with all that loads together with them. */
function together(...files: readonly string[]): readonly string[] {
  const found = new Set(files);
  for (const file of found) for (const next of requiredAtOnce(file)) found.add(next);
  return [...found].filter((file) => !always.includes(file)).sort();
}

describe('a command loads what it needs and no more', () => {
  it('the version and the help: the command line', async () => {
    expect(await loadedFor('--version')).toEqual([]);
    expect(await loadedFor('--help')).toEqual([]);
  });

  it('a check as JSON: neither plans, nor prompts, nor pages, nor writers of text, nor YAML', async () =>
    expect(await loadedFor('check', 'ward-clerk', '--english-level-2', '--json')).toEqual([
      'answers.js',
      'commands.js',
      'engine.js',
      'results.js',
    ]));

  it('an advice as JSON: no interview, no page, no writer of text, no YAML', async () => {
    const loaded = await loadedFor('advise', '--no-input', '--json');
    expect(loaded).toEqual(['advise.js', 'answers.js', 'commands.js', 'engine.js', 'pathways.js', 'results.js']);
  });

  it('a check as text: its page and the one writer', async () => {
    const loaded = await loadedFor('check', 'ward-clerk');
    expect(loaded).toEqual(expect.arrayContaining(['pages.js', 'terminal.js']));
    for (const file of ['batch.js', 'interview.js', 'workbench.js', 'writers.js', 'yaml.js']) expect(loaded).not.toContain(file);
  });

  it('the first question: nothing that reads or reviews knowledge, and no writer of files to take home', () => {
    const loaded = together('advise.js', 'interview.js', 'terminal.js');
    for (const file of ['knowledge.js', 'workbench.js', 'writers.js', 'yaml.js']) expect(loaded).not.toContain(file);
  });
});

it('no file is in vain, and no two load each other', () => {
  // A thread is started from the address of its file.
  const asked = [...textOf.values()].flatMap((text) =>
    [...text.matchAll(/(?:require\("|URL\([`"'])\.\/([a-z-]+\.js)[`"']/g)].map(([, file = '']) => file),
  );
  expect([...new Set([...asked, 'main.js'])].sort()).toEqual([...textOf.keys()].sort());
  for (const file of textOf.keys()) {
    const needed = new Set(requiredAtOnce(file));
    for (const next of needed) for (const further of requiredAtOnce(next)) needed.add(further);
    expect([file, ...needed].filter((one, at) => at > 0 && one === file)).toEqual([]);
  }
});
