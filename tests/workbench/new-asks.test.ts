import { describe, expect, it } from 'vitest';
import type { Prompt, Prompter } from '../../src/commands/interview/prompter.js';
import type { WorkbenchContext } from '../../src/commands/knowledge/context.js';
import { runKnowledgeNew } from '../../src/commands/knowledge/new.js';
import type { IsoDate } from '../../src/domain/ids.js';
import { inTests } from '../knowledge/support.js';
import { beesModel } from '../support/bases.js';

/** A bench at a terminal whose person takes the last choice, and what was asked and written. */
function atTerminal(interactive: boolean) {
  const asked: Prompt[] = [];
  const written = new Map<string, string>();
  let closed = 0;
  const prompter: Prompter = {
    ask: async (prompt) => {
      asked.push(prompt);
      return { kind: 'one', value: prompt.choices.at(-1)?.value ?? '' };
    },
    close: () => void closed++,
  };
  const layout = { width: 80, plain: true } as unknown as WorkbenchContext['context']['resultLayout'];
  const bench: WorkbenchContext = {
    context: {
      base: beesModel.base,
      folders: { add: [] },
      asOf: '2026-11-24' as IsoDate,
      resultLayout: layout,
      noticeLayout: layout,
      result: async () => {},
      notify: () => {},
      say: async () => {},
      save: async () => {},
      writeFile: async () => {},
      resultOnScreen: interactive,
      read: async () => new Uint8Array(),
      readExisting: async () => null,
      prompter: interactive ? async () => prompter : null,
    },
    format: 'text',
    data: inTests('fixtures/beekeeping'),
    add: [],
    asOfNamed: true,
    isThere: () => false,
    filesIn: () => null,
    makeFolder: () => {},
    writeFile: async (path, text) => void written.set(path, text),
  };
  return { bench, asked, written, closed: () => closed };
}

const source = Object.keys(beesModel.base.sources)[0] ?? '';

describe('knowledge new at a terminal', () => {
  it('asks where a role belongs, and writes it there', async () => {
    const { bench, asked, written, closed } = atTerminal(true);
    expect(await runKnowledgeNew(bench, 'role', 'queen-keeper', { source })).toBe(0);
    expect(asked.map(({ text }) => text)).toEqual(['Where does the role belong?']);
    const last = beesModel.base.specialisms.at(-1)?.id;
    expect([...written.keys()]).toEqual([`${inTests('fixtures/beekeeping')}/roles/${last}/queen-keeper.yaml`]);
    expect(closed()).toBe(1);
  });

  it('asks nothing that was typed, and nothing without a terminal', async () => {
    const typed = atTerminal(true);
    await runKnowledgeNew(typed.bench, 'route', 'new-course', { source, kind: 'study' });
    expect(typed.asked).toEqual([]);
    const alone = atTerminal(false);
    await expect(runKnowledgeNew(alone.bench, 'route', 'new-course', { source })).rejects.toThrow('The kind is missing');
    expect(alone.written.size).toBe(0);
  });
});
