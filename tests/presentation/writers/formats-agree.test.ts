import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { advise, check } from '../../../src/engine/index.js';
import {
  adviceDocument,
  adviceJson,
  checkDocument,
  checkJson,
  type Document,
  pageOf,
  renderText,
  verdictText,
} from '../../../src/presentation/index.js';
import { deciding, isOurReading, missingWords } from '../../../src/presentation/words/summary.js';
import { partOf, partTitles } from '../../../src/presentation/words/verdicts.js';
import { renderHtml } from '../../../src/presentation/writers/html.js';
import { renderMarkdown } from '../../../src/presentation/writers/markdown.js';
import { models } from '../../support/bases.js';
import { asOf, somebody } from '../../support/people.js';
import { advice, knowledge, noRule, notYet, open, report } from '../builders.js';
import { shownText } from '../every-block.js';
import { layout } from '../support.js';

// Whole pages are made for each person drawn.
vi.setConfig({ testTimeout: 120_000 });

/** Law 12: one truth, many faces. What JSON names, a reader of the text finds too. */
const base = knowledge();
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const faces = [layout(), layout({ plain: true }), layout({ width: 60, colour: 'none' })];

describe.each(faces)('text (plain: $plain, width: $width) and JSON', (face) => {
  it('of a check name the same roles, verdicts and gaps', () => {
    const output = report([open(), notYet(), noRule()]);
    const text = flat(renderText(checkDocument(output, base), { ...face, width: 120 })).toLowerCase();
    const { results } = checkJson(output, base) as unknown as { results: typeof output.results };
    for (const { title, verdict, from, noRule: none, ways } of results) {
      expect(text).toContain(title.toLowerCase());
      expect(text).toContain(verdictText(verdict, from, none));
      const best = (ways[0] ?? { requirements: [] }) as unknown as {
        requirements: readonly { gaps: Parameters<typeof missingWords>[0] }[];
      };
      for (const { gaps } of best.requirements) expect(text).toContain(missingWords(gaps, base).toLowerCase());
    }
  });

  it('of an advice name the same roles, in the same parts and order', () => {
    const output = advice();
    const text = flat(renderText(adviceDocument(output, base), face));
    const { roles, nextSteps } = adviceJson(output, base) as unknown as {
      roles: typeof output.roles;
      nextSteps: readonly { what: string }[];
    };
    const places = roles.map((role) => text.indexOf(`${role.title}: `, text.indexOf(`${partTitles[partOf(role)]} (`)));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { what } of nextSteps) expect(text).toContain(flat(what));
  });
});

/** What a reader has before them, in every format that is not JSON. */
const written: readonly (readonly [string, (document: Document, of: typeof base) => string])[] = [
  ['the terminal', (document) => renderText(document, layout({ width: 120 }))],
  ['plain text', (document) => renderText(document, layout({ plain: true }))],
  [
    'Markdown',
    (document, of) =>
      renderMarkdown(document, pageOf(of, asOf, 'A page', null))
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('**', ''),
  ],
  ['HTML', (document, of) => shownText(renderHtml(document, pageOf(of, asOf, 'A page', null)))],
];
const said = (text: string): string => flat(text).toLowerCase();

describe.each(models)('for anybody, over %s', (_name, model) => {
  const ids = [...model.base.roles, ...model.base.routes].map(({ id }) => id as string);
  const marked = fc.option(fc.constantFrom(...model.base.roles.flatMap(({ id, entry }) => entry.map((one) => `${id}/${one.id}`))), {
    nil: undefined,
  });

  it.each(written)('%s and JSON name the same verdicts, gaps and marks of a check', (_face, write) => {
    fc.assert(
      fc.property(
        somebody(model, { expected: true }),
        fc.subarray(ids, { minLength: 1, maxLength: 3 }),
        marked,
        (person, named, requirement) => {
          const overrides = requirement === undefined ? [] : [{ requirement, verdict: 'refuse' as const, because: 'the baker said so' }];
          const output = check(model, { ...person, overrides }, asOf, named);
          for (const detail of ['brief', 'handout', 'all'] as const) {
            const text = said(write(checkDocument(output, model.base, { detail }), model.base));
            const json = checkJson(output, model.base) as unknown as { readonly results: typeof output.results };
            output.results.forEach(({ title, ways, best }, at) => {
              const result = json.results[at];
              expect(text).toContain(said(title));
              const way = ways.find((one) => one.way.id === best);
              const isOurs = isOurReading(way);
              expect(text).toContain(said(verdictText(result?.verdict ?? 'closed', result?.from ?? null, result?.noRule, isOurs)));
              for (const { gaps } of way === undefined ? [] : deciding(way)) expect(text).toContain(said(missingWords(gaps, model.base)));
            });
            if (requirement !== undefined) expect(text).toContain('refused by your adviser: the baker said so');
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it.each(written)('%s and JSON name the same roles of an advice, in the same parts', (_face, write) => {
    fc.assert(
      fc.property(somebody(model, { expected: true }), (person) => {
        const output = advise(model, person, asOf);
        const { roles } = adviceJson(output, model.base) as unknown as { readonly roles: typeof output.roles };
        for (const detail of ['brief', 'handout'] as const) {
          const text = said(write(adviceDocument(output, model.base, { detail }), model.base));
          for (const part of new Set(roles.map(partOf))) {
            const inIt = roles.filter((role) => partOf(role) === part);
            const from = text.indexOf(said(`${partTitles[part]} (${inIt.length})`));
            expect(from).toBeGreaterThanOrEqual(0);
            for (const { title } of inIt) expect(text.indexOf(said(title), from)).toBeGreaterThan(from);
          }
        }
      }),
      { numRuns: 6 },
    );
  });
});
