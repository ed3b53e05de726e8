import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../../src/domain/answers.js';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId, RoleId, RouteId, WayId } from '../../../src/domain/ids.js';
import type { Gain, KnowledgeBase, Role, Route } from '../../../src/domain/knowledge-base.js';
import { monthAfter, monthOf } from '../../../src/domain/months.js';
import { type Cost, costCounts } from '../../../src/domain/pathway.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { applyGains, buildModel, check, type Model, plan } from '../../../src/engine/index.js';
import { dateAfter } from '../../../src/engine/pathway/passing-time.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { all, any, atLeast, includes, judged, must } from '../../support/rules.js';
import { runs } from '../../support/runs.js';

/** Badges and points that routes give and that ways in ask for: the whole of these small worlds. Routes may ask for what they lead back to. */
const badges = ['a', 'b', 'c', 'd'];
/** How old everybody is at first. After so many months they are a year older, and have whatever they expect: all waits end then. */
const AGE = 16;
const TURN = 12;
type Asked = {
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly points: number;
  readonly age: number;
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
    age: fc.constantFrom(0, 0, 0, AGE + 1),
    leave: fc.constantFrom(null, null, null, ...badges),
  });
const drawnRoute: fc.Arbitrary<Drawn> = fc.record({
  asks: asked(2),
  gives: fc.subarray(badges, { minLength: 1, maxLength: 2 }),
  points: fc.constantFrom(0, 0, 1, 2, 3, 5),
  months: fc.constantFrom(1, 2, 4, 9),
  paid: fc.boolean(),
  pounds: fc.constantFrom(null, 0, 100, 300),
  competitive: fc.boolean(),
});
const expected = fc.oneof(fc.constant([]), fc.subarray(badges, { maxLength: 3 }));
const world = fc.record({ routes: fc.array(drawnRoute, { minLength: 1, maxLength: 4 }), target: asked(4), expected });

/** The application included. */
const MOST_STEPS = 5;

const ID = 'held' as AttributeId;
const POINTS = 'points' as AttributeId;
const YEARS = 'age' as AttributeId;
const role = { ...(beesModel.base.roles[0] as Role), id: 'target' as RoleId, gives: [], leadsTo: [], entry: [] };

function needs({ all: each, any: some, points, age, leave }: Asked): readonly Requirement[] {
  const parts: readonly Condition[] = [
    ...each.map((badge) => includes(ID, badge)),
    ...(some.length === 0 ? [] : [any(...some.map((badge) => includes(ID, badge)))]),
    ...(points === 0 ? [] : [atLeast(POINTS, points)]),
    ...(age === 0 ? [] : [atLeast(YEARS, age)]),
  ];
  if (parts.length === 0) return [];
  return [must(leave === null ? all(...parts) : any(all(...parts), all(includes(ID, leave), judged())))];
}

const gainsOf = ({ gives, points }: Drawn): readonly Gain[] => [
  { kind: 'set', attribute: ID, values: gives },
  ...(points === 0 ? [] : [{ kind: 'number' as const, attribute: POINTS, value: points }]),
];

type World = { readonly routes: readonly Drawn[]; readonly target: Asked; readonly expected: readonly string[] };

function modelOf({ routes, target }: World): Model {
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
      { ...plainly, id: ID, label: 'Held', expectable: true, shape: { kind: 'set', values } },
      { ...plainly, id: YEARS, label: 'Age', shape: { kind: 'number', min: 0, max: 99, unit: 'years' } },
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

/** Somebody with nothing but what is expected, so many months after the start: what was expected by then has come true. */
const aged = ({ answers }: Pick<Profile, 'answers'>, months: number): Profile => {
  const held = answers.get(ID);
  const items = held?.kind === 'set' ? held.items : [];
  const now = items.map(({ value, expected }) => (expected !== undefined && expected > monthIn(months) ? { value, expected } : { value }));
  return {
    answers: new Map<AttributeId, Answer>([
      ...answers,
      [ID, { kind: 'set', items: now }],
      [YEARS, { kind: 'number', value: AGE + Math.floor(months / 12) }],
    ]),
    notSure: new Set(),
  };
};
const withoutExpected = ({ answers, notSure }: Profile): Profile => {
  const held = answers.get(ID);
  const items = held?.kind === 'set' ? held.items.filter((item) => item.expected === undefined) : [];
  return { answers: new Map<AttributeId, Answer>([...answers, [ID, { kind: 'set', items }]]), notSure };
};
const monthIn = (months: number) => monthAfter(monthOf(asOf), months);

const personWith = (expected: readonly string[]): Profile =>
  aged(
    {
      answers: new Map<AttributeId, Answer>([
        [ID, { kind: 'set', items: expected.map((value) => ({ value, expected: monthIn(TURN) })) }],
        [POINTS, { kind: 'number', value: 0 }],
      ]),
    },
    0,
  );

/**
 * Every order of every choice of routes and waits, each route begun only where its check is open or judged; the costs of those that
 * open the target.
 */
function everyCost(model: Model, { routes, expected }: World, most: number): readonly Cost[] {
  const ended: Cost[] = [];
  const go = (profile: Profile, month: number, done: readonly number[], waits: number, decided: boolean): void => {
    const day = dateAfter(asOf, month);
    const isBegun = (verdict: string | undefined): boolean => verdict === 'open' || verdict === 'judged';
    const verdictOf = (of: Profile, id: string): string | undefined => check(model, of, day, [id]).results[0]?.verdict;
    // As things are on the day; but what is expected is waited for before a person has to decide.
    const verdict = (id: string): string | undefined => {
      const today = verdictOf(withoutExpected(profile), id);
      return today === 'judged' && verdictOf(profile, id) === 'open-later' ? 'open-later' : today;
    };
    const last = verdict('target');
    const cost = costOf(done.map((at) => routes[at] as Drawn));
    if (isBegun(last)) ended.push({ ...cost, months: month, steps: cost.steps + waits, judged: decided || last === 'judged' ? 1 : 0 });
    if (done.length + waits + 1 >= most) return;
    if (month < TURN) go(aged(profile, TURN), TURN, done, waits + 1, decided);
    routes.forEach((drawn, at) => {
      if (done.includes(at)) return;
      const first = verdict(`route-${at}`);
      if (!isBegun(first)) return;
      const then = month + drawn.months;
      const gained = applyGains(model, aged(profile, then), gainsOf(drawn), dateAfter(asOf, then));
      go(gained, then, [...done, at], waits, decided || first === 'judged');
    });
  };
  go(personWith(expected), 0, [], 0, false);
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
        const every = everyCost(model, drawn, MOST_STEPS);
        const best = [...new Set(every.filter((cost) => !every.some((other) => beats(other, cost))).map(text))].sort();
        const report = plan(
          model,
          personWith(drawn.expected),
          asOf,
          { kind: 'role', role: role.id },
          { mostStates: 100_000, mostSteps: MOST_STEPS },
        );
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
