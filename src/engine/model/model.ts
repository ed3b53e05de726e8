import type { Head } from '../../domain/advice.js';
import type { Condition } from '../../domain/condition.js';
import { defined } from '../../domain/failure.js';
import type { AttributeId, IsoDate, QuestionId } from '../../domain/ids.js';
import type { FirstAdvice, KnowledgeBase, LevelRule, Way } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';
import { fieldsOf } from '../../domain/role-fields.js';
import { type Compiled, ConditionTable, compileRules, type Node, type Rule } from './conditions.js';
import { memoize } from './memoize.js';
import { findRouteActions, type RouteActions } from './route-actions.js';
import { layOutVariables, type VariableTable } from './variables.js';
import { weightOf } from './verdict-table.js';

/** A requirement with its compiled condition and a number of its own. */
export type CompiledRequirement = {
  readonly requirement: Requirement;
  /** Null if nothing is tested. */
  readonly condition: Compiled | null;
  readonly at: number;
  /** It counts only from a day on, or until a day: most do not, and are not looked at for it. */
  readonly isDated: boolean;
};
export type CompiledWay = {
  readonly way: Way;
  /** Whose requirements these are: the route, where the way is one, else the role. */
  readonly owner: string;
  readonly requirements: readonly CompiledRequirement[];
  /** By a route that hardly anybody gets: of equally good ways in, it comes last. */
  readonly isScarce: boolean;
  /** A number of its own. */
  readonly at: number;
  /** Some of its requirements are dated. */
  readonly isDated: boolean;
  /** Those of its requirements that its verdict hangs on. */
  readonly weighed: readonly (CompiledRequirement & { readonly weight: number })[];
  /** The conditions of these. */
  readonly conditions: readonly Compiled[];
};

/** A knowledge base made ready to run: compiled once, used for any number of people. */
export type Model = {
  readonly base: KnowledgeBase;
  readonly variables: VariableTable;
  readonly nodes: readonly Node[];
  /** How many different conditions, changes that would meet a test, and requirements there are: each has a number below it. */
  readonly counts: { readonly conditions: number; readonly changes: number; readonly requirements: number };
  readonly rules: readonly Rule[];
  /** The rules' conditions; apart, so that a person's states hold only what requirements need. */
  readonly ruleTable: readonly Node[];
  readonly routeActions: RouteActions;
  readonly roleWays: ReadonlyMap<string, readonly CompiledWay[]>;
  readonly routeWays: ReadonlyMap<string, CompiledWay>;
  /** The areas of experience that make the field of each role. */
  readonly fields: ReadonlyMap<string, readonly AttributeId[]>;
  /** The rules for a person's level, in the order of the data. */
  readonly levelRules: readonly { readonly rule: LevelRule; readonly condition: Compiled }[];
  /** First advice, weightiest first. */
  readonly firstAdvice: readonly { readonly advice: FirstAdvice; readonly when: Compiled | null; readonly unless: Compiled | null }[];
  /** By the attribute: when somebody may expect what they do not have yet. */
  readonly mayExpect: ReadonlyMap<AttributeId, Compiled>;
  /** By the question: who is asked it before anything else. */
  readonly early: ReadonlyMap<QuestionId, Compiled>;
};

/**
 * Compiles a knowledge base. Takes it as checked and linked; throws only on a bug. With `only`, the model knows these
 * roles and routes alone, which is quicker to build. To ask about others, build the whole. The ways in are compiled when they are
 * first needed: an interview starts without them.
 */
export function buildModel(base: KnowledgeBase, only?: readonly string[]): Model {
  return new LazyModel(base, only);
}

type Ways = Pick<Model, 'nodes' | 'counts' | 'roleWays' | 'routeWays' | 'mayExpect' | 'early' | 'levelRules' | 'firstAdvice'>;

class LazyModel implements Model {
  readonly base: KnowledgeBase;
  readonly variables: VariableTable;
  readonly rules: readonly Rule[];
  readonly ruleTable: readonly Node[];
  readonly fields: ReadonlyMap<string, readonly AttributeId[]>;
  readonly #only: readonly string[] | undefined;
  #ways: Ways | undefined;
  #routeActions: RouteActions | undefined;

  constructor(base: KnowledgeBase, only: readonly string[] | undefined) {
    this.base = base;
    this.#only = only;
    this.fields = fieldsOf(base.roles, base.attributes);
    this.variables = layOutVariables(base.attributes);
    const rules = new ConditionTable(this.variables);
    this.rules = compileRules(base.inferences, rules);
    this.ruleTable = rules.nodes;
  }

