import { describe, expect, it } from 'vitest';
import type { Override } from '../../../src/domain/answers.js';
import type { RequirementId, RoleId } from '../../../src/domain/ids.js';
import type { PathwayReport, PlanOptions } from '../../../src/domain/pathway.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { all, any, atLeast, atMost, includes, judged, must, oneOf, requirement, usually } from '../../support/rules.js';
import { badge, grade, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';
import { type Said, someone } from '../../support/someone.js';

const nobody = { held: [], grade: 'none', practice: 0, place: 'here', age: 30 };
const routes: Readonly<Record<string, SmallRoute>> = {
  short: { gives: [badge('a')], months: 3 },
  year: { gives: [badge('b')], months: 12 },
};
type More = {
  readonly said?: Readonly<Record<string, Said>>;
  readonly marks?: readonly (readonly [string, Override['verdict']])[];
  readonly by?: Readonly<Record<string, SmallRoute>>;
  readonly options?: PlanOptions;
};
const planTo = (target: SmallRole, { said = {}, marks = [], by = routes, options = {} }: More = {}): PathwayReport => {
  const model = smallWorld({ post: target }, by);
  const overrides = marks.map(([id, verdict]) => ({ requirement: id, verdict, because: 'The keeper said so.' }));
  const profile = { ...someone(model.base, { ...nobody, ...said }), overrides };
  return plan(model, profile, asOf, { kind: 'role', role: 'post' as RoleId }, options);
};
const steps = (needs: readonly Requirement[], more: More = {}): readonly string[] | undefined =>
  planTo({ needs }, more).pathways[0]?.steps.map(({ id }) => id.replace(/^study:|:direct:post$/g, ''));

const [a, b] = [includes('held', 'a'), includes('held', 'b')];
const id = (name: string) => ({ id: name as RequirementId });

describe('what a plan has to meet', () => {
  it.each<readonly [string, readonly Requirement[], More, readonly string[] | undefined]>([
    ['is what is usual, like a must', [usually(a)], {}, ['short', 'apply:post']],
    [
      'is not what only helps, varies or is agreed to',
      [requirement('helps', a), requirement('varies', a), requirement('accept', a)],
      {},
      ['apply:post'],
    ],
    [
      'is what is asked for from a day, where that day comes first',
      [must(b), must(a, { from: '2027-06-01' })],
      {},
      ['year', 'short', 'apply:post'],
    ],
    ['is not what is asked for only from a later day', [must(b), must(a, { from: '2028-06-01' })], {}, ['year', 'apply:post']],
    ['is not what was asked for until a day that has passed', [must(b), must(a, { until: '2026-10-31' })], {}, ['year', 'apply:post']],
    ['is what is asked for until a day to come', [must(a, { until: '2030-10-31' })], {}, ['short', 'apply:post']],
    ['is what is asked for in a span of time', [must(a, { from: '2026-01-01', until: '2030-10-31' })], {}, ['short', 'apply:post']],
    [
      'is not what an adviser knows to be accepted',
      [must(a, id('first')), must(b, id('second'))],
      { marks: [['post/second', 'accept']] },
      ['short', 'apply:post'],
    ],
    [
      'is everything else than what is accepted',
      [must(a, id('first')), must(b, id('second'))],
      { marks: [['post/first', 'accept']] },
      ['year', 'apply:post'],
    ],
    [
      'cannot be met where an adviser knows that it is refused',
      [must(a, id('first'))],
      { marks: [['post/first', 'refuse']], said: { held: ['a'] } },
      undefined,
    ],
    [
      'cannot be met by a decision where something else is refused',
      [must(a, id('first')), must(any(all(atLeast('practice', 0), judged()), oneOf('place', 'there')), id('second'))],
      { marks: [['post/first', 'refuse']], said: { held: ['a'] } },
      undefined,
    ],
  ])('%s', (_, needs, more, found) => {
    expect(steps(needs, more)).toEqual(found);
  });

  it('may be a better outcome of what is only usual', () => {
    const course = { course: { gives: [badge('a'), grade('pass')] } };
    const { pathways } = planTo({ needs: [must(a), usually(atLeast('grade', 'good'))] }, { by: course });
    expect(pathways.map(({ steps: of }) => of.at(-1)?.supposes.map(({ kind }) => kind))).toEqual([['outcome']]);
  });

  it('may be just one grade, if it is supposed to come out so', () => {
    const course = { course: { gives: [badge('a'), grade('pass')] } };
    const outcome = (wanted: Requirement) =>
      planTo({ needs: [must(a), wanted] }, { by: course }).pathways[0]?.steps.at(-1)?.supposes.length;
    expect(outcome(must(oneOf('grade', 'good')))).toBe(1);
    expect(outcome(must(oneOf('grade', 'good', 'best')))).toBe(1);
    expect(outcome(must(atMost('grade', 'none')))).toBeUndefined();
  });
});

describe('a mark for a route', () => {
  const by: Readonly<Record<string, SmallRoute>> = {
    one: { gives: [badge('a')], needs: [must(b, id('entry'))] },
    two: { gives: [badge('a')], needs: [must(b, id('entry'))], pounds: 5 },
  };
  it('opens that route, though another is as good for everybody', () => {
    expect(steps([must(a)], { by })).toBeUndefined();
    expect(steps([must(a)], { by, marks: [['two/entry', 'accept']] })).toEqual(['two', 'apply:post']);
  });

  it('lets nobody go by a route twice', () => {
    const some: Readonly<Record<string, SmallRoute>> = { ...by, one: { gives: [badge('c')], needs: [must(b, id('entry'))] } };
    expect(
      steps([must(a), must(includes('held', 'c'))], {
        by: some,
        marks: [
          ['two/entry', 'accept'],
          ['one/entry', 'accept'],
        ],
      }),
    ).toHaveLength(3);
  });
});

describe('the limits of a search', () => {
  it.each<readonly [string, SmallRole, PlanOptions, readonly number[]]>([
    ['as many months as a plan takes', { asks: all(a, b) }, { mostMonths: 15 }, [3]],
    ['fewer months', { asks: all(a, b) }, { mostMonths: 14 }, []],
    ['as many steps as a plan has', { asks: all(a, b) }, { mostSteps: 3 }, [3]],
    ['fewer steps', { asks: all(a, b) }, { mostSteps: 2 }, []],
    ['as many months as the route lasts by which one applies', { asks: includes('held', 'd'), by: ['year'] }, { mostMonths: 12 }, [1]],
    ['fewer months than that', { asks: includes('held', 'd'), by: ['year'] }, { mostMonths: 11 }, []],
    [
      'fewer months, where the target is the post of the trainee',
      { asks: includes('held', 'd'), by: ['year'], seniority: 'trainee' },
      { mostMonths: 11 },
      [1],
    ],
  ])('%s', (_, target, options, lengths) => {
    const { pathways, complete } = planTo(target, { options });
    expect([pathways.map(({ steps: of }) => of.length), complete]).toEqual([lengths, true]);
  });
});
