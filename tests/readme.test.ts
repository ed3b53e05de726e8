import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, wordsOf } from './support/run.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
/** The docs name their files from the top of the project. */
const shownBy = (words: string, ...more: readonly string[]) => run([...wordsOf(words).slice(1), ...more], { cwd: root });

/** The commands in the docs with their output; a last line `…` stands for the rest. */
const shown = ['docs/using.md', 'docs/advisers.md'].flatMap((page) =>
  [...textOf(page).matchAll(/```\n\$ npx (hi-careers [^\n]+)\n\n([\s\S]*?)```/g)].map(([, words = '', text = '']) => ({ words, text })),
);

describe('the docs show what the program prints', () => {
  it('for a check and for a pathway at least', () =>
    expect(shown.map(({ words }) => words.split(' ')[1])).toEqual(expect.arrayContaining(['check', 'pathway'])));

  it.each(shown)('$words', async ({ words, text }) => {
    const { stdout } = await shownBy(words);
    const [front, rest] = text.split('…\n');
    expect(rest === undefined ? stdout : stdout.slice(0, front?.length)).toBe(front);
  });

  it('in the picture: the command that is typed, and the first screen line by line', async () => {
    const lines = [...textOf('docs/session.svg').matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)];
    const [[, , , typed = ''] = [], ...output] = lines;
    const { stdout } = await shownBy(typed.replace('$ npx ', ''));
    const printed = stdout.split('\n');
    const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const lineOf = (y: string): number => Math.round((Number(y) - 16) / 19 - 0.8) - 2;
    const columnOf = (x: string): number => Math.round((Number(x) - 16) / 8.4);
    expect(output.length).toBeGreaterThan(10);
    for (const [, x = '', y = '', text = ''] of output)
      expect(printed[lineOf(y)]?.slice(columnOf(x)).startsWith(unescaped(text)), text).toBe(true);
  });
});

describe('the commands in the README', () => {
  const commands = [...textOf('README.md').matchAll(/^npx (hi-careers .*?)(?: {2,}# .*)?$/gm)].map(([, words = '']) => words);

  it('are five or more', () => expect(commands.length).toBeGreaterThanOrEqual(5));

  it.each(commands)('%s is understood', async (words) => {
    const asks = words === 'hi-careers advise' ? ['--no-input'] : [];
    const { code, stdout, stderr } = await shownBy(words, ...asks, '--as-of', '2026-11-30');
    expect([code === 2, stderr]).toEqual([false, '']);
    expect(stdout).not.toBe('');
  });
});
