import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/answers.js';
import type { Change } from '../../../src/domain/finding.js';
import type { AttributeId, IsoDate } from '../../../src/domain/ids.js';
import type { Gain, Inference } from '../../../src/domain/knowledge-base.js';
import { applyChanges, applyGains } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers, postModel } from '../../support/post.js';
import { all, always, atLeast, atMost, includes, is, must, oneOf, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { givesItems, givesMonths, givesRank, givesYes } from '../../support/village.js';

// The bees: a master has 12 months with hives and a suit; the queen rearing badge takes 6; without a month, no certificate 2.
const ways = [way('direct:post', [must(always)])];

/** Answers side by side with those of somebody who said so: the order in which they stand means nothing. */
const answersOf = (said: GivenAnswers): Answers => someone(bees, said).answers;

type Needs = readonly [attribute: string, test: Change['test'], needs: Change['needs']];
function after(said: GivenAnswers, changes: readonly Needs[], inferences: readonly Inference[] = bees.inferences): Answers {
  const list = changes.map(([attribute, test, needs]): Change => ({ attribute: attribute as AttributeId, test, needs }));
  return applyChanges(postModel(ways, inferences), someone(bees, said), list, asOf).answers;
}
const having = (said: GivenAnswers, gains: readonly Gain[], inferences: readonly Inference[] = bees.inferences): Answers =>
  applyGains(postModel(ways, inferences), someone(bees, said), gains, asOf as IsoDate).answers;

describe('an answer after a change', () => {
  it.each([
    ['yes', {}, ['garden', 'is', true], { garden: true }],
    ['no', { garden: true }, ['garden', 'is', false], { garden: false }],
    ['a number', { age: 15 }, ['age', 'at-least', 16], { age: 16 }],
    ['a rung', { certificate: '1' }, ['certificate', 'at-least', '2'], { certificate: '2' }],
    ['a number of which somebody has more: what they have', { age: 18 }, ['age', 'at-least', 16], { age: 18 }],
    ['a rung of which somebody has more: what they have', { certificate: '2' }, ['certificate', 'at-least', '1'], { certificate: '2' }],
    ['a rung, where more is only expected', { certificate: '2@2027-07' }, ['certificate', 'at-least', '1'], { certificate: '1' }],
    [
      'a rung, where what somebody has is outside the order',
      { certificate: 'foreign' },
      ['certificate', 'at-least', '1'],
      { certificate: '1' },
    ],
    [
      'a rung above the highest, which nobody can have: no change',
      { certificate: '2' },
      ['certificate', 'at-least', null],
      { certificate: '2' },
    ],
    ['one of no choices: no change', { county: 'hills' }, ['county', 'one-of', []], { county: 'hills' }],
    ['a rung that nobody can have, where nothing was said: still nothing', {}, ['certificate', 'at-least', null], {}],
    ['a choice', { county: 'hills' }, ['county', 'is', 'coast'], { county: 'coast' }],
    ['one of several choices: the first', {}, ['county', 'one-of', ['islands', 'coast']], { county: 'islands' }],
    ['an item of a set', { badges: [] }, ['badges', 'includes', 'queen-rearing'], { badges: ['queen-rearing'] }],
    ['an item of a set of which nothing was said', {}, ['badges', 'includes', 'queen-rearing'], { badges: ['queen-rearing'] }],
    [
      'a further item',
      { badges: ['inspectors-roll'] },
      ['badges', 'includes', 'queen-rearing'],
      { badges: ['inspectors-roll', 'queen-rearing'] },
    ],
    [
      'one of several items: the first',
      { badges: [] },
      ['badges', 'one-of', ['queen-rearing', 'inspectors-roll']],
      { badges: ['queen-rearing'] },
    ],
    [
      'an item less',
      { badges: ['inspectors-roll', 'queen-rearing'] },
      ['badges', 'excludes', 'inspectors-roll'],
      { badges: ['queen-rearing'] },
    ],
    [
      'an item that was only expected',
      { badges: ['queen-rearing@2027-07'] },
      ['badges', 'includes', 'queen-rearing'],
      { badges: ['queen-rearing'] },
    ],
    ['what was only expected', { garden: 'true@2027-07' }, ['garden', 'is', true], { garden: true }],
  ] as const)('%s', (_, before, change, is) => {
    expect(after(before as GivenAnswers, [change as unknown as Needs], [])).toEqual(answersOf(is as GivenAnswers));
  });

  it('leaves the rest of what was said', () => {
    const said = { garden: true, age: 15, badges: ['queen-rearing@2027-07'], county: 'hills' };
    expect(after(said, [['bee-suit', 'is', true]], [])).toEqual(answersOf({ ...said, 'bee-suit': true }));
  });

  it('of what nobody may be asked changes nothing', () => {
    expect(after({ garden: true }, [['wings', 'is', true]])).toEqual(answersOf({ garden: true }));
  });

  it('of several at once', () => {
    expect(
      after({ age: 15 }, [
        ['age', 'at-least', 16],
        ['garden', 'is', true],
      ]),
    ).toEqual(answersOf({ age: 16, garden: true }));
  });
});

type Then = Inference['then'][number];
const rule = (when: Inference['when'], ...then: readonly Inference['when'][]): Inference => ({ when, then: then as readonly Then[] });

describe('answers that a change makes impossible', () => {
  const grown = is('garden', true);

  it.each([
    [
      'a number moves up to the nearest that is possible',
      { 'months-hives': 3 },
      ['certificate', 'at-least', 'master'],
      { certificate: 'master', 'months-hives': 12 },
    ],
    [
      'a number that is possible stays',
      { 'months-hives': 40 },
      ['certificate', 'at-least', 'master'],
      { certificate: 'master', 'months-hives': 40 },
    ],
    ['no becomes yes', { 'bee-suit': false }, ['certificate', 'at-least', 'master'], { certificate: 'master', 'bee-suit': true }],
    ['yes stays yes', { 'bee-suit': true }, ['certificate', 'at-least', 'master'], { certificate: 'master', 'bee-suit': true }],
    [
      'a rung moves to the nearest that is possible',
      { certificate: 'master' },
      ['months-hives', 'at-most', 0],
      { certificate: 'foreign', 'months-hives': 0 },
    ],
    [
      'what is only expected stays',
      { 'bee-suit': 'false@2027-07' },
      ['certificate', 'at-least', 'master'],
      { certificate: 'master', 'bee-suit': 'false@2027-07' },
    ],
  ] as const)('%s', (_, before, change, is) => {
    expect(after(before as GivenAnswers, [change as unknown as Needs])).toEqual(answersOf(is as GivenAnswers));
  });

  it.each([
    ['a number moves down', [rule(grown, atMost('age', 20))], { age: 30 }, { age: 20 }],
    ['yes becomes no', [rule(grown, is('bee-suit', false))], { 'bee-suit': true }, { 'bee-suit': false }],
    ['a choice moves to the one beside it', [rule(grown, oneOf('county', 'hills', 'coast'))], { county: 'islands' }, { county: 'coast' }],
    ['of two as near, to the lower', [rule(grown, oneOf('certificate', 'none', '2'))], { certificate: '1' }, { certificate: 'none' }],
    ['up, where that is nearer', [rule(grown, oneOf('certificate', 'none', 'master'))], { certificate: '2' }, { certificate: 'master' }],
    ['down, where that is nearer', [rule(grown, oneOf('certificate', '1', 'foreign'))], { certificate: '2' }, { certificate: '1' }],
    ['what is possible stays', [rule(grown, oneOf('certificate', '1', '2'))], { certificate: '2' }, { certificate: '2' }],
    [
      'what follows from what follows moves too',
      [rule(grown, is('bee-suit', true)), rule(is('bee-suit', true), atLeast('age', 18))],
      { age: 10 },
      { age: 18 },
    ],
  ])('%s', (_, rules, before, is) => {
    expect(after(before, [['garden', 'is', true]], rules)).toEqual(answersOf({ garden: true, ...is }));
  });

  it('are forgotten where they are a set: which items it would be, nobody knows', () => {
    const rules = [rule(grown, includes('badges', 'inspectors-roll'))];
    expect(after({ badges: [], age: 17 }, [['garden', 'is', true]], rules)).toEqual(answersOf({ garden: true, age: 17 }));
  });

  it('are forgotten where only several of them together stand against it', () => {
    // With a suit and a garden one is grown up: each alone may stay, so the later one is no longer known.
    const rules = [rule(all(grown, is('bee-suit', true)), atLeast('age', 18))];
    expect(after({ 'bee-suit': true, age: 10, county: 'hills' }, [['garden', 'is', true]], rules)).toEqual(
      answersOf({
        garden: true,
        'bee-suit': true,
        county: 'hills',
      }),
    );
  });

  it('are only those: what the change itself says stays', () => {
    const rules = [rule(is('bee-suit', true), atLeast('age', 18))];
    const both: readonly Needs[] = [
      ['age', 'at-least', 16],
      ['garden', 'is', true],
    ];
    expect(after({ 'bee-suit': true, age: 10 }, both, rules)).toEqual(answersOf({ garden: true, age: 16 }));
  });
});

describe('answers after a course', () => {
  it.each([
    ['yes', {}, [givesYes('bee-suit')], { 'bee-suit': true }],
    ['months add up', { 'months-hives': 5 }, [givesMonths('months-hives', 7)], { 'months-hives': 12 }],
    ['months begin at none', {}, [givesMonths('months-hives', 7)], { 'months-hives': 7 }],
    [
      'months in place of those that were only expected',
      { 'months-hives': '5@2027-07' },
      [givesMonths('months-hives', 7)],
      { 'months-hives': 7 },
    ],
    ['months twice', { 'months-hives': 5 }, [givesMonths('months-hives', 7), givesMonths('months-hives', 1)], { 'months-hives': 13 }],
    ['no more months than there can be', { 'months-hives': 599 }, [givesMonths('months-hives', 7)], { 'months-hives': 600 }],
    ['a rung', { certificate: '1' }, [givesRank('certificate', '2')], { certificate: '2' }],
    ['a rung that one has', { certificate: '2' }, [givesRank('certificate', '2')], { certificate: '2' }],
    ['a lower rung: the higher stays', { certificate: '2' }, [givesRank('certificate', '1')], { certificate: '2' }],
    ['a rung in place of one that was only expected', { certificate: '2@2027-07' }, [givesRank('certificate', '1')], { certificate: '1' }],
    ['the highest of several', {}, [givesRank('certificate', '2'), givesRank('certificate', '1')], { certificate: '2' }],
    ['an item', {}, [givesItems('badges', 'queen-rearing')], { badges: ['queen-rearing'] }],
    [
      'items unite',
      { badges: ['inspectors-roll'] },
      [givesItems('badges', 'queen-rearing')],
      { badges: ['inspectors-roll', 'queen-rearing'] },
    ],
    ['an item that one has', { badges: ['queen-rearing'] }, [givesItems('badges', 'queen-rearing')], { badges: ['queen-rearing'] }],
    [
      'an item that was only expected',
      { badges: ['queen-rearing@2027-07', 'inspectors-roll@2027-07'] },
      [givesItems('badges', 'queen-rearing')],
      { badges: ['inspectors-roll@2027-07', 'queen-rearing'] },
    ],
    ['nothing that anybody asks', { garden: true }, [givesYes('wings')], { garden: true }],
  ])('%s', (_, before, gains, is) => {
    expect(having(before, gains, [])).toEqual(answersOf(is as GivenAnswers));
  });

  it('keep what followed from those before, and move with what is gained', () => {
    // Without a month there was no certificate 2; that stays so far as it can.
    expect(having({ 'months-hives': 0, 'bee-suit': false }, [givesRank('certificate', 'master')])).toEqual(
      answersOf({
        certificate: 'master',
        'months-hives': 12,
        'bee-suit': true,
      }),
    );
    const rules = [{ when: is('garden', false), then: [is('bee-suit', false) as Inference['then'][number]] }];
    expect(having({ garden: false }, [givesYes('garden')], rules)).toEqual(answersOf({ 'bee-suit': false, garden: true }));
  });

  it('keep no set that only followed', () => {
    const rules = [rule(is('garden', true), includes('badges', 'queen-rearing'))];
    expect(having({ garden: true }, [givesYes('bee-suit')], rules)).toEqual(answersOf({ garden: true, 'bee-suit': true }));
  });

  it('keep no bound that only followed', () => {
    expect(having({ certificate: '1', badges: ['queen-rearing'] }, [givesYes('garden')])).toEqual(
      answersOf({
        certificate: '1',
        badges: ['queen-rearing'],
        garden: true,
      }),
    );
  });

  it('do not lose to a rung what one must have already', () => {
    const rules = [{ when: is('garden', true), then: [atLeast('certificate', '2') as Inference['then'][number]] }];
    expect(having({ garden: true }, [givesRank('certificate', '1')], rules)).toEqual(answersOf({ garden: true }));
    expect(having({ garden: true }, [givesRank('certificate', '2')], rules)).toEqual(answersOf({ garden: true }));
    expect(having({ garden: true }, [givesRank('certificate', 'master')], rules)).toEqual(
      answersOf({ garden: true, certificate: 'master' }),
    );
  });

  it('may be more than the most that followed', () => {
    const rules = [{ when: is('garden', false), then: [atMost('certificate', '1') as Inference['then'][number]] }];
    expect(having({ garden: false }, [givesRank('certificate', '1')], rules)).toEqual(answersOf({ garden: false, certificate: '1' }));
  });
});
