import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../src/commands/interview/parse-reply.js';
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

  const lines = ['bees', 'wasps', 'ants'].map((label) => ({ value: label, label }));
  it.each([
    ['2', { wasps: 1 }, '1 × wasps'],
    ['1 3X4', { bees: 1, ants: 4 }, '1 × bees; 4 × ants'],
    ['3, 3;1', { ants: 2, bees: 1 }, '1 × bees; 2 × ants'],
    ['2x20', { wasps: 20 }, '20 × wasps'],
  ])('%j counts lines', (line, counts, spoken) => {
    const reply = { kind: 'counts', counts: new Map(Object.entries(counts)) };
    expect(parseReply(line, asks({ kind: 'counts', choices: lines, max: 20 }))).toEqual({ ok: true, reply, spoken });
  });

  it.each(['', '0', '4', '1x0', '2x21', 'bees', '1-2', '1x', 'none'])('%j counts nothing', (line) => {
    const read = parseReply(line, asks({ kind: 'counts', choices: lines, max: 20 }));
    expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(/^Please (type|give)/) });
  });

  it.each(['-1', '21', '1.5', '1e1', 'six', '٣', ''])('%j is no number from 0 to 20', (line) => {
    const read = parseReply(line, asks({ kind: 'number', min: 0, max: 20 }));
    expect(read).toMatchObject({ ok: false, problem: 'Please type a whole number from 0 to 20.' });
  });
});
