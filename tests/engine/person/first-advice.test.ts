import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../src/domain/attribute.js';
import type { FirstAdviceId, IsoDate, YearMonth } from '../../../src/domain/ids.js';
import type { FirstAdvice, Window } from '../../../src/domain/knowledge-base.js';
import { advise, buildModel } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers } from '../../support/post.js';
import { is, oneOf, upTo } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

const saturdays = {
  id: 'saturdays' as FirstAdviceId,
  what: 'Ask the guild about Saturdays.',
  why: 'They show young people round.',
  gives: [],
  routes: [],
  weight: 50,
  sources: [],
} satisfies FirstAdvice;

const givenTo = (given: GivenAnswers, advice: Partial<FirstAdvice>, day = asOf, attributes: readonly Attribute[] = bees.attributes) => {
  const base = { ...bees, inferences: [], attributes, firstAdvice: [{ ...saturdays, ...advice }] };
  return advise(buildModel(base), someone(base, given), day).firstAdvice;
};

describe('first advice', () => {
  it('is for whom its condition is met today, and not while that is not known', () => {
    const when = oneOf('county', 'hills');
    expect(givenTo({ county: 'hills' }, { when })).toHaveLength(1);
    for (const given of [{ county: 'coast' }, {}]) expect(givenTo(given, { when })).toEqual([]);
  });

  it('of what is to come is for whom its condition comes true later, and not for whom it is true today', () => {
    const when = oneOf('county', 'hills');
    expect(givenTo({ county: 'hills@2027-03' }, { when, coming: true })).toHaveLength(1);
    for (const given of [{ county: 'hills' }, { county: 'coast' }, {}]) expect(givenTo(given, { when, coming: true })).toEqual([]);
  });

  it('is for everybody where it has no condition', () => expect(givenTo({}, {})).toHaveLength(1));

  it('is not for whom its exception is met, and is given while that is not known', () => {
    const unless = upTo('age', 17);
    expect(givenTo({ age: 15 }, { unless })).toEqual([]);
    for (const given of [{ age: 18 }, {}]) expect(givenTo(given, { unless })).toHaveLength(1);
  });

  it('is given while its exception is met only later', () =>
    expect(givenTo({ garden: 'true@2027-07' }, { unless: is('garden', true) })).toHaveLength(1));
});

describe('its round of applications', () => {
  const starts = '2027-09' as YearMonth;
  const window: Window = { opens: '2026-09', closes: '2027-01', starts, yearly: true, basis: 'stated', sources: [] };
  const attributes = bees.attributes.map(
    (attribute): Attribute => (attribute.id === 'garden' ? { ...attribute, ends: true, fullTime: true } : attribute),
  );
  const startOf = (given: GivenAnswers): string | null | undefined =>
    givenTo(given, { window }, '2026-11-30' as IsoDate, attributes)[0]?.round?.starts;

  it('is the next one', () => expect(startOf({ garden: false })).toBe('2027-09'));

  it('does not begin before what takes all of somebody’s time has ended', () => {
    expect(startOf({ garden: 'false@2027-07' })).toBe('2027-09');
    expect(startOf({ garden: 'false@2028-07' })).toBe('2028-09');
  });
});
