import { defined } from '../../domain/failure.js';
import type { AttributeId } from '../../domain/ids.js';
import { isTrainingKind, type Role, seniorities } from '../../domain/knowledge-base.js';
import { type Compiled, type CompiledTest, ConditionTable, type Leaf, type Node, type Rule } from '../model/conditions.js';
import { gives } from '../model/gives.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import type { RouteAction } from '../model/route-actions.js';
import type { AttributeVariables } from '../model/variables.js';
import { levelIds, qualificationRank, roleLevel } from '../person/level.js';
import { asksForRegistration } from '../verdict/readiness.js';
import { type Counts, leastCost } from './cost.js';

/** Something that can be done on the way, the same for everybody. `at` numbers them. */
export type Action = { readonly at: number } & (
  | { readonly kind: 'route'; readonly by: RouteAction; readonly least: Counts; readonly ways: readonly CompiledWay[] }
  | { readonly kind: 'post'; readonly role: Role; readonly ways: readonly CompiledWay[] }
  /** Months in an area that no post gives: to be found outside the knowledge base. */
  | { readonly kind: 'experience'; readonly area: AttributeId; readonly ways: readonly [] }
);

/**
 * An action that brings what a test asks for, or a part of the months. `months`: so many of a number, where it is the action
 * that says so. `graded`: it leaves the grade open that is asked for.
 */
export type Supplier = { readonly action: Action; readonly graded: boolean; readonly months: number | undefined };

/**
 * The rank of a post, and for a senior one the areas of its field and how many months in one of them bring it near (docs/contract.md,
 * section 5). No areas where it may be open without a decision, where a registration would do as well, or where months in an area could come
 * faster than they pass.
 */
export type PostByWay = { readonly rank: number; readonly field: readonly AttributeVariables[]; readonly months: number };

/** Who brings what, in one knowledge base, for targets of one seniority. Keeps what it found for each test. */
export type SupplierIndex = {
  readonly suppliersOf: (test: CompiledTest) => ReadonlyMap<Action, Supplier>;
  /** The actions that are routes, by the id of their step. */
  readonly byStep: ReadonlyMap<string, Action>;
  /** Training that leads to no higher level of qualification than this rank. */
  readonly trainingUpTo: (rank: number) => ReadonlySet<Action>;
  /** The posts of a lower level than this rank, and the training for nothing else. */
  readonly workBelow: (rank: number) => ReadonlySet<Action>;
  /** The post that one applies for by a way in; undefined for training. */
  readonly postBy: (way: CompiledWay) => PostByWay | undefined;
  /** Whether a test can come true because of other answers. */
  readonly mayFollow: (test: CompiledTest) => boolean;
};

/** By the knowledge, then by the seniority of the targets: who brings what is the same for everybody. */
const indexes = new WeakMap<Model, Map<number, SupplierIndex>>();

/** Who brings what towards these targets. No post more senior than they are is a step to them (our own line). */
export function suppliersFor(model: Model, targets: readonly Role[]): SupplierIndex {
  const most = Math.max(-1, ...targets.map(rankOf));
  const bySeniority = memoize(indexes, model, () => new Map<number, SupplierIndex>());
  return memoize(bySeniority, most, () => makeIndex(model, most));
}

const rankOf = ({ seniority }: Role): number => seniorities.indexOf(seniority);

