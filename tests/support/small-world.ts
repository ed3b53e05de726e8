import type { Attribute } from '../../src/domain/attribute.js';
import type { Condition } from '../../src/domain/condition.js';
import type { AttributeId, RoleId, RouteId, WayId } from '../../src/domain/ids.js';
import type { Gain, Inference, KnowledgeBase, Role, Route, Seniority, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { buildModel, type Model } from '../../src/engine/index.js';
import { beesModel } from './bases.js';
import { must } from './rules.js';

const id = (text: string): AttributeId => text as AttributeId;
const plainly = { topic: 'you', help: '', expectable: true, wish: false };
const wish = { topic: 'you', help: '', expectable: false, wish: true };
const listed = (...ids: readonly string[]) => ids.map((one) => ({ id: one, label: one }));

/** What may be said in a small world: badges, a grade, a level, months of practice that a post gives, a place and an age that nothing gives, and three wishes. */
const attributes: readonly Attribute[] = [
  { ...plainly, id: id('held'), label: 'Held', shape: { kind: 'set', values: listed('a', 'b', 'c', 'd') } },
  {
    ...plainly,
    id: id('grade'),
    label: 'Grade',
    shape: {
      kind: 'ordered',
      values: [...listed('none', 'pass', 'good', 'best'), { id: 'foreign', label: 'foreign', outsideOrder: true }],
    },
  },
  { ...plainly, id: id('level'), label: 'Level', shape: { kind: 'ordered', values: listed('none', 'low', 'high') } },
  { ...plainly, id: id('practice'), label: 'Practice', shape: { kind: 'number', min: 0, max: 600, unit: 'months' } },
  { ...plainly, id: id('place'), label: 'Place', shape: { kind: 'choice', values: listed('here', 'there') } },
  { ...plainly, id: id('age'), label: 'Age', shape: { kind: 'number', min: 0, max: 120, unit: 'years' } },
  { ...wish, id: id('earn'), label: 'Earn', shape: { kind: 'choice', values: listed('must', 'prefer', 'not-needed') }, plans: 'earning' },
  { ...wish, id: id('full-time'), label: 'Full time', shape: { kind: 'yes-no' }, plans: 'full-time' },
  { ...wish, id: id('months'), label: 'Months', shape: { kind: 'number', min: 0, max: 600, unit: 'months' }, plans: 'months' },
];

export type SmallRoute = {
  readonly asks?: Condition;
  /** What it asks for beside that. */
  readonly needs?: readonly Requirement[];
  readonly gives: readonly Gain[];
  readonly months?: number;
  readonly earn?: Route['earn'];
  readonly pounds?: number;
  readonly competitive?: boolean;
  readonly scarce?: boolean;
  /** Whatever else a route may say. */
  readonly more?: Partial<Route>;
};
export type SmallRole = {
  readonly asks?: Condition;
  /** What it asks for beside that. */
  readonly needs?: readonly Requirement[];
  /** Other ways in. */
  readonly also?: readonly Way[];
  /** What nothing can change. */
  readonly shut?: Condition;
  readonly gives?: readonly string[];
  readonly seniority?: Seniority;
  readonly noRule?: boolean;
  readonly by?: readonly string[];
  /** Whatever else a role may say. */
  readonly more?: Partial<Role>;
};

export const badge = (...values: readonly string[]): Gain => ({ kind: 'set', attribute: id('held'), values });
export const grade = (value: string): Gain => ({ kind: 'ordered', attribute: id('grade'), value });

/** A knowledge base of just these roles and routes. Every route is a study that takes 3 months and costs nothing, unless said otherwise. */
export function smallWorld(
  roles: Readonly<Record<string, SmallRole>>,
  routes: Readonly<Record<string, SmallRoute>>,
  inferences: readonly Inference[] = [],
): Model {
  const { scarce, cost, apply, duration, pay, level, ...route } = beesModel.base.routes[0] as Route;
  const [role] = beesModel.base.roles as readonly [Role];
  const asked = (asks: Condition | undefined) => (asks === undefined ? [] : [must(asks)]);
  const note = { text: 'A note.', sources: [] };
  const ways = ([name, { asks, needs = [], also = [], shut, noRule = false, by = [] }]: readonly [string, SmallRole]): readonly Way[] => [
    {
      id: `direct:${name}` as WayId,
      kind: 'direct',
      requirements: [...asked(asks), ...needs, ...(shut === undefined ? [] : [must(shut, { fixed: true })])],
      noRule,
    },
    ...by.map(
      (one): Way => ({ id: one as WayId, kind: 'study', route: one as RouteId, requirements: asked(routes[one]?.asks), noRule: false }),
    ),
    ...also,
  ];
  const base: KnowledgeBase = {
    ...beesModel.base,
    attributes,
    questions: [],
    inferences,
    roles: Object.entries(roles).map(
      ([name, { gives = [], seniority = 'practitioner', more = {} }]): Role => ({
        ...role,
        id: name as RoleId,
        title: name,
        seniority,
        gives: gives.map(id),
        leadsTo: [],
        entry: [],
        ...more,
      }),
    ),
    routes: Object.entries(routes).map(
      ([name, { gives, months = 3, earn = 'either', pounds = 0, competitive = false, scarce: few = false, more = {} }]): Route => ({
        ...route,
        id: name as RouteId,
        title: name,
        kind: 'study',
        status: { value: 'open', sources: [] },
        gives,
        duration: { from: months, to: months, sources: [] },
        earn,
        cost: { text: '', sources: [], pounds: { from: pounds, to: pounds } },
        competition: competitive ? [note] : [],
        ...(few ? { scarce: note } : {}),
        trainsFor: [],
        ...more,
      }),
    ),
    roleWays: Object.fromEntries(Object.entries(roles).map((one) => [one[0], ways(one)])),
    routeWays: Object.fromEntries(
      Object.entries(routes).map(([name, { asks, needs = [] }]) => [
        name,
        { id: name as WayId, kind: 'study' as const, route: name as RouteId, requirements: [...asked(asks), ...needs], noRule: false },
      ]),
    ),
  };
  return buildModel(base);
}
