import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { FindingPart } from '../../../src/domain/finding.js';
import { findingOf, type GivenAnswers, postNeeding, stateOf } from '../../support/post.js';
import { all, always, any, atLeast, atMost, empty, includes, is, judged, must, never, not, oneOf, someOf } from '../../support/rules.js';

/** What the person would have needed, as it is shown beside what they have. */
const needed = (when: Condition, given: GivenAnswers): readonly string[] =>
  findingOf(when, given).because.map(({ test, needs }) => `${test} ${Array.isArray(needs) ? needs.join('+') : needs}`);

describe('what was needed, where it is not met', () => {
  it.each<readonly [string, Condition, GivenAnswers, readonly string[]]>([
    ['yes', is('garden', true), { garden: false }, ['is true']],
    ['not yes', not(is('garden', true)), { garden: true }, ['is false']],
    ['no', is('garden', false), { garden: true }, ['is false']],
    ['at least a number', atLeast('age', 16), { age: 15 }, ['at-least 16']],
    ['at most a number', atMost('age', 16), { age: 17 }, ['at-most 16']],
    ['not at least a number', not(atLeast('age', 16)), { age: 16 }, ['at-most 15']],
    ['not at most a number', not(atMost('age', 16)), { age: 16 }, ['at-least 17']],
    ['at least a rung', atLeast('certificate', '2'), { certificate: '1' }, ['at-least 2']],
    ['at most a rung', atMost('certificate', '1'), { certificate: '2' }, ['at-most 1']],
    ['not at least a rung', not(atLeast('certificate', '2')), { certificate: '2' }, ['at-most 1']],
    ['not at most a rung', not(atMost('certificate', '1')), { certificate: '1' }, ['at-least 2']],
    ['below the lowest rung: nothing is', not(atLeast('certificate', 'none')), { certificate: 'none' }, ['at-most null']],
    ['above the highest rung: nothing is', not(atMost('certificate', 'master')), { certificate: 'master' }, ['at-least null']],
    ['one choice', oneOf('county', 'hills'), { county: 'coast' }, ['is hills']],
    ['one of several choices', oneOf('county', 'hills', 'coast'), { county: 'islands' }, ['one-of hills+coast']],
    ['not one choice', not(oneOf('county', 'hills')), { county: 'hills' }, ['one-of coast+islands']],
    ['not one of several choices', not(oneOf('county', 'hills', 'coast')), { county: 'hills' }, ['is islands']],
    ['none of all choices', not(oneOf('county', 'hills', 'coast', 'islands')), { county: 'hills' }, ['one-of ']],
    ['an item', includes('badges', 'queen-rearing'), { badges: [] }, ['includes queen-rearing']],
    ['one of one item', oneOf('badges', 'queen-rearing'), { badges: [] }, ['includes queen-rearing']],
    ['one of several items', oneOf('badges', 'queen-rearing', 'inspectors-roll'), { badges: [] }, ['one-of queen-rearing+inspectors-roll']],
    ['not an item', not(includes('badges', 'queen-rearing')), { badges: ['queen-rearing'] }, ['excludes queen-rearing']],
    [
      'none of several items',
      not(oneOf('badges', 'queen-rearing', 'inspectors-roll')),
      { badges: ['queen-rearing'] },
      ['excludes queen-rearing'],
    ],
    ['an empty set', empty('badges'), { badges: ['queen-rearing'] }, ['excludes queen-rearing']],
    ['a set that is not empty', not(empty('badges')), { badges: [] }, ['one-of inspectors-roll+queen-rearing']],
  ])('%s', (_, when, given, needs) => {
    expect(needed(when, given)).toEqual(needs);
  });

  it.each([
    ['at most the lowest rung', atMost('certificate', 'none'), { certificate: 'none' }, 'met'],
    ['more than that', atMost('certificate', 'none'), { certificate: '1' }, 'not-met'],
    [
      'nothing is above the highest rung, not even what is outside the order',
      not(atMost('certificate', 'master')),
      { certificate: 'master' },
      'not-met',
    ],
    ['none of all choices', not(oneOf('county', 'hills', 'coast', 'islands')), { county: 'hills' }, 'not-met'],
  ])('%s', (_, when, given, state) => {
    expect(stateOf(when, given)).toBe(state);
  });

  it('has no gap where nothing would do', () => {
    expect(findingOf(not(atMost('certificate', 'master')), { certificate: 'master' }).gaps).toEqual([]);
    expect(findingOf(not(atLeast('certificate', 'none')), { certificate: '1' }).gaps).toEqual([]);
  });
});