function makeIndex(model: Model, most: number): SupplierIndex {
  const { byRoute, byGain, byGrade, rolesByArea } = model.routeActions;
  let total = 0;
  const routes = new Map(
    [...byRoute.values()].map((by): [RouteAction, Action] => {
      const way = model.routeWays.get(by.route.id);
      return [by, { kind: 'route', by, least: leastCost(by), ways: way === undefined ? [] : [way], at: total++ }];
    }),
  );
  // A post without an entry rule is no step; by a route one is trained, not yet in the post.
  const entered = (role: Role): readonly CompiledWay[] =>
    (model.roleWays.get(role.id) ?? []).filter(({ way }) => !way.noRule && way.route === undefined);
  const posts = new Map(
    model.base.roles
      .filter((role) => rankOf(role) <= most && role.gives.length > 0 && entered(role).length > 0)
      .map((role): [string, Action] => [role.id, { kind: 'post', role, ways: entered(role), at: total++ }]),
  );
  const areas = new Map<AttributeId, Action>();
  const levels = levelIds(model);
  const practitioner = levels.indexOf(model.base.levels?.seniorities.practitioner ?? '');
  // Of training for nothing that we know, nobody can say that it leads further.
  const isBelow = (action: Action, rank: number): boolean => {
    if (action.kind === 'post') return roleLevel(model, levels, action.role) < rank;
    if (action.kind !== 'route' || !isTrainingKind(action.by.route.kind)) return false;
    const roles = model.base.roles.filter(({ id }) => action.by.route.trainsFor.some(({ role }) => role === id));
    return roles.length === 0 ? rank > practitioner : roles.every((role) => roleLevel(model, levels, role) < rank);
  };

  /** Posts that give the months; where none gives any, the area itself. */
  function timeFor({ on, test }: CompiledTest): readonly Action[] {
    const { id, shape, wish } = on.attribute;
    if ((test !== 'at-least' && test !== 'some') || shape.kind !== 'number' || shape.unit !== 'months' || wish) return [];
    const given = rolesByArea.get(id);
    if (given !== undefined) return given.flatMap((role) => posts.get(role.id) ?? []);
    return [memoize(areas, id, () => ({ kind: 'experience', area: id, ways: [], at: total++ }))];
  }

  const grounds = follows(model);
  const known = new Map<number, ReadonlyMap<Action, Supplier>>();
  function findSuppliers(test: CompiledTest): ReadonlyMap<Action, Supplier> {
    const found = new Map<Action, Supplier>();
    const offer = (action: Action | undefined, graded: boolean, months?: number): void => {
      if (action !== undefined && found.get(action)?.graded !== false) found.set(action, { action, graded, months });
    };
    for (const one of [test, ...grounds(test)]) {
      for (const by of byGain.get(one.on.attribute.id) ?? []) if (brings(model, by, one)) offer(routes.get(by), false, monthsOf(by, one));
      for (const by of byGrade.get(one.on.attribute.id) ?? []) offer(routes.get(by), true);
      for (const action of timeFor(one)) offer(action, false);
    }
    return found;
  }
  const byWay = new Map<CompiledWay, PostByWay>();
  for (const role of model.base.roles) {
    const ways = (model.roleWays.get(role.id) ?? []).filter(({ way }) => way.route === undefined);
    const post = describePost(model, levels, role, ways);
    for (const way of ways) byWay.set(way, isAlwaysJudged(way) ? post : { ...post, field: [] });
  }
  const byStep = new Map([...routes].map(([by, action]) => [stepId(by), action]));
  const training = [...routes].flatMap(([{ route }, action]) => {
    const rank = isTrainingKind(route.kind) ? qualificationRank(model, route.level) : undefined;
    return rank === undefined ? [] : [{ rank, action }];
  });
  const upTo = new Map<number, ReadonlySet<Action>>();
  const followed = new Map<number, boolean>();
  return {
    suppliersOf: (test) => memoize(known, test.node, () => findSuppliers(test)),
    byStep,
    trainingUpTo: (most) => memoize(upTo, most, () => new Set(training.filter(({ rank }) => rank <= most).map(({ action }) => action))),
    workBelow: (rank) => new Set([...posts.values(), ...routes.values()].filter((action) => isBelow(action, rank))),
    postBy: (way) => byWay.get(way),
    mayFollow: (test) => memoize(followed, test.node, () => mayFollow(model, test)),
  };
}

function describePost(model: Model, levels: readonly string[], role: Role, ways: readonly CompiledWay[]): PostByWay {
  const { seniorities: named, monthsAtLevel: months = 24 } = model.base.levels ?? {};
  const rank = roleLevel(model, levels, role);
  const isSenior = named !== undefined && rank >= levels.indexOf(named.senior);
  const areas = model.fields.get(role.id) ?? [];
  const isCertain = isSenior && !ways.some(asksForARegistration) && areas.every((area) => takesItsTime(model, area));
  return { rank, months, field: isCertain ? areas.flatMap((area) => model.variables.byId.get(area) ?? []) : [] };
}

