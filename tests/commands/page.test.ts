import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import type { Prompt } from '../../src/commands/interview/prompter.js';
import { runPage } from '../../src/commands/page/index.js';
import { fields, none, questionForm, replyIn } from '../../src/commands/page/question-form.js';
import type { Failure } from '../../src/domain/failure.js';
import type { YearMonth } from '../../src/domain/ids.js';
import { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
import { htmlOf } from '../../src/presentation/writers/elements.js';
import { hostile } from '../presentation/every-block.js';
import { beesModel } from '../support/bases.js';
import { asOf } from '../support/people.js';

const choices = ['a', 'b', 'c'].map((value) => ({ value, label: `Label ${value}` }));
const prompt = (more: Partial<Prompt>): Prompt => ({ text: 'Which?', kind: 'one', choices, offers: [], ...more });
const form = (more: Partial<Prompt>, beside = {}): string => htmlOf(questionForm(prompt(more), beside));

describe('the form of a question', () => {
  it('has one first heading, which names the group of its fields', () => {
    expect(form({})).toMatch(/<fieldset><legend><h1 id="heading" tabindex="-1">Which\?<\/h1><\/legend>/);
    expect(form({ kind: 'number' })).toContain(`<label for="${fields.answer}">Which?</label></h1>`);
  });

  it('gives every field a label', () => {
    for (const kind of ['one', 'many', 'counts', 'number', 'month'] as const) {
      const text = form({ kind });
      const fieldIds = [...text.matchAll(/<input [^>]*\bid="([^"]+)"/g)].map(([, id]) => id);
      expect(fieldIds.length).toBeGreaterThan(0);
      for (const id of fieldIds) expect(text).toContain(`<label for="${id}">`);
    }
  });

  it('says what is wrong first, with a link to the first field, and beside the field', () => {
    const text = form({ hint: 'A hint.' }, { problem: 'Select one answer.' });
    expect(text).toMatch(/^<div class="error-summary"[^>]*role="alert">.*<a href="#answer-0">Select one answer\.<\/a>/);
    expect(text).toContain('<fieldset aria-describedby="hint error">');
  });

  it('offers what may be replied besides, but for saving, which is at the head of the page', () => {
    const text = form({ offers: ['not-sure', 'skip', 'why', 'back', 'show', 'save'], why: () => 'Because.' });
    expect([...text.matchAll(/name="reply" value="([a-z-]+)"/g)].map(([, value]) => value)).toEqual(['answer', 'not-sure', 'skip', 'show']);
    // Enter in a field takes the first button of the form, so going back is none of them.
    expect(text).toMatch(/^<button type="button" id="back"/);
    expect(text).toContain('<summary>Why do you ask?</summary>');
  });

  it('has what was chosen before, and elements of its own alone whatever the texts say', () => {
    expect(form({ chosen: ['b'] })).toContain('value="1" checked="">');
    const tags = (text: string): readonly string[] => [...text.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag ?? '');
    const wanted = tags(form({ hint: 'x', said: 'x' }));
    fc.assert(
      fc.property(hostile, (text) => {
        const labels = choices.map(({ value }) => ({ value, label: text }));
        expect(tags(form({ text, hint: text, said: text, choices: labels }))).toEqual(wanted);
      }),
    );
  });
});

describe('the values of a form', () => {
  it.each<readonly [string, Partial<Prompt>, readonly string[], unknown]>([
    ['a choice', {}, ['1'], { kind: 'one', value: 'b' }],
    ['several', { kind: 'many' }, ['0', '2'], { kind: 'many', values: ['a', 'c'] }],
    ['none of them', { kind: 'many' }, [none], { kind: 'many', values: [] }],
    ['a number', { kind: 'number', max: 60 }, [' 42 '], { kind: 'number', value: 42 }],
    ['a month', { kind: 'month', earliest: '2026-12' as YearMonth }, ['next July'], { kind: 'month', value: '2027-07' }],
    [
      'how many of each',
      { kind: 'counts' },
      ['2', '', '1'],
      {
        kind: 'counts',
        counts: new Map([
          ['a', 2],
          ['c', 1],
        ]),
      },
    ],
  ])('%s is a reply', (_, more, values, reply) => expect(replyIn(prompt(more), values)).toMatchObject({ ok: true, reply }));

  it.each<readonly [string, Partial<Prompt>, readonly string[], RegExp]>([
    ['nothing chosen', {}, [], /^Select one answer/],
    ['no box ticked', { kind: 'many' }, [], /^Select all that apply/],
    ['too many', { kind: 'many', most: 1 }, ['0', '1'], /^You chose 2\. Select at most 1/],
    ['no number', { kind: 'number', max: 60 }, ['many'], /^Enter a whole number from 0 to 60/],
    ['a month that has passed', { kind: 'month', earliest: '2026-12' as YearMonth }, ['May 2020'], /not in the future/],
    ['no count', { kind: 'counts' }, ['', '', ''], /at least one/],
    ['too high a count', { kind: 'counts', max: 5 }, ['6', '', ''], /from 0 to 5/],
  ])('%s: a sentence that says what to do', (_, more, values, words) =>
    expect(replyIn(prompt(more), values)).toEqual({ ok: false, problem: expect.stringMatching(words) }),
  );
});

describe('the file', () => {
  const made = async (named = true): Promise<string> => {
    let written = '';
    const result = async (text: string): Promise<void> => {
      written = text;
    };
    const context = { base: beesModel.base, asOf, resultOnScreen: !named, result };
    const parts = {
      program: 'run()',
      loader: 'load()',
      notices: 'a -- b',
      hash: sha,
      pack: (text: string) => btoa(encodeURIComponent(text)),
    };
    await runPage(context as unknown as Context, parts, { named });
    return written;
  };
  const sha = (text: string): string => createHash('sha256').update(text).digest('base64');

  it('has a policy that names its scripts and its style by hash, and lets nothing else in or out', async () => {
    const text = await made();
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    const [, css = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${sha('load()')}' 'sha256-${sha('run()')}'; style-src 'sha256-${sha(css)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types hi-careers`,
    );
    expect(text.match(/<script>/g)).toHaveLength(1);
    expect(text).not.toMatch(/<link|<img|<iframe|\bsrc=|@import|url\(|\son[a-z]+=|javascript:/i);
  });

  it('has the first question, and every role for a browser without scripts', async () => {
    const text = await made();
    const [question] = beesModel.base.questions;
    expect(text).toContain('<form id="question"');
    expect(
      beesModel.base.questions.some((one) => text.includes(`>${one.text}<`)),
      question?.text,
    ).toBe(true);
    const [, without = ''] = /<noscript>([\s\S]*)<\/noscript>/.exec(text) ?? [];
    for (const { title } of beesModel.base.roles) expect(without).toContain(`<b>${title}</b>`);
    expect(text).toContain('independent, not an NHS service');
    expect(text).not.toMatch(/frutiger|nhs[- ]?logo/i);
  });

  it('has the knowledge that it was made with', async () => {
    const [, packed = ''] = /id="knowledge">([^<]*)</.exec(await made()) ?? [];
    const { title, roles } = reviveKnowledge(decodeURIComponent(atob(packed)));
    expect([title, roles.map(({ id }) => id)]).toEqual([beesModel.base.title, beesModel.base.roles.map(({ id }) => id)]);
  });

  it('is not written on a terminal', async () => {
    await expect(made(false)).rejects.toThrow('page writes a file for a browser.');
  });

  it('is HTML and nothing else', async () => {
    const context = { base: beesModel.base, asOf, resultOnScreen: false } as unknown as Context;
    const refused = await runPage(context, {} as never, { named: true, format: 'json' }).catch((error: Failure) => error);
    expect(refused).toMatchObject({ code: 'usage', message: 'page writes HTML, not json.' });
  });
});
