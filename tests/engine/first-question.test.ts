import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/ids.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildModel, firstQuestion, nextInTalk, nextQuestion, rolesScope } from '../../src/engine/index.js';
import { beesModel, models } from '../support/bases.js';
import { asOf } from '../support/people.js';
import { atLeast, is, must, way, withPost } from '../support/rules.js';
import { type Said, someone } from '../support/someone.js';

const noLikes = (base: KnowledgeBase): KnowledgeBase => ({ ...base, attributes: base.attributes.map(({ fit: _, ...rest }) => rest) });

/** As the talk asks with what was worked out on a day, and as it asks without. */
const bothWays = (
  base: KnowledgeBase,
  workedOut: string,
  today: string,
  said: Record<string, Said> = {},
  notSure: readonly string[] = [],
) => {
  const first = firstQuestion(base, workedOut as IsoDate);
  const model = buildModel({ ...base, ...(first === undefined ? {} : { first }) });
  const profile = someone(base, said, { notSure });
  const told = nextInTalk(model, profile, today as IsoDate);
  return [told, nextQuestion(buildModel(base), profile, today as IsoDate, rolesScope(model), true)] as const;
};

describe('the first question of a talk, worked out beforehand', () => {
  it.each(models)('is the one that would be chosen, on whatever day: %s', (_, { base }) => {
    for (const today of ['1970-01-01', '2024-02-29', '2025-07-31', '2025-08-01', asOf, '2100-01-01']) {
      const [told, chosen] = bothWays(base, asOf, today);
      expect(told).toEqual(chosen);
      expect(told).not.toBeNull();
    }
  });

  it('is another where another requirement counts on the day', () => {
    const dated = [
      must(is('garden', true), { until: '2026-06-30' }),
      must(atLeast('months-hives', 6), { from: '2026-07-01', until: '2027-01-31' }),
      must(is('bee-suit', true), { from: '2027-03-01' }),
    ];
    const base = noLikes(withPost({ ...beesModel.base, inferences: [] }, [way('a', dated)]));
    const asked = (workedOut: string, today: string) => {
      const [told, chosen] = bothWays(base, workedOut, today);
      expect(told).toEqual(chosen);
      return told?.attributes.join(' ') ?? null;
    };
    const days = ['2026-06-30', '2026-07-01', '2027-01-31', '2027-02-01', '2027-02-28', '2027-03-01'];
    for (const workedOut of days)
      expect(days.map((today) => asked(workedOut, today))).toEqual(['garden', 'months-hives', 'months-hives', null, null, 'bee-suit']);
  });

  it('is for those of whom nothing is known', () => {
    const base = withPost(beesModel.base, [way('a', [must(is('garden', true)), must(is('bee-suit', true))])]);
    const [first] = firstQuestion(base, asOf)?.attributes ?? [];
    const other = first === 'garden' ? 'bee-suit' : 'garden';
    for (const [said, notSure] of [[{ [other]: true }], [{ [String(first)]: true }], [{}, [String(first)]], [{}, [other]]] as const) {
      const [told, chosen] = bothWays(base, asOf, asOf, said, notSure);
      expect(told).toEqual(chosen);
      expect(told?.attributes).not.toContain(Object.keys(said)[0] ?? notSure?.[0]);
    }
  });
});