/** Whatever is answered, only a person's decision begins it. */
const isAlwaysJudged = ({ way, conditions }: CompiledWay): boolean => way.noRule || conditions.some(asksForJudgement);

const asksForJudgement = (condition: Compiled): boolean =>
  condition.kind === 'judged' || (condition.kind === 'all' && condition.parts.some(asksForJudgement));

const asksForARegistration = ({ conditions }: CompiledWay): boolean => conditions.some(asksForRegistration);

/** Months in an area come by work alone, or by routes that last as long: then they are never supposed either. */
const takesItsTime = ({ routeActions: { byGain, rolesByArea } }: Model, area: AttributeId): boolean =>
  rolesByArea.has(area) &&
  (byGain.get(area) ?? []).every(({ gives: gains, months }) =>
    gains.every((gain) => gain.attribute !== area || (gain.kind === 'number' && gain.value <= months.from)),
  );

/** Some inference leaves values that would meet the test, or one of its parts. */
function mayFollow(model: Model, { node }: CompiledTest): boolean {
  const row = defined(model.nodes[node]);
  const leaves = 'leaf' in row ? [row.leaf] : row.parts.flatMap((part) => leafAt(model, part));
  const left = model.rules.flatMap(({ then }) => then);
  return leaves.some((leaf) => left.some((values) => overlaps(values, leaf)));
}

function leafAt(model: Model, row: number): readonly Leaf[] {
  const node = defined(model.nodes[row]);
  return 'leaf' in node ? [node.leaf] : [];
}

function overlaps(a: Rule['then'][number], b: Leaf): boolean {
  if (b.kind === 'judged' || a.variable !== b.variable) return false;
  if (a.kind === 'mask') return (a.met & (b as typeof a).met) !== 0;
  return (b as typeof a).lo <= a.hi && a.lo <= (b as typeof a).hi;
}

/** What the step of a route is called. */
export const stepId = ({ kind, route }: RouteAction): string => `${kind}:${route.id}`;

/** A route gives what is asked for, or a part of the months. */
const brings = (model: Model, by: RouteAction, { on, needs, test }: CompiledTest): boolean =>
  by.gives.some(
    (gain) =>
      gain.attribute === on.attribute.id &&
      ((gain.kind === 'number' && (test === 'at-least' || test === 'some')) ||
        gives(model, gain, { attribute: on.attribute.id, needs, test })),
  );

function monthsOf(by: RouteAction, { on }: CompiledTest): number | undefined {
  const gain = by.gives.find(({ attribute }) => attribute === on.attribute.id);
  return gain?.kind === 'number' ? gain.value : undefined;
}

/** From what a test follows: the tests of the inferences that settle it, of those that settle these, and so on. */
export function follows(model: Model): (test: CompiledTest) => readonly CompiledTest[] {
  const table = new ConditionTable(model.variables);
  const rules = model.base.inferences.map(({ when }, at) => ({ when: testsIn(table.compile(when)), then: defined(model.rules[at]).then }));
  const go = (node: Node, seen: Set<CompiledTest>): void => {
    for (const { when, then } of rules) {
      if (!('leaf' in node && then.some((part) => implies(part, node.leaf)))) continue;
      for (const test of when.filter((one) => !seen.has(one))) {
        seen.add(test);
        go(defined(table.nodes[test.node]), seen);
      }
    }
  };
  return (test) => {
    const seen = new Set<CompiledTest>();
    go(defined(model.nodes[test.node]), seen);
    return [...seen];
  };
}

const testsIn = (condition: Compiled): readonly CompiledTest[] =>
  condition.kind === 'test' ? [condition] : condition.kind === 'judged' ? [] : condition.parts.flatMap(testsIn);

/** Whatever meets the one test meets the other. */
function implies(a: Rule['then'][number], b: Leaf): boolean {
  if (b.kind === 'judged' || a.variable !== b.variable) return false;
  // A variable holds either a mask or a number.
  if (a.kind === 'mask') return (a.met & ~(b as typeof a).met) === 0;
  return (b as typeof a).lo <= a.lo && a.hi <= (b as typeof a).hi;
}
