import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { plainPrompter } from '../../../src/cli/prompts/line-by-line.js';
import { Cancelled, type Prompt, type Reply } from '../../../src/commands/interview/prompter.js';

const choice = (label: string) => ({ value: label.toLowerCase(), label });
const bees: Prompt = {
  text: 'Do you keep bees?',
  kind: 'one',
  choices: [choice('Yes'), choice('No')],
  offers: ['not-sure', 'why', 'back'],
  why: () => 'honey',
};
const age: Prompt = { text: 'How old are you?', kind: 'number', choices: [], offers: ['back'] };

/** Puts these questions to somebody who has typed all of this ahead. `terminal`: keys can be read one by one. */
async function put(prompts: readonly Prompt[], typed: string, terminal = true) {
  const input = new PassThrough();
  const raw: boolean[] = [];
  if (terminal) Object.assign(input, { setRawMode: (mode: boolean) => raw.push(mode) });
  const output = new PassThrough();
  const prompter = plainPrompter(input, output, 200, 'unicode');
  input.end(typed);
  const replies: (Reply | 'stopped')[] = [];
  for (const prompt of prompts)
    replies.push(
      await prompter.ask(prompt).catch((error: unknown) => {
        if (error instanceof Cancelled) return 'stopped' as const;
        throw error;
      }),
    );
  prompter.close();
  return { replies, raw, shown: String(output.read() ?? '') };
}

const yes = { kind: 'one', value: 'yes' };
const no = { kind: 'one', value: 'no' };

describe('line by line', () => {
  it.each([
    ['1\n', yes],
    ['yes\n', yes],
    ['Y\r\n', yes],
    ['n\r', no],
    ['not sure\n', { kind: 'not-sure' }],
    ['unsure\n', { kind: 'not-sure' }],
    ['back\n', { kind: 'back' }],
    ['why\n?\nhelp\n3\n2\n', no],
    ['quit\n', 'stopped'],
    ['exit\n', 'stopped'],
    ['2', no],
    ['', { kind: 'end' }],
  ])('%j', async (typed, wanted) => expect((await put([bees], typed)).replies).toEqual([wanted]));

  it('what is typed ahead answers the next questions, and quit in one’s own words is no command', async () => {
    const own: Prompt = { text: 'What next?', kind: 'line', choices: [], offers: [] };
    expect((await put([bees, age, own], '2\n34\nquit\n')).replies).toEqual([
      no,
      { kind: 'number', value: 34 },
      { kind: 'line', text: 'quit' },
    ]);
  });
});

describe('with one key', () => {
  it.each([
    ['1', yes],
    ['y', yes],
    ['n', no],
    ['u', { kind: 'not-sure' }],
    ['b', { kind: 'back' }],
    ['\u001b', { kind: 'back' }],
    ['\u001b[Ax92', no],
    ['?h2', no],
    ['q', 'stopped'],
    ['\u0003', 'stopped'],
    ['\u0004', { kind: 'end' }],
  ])('%j, once somebody has asked for it', async (typed, wanted) => {
    const { replies, raw } = await put([bees], `keys\n${typed}`);
    expect([replies, raw.at(-1)]).toEqual([[wanted], false]);
  });

  it('what needs a line still takes one, and e goes back to lines', async () => {
    const { replies, shown } = await put([bees, age, bees, bees], 'keys\n134\n2e1\n2\n');
    expect(replies).toEqual([yes, { kind: 'number', value: 34 }, no, yes]);
    expect(shown).toContain('Press a number from 1 to 2, without Enter.');
  });

  it('is no use where keys cannot be read, so lines go on', async () => {
    expect((await put([bees], 'keys\n2\n', false)).replies).toEqual([no]);
  });
});