describe('the parts of what was needed', () => {
  const shape = ({ kind, state, parts }: FindingPart): string =>
    parts.length === 0 ? `${kind} ${state}` : `${kind} ${state} (${parts.map(shape).join(', ')})`;
  const [garden, suit, grown] = [is('garden', true), is('bee-suit', true), atLeast('age', 16)];

  it.each([
    ['one test', garden, 'test met'],
    ['all', all(garden, suit), 'all not-met (test met, test not-met)'],
    ['any', any(garden, suit), 'any met (test met, test not-met)'],
    ['not all: any of the contrary', not(all(garden, suit)), 'any met (test not-met, test met)'],
    ['not any: all of the contrary', not(any(garden, suit)), 'all not-met (test not-met, test met)'],
    ['two of three', someOf(2, garden, suit, grown), 'at-least not-known (test met, test not-met, test not-known)'],
    ['three of three: all', someOf(3, garden, suit, grown), 'all not-met (test met, test not-met, test not-known)'],
    ['one of three: any', someOf(1, garden, suit, grown), 'any met (test met, test not-met, test not-known)'],
    ['all of one', all(garden), 'all met (test met)'],
    ['any of one', any(garden), 'any met (test met)'],
    ['one of one', someOf(1, garden), 'at-least met (test met)'],
    ['what a person judges', judged(), 'judged judged'],
    ['an empty set', empty('badges'), 'all not-known (test not-known, test not-known)'],
  ])('%s', (_, when, tree) => {
    const finding = findingOf(when, { garden: true, 'bee-suit': false });
    expect(finding.tree && shape(finding.tree)).toBe(tree);
  });

  it('keep what a person judges, with its note', () => {
    expect(findingOf(judged('The guild looks.')).tree).toEqual({
      kind: 'judged',
      state: 'judged',
      from: null,
      parts: [],
      note: 'The guild looks.',
    });
  });
});

describe('everything that is said of one requirement', () => {
  const full = (when: Condition, given: GivenAnswers) => {
    const { state, from, because, gaps, asks, judged: notes } = findingOf(when, given);
    return { state, from, because: because.map(({ attribute }) => attribute), gaps: gaps.length, asks, judged: notes };
  };
  const nothing = { from: null, because: [], gaps: 0, asks: [], judged: [] };
  const [garden, suit] = [is('garden', true), is('bee-suit', true)];

  it.each([
    ['met: why', garden, { garden: true }, { ...nothing, state: 'met', because: ['garden'] }],
    ['not met: why, and what would do', garden, { garden: false }, { ...nothing, state: 'not-met', because: ['garden'], gaps: 1 }],
    ['not known: what would settle it', garden, {}, { ...nothing, state: 'not-known', asks: ['garden'] }],
    ['judged: what a person looks at', judged('Look.'), {}, { ...nothing, state: 'judged', judged: ['Look.'] }],
    [
      'judged, beside what is met',
      all(garden, judged('Look.')),
      { garden: true },
      { ...nothing, state: 'judged', because: ['garden'], judged: ['Look.'] },
    ],
    [
      'judged for what is outside the order',
      atLeast('certificate', '1'),
      { certificate: 'foreign' },
      { ...nothing, state: 'judged', because: ['certificate'] },
    ],
    [
      'judged for what is outside the order, beside what is met',
      all(garden, atLeast('certificate', '1')),
      { garden: true, certificate: 'foreign' },
      { ...nothing, state: 'judged', because: ['garden', 'certificate'] },
    ],
    ['the same judgement twice: once', all(judged('Look.'), judged('Look.')), {}, { ...nothing, state: 'judged', judged: ['Look.'] }],
    [
      'a judgement that decides nothing is not shown',
      any(all(never, judged('In vain.')), judged('Look.')),
      {},
      { ...nothing, state: 'judged', judged: ['Look.'] },
    ],
    ['a judgement that is not needed', any(garden, judged('Look.')), { garden: true }, { ...nothing, state: 'met', because: ['garden'] }],
    [
      'asks only what is open',
      all(garden, suit, atLeast('months-hives', 3)),
      { certificate: 'master' },
      { ...nothing, state: 'not-known', asks: ['garden'] },
    ],
    ['asks nothing of what is expected', atMost('certificate', 'none'), { certificate: '2@2027-07' }, { ...nothing, state: 'not-known' }],
    [
      'asks what is open once one part is met and another no longer',
      all(garden, any(suit, atLeast('months-hives', 3))),
      { garden: 'true@2027-07', 'bee-suit': 'false@2027-07' },
      { ...nothing, state: 'not-known', asks: ['months-hives'] },
    ],
    ['asks once for one answer', any(atLeast('age', 16), atLeast('age', 18)), {}, { ...nothing, state: 'not-known', asks: ['age'] }],
  ])('%s', (_, when, given, said) => {
    expect(full(when, given as GivenAnswers)).toEqual(said);
  });

  it('is nothing for what is only listed', () => {
    const listed = { ...must(always), when: undefined as never };
    const result = postNeeding([listed], {});
    expect(result.verdict).toBe('open');
    const { requirement: _, ...rest } = result.ways[0]?.findings[0] ?? {};
    expect(rest).toEqual({ state: null, from: null, tree: null, because: [], gaps: [], asks: [], judged: [] });
  });

  it('leaves out a rule that is not in force', () => {
    const needs = [must(never, { until: '2026-11-23' }), must(always)];
    expect(postNeeding(needs, {}).ways[0]?.findings.map(({ requirement: { id } }) => id)).toEqual(['needed-2']);
  });
});

describe('what will be judged', () => {
  const certificate = atLeast('certificate', '1');
  it('shows the answer that will have to be judged', () => {
    const { state, because } = findingOf(certificate, { certificate: 'foreign@2027-07', garden: 'true@2027-03' });
    expect(state).toBe('judged');
    expect(because).toMatchObject([{ has: 'foreign', hasBound: 'is', from: null }]);
  });
  it('shows the present answer of what is met now, and the expected one of what is met then', () => {
    const given = { garden: 'true@2027-03', 'bee-suit': true };
    expect(findingOf(is('garden', false), given).because).toMatchObject([{ has: false, from: null }]);
    expect(findingOf(is('garden', true), given).because).toMatchObject([{ has: true, from: '2027-03' }]);
    expect(findingOf(is('bee-suit', true), given).because).toMatchObject([{ has: true, from: null }]);
  });
});
