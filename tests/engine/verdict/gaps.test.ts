import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { GapSet } from '../../../src/domain/finding.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { check } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, findingOf, type GivenAnswers, postModel, postNeeding } from '../../support/post.js';
import { all, any, atLeast, empty, includes, is, judged, must, never, not, oneOf, POST, someOf, upTo, way } from '../../support/rules.js';
import { type Life, someone } from '../../support/someone.js';

const inShort = (set: GapSet): string => set.map(({ attribute, test, needs }) => `${attribute} ${test} ${needs}`).join(' + ');
const gaps = (when: Condition, given: GivenAnswers): readonly string[] => findingOf(when, given).gaps.map(inShort);

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
    ['two numbers of one thing: the higher', all(atLeast('age', 18), grown), none, ['age at-least 18']],
    ['two numbers of one thing, the higher last', all(grown, atLeast('age', 18)), none, ['age at-least 18']],
    [
      'two rungs of one ladder: the higher',
      all(atLeast('certificate', '2'), atLeast('certificate', '1')),
      { certificate: 'none' },
      ['certificate at-least 2'],
    ],
    [
      'a change that brings the others with it stands alone',
      all(suit, atLeast('certificate', 'master')),
      { ...none, certificate: 'none' },
      ['certificate at-least master'],
    ],
  ])('%s', (_, when, given, sets) => {
    expect(gaps(when, given)).toEqual(sets);
  });

  it('many changes that do together, without what one of them brings with it', () => {
    const many = all(
      suit,
      garden,
      grown,
      oneOf('county', 'hills'),
      includes('badges', 'inspectors-roll'),
      atLeast('certificate', 'master'),
    );
    const given = { ...none, county: 'coast', badges: [], certificate: 'none' };
    expect(gaps(many, given)).toEqual([
      'garden is true + age at-least 16 + county is hills + badges includes inspectors-roll + certificate at-least master',
    ]);
  });

  it('many changes, all of them needed', () => {
    const many = all(suit, garden, grown, oneOf('county', 'hills'), includes('badges', 'inspectors-roll'));
    expect(gaps(many, { ...none, county: 'coast', badges: [] })).toEqual([
      'bee-suit is true + garden is true + age at-least 16 + county is hills + badges includes inspectors-roll',
    ]);
  });

  it('a change that two parts want: once, also among many', () => {
    const many = all(garden, suit, grown, oneOf('county', 'hills'), any(garden, includes('badges', 'inspectors-roll')));
    expect(gaps(many, { ...none, county: 'coast', badges: [] })).toEqual([
      'garden is true + bee-suit is true + age at-least 16 + county is hills',
    ]);
  });

  it('one change that brings two others, before the two that bring it', () => {
    const rule = (when: Condition, then: Condition): Inference => ({ when, then: [then as Inference['then'][number]] });
    const hills = oneOf('county', 'hills');
    const rules = [rule(all(garden, suit), hills), rule(hills, garden), rule(hills, suit)];
    const profile = someone(bees, { garden: false, 'bee-suit': false, county: 'coast' });
    for (const order of [
      [hills, garden, suit],
      [garden, suit, hills],
    ]) {
      const model = postModel([way('direct:post', [must(all(...order))])], rules);
      const [result] = check(model, profile, asOf, [POST]).results;
      expect(result?.ways[0]?.findings[0]?.gaps.map(inShort)).toEqual(['county is hills']);
    }
  });

  it('one change that brings another where other answers are such, no matter who was asked before', () => {
    const hills = oneOf('county', 'hills');
    const rule: Inference = { when: all(garden, suit), then: [hills as Inference['then'][number]] };
    const sets = { true: ['garden is true'], false: ['county is hills + garden is true'] };
    for (const order of [
      [true, false],
      [false, true],
    ]) {
      const model = postModel([way('direct:post', [must(all(hills, garden))])], [rule]);
      for (const owns of order) {
        const profile = someone(bees, { garden: false, 'bee-suit': owns, county: 'coast' });
        const [result] = check(model, profile, asOf, [POST]).results;
        expect(result?.ways[0]?.findings[0]?.gaps.map(inShort)).toEqual(sets[`${owns}`]);
      }
    }
  });

  it.each<readonly [string, GivenAnswers, Life]>([
    ['whose answers contradict each other', { garden: false, 'bee-suit': false, age: 20, county: 'hills' }, {}],
    ['who expects something', { garden: false, 'months-hives': '12@2027-07' }, {}],
    ['whose answers have aged', { garden: false }, { said: '2016-01' }],
  ])('the same as if nobody had been asked before: %s', (_, given, life) => {
    const rule: Inference = { when: all(atLeast('age', 18), oneOf('county', 'hills')), then: [suit as Inference['then'][number]] };
    const found = (...people: readonly (readonly [GivenAnswers, Life])[]): unknown => {
      const model = postModel([way('direct:post', [must(all(garden, atLeast('months-hives', 6)))])], [rule]);
      return people
        .map((one) => check(model, someone(bees, ...one), asOf, [POST]).results[0]?.ways[0]?.findings[0]?.gaps.map(inShort))
        .at(-1);
    };
    const other = [{ garden: false }, {}] as const;
    for (const [one, another] of [[other, [given, life]] as const, [[given, life], other] as const])
      expect(found(one, another)).toEqual(found(another));
    expect(found(other)).toEqual(['garden is true']);
  });

  it('no more than two dozen alternatives', () => {
    const tests = Array.from(
      { length: 8 },
      (_, at) =>
        [
          garden,
          suit,
          grown,
          oneOf('county', 'hills'),
          includes('badges', 'queen-rearing'),
          includes('badges', 'inspectors-roll'),
          atLeast('certificate', '1'),
          atLeast('months-market', 1),
        ][at] as Condition,
    );
    const given = { ...none, county: 'coast', badges: [], certificate: 'none', 'months-market': 0, 'months-hives': 600 };
    expect(gaps(someOf(2, ...tests), given)).toHaveLength(24);
    const months = Array.from({ length: 30 }, (_, at) => atLeast('months-market', at + 1));
    expect(gaps(any(...months), { 'months-market': 0 })).toHaveLength(24);
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
  ])('none for %s', (_, when, given) => {
    expect(gaps(when, given)).toEqual([]);
  });

  it('none for what is fixed: nothing that the person does can change it', () => {
    expect(postNeeding([must(garden, { fixed: true })], none).ways[0]?.findings[0]).toMatchObject({ state: 'not-met', gaps: [] });
  });

  it('beside an upper limit, the alternative that is left', () => {
    expect(gaps(any(upTo('age', 14), garden), none)).toEqual(['garden is true']);
  });
});
