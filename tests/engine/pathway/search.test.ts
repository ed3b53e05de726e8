import { describe, expect, it } from 'vitest';
import type { RoleId } from '../../../src/domain/ids.js';
import type { Route } from '../../../src/domain/knowledge-base.js';
import type { PlanOptions } from '../../../src/domain/pathway.js';
import { plan } from '../../../src/engine/index.js';
import { beginSearch } from '../../../src/engine/pathway/arrive.js';
import { search } from '../../../src/engine/pathway/search.js';
import { suppliersFor } from '../../../src/engine/pathway/suppliers.js';
import { asOf } from '../../support/people.js';
import { all, any, atLeast, includes, judged } from '../../support/rules.js';
import { badge, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';
import { someone } from '../../support/someone.js';

type Routes = Readonly<Record<string, SmallRoute>>;
const given = { held: [], grade: 'none', practice: 0, place: 'here', age: 17 };
const post = { kind: 'role', role: 'post' as RoleId } as const;

const planned = (target: SmallRole, routes: Routes, options: PlanOptions = {}, said: Partial<typeof given> | { held: string[] } = {}) => {
  const model = smallWorld({ post: target }, routes);
  return plan(model, someone(model.base, { ...given, ...said }), asOf, post, options);
};
const ids = (...of: Parameters<typeof planned>): readonly string[] => planned(...of).pathways.map(({ id }) => id);

describe('plans by a route to the post itself', () => {
  const closed: Partial<Route> = { status: { value: 'closed', sources: [] } };
  const asks = includes('held', 'd');

  it('are none where the route is closed', () => {
    expect(ids({ asks, by: ['course'] }, { course: { gives: [badge('a')] } })).toEqual(['apply:post:course']);
    expect(ids({ asks, by: ['course'] }, { course: { gives: [badge('a')], more: closed } })).toEqual([]);
  });

  it('last as long as the route, but not where it is the post of a trainee', () => {
    const routes = { course: { asks: includes('held', 'a'), gives: [badge('b')], months: 24 }, first: { gives: [badge('a')] } };
    const found = (seniority: SmallRole['seniority'], mostMonths: number) =>
      ids({ asks, by: ['course'], ...(seniority === undefined ? {} : { seniority }) }, routes, { mostMonths });
    expect(found('practitioner', 27)).toEqual(['study:first apply:post:course']);
    expect(found('practitioner', 26)).toEqual([]);
    expect(found('trainee', 3)).toEqual(['study:first apply:post:course']);
    expect(found('trainee', 2)).toEqual([]);
  });

  it('are never those that do the route first', () => {
    const routes = { course: { gives: [badge('a', 'd')] } };
    for (const { steps } of planned({ asks, by: ['course'] }, routes).pathways)
      expect(new Set(steps.map(({ route }) => route)).size).toBe(steps.length);
  });
});

describe('what limits a search', () => {
  const asks = all(includes('held', 'a'), includes('held', 'b'));
  const routes = { one: { gives: [badge('a')], months: 5 }, two: { gives: [badge('b')], months: 5 } };

  it('is the number of steps, with the application', () => {
    expect([2, 3].map((mostSteps) => ids({ asks }, routes, { mostSteps }).length)).toEqual([0, 1]);
  });

  it('is the months, to the last one', () => {
    expect([9, 10].map((mostMonths) => ids({ asks }, routes, { mostMonths }).length)).toEqual([0, 1]);
  });

  it('is how much is looked at, and then the search says that it is not complete', () => {
    expect(planned({ asks }, routes, { mostStates: 1 })).toMatchObject({ pathways: [], explored: 1, complete: false });
    expect(planned({ asks }, routes).complete).toBe(true);
  });

  it('are steps that are left out, an application among them', () => {
    const model = smallWorld({ post: { asks: any(includes('held', 'a'), includes('held', 'b')), by: ['two'] } }, routes);
    const start = beginSearch(model, someone(model.base, given), asOf);
    const supply = suppliersFor(model, model.base.roles);
    const found = (...without: readonly string[]) =>
      search(
        model,
        supply,
        start,
        model.base.roles,
        { mostMonths: 60, mostSteps: 4, mostStates: 100, mostWork: 1e6 },
        { without: new Set(without) },
      ).found.map(({ steps }) => steps.map(({ id }) => id).join(' '));
    const [byTwo, ...others] = [found('apply:post:two'), found('study:one'), found('study:one', 'study:two', 'apply:post:two')];
    expect(byTwo.length).toBeGreaterThan(0);
    expect(byTwo.join()).not.toContain('apply:post:two');
    expect(others.join()).not.toContain('study:one');
    expect(others.at(-1)).toEqual([]);
  });
});

describe('what a person has to judge in a step', () => {
  const judgement = judged('This is judged.');
  const judgedIn = (asks: SmallRole['asks'], said = {}) =>
    planned({ ...(asks === undefined ? {} : { asks }), shut: judgement }, {}, {}, said).pathways[0]?.steps[0];

  it('is not what stands beside something that is met anyhow', () => {
    const step = judgedIn(any(includes('held', 'a'), judged('This is not.')), { held: ['a'] });
    expect(step).toMatchObject({ verdict: 'judged', judged: ['This is judged.'] });
  });

  it('is told by a judgement alone, and not by an answer that stands outside an order', () => {
    expect(judgedIn(atLeast('grade', 'good'), { grade: 'foreign' })).toMatchObject({ verdict: 'judged', judged: ['This is judged.'] });
  });
});
