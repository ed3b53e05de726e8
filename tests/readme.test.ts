import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, wordsOf } from './support/run.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** What stands under a command in the README, as far as it is told: `…` is the rest. */
const told = [...readme.matchAll(/```\n\$ npx (hi-careers [^\n]+)\n\n([\s\S]*?)```/g)].map(([, words = '', text = '']) => ({
  words,
  text,
}));
/** The day on which those runs were made. */
const [day] = /\d{1,2} \w+ \d{4}/.exec(/As of ([^.]+)\./.exec(readme)?.[1] ?? '') ?? [];
const asOf = new Date(`${day} UTC`).toISOString().slice(0, 10);

describe('the README shows what the program prints', () => {
  it('for a check and for a pathway at least', () =>
    expect(told.map(({ words }) => words.split(' ')[1])).toEqual(expect.arrayContaining(['check', 'pathway'])));

  it.each(told)('$words', async ({ words, text }) => {
    const { stdout } = await run([...wordsOf(words).slice(1), '--as-of', asOf]);
    const [front, rest] = text.split('…\n');
    expect(rest === undefined ? stdout : stdout.slice(0, front?.length)).toBe(front);
  });
});
