import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../src/domain/answers.js';
import type { AttributeId, RoleId, RouteId, WayId } from '../../../src/domain/ids.js';
import type { Gain, KnowledgeBase, Role, Route } from '../../../src/domain/knowledge-base.js';
import { type Cost, costCounts } from '../../../src/domain/pathway.js';
import { applyGains, buildModel, check, type Model, plan } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { all, includes, must } from '../../support/rules.js';

/** Badges that a route gives and that ways in ask for: the whole of these small worlds. Routes may ask for what they lead back to. */
const badges = ['a', 'b', 'c', 'd'];
type Drawn = {
  readonly asks: readonly string[];
  readonly gives: readonly string[];
  readonly months: number;
  readonly paid: boolean;
  readonly pounds: number | null;
  readonly competitive: boolean;
};

const drawnRoute: fc.Arbitrary<Drawn> = fc.record({
  asks: fc.subarray(badges, { maxLength: 2 }),
  gives: fc.subarray(badges, { minLength: 1, maxLength: 2 }),
  months: fc.integer({ min: 1, max: 4 }),
  paid: fc.boolean(),
  pounds: fc.constantFrom(null, 0, 100, 300),
  competitive: fc.boolean(),
});
const world = fc.record({ routes: fc.array(drawnRoute, { minLength: 1, maxLength: 5 }), target: fc.subarray(badges, { minLength: 1 }) });

const ID = 'held' as AttributeId;
const role = { ...(beesModel.base.roles[0] as Role), id: 'target' as RoleId, gives: [], leadsTo: [], entry: [] };
const needs = (of: readonly string[]) => (of.length === 0 ? [] : [must(all(...of.map((badge) => includes(ID, badge))))]);
const gainsOf = (drawn: Drawn): readonly Gain[] => [{ kind: 'set', attribute: ID, values: drawn.gives }];

function modelOf({ routes, target }: { readonly routes: readonly Drawn[]; readonly target: readonly string[] }): Model {
  const { scarce, cost, apply, duration, pay, ...plain } = beesModel.base.routes[0] as Route;
  const made = routes.map(
    (drawn, at): Route => ({
      ...plain,
      id: `route-${at}` as RouteId,
      kind: 'study',
      status: { value: 'open', sources: [] },
      gives: gainsOf(drawn),
      duration: { from: drawn.months, to: drawn.months, sources: [] },
      earn: drawn.paid ? 'either' : 'unpaid',
      ...(drawn.pounds === null ? {} : { cost: { text: '', sources: [], pounds: { from: drawn.pounds, to: drawn.pounds } } }),
      competition: drawn.competitive ? [{ text: '', sources: [] }] : [],
      trainsFor: [],
    }),
  );
  const values = badges.map((id) => ({ id, label: id }));
  const base: KnowledgeBase = {
    ...beesModel.base,
    attributes: [{ id: ID, topic: 'you', label: 'Held', shape: { kind: 'set', values }, help: '', expectable: false, wish: false }],
    questions: [],
    inferences: [],
    roles: [role],
    routes: made,
    roleWays: { target: [{ id: 'direct:target' as WayId, kind: 'direct', requirements: needs(target), noRule: false }] },
    routeWays: Object.fromEntries(
      made.map(({ id }, at) => [
        id,
        { id: id as string as WayId, kind: 'study' as const, route: id, requirements: needs(routes[at]?.asks ?? []), noRule: false },
      ]),
    ),
  };
  return buildModel(base);
}

/** Every order of every choice of routes, each begun only where its check is open; the costs of those that open the target. */
function everyCost(model: Model, routes: readonly Drawn[], most: number): readonly Cost[] {
  const open = (profile: Profile, id: string): boolean => check(model, profile, asOf, [id]).results[0]?.verdict === 'open';
  const ended: Cost[] = [];
  const go = (profile: Profile, done: readonly number[]): void => {
    if (open(profile, 'target')) ended.push(costOf(done.map((at) => routes[at] as Drawn)));
    if (done.length + 1 >= most) return;
    routes.forEach((drawn, at) => {
      if (!done.includes(at) && open(profile, `route-${at}`)) go(applyGains(model, profile, gainsOf(drawn), asOf), [...done, at]);
    });
  };
  go({ answers: new Map([[ID, { kind: 'set', items: [] }]]), notSure: new Set() }, []);
  return ended;
}

const total = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0);
const costOf = (done: readonly Drawn[]): Cost => ({
  months: total(done.map(({ months }) => months)),
  unpaidMonths: total(done.map(({ months, paid }) => (paid ? 0 : months))),
  pounds: total(done.map(({ pounds }) => pounds ?? 0)),
  feesUnknown: done.filter(({ pounds }) => pounds === null).length,
  steps: done.length + 1,
  competitive: done.filter(({ competitive }) => competitive).length,
  supposed: 0,
  judged: 0,
});

const text = (cost: Cost): string => costCounts.map((count) => cost[count]).join(' ');
const beats = (a: Cost, b: Cost): boolean => text(a) !== text(b) && costCounts.every((count) => a[count] <= b[count]);

describe('plans over small worlds made at random', () => {
  it('are exactly those that nothing beats, of all that can be done in any order', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const model = modelOf(drawn);
        const every = everyCost(model, drawn.routes, 6);
        const best = [...new Set(every.filter((cost) => !every.some((other) => beats(other, cost))).map(text))].sort();
        const nobody: Profile = { answers: new Map([[ID, { kind: 'set', items: [] }]]), notSure: new Set() };
        const report = plan(model, nobody, asOf, { kind: 'role', role: role.id }, { mostStates: 100_000 });
        const extra = report.planB?.pathway;
        const found = report.pathways.filter(
          ({ id, names }) =>
            id !== extra || names.length > 0 || best.includes(text(report.pathways.find((one) => one.id === id)?.cost as Cost)),
        );
        expect(report.complete).toBe(true);
        expect([...new Set(found.map(({ cost }) => text(cost)))].sort()).toEqual(best);
        for (const [name, count] of [
          ['soonest', 'months'],
          ['fewest-steps', 'steps'],
        ] as const) {
          const named = report.pathways.find(({ names }) => names.includes(name));
          expect(named?.cost[count]).toBe(every.length === 0 ? undefined : Math.min(...every.map((cost) => cost[count])));
        }
      }),
      { numRuns: 150 },
    );
  });
});
