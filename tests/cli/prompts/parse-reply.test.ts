import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../src/cli/prompts/parse-reply.js';
import type { Prompt } from '../../../src/commands/interview/prompter.js';

const asks = (more: Partial<Prompt>): Prompt => ({ text: 'How many?', choices: [], offers: [], ...more }) as Prompt;

describe('what is typed at a prompt', () => {
  it.each([
    ['1', 'GCSEs', '1 GCSE'],
    ['0', 'GCSEs', '0 GCSEs'],
    ['6', 'GCSEs', '6 GCSEs'],
    ['1', 'months', '1 month'],
    ['7', '', '7'],
  ])('%s of %s is said back as %s', (line, unit, spoken) => {
    expect(parseReply(line, asks({ kind: 'number', unit }))).toMatchObject({
      ok: true,
      reply: { kind: 'number', value: Number(line) },
      spoken,
    });
  });

  it.each(['-1', '21', '1.5', '1e1', 'six', '٣', ''])('%j is no number from 0 to 20', (line) => {
    const read = parseReply(line, asks({ kind: 'number', min: 0, max: 20 }));
    expect(read).toMatchObject({ ok: false, problem: 'Please type a whole number from 0 to 20.' });
  });
});
