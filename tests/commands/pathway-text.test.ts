import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import { pathwayText } from '../../src/commands/pathway.js';
import { brand, profile } from '../presentation/builders.js';
import { layout } from '../presentation/support.js';
import { beesModel } from '../support/bases.js';

const nothing = async (): Promise<never> => Promise.reject(new Error('Nothing is read or written.'));
const context: Context = {
  base: beesModel.base,
  asOf: brand('2026-11-24'),
  resultLayout: layout(),
  talkLayout: layout({ width: 60 }),
  result: nothing,
  talk: () => undefined,
  read: nothing,
  prompter: null,
};

describe('the way to a role, for a conversation', () => {
  it('is the page of pathway for another knowledge base too, and writes nothing', async () => {
    const text = await pathwayText(context, beesModel, profile(), 'beekeeper');
    expect(text).toMatch(/^The way to: Beekeeper\n/);
    expect(text).toContain('hi-careers check beekeeper');
  });

  it('refuses an id that is none, naming the nearest', async () => {
    await expect(pathwayText(context, beesModel, profile(), 'beekeper')).rejects.toMatchObject({
      code: 'unknown-id',
      hint: expect.stringContaining('beekeeper'),
    });
  });
});
