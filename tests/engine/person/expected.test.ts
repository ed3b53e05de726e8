import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { check } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, findingOf, type GivenAnswers, postModel, stateOf } from '../../support/post.js';
import { all, always, any, atLeast, atMost, empty, includes, is, must, never, not, oneOf, POST, someOf, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

// The tests ask in November 2026.

describe('an expected answer', () => {
  it.each([
    ['is met from its month', is('garden', true), { garden: 'true@2027-07' }, 'met from 2027-07'],
    ['is met from its month by a higher value', atLeast('certificate', '1'), { certificate: '2@2027-07' }, 'met from 2027-07'],
    ['is not met where it is not enough', atLeast('certificate', 'master'), { certificate: '2@2027-07' }, 'not-met'],
    ['is not so yet', is('garden', false), { garden: 'true@2027-07' }, 'met'],
    ['of a set counts item by item', includes('badges', 'queen-rearing'), { badges: ['queen-rearing@2027-07'] }, 'met from 2027-07'],
    ['of a set leaves the others as they are', includes('badges', 'inspectors-roll'), { badges: ['queen-rearing@2027-07'] }, 'not-met'],
    [
      'stands beside present items',
      oneOf('badges', 'queen-rearing', 'inspectors-roll'),
      { badges: ['inspectors-roll', 'queen-rearing@2027-07'] },
      'met',
    ],
    ['of a set is not so yet, item by item', not(includes('badges', 'queen-rearing')), { badges: ['queen-rearing@2027-07'] }, 'met'],
    ['of a rung is not so yet', atMost('certificate', '1'), { certificate: '2@2027-07' }, 'met'],
    ['of a rung leaves open how far one is', atMost('certificate', 'none'), { certificate: '2@2027-07' }, 'not-known'],
    ['of a choice is met from its month', oneOf('county', 'coast'), { county: 'coast@2027-07' }, 'met from 2027-07'],
    ['of a choice says nothing of now', oneOf('county', 'islands'), { county: 'coast@2027-07' }, 'not-known'],
    ['of a number is met from its month', atLeast('age', 18), { age: '18@2027-07' }, 'met from 2027-07'],
    ['of a number is met from its month by fewer', atLeast('age', 17), { age: '18@2027-07' }, 'met from 2027-07'],
    ['of a number is not so yet', atMost('age', 17), { age: '18@2027-07' }, 'met'],
    ['of a number that is not enough', atLeast('age', 19), { age: '18@2027-07' }, 'not-met'],
    ['of the least number is so already', atMost('age', 0), { age: '0@2027-07' }, 'met'],
    ['of the lowest rung leaves nothing below it', atMost('certificate', 'none'), { certificate: 'none@2027-07' }, 'met'],
    ['of the lowest rung is so already', atLeast('certificate', '1'), { certificate: 'none@2027-07' }, 'not-met'],
    ['of a rung leaves those below it open', atMost('certificate', 'none'), { certificate: '2@2027-07' }, 'not-known'],
    ['outside the order is judged', atLeast('certificate', '2'), { certificate: 'foreign@2027-07' }, 'judged'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });

  it.each<readonly [string, Condition, GivenAnswers, string | undefined]>([
    ['what ends', is('garden', false), { garden: 'true@2027-07' }, '2027-07'],
    ['a limit that is passed', atMost('age', 17), { age: '18@2027-07' }, '2027-07'],
    ['a part of what is asked', all(is('garden', false), is('bee-suit', true)), { garden: 'true@2027-07', 'bee-suit': 'true' }, '2027-07'],
    ['what stays', is('bee-suit', true), { garden: 'true@2027-07', 'bee-suit': 'true' }, undefined],
    ['one of two that stays', any(is('garden', false), is('bee-suit', true)), { garden: 'true@2027-07', 'bee-suit': 'true' }, undefined],
    ['what is not met', is('garden', true), { garden: 'false' }, undefined],
    ['what is met later, and stays so', is('garden', true), { garden: 'true@2027-07' }, undefined],
  ])('says until when something is met: %s', (_, condition, given, until) => {
    expect(findingOf(condition, given).until).toBe(until);
  });

  it.each([
    ['this month', '2026-11', 'not-known'],
    ['an earlier month', '2026-09', 'not-known'],
    ['next month', '2026-12', 'met from 2026-12'],
  ])('for %s', (_, month, state) => {
    expect(stateOf(is('garden', true), { garden: `true@${month}` })).toBe(state);
  });

  it('that is overdue is asked again', () => {
    expect(findingOf(is('garden', true), { garden: 'true@2026-11' }).asks).toEqual(['garden']);
  });

  it('of a set that is overdue is asked again, also beside others that are there', () => {
    const badges = ['inspectors-roll', 'queen-rearing@2026-10'];
    expect(findingOf(includes('badges', 'queen-rearing'), { badges }).asks).toEqual(['badges']);
    expect(stateOf(includes('badges', 'inspectors-roll'), { badges })).toBe('met');
  });

  it('of a set that is overdue leaves only that item open', () => {
    const badges = ['queen-rearing@2026-10'];
    expect(stateOf(includes('badges', 'queen-rearing'), { badges })).toBe('not-known');
    expect(stateOf(includes('badges', 'inspectors-roll'), { badges })).toBe('not-met');
    expect(findingOf(includes('badges', 'queen-rearing'), { badges }).asks).toEqual(['badges']);
  });

  it('shows what will be so as the reason', () => {
    const { because } = findingOf(is('garden', true), { garden: 'true@2027-07' });
    expect(because).toMatchObject([{ has: true, needs: true, from: '2027-07' }]);
  });
});

describe('the month from which it is met', () => {
  const given = { garden: 'true@2027-03', 'bee-suit': 'true@2027-09', age: 17 };
  const garden = is('garden', true);
  const suit = is('bee-suit', true);
  it.each([
    ['all: the latest', all(garden, suit), 'met from 2027-09'],
    ['any: the earliest', any(garden, suit), 'met from 2027-03'],
    ['any, with one that is met now: now', any(garden, atLeast('age', 16)), 'met'],
    ['all, the later first', all(suit, garden), 'met from 2027-09'],
    ['any, the later first', any(suit, garden), 'met from 2027-03'],
    ['any, beside what is not so', any(never, atLeast('age', 18), garden), 'met from 2027-03'],
    ['two of three, one of them not so', someOf(2, suit, never, garden), 'met from 2027-09'],
    ['one of three, one of them now', someOf(1, suit, always, garden), 'met'],
    ['all of any', all(any(garden, suit), suit), 'met from 2027-09'],
    ['not of what is expected: so until then', not(garden), 'met'],
    ['not all: one part is enough', not(all(not(garden), not(suit))), 'met from 2027-03'],
  ])('of %s', (_, condition, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('what follows from an expected answer', () => {
  // The bees: with the master's certificate one has worked at least 12 months with hives, and owns a suit.
  it.each([
    ['is expected with it', is('bee-suit', true), { certificate: 'master@2027-07' }, 'met from 2027-07'],
    [
      'is expected, although it is not so now',
      is('bee-suit', true),
      { certificate: 'master@2027-07', 'bee-suit': false },
      'met from 2027-07',
    ],
    ['is no more than follows', atLeast('months-hives', 24), { certificate: 'master@2027-07' }, 'not-known'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });
});

describe('what is so before an expected answer comes true', () => {
  type Then = Inference['then'][number];
  const rule = (when: Condition, then: Condition): Inference => ({ when, then: [then as Then] });
  const stateWith = (rules: readonly Inference[], condition: Condition, given: GivenAnswers): string => {
    const model = postModel([way('direct:post', [must(condition)])], rules);
    const finding = check(model, someone(bees, given), asOf, [POST]).results[0]?.ways[0]?.findings[0];
    return finding?.from == null ? `${finding?.state}` : `${finding.state} from ${finding.from}`;
  };

  it.each<readonly [string, readonly Inference[], Condition, GivenAnswers, string]>([
    [
      'follows from no more than is expected',
      [rule(atMost('age', 20), is('garden', true))],
      is('garden', true),
      { age: '18@2027-07' },
      'met',
    ],
    [
      'may be so already, if other answers say so',
      [rule(is('garden', true), atLeast('age', 16))],
      atLeast('age', 16),
      { garden: true, age: '18@2027-07' },
      'met',
    ],
    [
      'is so already, where they say no less',
      [rule(is('garden', true), atLeast('age', 18))],
      atMost('age', 17),
      { garden: true, age: '18@2027-07' },
      'not-met',
    ],
    [
      'is just short of it, where they say that it is no less',
      [rule(is('garden', true), atLeast('age', 17))],
      atMost('age', 17),
      { garden: true, age: '18@2027-07' },
      'met',
    ],
    [
      'is so already, where other answers say so',
      bees.inferences,
      is('bee-suit', true),
      { certificate: 'master', 'bee-suit': 'true@2027-07' },
      'met',
    ],
    [
      'rests on what was said of today, as long as nothing moves it',
      [rule(all(atMost('certificate', 'none'), is('garden', true)), is('bee-suit', true))],
      is('bee-suit', true),
      { certificate: 'none', garden: 'true@2027-07' },
      'met from 2027-07',
    ],
    [
      'is not so already, where they do not',
      bees.inferences,
      is('bee-suit', true),
      { certificate: '1', 'bee-suit': 'true@2027-07' },
      'met from 2027-07',
    ],
  ])('%s', (_, rules, condition, given, state) => {
    expect(stateWith(rules, condition, given)).toBe(state);
  });
});

describe('an expected answer, against what follows from a present one', () => {
  // On the coast nobody has a garden or a badge. Somebody who expects one expects more to change with it.
  const coast = oneOf('county', 'coast');
  const rules: readonly Inference[] = [{ when: coast, then: [is('garden', false), empty('badges')] as unknown as Inference['then'] }];
  it.each<readonly [string, Condition, GivenAnswers]>([
    ['stands once it has come true', is('garden', true), { garden: 'true@2027-07' }],
    ['of a set stands too', includes('badges', 'queen-rearing'), { badges: ['queen-rearing@2027-07'] }],
  ])('%s', (_, condition, given) => {
    const model = postModel([way('direct:post', [must(condition)])], rules);
    const finding = check(model, someone(bees, { county: 'coast', ...given }), asOf, [POST]).results[0]?.ways[0]?.findings[0];
    expect([finding?.state, finding?.from]).toEqual(['met', '2027-07']);
  });
});

describe('an answer that has aged', () => {
  const old = (said: string) => stateOf(atLeast('age', 16), { age: 17 }, { said });
  it.each([
    ['this month', '2026-11', 'met'],
    ['a year ago', '2025-11', 'met'],
    ['more than a year ago', '2025-10', 'not-known'],
  ])('said %s', (_, said, state) => {
    expect(old(said)).toBe(state);
  });

  it('is asked again, where the data marks it', () => {
    expect(findingOf(atLeast('age', 16), { age: 17 }, { said: '2024-01' }).asks).toEqual(['age']);
  });

  it('stays, where the data does not mark it', () => {
    expect(stateOf(is('garden', true), { garden: true }, { said: '2020-01' })).toBe('met');
  });

  it('stays where nobody knows when it was said', () => {
    expect(stateOf(atMost('age', 20), { age: 17 })).toBe('met');
  });
});
