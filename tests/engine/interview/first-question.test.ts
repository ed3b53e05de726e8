import { describe, expect, it } from 'vitest';
import type { Override } from '../../../src/domain/answers.js';
import type { IsoDate, QuestionId } from '../../../src/domain/ids.js';
import type { KnowledgeBase } from '../../../src/domain/knowledge-base.js';
import { buildModel, firstQuestion, nextInInterview, nextQuestion, rolesScope } from '../../../src/engine/index.js';
import { beesModel, models } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { atLeast, is, must, POST, way, withPost } from '../../support/rules.js';
import { type Said, someone } from '../../support/someone.js';

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
  const told = nextInInterview(model, profile, today as IsoDate);
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

  it('counts from day to day, while the same requirements do', () => {
    const dated = [
      must(is('garden', true), { until: '2026-06-30' }),
      must(atLeast('months-hives', 6), { from: '2026-07-01', until: '2027-01-31' }),
      must(is('bee-suit', true), { from: '2027-03-01' }),
    ];
    const base = noLikes(withPost({ ...beesModel.base, inferences: [] }, [way('a', dated)]));
    const around = (day: string) => {
      const first = firstQuestion(base, day as IsoDate);
      return first && [first.from, first.before];
    };
    expect(around('2026-06-30')).toEqual(['0000-01-01', '2026-07-01']);
    for (const day of ['2026-07-01', '2026-12-24', '2027-01-31']) expect(around(day)).toEqual(['2026-07-01', '2027-02-01']);
    expect(around('2027-02-01')).toBeUndefined();
    expect(around('2027-03-01')).toEqual(['2027-03-01', '9999-12-31']);
  });

  it('is told as it was worked out, on its days alone, to those of whom nothing is known', () => {
    const plain = withPost(beesModel.base, [way('a', [must(is('garden', true)), must(atLeast('age', 16))])]);
    const id = 'worked-with' as QuestionId;
    const first = { question: id, attributes: [], more: 99, from: '2026-07-01' as IsoDate, before: '2026-08-01' as IsoDate };
    const told = (day: string, overrides: readonly Override[] = [], asked = first) =>
      nextInInterview(buildModel({ ...plain, first: asked }), { ...someone(plain), overrides }, day as IsoDate);
    const question = plain.questions.find((one) => one.id === id);
    for (const day of ['2026-07-01', '2026-07-31']) expect(told(day)).toEqual({ question, attributes: [], more: 99 });
    for (const day of ['2026-06-30', '2026-08-01']) expect(told(day)?.more).toBeLessThan(99);
    const mark: Override = { requirement: `${POST}/needed-1`, verdict: 'accept', because: 'I saw it.' };
    expect(told('2026-07-01', [mark])?.more).toBeLessThan(99);
    expect(told('2026-07-01', [], { ...first, question: 'gone' as QuestionId })?.more).toBeLessThan(99);
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
