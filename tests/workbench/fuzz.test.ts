import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byPlace } from '../../src/domain/diagnostic.js';
import { inspectKnowledge, readFolder } from '../../src/knowledge/index.js';
import { reviewKnowledge } from '../../src/workbench/lint/index.js';
import { inTests, layer, tinyTexts } from '../knowledge/support.js';
import { tries } from '../support/fuzz.js';

const texts = Object.entries(tinyTexts());

/** What hands slip on, and what somebody could put in on purpose. */
const slip = fc.constantFrom(
  '',
  ' ',
  '  ',
  '\n',
  '\t',
  ':',
  ': ',
  '- ',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '!!str ',
  '<<: ',
  '__proto__: ',
  'constructor',
  'toString',
  '2026-02-31',
  '-1',
  '1e999',
  'null',
  'true',
  'keeper',
  'course',
  'all',
  'judged',
  'not',
  'fact',
  '\u202e',
  '\u0000',
  '\ufeff',
);
const edit = fc.record({
  file: fc.nat({ max: texts.length - 1 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 12 }),
  put: slip,
});
/** Values of any shape, written as JSON, which is YAML too. */
const anything = fc.record({ file: fc.nat({ max: texts.length - 1 }), text: fc.json({ maxDepth: 5 }) });

function review(changes: Readonly<Record<string, string>>): void {
  const changed = Object.fromEntries(texts.map(([path, text]) => [path, changes[path] ?? text]));
  const inspected = inspectKnowledge([layer(changed)]);
  const found = reviewKnowledge(inspected);
  expect(inspected.loaded.ok).toBe(found.every(({ severity }) => severity !== 'error'));
  expect([...found].sort(byPlace)).toEqual(found);
  for (const { at, message, hint } of found) {
    expect(at.line).toBeGreaterThanOrEqual(1);
    expect(at.file).not.toBe('');
    expect(message.length * hint.length).toBeGreaterThan(0);
  }
}

it('files with slips in them end in findings, each at a place', async () => {
  await tries('workbench: slips in small files', fc.array(edit, { minLength: 1, maxLength: 3 }), 200, (edits) => {
    const changes: Record<string, string> = {};
    for (const { file, at, cut, put } of edits) {
      const [path = '', original = ''] = texts[file] ?? [];
      const text = changes[path] ?? original;
      const start = Math.floor(at * text.length);
      changes[path] = text.slice(0, start) + put + text.slice(start + cut);
    }
    review(changes);
  });
});

const real = readFolder(inTests('../data')).files.filter(({ path }) => /^(roles|routes|specialisms|attributes)\//.test(path));
const attributes = Object.fromEntries(real.filter(({ path }) => path.startsWith('attributes/')).map(({ path, text }) => [path, text]));

it('files of the shipped knowledge with slips in them end in findings too', async () => {
  const slips = fc.array(edit, { minLength: 1, maxLength: 3 });
  await tries('workbench: slips in shipped files', fc.tuple(fc.nat({ max: real.length - 1 }), slips), 150, ([nth, edits]) => {
    const { path, text } = real[nth] as (typeof real)[number];
    const slipped = edits.reduce((before, { at, cut, put }) => {
      const start = Math.floor(at * before.length);
      return before.slice(0, start) + put + before.slice(start + cut);
    }, text);
    // Sources, conditions and the other entries are not there: what hangs on them is a finding.
    const found = reviewKnowledge(
      inspectKnowledge([layer({ 'knowledge.yaml': tinyTexts()['knowledge.yaml'] ?? '', ...attributes, [path]: slipped })]),
    );
    expect(found.some(({ code }) => code === 'missing-file')).toBe(true);
    for (const { at } of found) expect(at.line).toBeGreaterThanOrEqual(1);
  });
});

it('files that hold anything at all end in findings', async () => {
  await tries('workbench: anything in files', fc.array(anything, { minLength: 1, maxLength: 4 }), 200, (files) => {
    review(Object.fromEntries(files.map(({ file, text }) => [texts[file]?.[0] ?? '', text])));
  });
});

it('a condition of many parts does not stop the review', () => {
  const tests = Array.from({ length: 60 }, (_, at) => `{months-hives: {at-least: ${at + 1}}}`);
  const parts = [...tests, '{suit: true}', '{grade: "2"}', '{badges: {includes: course}}', ...tests.map((test) => `{not: ${test}}`)];
  const entry = `any-course:\n  - {id: long, text: Long, strength: must, when: {at-least: {count: 3, of: [${parts.join(', ')}]}}, sources: [guild]}\n`;
  review({ 'entry-sets.yaml': entry });
});
