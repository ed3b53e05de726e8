import { describe, expect, it } from 'vitest';
import { lineView } from '../../../src/cli/prompts/arrow-keys.js';
import type { Screen } from '../../../src/cli/prompts/drawing.js';
import { listView } from '../../../src/cli/prompts/drawn-list.js';
import { afterKey, type ListState, openList } from '../../../src/cli/prompts/list-keys.js';
import { type Offer, offers, type Prompt } from '../../../src/commands/interview/prompter.js';
import { holdsValues } from '../../../src/domain/attribute.js';
import { realModel } from '../../support/bases.js';
import { clean } from '../../terminal/terminal.js';

const { questions, attributes } = realModel.base;
const usual: readonly Offer[] = offers.filter((offer) => offer !== 'cancel');

/** Every question of the knowledge with all that it may list, as a list to choose from, to tick and to count in. */
const prompts = questions.flatMap((question): readonly Prompt[] => {
  const own = attributes.filter(({ id }) => question.settles.includes(id));
  const choices = [
    ...(question.choices ?? []),
    ...own.flatMap(({ label, shape }): readonly { readonly label: string }[] =>
      holdsValues(shape).length === 0 ? [{ label }] : holdsValues(shape),
    ),
  ].map(({ label }, at) => ({ value: String(at), label }));
  const { text, hint } = question;
  const shared = { text, ...(hint === undefined ? {} : { hint }), why: () => question.why, choices, offers: usual, nth: 12, more: 10 };
  return (['one', 'many', 'counts'] as const).map((kind) => ({ ...shared, kind, numbered: true }));
});

const screens = [
  [60, 20],
  [80, 24],
  [100, 40],
] as const;

const pressed = (prompt: Prompt, key: string, times: number): ListState => {
  let state = openList(prompt);
  for (let at = 0; at < times; at++) {
    const next = afterKey(prompt, state, { name: key }, '');
    if ('kind' in next) throw new Error('A key of movement answered.');
    state = next;
  }
  return state;
};

describe.each(screens)('in a terminal of %i columns and %i rows', (columns, rows) => {
  const screen: Screen = { columns: () => columns, rows: () => rows, glyphs: 'unicode' };

  it('every question fits with the line that is marked, its keys and the way out, wherever the pointer is', () => {
    for (const prompt of prompts)
      for (const state of [openList(prompt), pressed(prompt, 'down', 9), pressed(prompt, 'pagedown', 20)]) {
        const drawn = clean(listView(prompt, state, screen, '?').join('\n')).split('\n');
        const text = drawn.join('\n');
        expect([text, drawn.length < rows]).toEqual([text, true]);
        expect([text, Math.max(...drawn.map((row) => row.length)) < columns]).toEqual([text, true]);
        expect([text, drawn.filter((row) => row.startsWith('❯ ')).length]).toEqual([text, 1]);
        expect(text).toContain(prompt.text.slice(0, 20));
        expect(text.replace(/\s+/g, ' ')).toMatch(/Esc goes back.*To leave, type quit\./);
      }
  });

  it('what does not fit is counted, and no line is lost between the top and the end', () => {
    for (const prompt of prompts) {
      const lines = prompt.choices.length + prompt.offers.length;
      const text = clean(listView(prompt, pressed(prompt, 'down', 9), screen, '?').join('\n'));
      const hidden = [...text.matchAll(/\((\d+) more (?:above|below)\)/g)].reduce((sum, [, number]) => sum + Number(number), 0);
      const shown = text.split('\n').filter((row) => /^[❯ ] (\[.\] )?(\d+\. )?[A-Z0-9“]/i.test(row) && !/^ {5,}/.test(row)).length;
      expect([text, hidden === 0 || hidden + shown >= lines]).toEqual([text, true]);
    }
  });

  it('the reason for a question is shown beside its list', () => {
    for (const prompt of prompts) {
      const state = afterKey(prompt, openList(prompt), { name: '?' }, '?');
      if ('kind' in state) throw new Error('? answered.');
      expect(clean(listView(prompt, state, screen, '?').join('\n'))).toContain('Why we ask: ');
    }
  });

  it('a number and a month are asked with what may be typed', () => {
    for (const kind of ['number', 'month'] as const) {
      const prompt: Prompt = { text: 'How many?', kind, choices: [], offers: usual, why: () => 'Rules.' };
      const text = clean(lineView({ ...prompt, kind }, { typed: '', note: '', reason: true }, screen, '?').join('\n'));
      expect(text.replace(/\s+/g, ' ')).toMatch(/Type .*, or a word: .*not sure.*back.*quit\. Why we ask: Rules\./);
    }
  });
});
