import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { check, contradictionsIn, inferredIn } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { bees, findingOf, type GivenAnswers, postModel, stateOf } from '../../support/post.js';
import { all, any, atLeast, atMost, empty, includes, is, must, not, oneOf, POST, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

// The bees: the queen rearing badge takes 6 months with hives; a master has 12 months and a suit; without a month, no certificate 2.

describe('what follows from the answers', () => {
  it.each([
    ['meets a test', is('bee-suit', true), { certificate: 'master' }, 'met'],
    ['meets a test of a lower number', atLeast('months-hives', 5), { badges: ['queen-rearing'] }, 'met'],
    ['leaves a higher number open', atLeast('months-hives', 7), { badges: ['queen-rearing'] }, 'not-known'],
    ['fails a test', oneOf('certificate', 'master'), { 'months-hives': 0 }, 'not-met'],
    ['leaves several values open', oneOf('certificate', '1'), { 'months-hives': 0 }, 'not-known'],
    ['is nothing while the ground is open', is('bee-suit', true), { badges: [] }, 'not-known'],
  ])('%s', (_, condition, given, state) => {
    expect(stateOf(condition, given)).toBe(state);
  });

  it('is shown as inferred, with its ground', () => {
    const { because } = findingOf(atLeast('months-hives', 6), { certificate: 'master' });
    expect(because).toMatchObject([{ has: 12, hasBound: 'at-least', inferred: true, grounds: ['certificate'] }]);
  });

  it('is listed for the person, and never what was said', () => {
    expect(inferredIn(beesModel, someone(bees, { certificate: 'master', 'bee-suit': true }), asOf)).toEqual([
      { attribute: 'months-hives', value: 12, bound: 'at-least', grounds: ['certificate'] },
    ]);
  });

  it('is not stored among the answers', () => {
    const profile = someone(bees, { certificate: 'master' });
    expect([...check(beesModel, profile, asOf, ['beekeeper']).profile.answers.keys()]).toEqual(['certificate']);
  });
});

describe('inferences', () => {
  type Then = Inference['then'][number];
  const rule = (when: Condition, ...then: readonly Condition[]): Inference => ({ when, then: then as readonly Then[] });
  const stateWith = (rules: readonly Inference[], condition: Condition, given: GivenAnswers): unknown => {
    const model = postModel([way('direct:post', [must(condition)])], rules);
    return check(model, someone(bees, given), asOf, [POST]).results[0]?.ways[0]?.findings[0]?.state;
  };
  const chain = [rule(is('garden', true), is('bee-suit', true)), rule(is('bee-suit', true), atLeast('months-hives', 3))];
  const rung = [rule(atMost('certificate', '1'), is('garden', false)), rule(is('garden', true), atLeast('certificate', '2'))];

  it.each([
    ['follow one from another', chain, atLeast('months-hives', 3), { garden: true }, 'met'],
    ['follow in any order of the rules', chain.toReversed(), atLeast('months-hives', 3), { garden: true }, 'met'],
    [
      'rest on several answers',
      [rule(any(is('garden', true), atLeast('age', 18)), is('bee-suit', true))],
      is('bee-suit', true),
      { garden: false, age: 18 },
      'met',
    ],
    ['empty a set', [rule(is('garden', true), empty('badges'))], includes('badges', 'queen-rearing'), { garden: true }, 'not-met'],
    ['leave open up to a bound', [rule(is('garden', true), atMost('age', 16))], atLeast('age', 16), { garden: true }, 'not-known'],
    ['leave open from a bound on', [rule(is('garden', true), atLeast('age', 16))], atMost('age', 16), { garden: true }, 'not-known'],
    [
      'follow from a number between bounds',
      [rule(atLeast('age', 16), is('garden', true)), rule(atMost('age', 20), is('bee-suit', true))],
      all(is('garden', true), is('bee-suit', true)),
      { age: 18 },
      'met',
    ],
    ['rest on what is not so', [rule(not(is('garden', true)), is('bee-suit', false))], is('bee-suit', true), { garden: false }, 'not-met'],
    ['follow from what is present', rung, is('garden', true), { certificate: '1' }, 'not-met'],
    ['do not rule out what comes with an expected answer', rung, is('garden', true), { certificate: '2@2027-07' }, 'not-known'],
    ['still rule out what comes with more than is expected', rung, is('garden', true), { certificate: '1@2027-07' }, 'not-met'],
    ['give way to an expected answer in its month', rung, is('garden', true), { certificate: '1', garden: 'true@2027-07' }, 'met'],
  ])('%s', (_, rules, condition, given, state) => {
    expect(stateWith(rules, condition, given)).toBe(state);
  });

  it('name every ground, also of a chain', () => {
    const model = postModel([way('direct:post', [must(atLeast('months-hives', 1))])], chain);
    const [result] = check(model, someone(bees, { garden: true }), asOf, [POST]).results;
    expect(result?.ways[0]?.findings[0]?.because).toMatchObject([{ attribute: 'months-hives', grounds: ['garden'] }]);
  });
});

describe('what follows only later', () => {
  type Then = Inference['then'][number];
  const rule = (when: Condition, ...then: readonly Condition[]): Inference => ({ when, then: then as readonly Then[] });
  const findingWith = (rules: readonly Inference[], condition: Condition, given: GivenAnswers) => {
    const model = postModel([way('direct:post', [must(condition)])], rules);
    return check(model, someone(bees, given), asOf, [POST]).results[0]?.ways[0]?.findings[0];
  };

  it('wins over what follows from present answers, and rests on its own ground alone', () => {
    const rules = [rule(is('garden', false), is('bee-suit', false)), rule(atLeast('certificate', 'master'), is('bee-suit', true))];
    const finding = findingWith(rules, is('bee-suit', true), { garden: false, certificate: 'master@2027-07' });
    expect(finding).toMatchObject({ state: 'met', from: '2027-07', because: [{ has: true, inferred: true, grounds: ['certificate'] }] });
  });

  it('wins over a present number too', () => {
    const rules = [rule(atLeast('certificate', 'master'), atMost('age', 20))];
    const given = { age: 30, certificate: 'master@2027-07' };
    expect(findingWith(rules, atMost('age', 25), given)).toMatchObject({ state: 'met', from: '2027-07' });
    expect(findingWith(rules, atMost('age', 19), given)).toMatchObject({ state: 'not-known', from: null });
  });

  it('is met then, also where until then a person would have to judge', () => {
    const rules = [rule(is('garden', true), atLeast('certificate', '2'))];
    const given = { certificate: 'foreign', garden: 'true@2027-07' };
    expect(findingWith(rules, atLeast('certificate', '1'), given)).toMatchObject({ state: 'met', from: '2027-07' });
    expect(findingWith(rules, atLeast('certificate', 'master'), given)).toMatchObject({ state: 'judged', from: null });
  });

  it('does not undo what was expected and has come true: the present answer may change with it', () => {
    const rules = [rule(is('bee-suit', true), is('garden', false))];
    const finding = findingWith(rules, is('garden', true), { 'bee-suit': true, garden: 'true@2027-07' });
    expect(finding).toMatchObject({ state: 'met', from: '2027-07' });
  });

  it('undoes even that, where it follows from something else that was expected', () => {
    const given = { 'bee-suit': 'true@2027-03', garden: 'true@2027-07', county: 'hills' };
    const alone = [rule(is('bee-suit', true), is('garden', false))];
    const together = [rule(all(is('bee-suit', true), oneOf('county', 'hills')), is('garden', false))];
    for (const rules of [alone, together]) expect(findingWith(rules, is('garden', true), given)?.state).toBe('not-met');
  });

  it('rests on all its grounds, in the order of the questions', () => {
    const rules = [rule(all(is('garden', true), atLeast('age', 18)), is('bee-suit', true))];
    const finding = findingWith(rules, is('bee-suit', true), { garden: true, age: 20 });
    expect(finding?.because[0]?.grounds).toEqual(['age', 'garden']);
  });
});

describe('contradictions', () => {
  const found = (given: GivenAnswers) => contradictionsIn(beesModel, someone(bees, given), asOf).map((ids) => [...ids].sort());

  it.each([
    ['a badge that takes months, and too few', { badges: ['queen-rearing'], 'months-hives': 5 }, [['badges', 'months-hives']]],
    ['a master without a suit', { certificate: 'master', 'bee-suit': false }, [['bee-suit', 'certificate']]],
    [
      'a master without a suit and without months',
      { certificate: 'master', 'bee-suit': false, 'months-hives': 1 },
      [
        ['certificate', 'months-hives'],
        ['bee-suit', 'certificate'],
      ],
    ],
  ])('%s: both answers are named', (_, given, ids) => {
    expect(found(given)).toEqual(ids);
  });

  it.each([
    ['nothing said', {}],
    ['just enough months', { badges: ['queen-rearing'], 'months-hives': 6 }],
    ['what leaves one of a set open', { garden: true }],
    ['the unlikely', { certificate: 'master', garden: false, age: 9 }],
    ['an expected answer and a present one', { certificate: 'master@2027-07', 'bee-suit': false, 'months-hives': 1 }],
    ['a present answer that overtakes an expected one', { certificate: 'master', 'bee-suit': 'true@2027-07' }],
  ])('none in: %s', (_, given) => {
    expect(found(given)).toEqual([]);
  });

  it('of what is so now, also where something else is only expected', () => {
    expect(found({ certificate: 'master', 'bee-suit': false, garden: 'true@2027-07' })).toEqual([['bee-suit', 'certificate']]);
  });

  it.each([
    ['yes and no', is('bee-suit', true), { 'bee-suit': false }],
    ['a number that is too low', atLeast('age', 18), { age: 17 }],
    ['a number that is too high', atMost('age', 18), { age: 19 }],
    ['a rung that is too low', atLeast('certificate', '2'), { certificate: '1' }],
    ['a choice', oneOf('county', 'hills'), { county: 'coast' }],
    ['an item that is not there', includes('badges', 'queen-rearing'), { badges: [] }],
    ['an item that is there', empty('badges'), { badges: ['queen-rearing'] }],
  ] as const)('by one rule: %s', (_, then, given) => {
    const model = postModel([way('direct:post', [])], [{ when: is('garden', true), then: [then as Inference['then'][number]] }]);
    const said = someone(bees, { garden: true, ...given } as GivenAnswers);
    expect(contradictionsIn(model, said, asOf).map((ids) => [...ids].sort())).toEqual([['garden', ...Object.keys(given)].sort()]);
  });

  it('none, where one of several items is all that follows', () => {
    const rules = [{ when: is('garden', true), then: [oneOf('badges', 'queen-rearing', 'inspectors-roll') as Inference['then'][number]] }];
    expect(contradictionsIn(postModel([way('direct:post', [])], rules), someone(bees, { garden: true, badges: [] }), asOf)).toEqual([]);
  });

  it('none with an answer that has aged', () => {
    const profile = someone(bees, { certificate: 'master', 'months-hives': 1 }, { said: '2024-01' });
    expect(contradictionsIn(beesModel, profile, asOf)).toEqual([]);
  });
});