  get routeActions(): RouteActions {
    this.#routeActions ??= findRouteActions(this.base, this.variables);
    return this.#routeActions;
  }

  get nodes(): Ways['nodes'] {
    return this.#made().nodes;
  }

  get counts(): Ways['counts'] {
    return this.#made().counts;
  }

  get roleWays(): Ways['roleWays'] {
    return this.#made().roleWays;
  }

  get routeWays(): Ways['routeWays'] {
    return this.#made().routeWays;
  }

  get levelRules(): Ways['levelRules'] {
    return this.#made().levelRules;
  }

  get firstAdvice(): Ways['firstAdvice'] {
    return this.#made().firstAdvice;
  }

  get mayExpect(): Ways['mayExpect'] {
    return this.#made().mayExpect;
  }

  get early(): Ways['early'] {
    return this.#made().early;
  }

  #made(): Ways {
    this.#ways ??= compileWays(this.base, this.variables, this.#only);
    return this.#ways;
  }
}

function compileWays(base: KnowledgeBase, variables: VariableTable, only: readonly string[] | undefined): Ways {
  const table = new ConditionTable(variables);
  // Several ways in can share a requirement: it is compiled once.
  const known = new Map<Requirement, CompiledRequirement>();
  const requirementOf = (requirement: Requirement): CompiledRequirement =>
    memoize(known, requirement, () => {
      const { when, from, until } = requirement;
      const isDated = from !== undefined || until !== undefined;
      return { requirement, condition: when ? table.compile(when) : null, at: known.size, isDated };
    });
  // So does the way in by a route, for the route and for each role that it leads to.
  const ways = new Map<Way, CompiledWay>();
  let count = 0;
  const idsIn = (ways: object): readonly string[] =>
    only === undefined ? Object.keys(ways) : only.filter((id) => Object.hasOwn(ways, id));
  const wayOf = (way: Way, owner: string): CompiledWay => {
    const before = ways.get(way);
    if (before?.owner === owner) return before;
    const requirements = way.requirements.map(requirementOf);
    const isDated = requirements.some((one) => one.isDated);
    const isScarce = way.scarce === true;
    const weighed = requirements.flatMap(weigh);
    const conditions = weighed.flatMap(({ condition }) => condition ?? []);
    const compiled = { way, owner, requirements, isScarce, at: count++, isDated, weighed, conditions };
    ways.set(way, compiled);
    return compiled;
  };
  const roleWays = idsIn(base.roleWays).map((id) => [id, (base.roleWays[id] ?? []).map((way) => wayOf(way, way.route ?? id))] as const);
  const routeWays = idsIn(base.routeWays).map((id) => [id, wayOf(defined(base.routeWays[id]), id)] as const);
  const mayExpect = base.questions.flatMap(({ settles, mayExpect: may }) => {
    const when = may && table.compile(may.when);
    return when === undefined ? [] : settles.map((id) => [id, when] as const);
  });
  const early = base.questions.flatMap(({ id, early: when }) => (when === undefined ? [] : [[id, table.compile(when)] as const]));
  const levelRules = (base.levels?.people ?? []).map((rule) => ({ rule, condition: table.compile(rule.when) }));
  const compiled = (condition: Condition | undefined): Compiled | null => (condition === undefined ? null : table.compile(condition));
  // Roles and routes by themselves are judged, never advised on.
  const firstAdvice = (only === undefined ? base.firstAdvice : []).map((advice) => ({
    advice,
    when: compiled(advice.when),
    unless: compiled(advice.unless),
  }));
  return {
    nodes: table.nodes,
    counts: { ...table.counts, requirements: known.size },
    roleWays: new Map(roleWays),
    routeWays: new Map(routeWays),
    levelRules,
    firstAdvice,
    mayExpect: new Map(mayExpect),
    early: new Map(early),
  };
}

/** Written out and not spread: copies made by spreading have no shape in common, and reading them is a hundred times slower. */
function weigh({ requirement, condition, at, isDated }: CompiledRequirement): CompiledWay['weighed'] {
  const weight = weightOf(requirement);
  return weight === null ? [] : [{ requirement, condition, at, isDated, weight }];
}

/** Whether a dated requirement counts on a day. */
export const isInForce = ({ from, until }: Requirement, asOf: IsoDate): boolean =>
  (from === undefined || from <= asOf) && (until === undefined || asOf <= until);

/** What every report opens with. */
export const headOf = (model: Model, asOf: IsoDate): Head => ({
  knowledge: { version: model.base.version, reviewed: model.base.reviewed },
  asOf,
});
