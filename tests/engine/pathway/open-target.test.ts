import { describe, expect, it } from 'vitest';
import type { RoleId } from '../../../src/domain/ids.js';
import type { PathwayReport } from '../../../src/domain/pathway.js';
import { plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { all, atLeast, includes, judged, oneOf } from '../../support/rules.js';
import { badge, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';
import { someone } from '../../support/someone.js';

const planTo = (target: SmallRole, routes: Readonly<Record<string, SmallRoute>>): PathwayReport => {
  const model = smallWorld({ post: target }, routes);
  return plan(model, someone(model.base, { held: [], grade: 'none', practice: 0 }), asOf, { kind: 'role', role: 'post' as RoleId });
};
const given = ({ verdict, pathways, planB, relax, blocks }: PathwayReport) => ({
  verdict,
  ids: pathways.map(({ id }) => id),
  planB,
  relax,
  blocks,
});
const only = (way: string) => ({ verdict: 'open', ids: [`apply:post:${way}`], planB: null, relax: [], blocks: [] });

/** Two courses that lead to the post and are open now; neither beats the other. */
const dear = { gives: [badge('a')], months: 2, pounds: 50 };
const slow = { gives: [badge('b')], months: 9 };

describe('a target that is open', () => {
  it('has one plan: to apply', () => {
    expect(given(planTo({}, {}))).toEqual(only('direct:post'));
  });

  it('by two ways has one plan, and needs no plan B', () => {
    expect(given(planTo({ asks: includes('held', 'd'), by: ['dear', 'slow'] }, { dear, slow }))).toEqual(only('dear'));
    const contest = { ...dear, competitive: true };
    expect(given(planTo({ asks: includes('held', 'd'), by: ['contest', 'slow'] }, { contest, slow }))).toEqual(only('contest'));
  });

  it('by a slow way has no plan by a quick one on which somebody would have to decide', () => {
    const asks = all(atLeast('practice', 0), judged());
    expect(given(planTo({ asks, by: ['slow'] }, { slow }))).toEqual(only('slow'));
  });

  it('by a slow way has no plan by a quick one that rests on what was not said', () => {
    expect(given(planTo({ asks: oneOf('place', 'there'), by: ['slow'] }, { slow }))).toEqual(only('slow'));
  });
});

describe('a target that is no role', () => {
  it('has no plan', () => {
    const model = smallWorld({ post: {} }, {});
    const report = plan(model, someone(model.base, {}), asOf, { kind: 'roles', roles: [] });
    expect(report).toMatchObject({ roles: [], verdict: 'closed', pathways: [], planB: null, relax: [], blocks: [] });
  });
});

describe('several targets', () => {
  it('are named in the report, with the best verdict among them, and planned for together', () => {
    const model = smallWorld({ far: { asks: includes('held', 'd') }, post: { asks: includes('held', 'a') } }, { dear });
    const roles = ['post', 'far'] as readonly string[] as readonly RoleId[];
    const report = plan(model, someone(model.base, { held: ['d'] }), asOf, { kind: 'roles', roles });
    expect(report).toMatchObject({ roles: ['far', 'post'], verdict: 'open', pathways: [{ target: 'far' }] });
  });
});
