import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../../src/domain/answers.js';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId, RoleId, RouteId, WayId } from '../../../src/domain/ids.js';
import type { Gain, KnowledgeBase, Role, Route } from '../../../src/domain/knowledge-base.js';
import { type Cost, costCounts } from '../../../src/domain/pathway.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { applyGains, buildModel, check, type Model, plan } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { all, any, atLeast, includes, judged, must } from '../../support/rules.js';
import { runs } from '../../support/runs.js';

/** Badges and points that routes give and that ways in ask for: the whole of these small worlds. Routes may ask for what they lead back to. */
const badges = ['a', 'b', 'c', 'd'];
type Asked = {
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly points: number;
  /** Somebody with this badge may be let in by a person's decision, whatever else is asked. */
  readonly leave: string | null;
};
type Drawn = {
  readonly asks: Asked;
  readonly gives: readonly string[];
  readonly points: number;
  readonly months: number;
  readonly paid: boolean;
  readonly pounds: number | null;
  readonly competitive: boolean;
};

const asked = (most: number): fc.Arbitrary<Asked> =>
  fc.record({
    all: fc.subarray(badges, { maxLength: most }),
    any: fc.oneof(fc.constant([]), fc.subarray(badges, { minLength: 2, maxLength: 3 })),
    points: fc.constantFrom(0, 0, 0, 2, 5),
    leave: fc.constantFrom(null, null, null, ...badges),
  });
const drawnRoute: fc.Arbitrary<Drawn> = fc.record({
  asks: asked(2),
  gives: fc.subarray(badges, { minLength: 1, maxLength: 2 }),
  points: fc.constantFrom(0, 0, 1, 2, 3, 5),
  months: fc.integer({ min: 1, max: 4 }),
  paid: fc.boolean(),
  pounds: fc.constantFrom(null, 0, 100, 300),
  competitive: fc.boolean(),
});
const world = fc.record({ routes: fc.array(drawnRoute, { minLength: 1, maxLength: 5 }), target: asked(4) });

const ID = 'held' as AttributeId;
const POINTS = 'points' as AttributeId;
const role = { ...(beesModel.base.roles[0] as Role), id: 'target' as RoleId, gives: [], leadsTo: [], entry: [] };

function needs({ all: each, any: some, points, leave }: Asked): readonly Requirement[] {
  const parts: readonly Condition[] = [
    ...each.map((badge) => includes(ID, badge)),
    ...(some.length === 0 ? [] : [any(...some.map((badge) => includes(ID, badge)))]),
    ...(points === 0 ? [] : [atLeast(POINTS, points)]),
  ];
  if (parts.length === 0) return [];
  return [must(leave === null ? all(...parts) : any(all(...parts), all(includes(ID, leave), judged())))];
}

const gainsOf = ({ gives, points }: Drawn): readonly Gain[] => [
  { kind: 'set', attribute: ID, values: gives },
  ...(points === 0 ? [] : [{ kind: 'number' as const, attribute: POINTS, value: points }]),
];

function modelOf({ routes, target }: { readonly routes: readonly Drawn[]; readonly target: Asked }): Model {
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
  const plainly = { topic: 'you', help: '', expectable: false, wish: false };
  const base: KnowledgeBase = {
    ...beesModel.base,
    attributes: [
      { ...plainly, id: ID, label: 'Held', shape: { kind: 'set', values } },
      { ...plainly, id: POINTS, label: 'Points', shape: { kind: 'number', min: 0, max: 99, unit: 'points' } },
    ],
    questions: [],
    inferences: [],
    roles: [role],
    routes: made,
    roleWays: { target: [{ id: 'direct:target' as WayId, kind: 'direct', requirements: needs(target), noRule: false }] },
    routeWays: Object.fromEntries(
      made.map(({ id }, at) => [
        id,
        { id: id as string as WayId, kind: 'study' as const, route: id, requirements: needs((routes[at] as Drawn).asks), noRule: false },
      ]),
    ),
  };
  return buildModel(base);
}

const nobody: Profile = {
  answers: new Map<AttributeId, Answer>([
    [ID, { kind: 'set', items: [] }],
    [POINTS, { kind: 'number', value: 0 }],
  ]),
  notSure: new Set(),
};

/** Every order of every choice of routes, each begun only where its check is open or judged; the costs of those that open the target. */
function everyCost(model: Model, routes: readonly Drawn[], most: number): readonly Cost[] {
  const verdict = (profile: Profile, id: string): string | undefined => check(model, profile, asOf, [id]).results[0]?.verdict;
  const ended: Cost[] = [];
  const go = (profile: Profile, done: readonly number[], decided: boolean): void => {
    const last = verdict(profile, 'target');
    const cost = costOf(done.map((at) => routes[at] as Drawn));
    if (last === 'open' || last === 'judged') ended.push({ ...cost, judged: decided || last === 'judged' ? 1 : 0 });
    if (done.length + 1 >= most) return;
    routes.forEach((drawn, at) => {
      if (done.includes(at)) return;
      const first = verdict(profile, `route-${at}`);
      if (first === 'open' || first === 'judged')
        go(applyGains(model, profile, gainsOf(drawn), asOf), [...done, at], decided || first === 'judged');
    });
  };
  go(nobody, [], false);
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
        const report = plan(model, { ...nobody }, asOf, { kind: 'role', role: role.id }, { mostStates: 100_000 });
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
      { numRuns: runs(150) },
    );
  });
});
