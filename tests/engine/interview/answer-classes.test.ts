import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../src/domain/attribute.js';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { buildModel } from '../../../src/engine/index.js';
import { classesFor, classesOf } from '../../../src/engine/interview/answer-classes.js';
import { bees } from '../../support/post.js';
import { all, any, atLeast, atMost, includes, is, judged, must, oneOf, upTo, way, withPost } from '../../support/rules.js';

type Shares = Readonly<Record<string, number>>;
type World = {
  readonly id: string;
  readonly tests?: readonly Condition[];
  readonly rules?: readonly Inference[];
  readonly shares?: Shares;
  readonly values?: readonly string[];
};

const classes = ({ id, tests = [], rules = [], shares, values }: World): readonly (readonly [unknown, number])[] => {
  const attributes = bees.attributes.map((attribute): Attribute => {
    if (attribute.id !== id) return attribute;
    const common = shares === undefined ? {} : { common: { ...attribute.common, shares } };
    const listed = values === undefined ? {} : { shape: { kind: 'set' as const, values: values.map((one) => ({ id: one, label: one })) } };
    return { ...attribute, ...listed, ...common } as Attribute;
  });
  const model = buildModel(withPost({ ...bees, attributes, inferences: rules }, [way('a', [must(all(...tests, judged()))])]));
  return classesOf(model, id as AttributeId).classes.map(({ answer, share }) => [
    'value' in answer ? answer.value : answer.items.map(({ value }) => value).join('+'),
    Math.round(share * 1e6) / 1e6,
  ]);
};
const rounded = (found: readonly (readonly [unknown, number])[]) => found.map(([one, share]) => [one, Math.round(share * 1e6) / 1e6]);

