import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../src/domain/attribute.js';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { buildModel } from '../../../src/engine/index.js';
import { classesFor } from '../../../src/engine/interview/answer-classes.js';
import { bees } from '../../support/post.js';
import { all, any, atLeast, atMost, includes, is, judged, must, oneOf, upTo, way, withPost } from '../../support/rules.js';

type World = {
  readonly id: string;
  readonly tests?: readonly Condition[];
  readonly rules?: readonly Inference[];
  readonly values?: readonly string[];
};

const classes = ({ id, tests = [], rules = [], values }: World): readonly unknown[] => {
  const attributes = bees.attributes.map((attribute): Attribute => {
    if (attribute.id !== id || values === undefined) return attribute;
    return { ...attribute, shape: { kind: 'set', values: values.map((one) => ({ id: one, label: one })) } };
  });
  const model = buildModel(withPost({ ...bees, attributes, inferences: rules }, [way('a', [must(all(...tests, judged()))])]));
  const { answers } = classesFor(model, [...model.roleWays.values()].flat())(id as AttributeId);
  return answers.map((answer) => ('value' in answer ? answer.value : answer.items.map(({ value }) => value).join('+')));
};

describe('the classes of answers', () => {
  it.each<readonly [string, World, readonly unknown[]]>([
    ['yes and no', { id: 'garden', tests: [is('garden', true)] }, [false, true]],
    ['yes and no together, where no test tells them apart', { id: 'garden', tests: [is('bee-suit', true)] }, [false]],
    ['numbers below a limit and from it', { id: 'age', tests: [atLeast('age', 16)] }, [0, 16]],
    ['numbers up to a limit and above it', { id: 'age', tests: [atMost('age', 15)] }, [0, 16]],
    ['numbers between two limits, in order', { id: 'age', tests: [upTo('age', 24), atLeast('age', 16)] }, [0, 16, 25]],
    ['all numbers, where the limit is the highest or the lowest', { id: 'age', tests: [upTo('age', 120), atLeast('age', 0)] }, [0]],
    ['the highest number by itself', { id: 'age', tests: [atLeast('age', 120)] }, [0, 120]],
    ['a number that a rule sets', { id: 'age', rules: [{ when: is('garden', true), then: [atLeast('age', 16) as never] }] }, [0, 16]],
    ['a number on which a rule rests', { id: 'age', rules: [{ when: atLeast('age', 16), then: [is('garden', true) as never] }] }, [0, 16]],
    ['no number of another attribute', { id: 'age', tests: [atLeast('months-hives', 16), atLeast('months-market', 9)] }, [0]],
    ['choices', { id: 'county', tests: [oneOf('county', 'coast')] }, ['hills', 'coast']],
    ['rungs, and what a person judges by itself', { id: 'certificate', tests: [atLeast('certificate', '2')] }, ['none', '2', 'foreign']],
    ['rungs that no test tells apart, what a person judges among them', { id: 'certificate' }, ['none']],
    [
      'items of a set, in every combination',
      { id: 'badges', values: ['a', 'b', 'c'], tests: [includes('badges', 'a'), includes('badges', 'c')] },
      ['', 'a', 'c', 'a+c'],
    ],
    ['no items of a set that no test asks for', { id: 'badges', values: ['a', 'b', 'c'] }, ['']],
  ])('%s', (_, world, found) => {
    expect(classes(world)).toEqual(found);
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
      const found = classesFor(model, [...model.roleWays.values()].flat())('badges' as AttributeId);
      return [found.answers.length, found.complete];
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
    const { answers, complete } = classesFor(model, ways)('badges' as AttributeId);
    expect(complete).toBe(true);
    return answers.map((answer) => ('items' in answer ? answer.items.map(({ value }) => value) : []));
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
