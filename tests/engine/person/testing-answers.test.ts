import { describe, expect, it } from 'vitest';
import { buildModel, check } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, findingOf, stateOf } from '../../support/post.js';
import { all, atLeast, atMost, empty, includes, is, must, not, oneOf, POST, way, withPost } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

describe('a yes/no answer', () => {
  it.each([
    ['yes where yes is needed', is('garden', true), { garden: true }, 'met'],
    ['no where yes is needed', is('garden', true), { garden: false }, 'not-met'],
    ['no where no is needed', is('garden', false), { garden: false }, 'met'],
    ['no answer', is('garden', true), {}, 'not-known'],
    ['no answer where no is needed', is('garden', false), {}, 'not-known'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('a number', () => {
  it.each([
    ['one too few', atLeast('age', 16), { age: 15 }, 'not-met'],
    ['just enough', atLeast('age', 16), { age: 16 }, 'met'],
    ['just not too many', atMost('age', 21), { age: 21 }, 'met'],
    ['one too many', atMost('age', 21), { age: 22 }, 'not-met'],
    ['not at least is fewer', not(atLeast('age', 16)), { age: 15 }, 'met'],
    ['not at least is not as many', not(atLeast('age', 16)), { age: 16 }, 'not-met'],
    ['not at most is more', not(atMost('age', 16)), { age: 17 }, 'met'],
    ['no answer', atLeast('age', 16), {}, 'not-known'],
    ['no answer where every number will do', atLeast('age', 0), {}, 'met'],
    ['both bounds at once', all(atLeast('age', 16), atMost('age', 16)), { age: 16 }, 'met'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('a number that does not begin at none', () => {
  const ten = bees.attributes.map((attribute) =>
    attribute.id === 'age' && attribute.shape.kind === 'number' ? { ...attribute, shape: { ...attribute.shape, min: 10 } } : attribute,
  );
  it.each([
    ['all of it will do', atLeast('age', 10), 'met'],
    ['some of it will do', atLeast('age', 11), 'not-known'],
    ['none of it will do', atMost('age', 9), 'not-met'],
  ])('%s, although nothing was said', (_, condition, state) => {
    const model = buildModel(withPost({ ...bees, attributes: ten }, [way('direct:post', [must(condition)])]));
    expect(check(model, someone(bees), asOf, [POST]).results[0]?.ways[0]?.findings[0]?.state).toBe(state);
    // Nor where a number is only expected: it is no fewer than all numbers are.
    const later = check(model, someone(bees, { age: '18@2027-07' }), asOf, [POST]).results[0]?.ways[0]?.findings[0];
    if (state !== 'not-known') expect([later?.state, later?.from]).toEqual([state, null]);
  });
});

describe('a choice', () => {
  it.each([
    ['one of those named', oneOf('county', 'hills', 'coast'), { county: 'coast' }, 'met'],
    ['another', oneOf('county', 'hills', 'coast'), { county: 'islands' }, 'not-met'],
    ['not one of those named', not(oneOf('county', 'hills', 'coast')), { county: 'islands' }, 'met'],
    ['no answer', oneOf('county', 'hills'), {}, 'not-known'],
    ['no answer where every value will do', oneOf('county', 'hills', 'coast', 'islands'), {}, 'met'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('an ordered value', () => {
  it.each([
    ['below', atLeast('certificate', '2'), { certificate: '1' }, 'not-met'],
    ['just there', atLeast('certificate', '2'), { certificate: '2' }, 'met'],
    ['above', atLeast('certificate', '2'), { certificate: 'master' }, 'met'],
    ['at most, below', atMost('certificate', '1'), { certificate: 'none' }, 'met'],
    ['at most, above', atMost('certificate', '1'), { certificate: '2' }, 'not-met'],
    ['not at least', not(atLeast('certificate', '2')), { certificate: '1' }, 'met'],
    ['not at most', not(atMost('certificate', '1')), { certificate: '1' }, 'not-met'],
    ['exactly one', oneOf('certificate', '2'), { certificate: 'master' }, 'not-met'],
    ['no answer', atLeast('certificate', '2'), {}, 'not-known'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('a value outside the order', () => {
  it.each([
    ['at least is judged', atLeast('certificate', '2'), 'judged'],
    ['at most is judged', atMost('certificate', '2'), 'judged'],
    ['not at least is judged', not(atLeast('certificate', '2')), 'judged'],
    ['at least the lowest is judged', atLeast('certificate', 'none'), 'judged'],
    ['named, it is met', oneOf('certificate', 'foreign'), 'met'],
    ['not named, it is not met', oneOf('certificate', '2', 'master'), 'not-met'],
    ['not another one is met', not(oneOf('certificate', '2')), 'met'],
  ])('%s', (_, condition, state) => {
    expect(stateOf(condition, { certificate: 'foreign' })).toBe(state);
  });

  it('keeps a test of rank from being decided while nothing is said', () => {
    expect(stateOf(atLeast('certificate', 'none'))).toBe('not-known');
  });
});

describe('a set', () => {
  const badges = ['queen-rearing'];
  it.each([
    ['includes one that is there', includes('badges', 'queen-rearing'), { badges }, 'met'],
    ['includes one that is not there', includes('badges', 'inspectors-roll'), { badges }, 'not-met'],
    ['one of several', oneOf('badges', 'inspectors-roll', 'queen-rearing'), { badges }, 'met'],
    ['none of several', oneOf('badges', 'inspectors-roll', 'queen-rearing'), { badges: [] }, 'not-met'],
    ['empty', empty('badges'), { badges: [] }, 'met'],
    ['not empty', empty('badges'), { badges }, 'not-met'],
    ['not "empty"', not(empty('badges')), { badges }, 'met'],
    ['does not include', not(includes('badges', 'inspectors-roll')), { badges }, 'met'],
    ['no answer', includes('badges', 'queen-rearing'), {}, 'not-known'],
    ['no answer is not the empty set', empty('badges'), {}, 'not-known'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('a finding', () => {
  it('shows both sides of each test that decides it', () => {
    const { because } = findingOf(all(atLeast('age', 16), is('garden', true)), { age: 15, garden: true });
    expect(because).toMatchObject([
      { attribute: 'age', has: 15, hasBound: 'is', needs: 16, test: 'at-least', inferred: false, grounds: [] },
    ]);
  });

  it('records every branch, also after the first failure', () => {
    const { tree } = findingOf(all(atLeast('age', 16), is('garden', true), is('bee-suit', true)), { age: 15, garden: false });
    expect(tree?.parts.map(({ state }) => state)).toEqual(['not-met', 'not-met', 'not-known']);
  });

  it('says what would settle it, and only what is open', () => {
    const { asks } = findingOf(all(is('garden', true), is('bee-suit', true), atLeast('age', 16)), { garden: true });
    expect(asks).toEqual(['bee-suit', 'age']);
  });
});
