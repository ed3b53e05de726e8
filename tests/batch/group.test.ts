import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupSummary } from '../../src/domain/group.js';
import { FEWEST, GroupTally, VerdictRun } from '../../src/engine/index.js';
import { groupDocument, groupJson, pageOf, renderText } from '../../src/presentation/index.js';
import { renderHtml } from '../../src/presentation/writers/html.js';
import { renderMarkdown } from '../../src/presentation/writers/markdown.js';
import { shownText } from '../presentation/every-block.js';
import { realModel } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';
import { folder, run } from '../support/run.js';
import { someone } from '../support/someone.js';
import { day } from './support.js';

const { base } = realModel;
const text = (group: GroupSummary, width = 80): string =>
  renderText(groupDocument(group, base), { width, colour: 'none', glyphs: 'unicode', plain: false });

/** A school leaver, to whom training is open. */
const leaver = someone(base, {
  nation: 'england',
  age: 19,
  'right-to-work': true,
  'full-time-education': false,
  'highest-level': '2',
  'english-level-2': true,
  'maths-level-2': true,
});

/** People drawn at random, and with them so many school leavers. */
function groupOf(size: number, { seed = 1, leavers = 0 }: { readonly seed?: number; readonly leavers?: number } = {}): GroupSummary {
  const run = new VerdictRun(realModel, asOf);
  const tally = new GroupTally(realModel, run);
  for (const profile of [...fc.sample(somebody(realModel), { numRuns: size, seed }), ...Array(leavers).fill(leaver)]) {
    run.judge(profile);
    tally.add(profile);
  }
  return tally.summary(asOf, 3);
}

/** What a reader has before them, in every format that is not JSON. */
const page = pageOf(base, asOf, 'A group', null);
const faces: readonly (readonly [string, (group: GroupSummary) => string])[] = [
  ['text', (group) => text(group, 120)],
  ['Markdown', (group) => renderMarkdown(groupDocument(group, base), page).replace(/\\([!-/:-@[-`{-~])/g, '$1')],
  ['HTML', (group) => shownText(renderHtml(groupDocument(group, base), page))],
];

describe('a group summary', () => {
  it('of fewer than five people tells nothing', () => {
    const group = groupOf(4);
    expect(group).toMatchObject({ people: null, roles: [], routes: [], gaps: [], gapsFrom: null });
    expect(text(group)).toContain('fewer than 5');
  });

  it('shows no number under five, and none that leaves fewer than five', () => {
    for (const size of [5, 9, 12, 30]) {
      const group = groupOf(size, { seed: size });
      const offered = group.roles.flatMap(({ training, study }) => [training ?? [], study ?? []].flat());
      for (const { open, possible, unknown, shut } of [...group.roles, ...group.routes, ...offered]) {
        const shown = [open, possible, unknown, shut].flatMap((number) => number ?? []);
        for (const number of shown) expect([0, ...Array.from({ length: size }, (_, at) => at + FEWEST)]).toContain(number);
        const left = size - shown.reduce((sum, number) => sum + number, 0);
        expect(left === 0 || left >= FEWEST).toBe(true);
      }
      for (const gap of group.gaps) {
        expect(gap.people).toBeGreaterThanOrEqual(FEWEST);
        for (const { people } of gap.opens) expect(people).toBeGreaterThanOrEqual(FEWEST);
      }
    }
  });

  it('is the same for the same people, and looks for gaps in a part of many', () => {
    const group = groupOf(500);
    expect(group).toEqual(groupOf(500));
    expect([group.people, group.gapsFrom]).toEqual([500, 63]);
    expect(text(group)).toContain('63 of the 500');
  });

  it.each(faces)('says the same in %s and in JSON (law 12)', (_face, write) => {
    const group = groupOf(40, { leavers: 10 });
    const json = JSON.parse(JSON.stringify(groupJson(group, base)));
    const page = write(group).replace(/\s+/g, ' ');
    const shown = [...json.roles, ...json.routes];
    expect(shown.length).toBeGreaterThan(10);
    // The post itself, and training for it wherever a number of it may be told.
    const given = shown.flatMap(({ title, training, ...post }) => [
      { title, ...post },
      ...(training?.open || training?.possible ? [{ title: `${title} training for it`, ...training }] : []),
    ]);
    expect(given.length).toBeGreaterThan(shown.length);
    for (const { title, open, possible, unknown, shut } of given) {
      const [post, training] = title.split(' training for it');
      const [, line = ''] = page.split(` ${post}: `);
      const after = training === undefined ? line : line.slice(line.indexOf('raining for it'));
      const said = after.split(/\.|raining for it/)[training === undefined ? 0 : 1] ?? '';
      const number = (front: string): number | undefined => {
        const found = new RegExp(`${front} (?:all )?(\\d+)`).exec(said)?.[1];
        return found === undefined ? undefined : Number(found);
      };
      const numbers = ['open to', 'possible for', 'we need to ask', 'not yet or closed for'].map((front) => number(front) ?? 0);
      expect([title, numbers, said.includes('hidden')]).toEqual([
        title,
        [open, possible, unknown, shut].map((one) => one ?? 0),
        [open, possible, unknown, shut].includes(null),
      ]);
    }
    expect(json.gaps.length).toBe(group.gaps.length);
    for (const gap of json.gaps) expect(page).toContain(`: ${gap.people} people.`);
  });

  it('has a JSON that is as its schema says', () => {
    const json = JSON.parse(JSON.stringify(groupJson(groupOf(40), base)));
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false });
    for (const name of ['common', 'group'])
      ajv.addSchema(JSON.parse(readFileSync(new URL(`../../schemas/output/${name}.schema.json`, import.meta.url), 'utf8')));
    const validate = ajv.getSchema('output/group.schema.json');
    expect([validate?.(json), validate?.errors]).toEqual([true, null]);
  });

  it('is written by batch in every format, as it was asked for or as the file is called, with the line that gives it again', async () => {
    const people = `ref,age,nation\n${Array.from({ length: 6 }, (_, at) => `P${at},${20 + at},england`).join('\n')}\n`;
    const dir = folder({ 'people.csv': people });
    const summary = (...args: readonly string[]) => run(['batch', 'people.csv', ...day, '--summary', ...args], { cwd: dir });
    const again = 'npx hi-careers batch people.csv --summary --as-of 2026-11-24 --format ';
    const [json, markdown, html, screen] = await Promise.all([
      summary('--json'),
      summary('--format', 'markdown'),
      summary('--output', 'group.html'),
      summary(),
    ]);
    expect([json, markdown, html, screen].map(({ code, stderr }) => [code, stderr])).toEqual(Array(4).fill([0, '']));
    expect(JSON.parse(json.stdout)).toMatchObject({ schema: 'hi-careers.group/2', people: 6 });
    expect(markdown.stdout).toMatch(/^# This group\n/);
    expect(markdown.stdout).toContain(`${again}markdown`);
    const file = readFileSync(join(dir, 'group.html'), 'utf8');
    expect(file).toMatch(/^<!DOCTYPE html>/);
    expect(shownText(file)).toContain(`${again}html`);
    const head = screen.stdout.replace(/\s+/g, ' ').slice('This group '.length, 120);
    expect(shownText(file)).toContain(head);
  });
});
