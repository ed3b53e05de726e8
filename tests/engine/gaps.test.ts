import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/condition.js';
import type { GapSet } from '../../src/domain/finding.js';
import { findingOf, postNeeding, type Told } from '../support/post.js';
import { all, any, atLeast, empty, is, judged, must, never, not, oneOf, someOf, upTo } from '../support/rules.js';

const inShort = (set: GapSet): string => set.map(({ attribute, test, needs }) => `${attribute} ${test} ${needs}`).join(' + ');
const gaps = (when: Condition, told: Told): readonly string[] => findingOf(when, told).gaps.map(inShort);

const garden = is('garden', true);
const suit = is('bee-suit', true);
const grown = atLeast('age', 16);
const none = { garden: false, 'bee-suit': false, age: 15 };

describe('the gaps of what is not met', () => {
  it.each([
    ['one test: one change', garden, none, ['garden is true']],
    ['a number: as many as are needed', grown, none, ['age at-least 16']],
    ['all: changes that do together', all(garden, suit), none, ['garden is true + bee-suit is true']],
    ['all, with a part that is met: the rest', all(garden, suit), { ...none, garden: true }, ['bee-suit is true']],
    ['any: alternatives, kept apart', any(garden, suit), none, ['garden is true', 'bee-suit is true']],
    ['any: the smallest first', any(all(garden, suit), grown), none, ['age at-least 16', 'garden is true + bee-suit is true']],
    ['any: no larger set that holds a smaller one', any(garden, all(garden, suit)), none, ['garden is true']],
    [
      'two of three: every pair',
      someOf(2, garden, suit, grown),
      none,
      ['garden is true + bee-suit is true', 'garden is true + age at-least 16', 'bee-suit is true + age at-least 16'],
    ],
    ['two of three, one met: either', someOf(2, garden, suit, grown), { ...none, garden: true }, ['bee-suit is true', 'age at-least 16']],
    [
      'one of a set: one change',
      oneOf('badges', 'queen-rearing', 'inspectors-roll'),
      { badges: [] },
      ['badges one-of queen-rearing,inspectors-roll'],
    ],
    [
      'an empty set: every item goes',
      empty('badges'),
      { badges: ['queen-rearing', 'inspectors-roll'] },
      ['badges excludes inspectors-roll + badges excludes queen-rearing'],
    ],
    ['not: the other way round', not(garden), { garden: true }, ['garden is false']],
    ['what a judgement presupposes', all(garden, judged()), none, ['garden is true']],
    [
      'a change that brings the others with it stands alone',
      all(suit, atLeast('certificate', 'master')),
      { ...none, certificate: 'none' },
      ['certificate at-least master'],
    ],
  ])('%s', (_, when, told, sets) => {
    expect(gaps(when, told)).toEqual(sets);
  });

  it.each([
    ['an upper limit', upTo('age', 14), none],
    ['an upper limit beside what could be gained', all(upTo('age', 14), garden), none],
    ['what nothing meets', never, none],
    ['what is met', garden, { garden: true }],
    ['what is not known', garden, {}],
    [
      'changes that contradict each other',
      all(atLeast('certificate', 'master'), is('bee-suit', false)),
      { certificate: 'none', 'bee-suit': true },
    ],
  ])('none for %s', (_, when, told) => {
    expect(gaps(when, told)).toEqual([]);
  });

  it('none for what is fixed: nothing that the person does can change it', () => {
    expect(postNeeding([must(garden, { fixed: true })], none).ways[0]?.findings[0]).toMatchObject({ state: 'not-met', gaps: [] });
  });

  it('beside an upper limit, the alternative that is left', () => {
    expect(gaps(any(upTo('age', 14), garden), none)).toEqual(['garden is true']);
  });
});
