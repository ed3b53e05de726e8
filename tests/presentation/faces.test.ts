import { describe, expect, it } from 'vitest';
import { missingWords } from '../../src/presentation/gap-words.js';
import { adviceDocument, adviceJson, checkDocument, checkJson, renderText, verdictText } from '../../src/presentation/index.js';
import { groupTitles } from '../../src/presentation/verdict-words.js';
import { advice, knowledge, noRule, notYet, open, report } from './builders.js';
import { layout } from './support.js';

/** Law 12: one truth, many faces. What JSON names, a reader of the text finds too. */
const base = knowledge();
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const faces = [layout(), layout({ plain: true }), layout({ width: 60, colour: 'none' })];

describe.each(faces)('text (plain: $plain, width: $width) and JSON', (face) => {
  it('of a check name the same roles, verdicts and gaps', () => {
    const told = report([open(), notYet(), noRule()]);
    const text = flat(renderText(checkDocument(told, base), { ...face, width: 120 })).toLowerCase();
    const { results } = checkJson(told, base) as unknown as { results: typeof told.results };
    for (const { title, verdict, from, noRule: none, ways } of results) {
      expect(text).toContain(title.toLowerCase());
      expect(text).toContain(verdictText(verdict, from, none));
      const best = (ways[0] ?? { requirements: [] }) as unknown as {
        requirements: readonly { gaps: Parameters<typeof missingWords>[0] }[];
      };
      for (const { gaps } of best.requirements) expect(text).toContain(missingWords(gaps, base).toLowerCase());
    }
  });

  it('of an advice name the same roles, in the same groups and order', () => {
    const told = advice();
    const text = flat(renderText(adviceDocument(told, base), face));
    const { roles, nextSteps } = adviceJson(told, base) as unknown as { roles: typeof told.roles; nextSteps: readonly { what: string }[] };
    const places = roles.map(({ title, group }) => text.indexOf(title, text.indexOf(groupTitles[group])));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { what } of nextSteps) expect(text).toContain(flat(what));
  });
});
