import { describe, expect, it } from 'vitest';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Gain } from '../../../src/domain/knowledge-base.js';
import { candidateSteps } from '../../../src/engine/pathway/candidates.js';
import { costOf } from '../../../src/engine/pathway/cost.js';
import { rounds } from '../../support/rounds.js';
import { all, any, atLeast, includes, judged, must, oneOf } from '../../support/rules.js';
import { type Beginning, settingOut } from '../../support/setting-out.js';
import { badge, grade, type SmallRole } from '../../support/small-world.js';
import { upFrom } from '../../support/village.js';

const ahead = (world: Beginning) => {
  const { model, reach, bounds } = settingOut(world);
  return candidateSteps(model, reach, bounds, new Map());
};
const ids = (world: Beginning): readonly string[] => ahead(world).map(({ id }) => id.replace('study:', ''));

const months = (value: number): Gain => ({ kind: 'number', attribute: 'practice' as AttributeId, value });
const [a, b, c] = [includes('held', 'a'), includes('held', 'b'), includes('held', 'c')];
const both = { asks: all(a, b) };
/** Asks for what everybody here has, so that no route is as good as another for everybody. */
const open = { asks: oneOf('place', 'here') };

describe('the steps that are worth trying now', () => {
  it.each<readonly [string, Beginning, readonly string[]]>([
    [
      'bring what is asked for, and nothing else',
      { target: { asks: a }, routes: { one: { gives: [badge('a')] }, idle: { gives: [badge('b')] } } },
      ['one'],
    ],
    ['can be begun', { target: { asks: a }, routes: { one: { asks: b, gives: [badge('a')] } } }, []],
    [
      'bring what a step towards it asks for',
      { target: { asks: a }, routes: { one: { asks: b, gives: [badge('a')] }, first: { gives: [badge('b')] } } },
      ['first'],
    ],
    ['are each named once, whatever they bring', { target: both, routes: { one: { gives: [badge('a', 'b')] } } }, ['one']],
    [
      'of two that bring the same: the cheaper',
      { target: { asks: a }, routes: { dear: { gives: [badge('a')], pounds: 5 }, cheap: { ...open, gives: [badge('a')] } } },
      ['cheap'],
    ],
    [
      'of two equal ones: the first',
      { target: { asks: a }, routes: { one: { gives: [badge('a')] }, two: { ...open, gives: [badge('a')] } } },
      ['one'],
    ],
    [
      'of two that bring the same: both, where neither is cheaper on every count',
      { target: { asks: a }, routes: { one: { gives: [badge('a')], months: 1, pounds: 5 }, two: { ...open, gives: [badge('a')] } } },
      ['one', 'two'],
    ],
    [
      'of one that brings more and one that costs as much: the first',
      { target: both, routes: { part: { gives: [badge('a')] }, whole: { ...open, gives: [badge('a', 'b')] } } },
      ['whole'],
    ],
    [
      'of one that brings more and one that is cheaper: both',
      { target: both, routes: { part: { gives: [badge('a')] }, whole: { ...open, gives: [badge('a', 'b')], pounds: 5 } } },
      ['part', 'whole'],
    ],
    [
      'of two that bring different things: both',
      { target: both, routes: { one: { gives: [badge('a')] }, two: { ...open, gives: [badge('b')], pounds: 5 } } },
      ['one', 'two'],
    ],
    [
      'of two that bring as many months as are missing: the cheaper',
      {
        target: { asks: atLeast('practice', 12) },
        routes: { more: { gives: [months(24)], pounds: 5 }, enough: { ...open, gives: [months(12)] } },
      },
      ['enough'],
    ],
    [
      'of two of which one brings only a part of the months: both',
      {
        target: { asks: atLeast('practice', 12) },
        routes: { whole: { gives: [months(12)], pounds: 5 }, part: { ...open, gives: [months(6)] } },
      },
      ['whole', 'part', 'experience:practice:12'],
    ],
    [
      'of two of which one leaves the grade open: both, where that one is cheaper',
      {
        target: { asks: atLeast('grade', 'good') },
        routes: { sure: { gives: [grade('best')], pounds: 5 }, open: { ...open, gives: [grade('pass')] } },
      },
      ['sure', 'open'],
    ],
    [
      'of two of which one leaves the grade open: the other, where it costs as much',
      {
        target: { asks: atLeast('grade', 'good') },
        routes: { open: { gives: [grade('pass')] }, sure: { ...open, gives: [grade('best')] } },
      },
      ['sure'],
    ],
    [
      'are posts too, for as long as is missing',
      { target: { asks: atLeast('practice', 24) }, roles: { helper: { gives: ['practice'] } }, said: { practice: 4 } },
      ['post:helper:20'],
    ],
    [
      'are a year in a post at the least',
      { target: { asks: atLeast('practice', 3) }, roles: { helper: { gives: ['practice'] } } },
      ['post:helper:12'],
    ],
    [
      'are a post for the whole time, where it is only known that somebody has some',
      {
        target: { asks: atLeast('practice', 24) },
        roles: { helper: { gives: ['practice'] } },
        rules: [{ when: a, then: [atLeast('practice', 6)] as never }],
        said: { held: ['a'] },
        without: ['practice'],
      },
      ['post:helper:24'],
    ],
    ['are waiting, which takes no other step away', { target: { asks: atLeast('age', 18) } }, ['wait:age:12']],
    [
      'are waiting and a course that brings the same',
      { target: { asks: any(a, atLeast('age', 18)) }, routes: { long: { gives: [badge('a')], months: 30, pounds: 5 } } },
      ['long', 'wait:age:12'],
    ],
    [
      'are no waiting for what may be so already',
      {
        target: { asks: atLeast('age', 18) },
        rules: [{ when: a, then: [atLeast('age', 17)] as never }],
        said: { held: ['a'] },
        without: ['age'],
      },
      [],
    ],
  ])('%s', (_, world, found) => {
    expect(ids(world)).toEqual(found);
  });

  it('cost their own time, and the time until they open', () => {
    const later = { more: { apply: { where: '', windows: rounds(2), sources: [] } } };
    const [step] = ahead({ target: { asks: a }, routes: { one: { gives: [badge('a')], months: 4, earn: 'unpaid', pounds: 9, ...later } } });
    const free = { months: 0, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 0, competitive: 0, supposed: 0, judged: 0 };
    expect(step && [costOf(step.cost), costOf(step.after)]).toEqual([
      { ...free, months: 7, unpaidMonths: 4, pounds: 9, steps: 1 },
      { ...free, steps: 1 },
    ]);
  });

  it('are one wait for all that comes in the same month: what is left after it costs as little as for any of that', () => {
    const routes = { slow: { asks: a, gives: [badge('c')], months: 30 }, quick: { asks: b, gives: [badge('c')], months: 2 } };
    const found = ahead({ target: { asks: c }, routes, said: { held: ['a@2027-03', 'b@2027-03'] } });
    expect(found.map(({ id, after }) => [id, costOf(after).months])).toEqual([['wait:held:4', 2]]);
  });

  it('cost what they suppose, and a decision', () => {
    const cost = (asks: SmallRole['asks']): unknown => {
      const [step] = ahead({
        target: { asks: a },
        routes: { one: { gives: [badge('a')], ...(asks === undefined ? {} : { asks }) } },
        without: ['place'],
      });
      return step && [step.cost[6], step.cost[7]];
    };
    expect([cost(undefined), cost(oneOf('place', 'there')), cost(all(atLeast('practice', 0), judged()))]).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('a post that has several ways in', () => {
  const needs = { asks: atLeast('practice', 24) };
  const judgedWay = { asks: all(atLeast('practice', 0), judged()) };
  const wayOf = (direct: SmallRole, from: SmallRole['asks'], without: readonly string[] = []): unknown => {
    const helper = { ...direct, gives: ['practice'], also: [upFrom('other', from === undefined ? [] : [must(from)])] };
    return ahead({ target: needs, roles: { helper, other: {} }, without }).map(({ make }) => make().way);
  };
  it.each<readonly [string, SmallRole, SmallRole['asks'], readonly string[], string]>([
    ['is entered by the first that is open', {}, undefined, [], 'direct:helper'],
    ['is entered by one that is open before one that a person judges', judgedWay, undefined, [], 'from:other'],
    ['is entered by the first of two that a person judges', judgedWay, judgedWay.asks, [], 'direct:helper'],
    ['is entered by one that supposes nothing before one that does', { asks: oneOf('place', 'there') }, undefined, ['place'], 'from:other'],
    [
      'is entered by the one that supposes less',
      { asks: all(oneOf('place', 'there'), atLeast('age', 18)) },
      oneOf('place', 'there'),
      ['place', 'age'],
      'from:other',
    ],
    [
      'is entered by one that supposes something before one that a person judges',
      judgedWay,
      oneOf('place', 'there'),
      ['place'],
      'from:other',
    ],
    ['is entered by the only one that can be', { asks: b }, undefined, [], 'from:other'],
  ])('%s', (_, direct, from, without, way) => {
    expect(wayOf(direct, from, without)).toEqual([way]);
  });
});
