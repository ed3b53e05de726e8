import type { AttributeId, IsoDate } from '../domain/ids.js';
import type { KnowledgeBase, Way } from '../domain/knowledge-base.js';
import type { Requirement } from '../domain/requirement.js';
import { type Compiled, ConditionTable, type Node } from './conditions.js';
import { compileRules, type Rule } from './infer.js';
import { weightOf } from './signs.js';
import { layOutSlots, type SlotTable } from './slots.js';

/** A requirement with its compiled condition; null where nothing is tested. */
export type CompiledRequirement = { readonly requirement: Requirement; readonly condition: Compiled | null };
export type CompiledWay = {
  readonly way: Way;
  /** Whose requirements these are: the route, where the way is one, else the role. */
  readonly owner: string;
  readonly requirements: readonly CompiledRequirement[];
  /** Those of them that its verdict hangs on. */
  readonly weighed: readonly (CompiledRequirement & { readonly weight: number })[];
};

/** A knowledge base made ready to run: compiled once, used for any number of people. */
export type Model = {
  readonly base: KnowledgeBase;
  readonly slots: SlotTable;
  readonly nodes: readonly Node[];
  readonly rules: readonly Rule[];
  /** The rules' conditions; apart, so that a person's states hold only what requirements need. */
  readonly ruleTable: readonly Node[];
  readonly roleWays: ReadonlyMap<string, readonly CompiledWay[]>;
  readonly routeWays: ReadonlyMap<string, CompiledWay>;
  /** By the attribute: when somebody may expect what they do not have yet. */
  readonly mayExpect: ReadonlyMap<AttributeId, Compiled>;
};

/** Compiles a knowledge base. Takes it as checked and linked; throws only on a fault of ours. */
export function buildModel(base: KnowledgeBase): Model {
  const slots = layOutSlots(base.attributes);
  const table = new ConditionTable(slots);
  const rules = new ConditionTable(slots);
  // The same requirement stands in several ways in: it is compiled once.
  const known = new Map<Requirement, CompiledRequirement>();
  const requirementOf = (requirement: Requirement): CompiledRequirement => {
    const compiled = known.get(requirement) ?? { requirement, condition: requirement.when ? table.compile(requirement.when) : null };
    known.set(requirement, compiled);
    return compiled;
  };
  const wayOf = (way: Way, owner: string): CompiledWay => {
    const requirements = way.requirements.map(requirementOf);
    return { way, owner, requirements, weighed: requirements.flatMap(weigh) };
  };
  return {
    base,
    slots,
    roleWays: new Map(base.roles.map((role) => [role.id, (base.roleWays[role.id] ?? []).map((way) => wayOf(way, way.route ?? role.id))])),
    routeWays: new Map(base.routes.map((route) => [route.id, wayOf(base.routeWays[route.id] as Way, route.id)])),
    mayExpect: new Map(
      base.questions.flatMap(({ settles, mayExpect }) => {
        const when = mayExpect && table.compile(mayExpect.when);
        return when === undefined ? [] : settles.map((id) => [id, when] as const);
      }),
    ),
    rules: compileRules(base.inferences, rules),
    nodes: table.nodes,
    ruleTable: rules.nodes,
  };
}

function weigh(one: CompiledRequirement): CompiledWay['weighed'] {
  const weight = weightOf(one.requirement);
  return weight === null ? [] : [{ ...one, weight }];
}

/** Whether a dated requirement counts on a day. */
export const isInForce = ({ from, until }: Requirement, asOf: IsoDate): boolean =>
  (from === undefined || from <= asOf) && (until === undefined || asOf <= until);
