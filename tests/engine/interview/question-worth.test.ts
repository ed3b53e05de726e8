import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/attribute.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { buildModel, rolesScope } from '../../../src/engine/index.js';
import { expectedSettling, weigh } from '../../../src/engine/interview/question-worth.js';
import { asOf } from '../../support/people.js';
import { bees, type Told } from '../../support/post.js';
import { atLeast, includes, is, must, oneOf, requirement, way, withPost } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { village } from '../../support/village.js';

const garden = is('garden', true);
const suit = is('bee-suit', true);
const grown = atLeast('age', 16);

type World = {
  readonly needs: readonly Requirement[];
  readonly settles: readonly string[];
  readonly told?: Told;
  readonly notSure?: readonly string[];
  readonly rules?: readonly Inference[];
  /** How common answers to an attribute are. */
  readonly shares?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};
const worth = ({ needs, settles, told = {}, notSure = [], rules = [], shares = {} }: World): number => {
  const attributes = bees.attributes.map((attribute) =>
    shares[attribute.id] === undefined ? attribute : { ...attribute, common: { ...attribute.common, shares: shares[attribute.id] } },
  ) as typeof bees.attributes;
  const model = buildModel(withPost({ ...bees, attributes, inferences: rules }, [way('direct:post', needs)]));
  const question = { ...(bees.questions[0] as Question), settles: settles as readonly string[] as readonly AttributeId[] };
  const profile = someone(model.base, told, { notSure });
  return expectedSettling(model, profile, asOf, weigh(model, profile, rolesScope(model)), question);
};

// The post alone weighs 1; without other figures, yes and no are as common.
describe('how much a question is expected to settle', () => {
  it.each<readonly [string, World, number]>([
    ['all of it, where every answer decides', { needs: [must(garden)], settles: ['garden'] }, 1],
    ['half of it, where only a no decides', { needs: [must(garden), must(suit)], settles: ['garden'] }, 1 / 2],
    ['as much of it as a no is common', { needs: [must(garden), must(suit)], settles: ['garden'], shares: { garden: { true: 0.8 } } }, 0.2],
    ['none of it, where no answer decides', { needs: [must(suit)], settles: ['garden'] }, 0],
    ['by the values of a choice', { needs: [must(oneOf('county', 'hills'))], settles: ['county'] }, 1],
    [
      'by what of it is not answered yet',
      { needs: [must(garden), must(suit), must(grown)], settles: ['garden', 'bee-suit'], told: { garden: true } },
      1 / 2,
    ],
    [
      'by what of it somebody may be sure of',
      { needs: [must(garden), must(suit), must(grown)], settles: ['garden', 'bee-suit'], notSure: ['garden'] },
      1 / 2,
    ],
    ['by classes of numbers', { needs: [must(grown), must(suit)], settles: ['age'] }, 16 / 121],
    [
      'by items of a set',
      {
        needs: [must(includes('badges', 'queen-rearing')), must(suit)],
        settles: ['badges'],
        shares: { badges: { 'queen-rearing': 0.25 } },
      },
      0.75,
    ],
    [
      'answers that are not possible do not count',
      {
        needs: [must(garden), must(grown)],
        settles: ['garden'],
        told: { 'bee-suit': true },
        rules: [{ when: suit, then: [garden as never] }],
      },
      0,
    ],
    [
      'answers that nobody gives do not count',
      { needs: [must(garden), must(suit)], settles: ['garden'], shares: { garden: { true: 1 } } },
      0,
    ],
    [
      'nothing, where no answer is possible',
      {
        needs: [must(garden)],
        settles: ['garden'],
        shares: { garden: { true: 0 } },
        told: { 'bee-suit': true },
        rules: [{ when: suit, then: [garden as never] }],
      },
      0,
    ],
    // None (a quarter), the garden alone (a quarter), the suit alone (a quarter); both together are left out.
    ['of a list: none of it, or one thing', { needs: [must(garden), must(suit)], settles: ['garden', 'bee-suit'] }, 1],
    [
      'of a list: as much as those that decide are common',
      { needs: [must(garden), must(grown), requirement('helps', suit)], settles: ['garden', 'bee-suit'] },
      2 / 3,
    ],
    // None: 0.2 · 0.5; the garden alone: 0.8 · 0.5; the suit alone: 0.2 · 0.5.
    [
      'of a list: by how common each is',
      {
        needs: [must(garden), must(grown), requirement('helps', suit)],
        settles: ['garden', 'bee-suit'],
        shares: { garden: { true: 0.8 } },
      },
      0.2 / 0.6,
    ],
    [
      'of a list of which one thing is answered: the rest',
      { needs: [must(garden), must(suit)], settles: ['garden', 'bee-suit'], told: { garden: true } },
      1,
    ],
    [
      'of a list of which nobody is sure of one thing: the rest',
      { needs: [must(garden), must(suit)], settles: ['garden', 'bee-suit'], notSure: ['garden'] },
      1,
    ],
    [
      'of a list of months: none of any, or some of one',
      { needs: [must(atLeast('months-hives', 12)), must(suit)], settles: ['months-hives', 'months-market'] },
      12 / 601,
    ],
    [
      'of a list with a set: none of it, or one thing',
      {
        needs: [must(includes('badges', 'queen-rearing')), must(grown)],
        settles: ['badges', 'garden'],
        shares: { badges: { 'queen-rearing': 0.5 } },
      },
      // Without garden tested, a yes and a no to it are one class: none, or the badge.
      1 / 2,
    ],
  ])('is %s', (_, world, settled) => {
    expect(worth(world)).toBeCloseTo(settled, 10);
  });
});

describe('what weighs how much', () => {
  const posts = { suits: { activities: { woodwork: 3 } }, other: { activities: { rules: 3 } }, plain: {} };
  const model = village({ posts, courses: { course: {} } });
  const weights = (told: Told) =>
    weigh(model, someone(model.base, told), [...rolesScope(model), [...model.routeWays.values()]]).map(({ weight }) => weight);
  it('counts as often as a verdict weighs', () => {
    const model = buildModel(withPost({ ...bees, inferences: [] }, [way('direct:post', [must(garden)])]));
    const question = { ...(bees.questions[0] as Question), settles: ['garden' as AttributeId] };
    const open = weigh(model, someone(model.base), rolesScope(model)).map(({ ways }) => ({ ways, weight: 2 }));
    expect(expectedSettling(model, someone(model.base), asOf, open, question)).toBe(2);
  });

  it('is one for each, and up to one more for what suits', () => {
    expect(weights({ loves: ['woodwork'] })).toEqual([2, 1, 1, 1]);
    expect(weights({})).toEqual([1, 1, 1, 1]);
  });
});