describe('the classes of answers, and how common they are', () => {
  it.each<readonly [string, World, readonly (readonly [unknown, number])[]]>([
    [
      'yes and no, as common where no figure says',
      { id: 'garden', tests: [is('garden', true)] },
      [
        [false, 0.5],
        [true, 0.5],
      ],
    ],
    [
      'yes and no, by the figure',
      { id: 'garden', tests: [is('garden', true)], shares: { true: 0.8 } },
      [
        [false, 0.2],
        [true, 0.8],
      ],
    ],
    ['yes and no together, where no test tells them apart', { id: 'garden', tests: [is('bee-suit', true)] }, [[false, 1]]],
    [
      'numbers below a limit and from it',
      { id: 'age', tests: [atLeast('age', 16)] },
      [
        [0, 16 / 121],
        [16, 105 / 121],
      ],
    ],
    [
      'numbers up to a limit and above it',
      { id: 'age', tests: [atMost('age', 15)] },
      [
        [0, 16 / 121],
        [16, 105 / 121],
      ],
    ],
    [
      'numbers between two limits, in order',
      { id: 'age', tests: [upTo('age', 24), atLeast('age', 16)] },
      [
        [0, 16 / 121],
        [16, 9 / 121],
        [25, 96 / 121],
      ],
    ],
    ['all numbers, where the limit is the highest or the lowest', { id: 'age', tests: [upTo('age', 120), atLeast('age', 0)] }, [[0, 1]]],
    [
      'the highest number by itself',
      { id: 'age', tests: [atLeast('age', 120)] },
      [
        [0, 120 / 121],
        [120, 1 / 121],
      ],
    ],
    [
      'numbers by figures, spread evenly over their stretch',
      { id: 'age', tests: [atLeast('age', 30)], shares: { 0: 0.5, 60: 0.5 } },
      [
        [0, 0.25],
        [30, 0.75],
      ],
    ],
    [
      'numbers by figures that stand in no order',
      { id: 'age', tests: [atLeast('age', 70)], shares: { 60: 0.61, 0: 0.39 } },
      [
        [0, 0.39 + 0.1],
        [70, 0.51],
      ],
    ],
    [
      'a number that a rule sets',
      { id: 'age', rules: [{ when: is('garden', true), then: [atLeast('age', 16) as never] }] },
      [
        [0, 16 / 121],
        [16, 105 / 121],
      ],
    ],
    [
      'a number on which a rule rests',
      { id: 'age', rules: [{ when: atLeast('age', 16), then: [is('garden', true) as never] }] },
      [
        [0, 16 / 121],
        [16, 105 / 121],
      ],
    ],
    ['no number of another attribute', { id: 'age', tests: [atLeast('months-hives', 16), atLeast('months-market', 9)] }, [[0, 1]]],
    [
      'choices, as common where no figure says',
      { id: 'county', tests: [oneOf('county', 'coast')] },
      [
        ['hills', 2 / 3],
        ['coast', 1 / 3],
      ],
    ],
    [
      'choices by figures; one without a figure is nobody’s',
      { id: 'county', tests: [oneOf('county', 'coast')], shares: { hills: 0.7, coast: 0.3 } },
      [
        ['hills', 0.7],
        ['coast', 0.3],
      ],
    ],
    [
      'rungs, and what a person judges by itself',
      { id: 'certificate', tests: [atLeast('certificate', '2')] },
      [
        ['none', 0.4],
        ['2', 0.4],
        ['foreign', 0.2],
      ],
    ],
    ['rungs that no test tells apart, what a person judges among them', { id: 'certificate' }, [['none', 1]]],
    [
      'items of a set, in every combination',
      { id: 'badges', values: ['a', 'b', 'c'], tests: [includes('badges', 'a'), includes('badges', 'c')] },
      [
        ['', 9 / 16],
        ['a', 3 / 16],
        ['c', 3 / 16],
        ['a+c', 1 / 16],
      ],
    ],
    [
      'items of a set by figures',
      { id: 'badges', values: ['a', 'b', 'c'], tests: [includes('badges', 'a')], shares: { a: 0.1 } },
      [
        ['', 0.9],
        ['a', 0.1],
      ],
    ],
    ['no items of a set that no test asks for', { id: 'badges', values: ['a', 'b', 'c'] }, [['', 1]]],
  ])('%s', (_, world, found) => {
    expect(classes(world)).toEqual(rounded(found));
  });

  it('of a set with too many items are none, each, and all, and say that they are not all', () => {
    const values = ['a', 'b', 'c', 'd', 'e'];
    const attributes = bees.attributes.map((attribute) =>
      attribute.id === 'badges'
        ? { ...attribute, shape: { kind: 'set' as const, values: values.map((one) => ({ id: one, label: one })) } }
        : attribute,
    );
    const of = (count: number) => {
      const tests = values.slice(0, count).map((one) => includes('badges', one));
      const model = buildModel(withPost({ ...bees, attributes, inferences: [] }, [way('a', [must(all(...tests))])]));
      const found = classesOf(model, 'badges' as AttributeId);
      expect(found.classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
      return [found.classes.length, found.complete];
    };
    expect([of(4), of(5)]).toEqual([
      [16, true],
      [7, false],
    ]);
  });
});

describe('the classes of answers for one role', () => {
  const values = ['a', 'b', 'c', 'd', 'e', 'f'];
  const attributes = bees.attributes.map((attribute) =>
    attribute.id === 'badges'
      ? { ...attribute, shape: { kind: 'set' as const, values: values.map((one) => ({ id: one, label: one })) } }
      : attribute,
  );
  const found = (test: Condition, inferences: readonly Inference[] = []): readonly (readonly string[])[] => {
    const elsewhere = way(
      'b',
      values.map((one) => must(includes('badges', one))),
    );
    const model = buildModel(withPost({ ...bees, attributes, inferences }, [way('a', [must(test)]), elsewhere]));
    const ways = [...model.roleWays.values()].flat().filter((one) => one.way.id === 'a');
    const { classes: all, complete } = classesFor(model, ways)('badges' as AttributeId);
    expect(complete).toBe(true);
    return all.map(({ answer }) => (answer as { items: readonly { value: string }[] }).items.map(({ value }) => value));
  };

  it('are those that its own conditions tell apart', () => {
    expect(found(includes('badges', 'b'))).toEqual([[], ['b']]);
  });

  it('keep one item where any of several does', () => {
    expect(found(oneOf('badges', 'a', 'b', 'c', 'd', 'e'))).toHaveLength(2);
    expect(found(any(oneOf('badges', 'a', 'b'), all(includes('badges', 'c'), is('garden', true))))).toHaveLength(4);
  });

  it('keep each item where all of several are needed', () => {
    expect(found(all(includes('badges', 'a'), includes('badges', 'b')))).toEqual([[], ['a'], ['b'], ['a', 'b']]);
  });

  it('tell apart what an inference tells apart', () => {
    const inference = { when: includes('badges', 'a'), then: [is('garden', true)] } as unknown as Inference;
    expect(found(oneOf('badges', 'a', 'b'), [inference])).toHaveLength(4);
  });
});
