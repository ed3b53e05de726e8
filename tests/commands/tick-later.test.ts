import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import type { Prompt, Prompter, Reply } from '../../src/commands/prompter.js';
import { putQuestion } from '../../src/commands/put-question.js';
import { realModel } from '../support/bases.js';

const { base } = realModel;
const context = { base, asOf: '2026-11-24' } as Context;
const question = base.questions.find(
  ({ form, settles }) => form === 'tick' && settles.every((id) => base.attributes.some((one) => one.id === id && one.expectable)),
);
const [first = '', second = ''] = question?.settles ?? [];

/** Puts the list to somebody who replies so, one reply after another; with what was asked. */
async function put(...replies: readonly Reply[]) {
  const asked: Prompt[] = [];
  const left = [...replies];
  const prompter: Prompter = {
    ask: async (prompt) => {
      asked.push(prompt);
      return left.shift() ?? { kind: 'end' };
    },
    close: () => {},
  };
  if (question === undefined) throw new Error('The knowledge has no list whose items may come later.');
  const reply = await putQuestion(prompter, context, question, { canGoBack: true, why: () => question.why });
  return { asked, said: reply.kind === 'answers' ? Object.fromEntries(reply.answers) : reply.kind };
}

const many = (...values: readonly string[]): Reply => ({ kind: 'many', values });
const month = (value: string): Reply => ({ kind: 'month', value });

describe('a list of which some will be so later', () => {
  it('takes the month of what comes later, and asks the rest as before', async () => {
    const { asked, said } = await put({ kind: 'expected' }, many(first), month('2027-08'), many(second));
    expect(said).toEqual({ [first]: { kind: 'yes-no', value: true, expected: '2027-08' }, [second]: { kind: 'yes-no', value: true } });
    expect(asked.map(({ choices }) => choices.map(({ value }) => value).includes(first))).toEqual([true, true, false, false]);
  });

  it('offers it, and going back leaves nothing behind', async () => {
    const { asked, said } = await put({ kind: 'expected' }, { kind: 'back' }, many(first));
    expect(asked[0]?.offers).toContain('expected');
    expect(said).toEqual({ [first]: { kind: 'yes-no', value: true }, [second]: { kind: 'yes-no', value: false } });
  });

  it('is done where all of it comes later', async () => {
    const { said } = await put({ kind: 'expected' }, many(first, second), month('2027-08'), month('2028-01'));
    expect(said).toMatchObject({ [first]: { expected: '2027-08' }, [second]: { expected: '2028-01' } });
  });

  it.each(['show', 'save', 'end'] as const)('may be left at any point: %s', async (kind) => {
    expect((await put({ kind: 'expected' }, many(first), { kind })).said).toBe(kind);
  });
});
