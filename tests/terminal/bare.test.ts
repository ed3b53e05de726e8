import { describe, expect, it } from 'vitest';
import { line } from './interview.js';
import { keys, Terminal } from './terminal.js';

describe('without being told to ask', () => {
  it('hi-careers alone asks the first question', async () => {
    const terminal = new Terminal([], { line: 'ACCESSIBLE=1 hi-careers' });
    expect(await terminal.see(/Question 1\.[\s\S]*\n> $/)).toContain('Nothing is sent');
    terminal.press(keys.interrupt);
    expect((await terminal.end()).code).toBe(130);
  });

  it.each(['check', 'pathway'])('%s offers to ask what is missing, and asks only that', async (command) => {
    const terminal = new Terminal([command, 'clinical coder', '--plain', '--as-of', '2026-11-24']);
    expect(await line(terminal, '1')).toMatch(/could change this result\. Would you like to answer now\?/);
    await terminal.see(/Question 1\.[\s\S]*\n> $/);
    terminal.type('show');
    const { code, text } = await terminal.end();
    expect([code === 2 || code === 70, text.includes('Clinical coder')]).toEqual([false, true]);
  });

  it('no, and --no-input: the result on what is known', async () => {
    const args = ['check', 'clinical coder', '--plain', '--as-of', '2026-11-24'];
    const terminal = new Terminal(args);
    await line(terminal, '2');
    const asked = await terminal.end();
    const silent = await new Terminal([...args, '--no-input']).end();
    expect(silent.text).not.toContain('Would you like to answer now?');
    expect([asked.code, asked.text.includes(silent.text.trim())]).toEqual([silent.code, true]);
  });
});
