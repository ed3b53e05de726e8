import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import { askQuestion } from '../../src/commands/interview/ask-question.js';
import type { Prompt, Prompter } from '../../src/commands/interview/prompter.js';
import { questionsOnPaper } from '../../src/commands/workshop/answer-sheet.js';
import type { Profile } from '../../src/domain/answers.js';
import type { AttributeId } from '../../src/domain/ids.js';
import { nextQuestion, rolesScope, testedValues } from '../../src/engine/index.js';
import { emptyProfile } from '../../src/profile/index.js';
import { shownText } from '../presentation/every-block.js';
import { beesModel, models, realModel } from '../support/bases.js';
import { asOf } from '../support/people.js';
import { escapes, run } from '../support/run.js';
import { oneLine } from '../terminal/interview.js';

const day = ['--as-of', '2026-11-24'];
const sheet = (...args: readonly string[]) => run(['workshop', '--sheet', ...day, ...args]);
const { base } = realModel;

/** What a reader has before them in each format. */
const faces: readonly (readonly [string, readonly string[], (text: string) => string])[] = [
  ['text', [], oneLine],
  ['plain text', ['--plain'], oneLine],
  ['Markdown', ['--format', 'markdown'], (text) => oneLine(text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('**', ''))],
  ['HTML', ['--format', 'html'], (text) => oneLine(shownText(text))],
];

/** The prompt that an interview puts for a question. */
async function promptFor(id: string): Promise<Prompt> {
  const question = base.questions.find((one) => one.id === id);
  const asked: Prompt[] = [];
  const prompter: Prompter = {
    ask: async (prompt) => {
      asked.push(prompt);
      return prompt.text === question?.gate ? { kind: 'one', value: 'true' } : { kind: 'end' };
    },
    close: () => {},
  };
  if (question === undefined) throw new Error(`There is no question ${id}.`);
  await askQuestion(prompter, { base, asOf: '2026-11-24' } as Context, question, {
    canGoBack: true,
    why: () => '',
    asks: ({ id }) => testedValues(realModel, id),
  });
  return asked.at(-1) as Prompt;
}

describe('an answer sheet', () => {
  const order = questionsOnPaper(base, emptyProfile);

  it.each(faces)('as %s has every question in order, each choice with its number, and room for the rest', async (_face, args, read) => {
    const { code, stdout, stderr } = await sheet(...args);
    expect([code, stderr, escapes.test(stdout)]).toEqual([0, '', false]);
    const text = read(stdout);
    const starts = order.map(({ text: asked }, at) => text.indexOf(oneLine(`${at + 1}. ${asked}`)));
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    expect(Math.min(...starts)).toBeGreaterThan(0);
    for (const [at, question] of order.entries()) {
      const part = text.slice((starts[at] ?? 0) + oneLine(`${at + 1}. ${question.text}`).length, starts[at + 1]);
      const { choices, kind, min, max, offers } = await promptFor(question.id);
      const counted = base.attributes.filter(({ id, shape }) => question.settles.includes(id) && shape.kind === 'number');
      const written = question.settles.some((id) => base.attributes.some((one) => one.id === id && one.posts));
      expect([question.id, part.includes('Write the post: ________')]).toEqual([question.id, written]);
      for (const [place, { label }] of choices.entries())
        expect([label, part.includes(oneLine(`${place + 1}. ${label}`))]).toEqual([label, !written]);
      expect(part).not.toContain(`${choices.length + 1}. `);
      if (kind === 'number') expect(part).toContain(`Number: ________ (${min} to ${max})`);
      expect([question.id, /None of these \[none\]|none of these \[no\]/.test(part)]).toEqual([question.id, kind === 'many']);
      expect([question.id, part.includes('[later]')]).toEqual([question.id, offers.includes('expected')]);
      expect(part).toContain('Not sure [not sure]');
      if (question.form === 'months') expect(part.split(': ________').length - 1).toBe(counted.length);
    }
    expect(text).toContain('Code: ________');
  });

  it('has a box for each choice in every format', async () => {
    const [text, markdown, html] = await Promise.all([sheet(), sheet('--format', 'markdown'), sheet('--format', 'html')]);
    const boxes = text.stdout.split('[ ] ').length;
    expect(boxes).toBeGreaterThan(order.length);
    expect(markdown.stdout.split('- [ ] ')).toHaveLength(boxes);
    expect(html.stdout.split('<span class="box"')).toHaveLength(boxes);
  });

  it('stands above what is known for everybody, and does not ask it', async () => {
    const { stdout } = await sheet('--set', 'nation=wales');
    expect(oneLine(stdout)).toContain('Known for everybody: Where the training or job would be: Wales');
    expect(stdout).not.toContain('Where would you like to train or work?');
  });

  it('is no JSON', async () => {
    const { code, stdout, stderr } = await sheet('--json');
    expect([code, stdout, stderr.includes('hi-careers list questions --json')]).toEqual([2, '', true]);
  });
});

describe.each(models)('the order of questions on paper, over %s', (_name, model) => {
  it('is every question that is put by itself, once, as an interview puts them to somebody who is sure of nothing', () => {
    const order = questionsOnPaper(model.base, emptyProfile);
    const byItself = model.base.questions.filter(({ onRequest }) => !onRequest);
    expect(order.map(({ id }) => id).sort()).toEqual(byItself.map(({ id }) => id).sort());
    const asked: string[] = [];
    let profile: Profile = emptyProfile;
    for (let next = nextQuestion(model, profile, asOf, rolesScope(model), true); next !== null; ) {
      asked.push(next.question.id);
      profile = { ...profile, notSure: new Set<AttributeId>([...profile.notSure, ...next.question.settles]) };
      next = nextQuestion(model, profile, asOf, rolesScope(model), true);
    }
    expect(order.map(({ id }) => id as string).filter((id) => asked.includes(id))).toEqual(asked);
    expect(asked.length).toBeGreaterThan(2);
  });
});

it('leaves out what is given', () => {
  const [question] = beesModel.base.questions;
  const [id] = question?.settles ?? [];
  const given = { ...emptyProfile, answers: new Map([[id as AttributeId, { kind: 'yes-no', value: true } as const]]) };
  const left = questionsOnPaper(beesModel.base, given).map((one) => one.id);
  expect(left.includes(question?.id as never)).toBe((question?.settles.length ?? 0) > 1);
});
