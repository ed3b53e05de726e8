import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../support/run.js';

const spy = fileURLToPath(new URL('loaded.cjs', import.meta.url));
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const textOf = new Map(
  readdirSync(dist)
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file, readFileSync(dist + file, 'utf8')]),
);

/** The parts that the program loaded to do this. */
async function loadedFor(...words: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await run(words, { env: { NODE_OPTIONS: `--require ${spy}` } });
  return [...stderr.matchAll(/^loaded (.+)$/gm)].map(([, file = '']) => file);
}

/** Some parts with all that loads together with them: `require` at once, not later. */
function together(...files: readonly string[]): readonly string[] {
  const found = new Set(files);
  for (const file of found) for (const [, next = ''] of (textOf.get(file) ?? '').matchAll(/=require\("\.\/([^"]+)"\)/g)) found.add(next);
  return [...found];
}

/** Those that go by the name of what they do; the others are what several of these share. */
const named = (files: readonly string[]): readonly string[] => files.filter((file) => !file.startsWith('shared-')).sort();
const kilobytes = (files: readonly string[]): number => files.reduce((sum, file) => sum + (textOf.get(file)?.length ?? 0), 0) / 1000;
/** An error that only the YAML parser knows. */
const readsYaml = (files: readonly string[]): boolean => files.some((file) => textOf.get(file)?.includes('BLOCK_AS_IMPLICIT_KEY'));

describe('a command loads what it needs and no more', () => {
  it('the version: one part', async () => expect(await loadedFor('--version')).toEqual(['main.js']));

  it('the help: the command line besides', async () => expect(named(await loadedFor('--help'))).toEqual(['main.js', 'program-index.js']));

  it('a check as JSON: neither prompts, nor pages, nor writers of text, nor YAML', async () => {
    const loaded = await loadedFor('check', 'ward-clerk', '--english-level-2', '--json');
    expect(named(loaded)).toEqual(['commands-check.js', 'main.js', 'program-index.js']);
    expect(readsYaml(loaded)).toBe(false);
    expect(loaded.length).toBeLessThanOrEqual(8);
    expect(kilobytes(loaded)).toBeLessThan(150);
  });

  it('an advice as JSON: no talk, no page, no writer of text, no YAML', async () => {
    const loaded = await loadedFor('advise', '--no-input', '--json');
    expect(named(loaded)).toEqual(['advice-text.js', 'advise.js', 'main.js', 'program-index.js']);
    expect(readsYaml(loaded)).toBe(false);
  });

  it('a check as text: its page and the one writer', async () => {
    const loaded = await loadedFor('check', 'ward-clerk');
    expect(named(loaded)).toEqual(['check-page.js', 'commands-check.js', 'main.js', 'program-index.js', 'terminal.js']);
  });

  it.each([
    ['line-by-line.js', 210],
    ['arrow-keys.js', 250],
  ])('the first question (%s): no planner, and nothing of what comes after the last', (prompter, most) => {
    const loaded = together('main.js', 'program-index.js', 'advise.js', 'session.js', 'terminal.js', prompter);
    expect(named(loaded)).toEqual(['advise.js', 'main.js', 'session.js', prompter, 'program-index.js', 'terminal.js'].sort());
    expect(readsYaml(loaded)).toBe(false);
    expect(kilobytes(loaded)).toBeLessThan(most);
  });
});

it('a part asks at once only for parts that there are, and none is in vain', () => {
  const asked = [...textOf.values()].flatMap((text) => [...text.matchAll(/require\("\.\/([^"]+)"\)/g)].map(([, file = '']) => file));
  expect([...new Set([...asked, 'main.js'])].sort()).toEqual([...textOf.keys()].sort());
});
