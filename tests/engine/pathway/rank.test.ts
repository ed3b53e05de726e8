import { describe, expect, it } from 'vitest';
import type { AttributeId, RoleId } from '../../../src/domain/ids.js';
import type { Cost, Pathway, Step } from '../../../src/domain/pathway.js';
import { type Preferences, rankPlans } from '../../../src/engine/pathway/rank.js';

const free: Cost = { months: 12, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 2, competitive: 0, supposed: 0, judged: 0 };
type Parts = Partial<Omit<Pathway, 'id' | 'cost' | 'steps'>> & { readonly cost?: Partial<Cost>; readonly verdicts?: readonly string[] };

/** A plan, all alike but for what is said. */
const made = (id: string, { cost = {}, verdicts = ['open', 'open'], ...parts }: Parts = {}): Pathway => {
  const whole = { ...free, ...cost };
  return {
    id,
    names: [],
    target: 'post' as RoleId,
    steps: verdicts.map((verdict) => ({ verdict }) as Step),
    cost: whole,
    earning: whole.unpaidMonths === 0,
    verdict: 'open',
    monthsKnown: true,
    scarce: false,
    tooLong: false,
    against: [],
    ...parts,
  };
};
const against = ['earn'] as readonly string[] as readonly AttributeId[];

describe('the order of plans', () => {
  /** The first stands before the second by this, whatever else speaks for the second. */
  const better: Parts = { cost: { months: 1, steps: 1 } };
  it.each<readonly [string, Parts, Parts]>([
    ['what fits the months somebody has', { against }, { ...better, tooLong: true }],
    ['what meets more wishes', { scarce: true }, { ...better, against }],
    ['what does not go by a step that hardly exists', { verdicts: ['judged', 'open'] }, { ...better, scarce: true }],
    ['where nobody has to decide before the last step', { cost: { supposed: 1 } }, { ...better, verdicts: ['judged', 'open'] }],
    ['where fewer have to', { verdicts: ['judged', 'open', 'open'] }, { ...better, verdicts: ['judged', 'judged', 'open'] }],
    ['what supposes less', {}, { cost: { ...better.cost, supposed: 1 } }],
  ])('%s comes first, though longer', (_, first, second) => {
    for (const plans of [
      [made('a', second), made('b', first)],
      [made('b', first), made('a', second)],
    ])
      expect(rankPlans(plans, {}).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('a decision on the last step alone puts no plan behind', () => {
    const plans = [made('a', { cost: { months: 13 } }), made('b', { verdicts: ['open', 'judged'] })];
    expect(rankPlans(plans, {}).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it.each<readonly [string, Partial<Cost>]>([
    ['longer', { months: 13 }],
    ['of more steps', { steps: 3 }],
    ['for which more compete', { competitive: 1 }],
  ])('of plans that have no name, one %s comes after', (_, cost) => {
    const named = made('n', { cost: { months: 1, steps: 1, pounds: 0 } });
    const [a, b] = [made('a', { cost: { pounds: 9, ...cost } }), made('b', { cost: { pounds: 9 } })];
    for (const plans of [
      [a, b, named],
      [b, a, named],
    ])
      expect(rankPlans(plans, {}).map(({ id }) => id)).toEqual(['n', 'b', 'a']);
  });

  it('is that of the names first: what has none comes after, though shorter', () => {
    const [quick, paid, other] = [
      made('quick', { cost: { months: 6, unpaidMonths: 6 } }),
      made('paid', { cost: { months: 15, pounds: 9 } }),
      made('other', { cost: { months: 10, unpaidMonths: 6 } }),
    ];
    for (const plans of [
      [other, paid, quick],
      [quick, paid, other],
    ])
      expect(rankPlans(plans, {}).map(({ id }) => id)).toEqual(['quick', 'paid', 'other']);
  });

  it('of equal ones is that of their ids', () => {
    for (const plans of [
      [made('b'), made('a')],
      [made('a'), made('b')],
    ])
      expect(rankPlans(plans, {}).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('puts more earning first for whoever wishes to earn, and nobody else', () => {
    const plans = [made('a', { cost: { unpaidMonths: 6 } }), made('b', { cost: { months: 20, unpaidMonths: 3 } })];
    const wishes: Preferences = { earning: { id: 'earn' as AttributeId, how: 'prefer' } };
    expect([rankPlans(plans, {}), rankPlans(plans, wishes)].map((found) => found.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });
});

describe('the names of plans', () => {
  const namesOf = (...plans: readonly Pathway[]): readonly string[] =>
    rankPlans(plans, {}).map(({ id, names }) => `${id}: ${names.join(' ')}`);

  it('go to the best by each count, in the order in which they are shown', () => {
    expect(
      namesOf(
        made('cheap', { cost: { months: 30, steps: 4, unpaidMonths: 9 } }),
        made('few', { cost: { months: 20, steps: 1, pounds: 9, unpaidMonths: 9 } }),
        made('paid', { cost: { months: 15, steps: 3, pounds: 9 } }),
        made('quick', { cost: { months: 6, steps: 3, pounds: 9, unpaidMonths: 6 } }),
      ),
    ).toEqual(['quick: soonest', 'paid: earning', 'few: fewest-steps', 'cheap: cheapest']);
  });

  it('may all go to one', () => {
    expect(namesOf(made('a'), made('b', { cost: { months: 13, steps: 3, pounds: 1 } }))).toEqual([
      'a: soonest earning fewest-steps cheapest',
      'b: ',
    ]);
  });

  it('of equal ones go to the sounder, then to the sooner', () => {
    expect(namesOf(made('a', { cost: { supposed: 1 } }), made('b'))).toEqual(['b: soonest earning fewest-steps cheapest', 'a: ']);
    expect(namesOf(made('a', { cost: { months: 13 } }), made('b'))).toEqual(['b: soonest earning fewest-steps cheapest', 'a: ']);
  });

  it('of earning go to no plan with a month unpaid, and of the cheapest to none with a fee that is not known', () => {
    expect(namesOf(made('a', { cost: { unpaidMonths: 1, feesUnknown: 1 } }))).toEqual(['a: soonest fewest-steps']);
  });

  it('go to a plan by what hardly exists only where there is no other', () => {
    const rare = made('rare', { scarce: true, cost: { months: 1, steps: 1 } });
    expect(namesOf(rare, made('a'))).toEqual(['a: soonest earning fewest-steps cheapest', 'rare: ']);
    expect(namesOf(rare)).toEqual(['rare: soonest earning fewest-steps cheapest']);
  });
});
