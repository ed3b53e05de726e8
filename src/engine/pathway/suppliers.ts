import type { AttributeId } from '../../domain/ids.js';
import { type Role, seniorities } from '../../domain/knowledge-base.js';
import { type Compiled, ConditionTable, type Leaf, type Node } from '../model/conditions.js';
import { gives } from '../model/gives.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import type { Rule } from '../model/rules.js';
import { dominantSuppliers } from './better.js';
import { type Action, type RouteAction, type RouteActions, routeActionsOf, type Supplier, type Test } from './route-actions.js';

/** `best`: those that nothing is better than. */
export type Suppliers = {
  readonly all: readonly Supplier[];
  readonly best: readonly Supplier[];
  readonly by: ReadonlyMap<Action, Supplier>;
};

/** Who brings what, in one knowledge base, for targets of one seniority. */
export type SupplierIndex = {
  readonly moves: RouteActions;
  readonly suppliersOf: (test: Test) => Suppliers;
  /** The actions that are routes, by the id of their step. */
  readonly byStep: ReadonlyMap<string, Action>;
};

const made = new WeakMap<Model, Map<number, SupplierIndex>>();

/** What may be a step to a target: no post more senior than it (our own line). Worked out once for each model and seniority. */
export function supplierIndexFor(model: Model, roles: readonly Role[]): SupplierIndex {
  const most = Math.max(-1, ...roles.map(rankOf));
  const known = memoize(made, model, () => new Map());
  return memoize(known, most, () => supplyOf(model, most));
}

const rankOf = ({ seniority }: Role): number => seniorities.indexOf(seniority);

function supplyOf(model: Model, most: number): SupplierIndex {
  const moves = routeActionsOf(model);
  let total = 0;
  const routes = new Map(
    [...moves.byRoute.values()].map((move): [RouteAction, Action] => [move, { kind: 'route', move, ways: [move.way], at: total++ }]),
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

  /** Posts that give the months; where none gives any, the area itself. */
  function timeFor({ on, test }: Test): readonly Action[] {
    const { id, shape, wish } = on.attribute;
    if ((test !== 'at-least' && test !== 'some') || shape.kind !== 'number' || shape.unit !== 'months' || wish) return [];
    const given = moves.rolesByArea.get(id);
    if (given !== undefined) return given.flatMap((role) => posts.get(role.id) ?? []);
    return [memoize(areas, id, () => ({ kind: 'experience', area: id, ways: [], at: total++ }))];
  }

  const grounds = follows(model);
  const supplied = new Map<number, Suppliers>();
  const suppliersOf = (test: Test): Suppliers => memoize(supplied, test.node, () => findSuppliers(test));
  function findSuppliers(test: Test): Suppliers {
    const found = new Map<Action, Omit<Supplier, 'better'>>();
    const offer = (action: Action | undefined, graded: boolean, months?: number): void => {
      if (action !== undefined && found.get(action)?.graded !== false) found.set(action, { action, graded, months });
    };
    for (const one of [test, ...grounds(test)]) {
      for (const move of moves.byGain.get(one.on.attribute.id) ?? [])
        if (brings(model, move, one)) offer(routes.get(move), false, monthsOf(move, one));
      for (const move of moves.byGrade.get(one.on.attribute.id) ?? []) offer(routes.get(move), true);
      for (const action of timeFor(one)) offer(action, false);
    }
    const all = dominantSuppliers(model, [...found.values()]);
    return { all, best: all.filter(({ better }) => better.length === 0), by: new Map(all.map((one) => [one.action, one])) };
  }
  const byStep = new Map([...routes].map(([move, action]) => [stepId(move), action]));
  return { moves, suppliersOf, byStep };
}

/** What the step of a route is called. */
export const stepId = ({ kind, route }: RouteAction): string => `${kind}:${route.id}`;

/** A route gives what is asked for, or a part of the months. */
const brings = (model: Model, move: RouteAction, { on, needs, test }: Test): boolean =>
  move.gives.some(
    (gain) =>
      gain.attribute === on.attribute.id &&
      ((gain.kind === 'number' && (test === 'at-least' || test === 'some')) ||
        gives(model, gain, { attribute: on.attribute.id, needs, test })),
  );

function monthsOf(move: RouteAction, { on }: Test): number | undefined {
  const gain = move.gives.find(({ attribute }) => attribute === on.attribute.id);
  return gain?.kind === 'number' ? gain.value : undefined;
}

/** From what a test follows: the tests of the inferences that settle it, of those that settle these, and so on. */
export function follows(model: Model): (test: Test) => readonly Test[] {
  const table = new ConditionTable(model.variables);
  const rules = model.base.inferences.map(({ when }, at) => ({ when: testsIn(table.compile(when)), then: (model.rules[at] as Rule).then }));
  const go = (node: Node, seen: Set<Test>): void => {
    for (const { when, then } of rules) {
      if (!('leaf' in node && then.some((part) => implies(part, node.leaf)))) continue;
      for (const test of when.filter((one) => !seen.has(one))) {
        seen.add(test);
        go(table.nodes[test.node] as Node, seen);
      }
    }
  };
  return (test) => {
    const seen = new Set<Test>();
    go(model.nodes[test.node] as Node, seen);
    return [...seen];
  };
}

const testsIn = (condition: Compiled): readonly Test[] =>
  condition.kind === 'test' ? [condition] : condition.kind === 'judged' ? [] : condition.parts.flatMap(testsIn);

/** Whatever meets the one test meets the other. */
function implies(a: Rule['then'][number], b: Leaf): boolean {
  if (b.kind === 'judged' || a.variable !== b.variable) return false;
  // A variable holds either a mask or a number.
  if (a.kind === 'mask') return (a.met & ~(b as typeof a).met) === 0;
  return (b as typeof a).lo <= a.lo && a.hi <= (b as typeof a).hi;
}
