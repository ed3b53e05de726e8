import type { Unanswered } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import { type Verdict, verdicts } from '../../domain/finding.js';
import type { AttributeId } from '../../domain/ids.js';
import { decides, type Requirement } from '../../domain/requirement.js';
import { type Compiled, type Node, type Rule, rowsBelow, type ValueLeaf } from '../model/conditions.js';
import { JUDGED, MET, NOT_KNOWN, NOT_MET, rowStateIn } from '../model/evaluate.js';
import { memoize } from '../model/memoize.js';
import { type CompiledWay, isInForce, type Model } from '../model/model.js';
import { idAt, type Variable } from '../model/variables.js';
import { overrideOf, stateByOverride } from '../person/overrides.js';
import { atWorst, type Person } from '../person/person.js';
import { inferredFrom } from '../verdict/assess.js';

/** What is to be settled: these roles and routes, by their ways in. One entry for each thing that has a verdict. */
export type Scope = readonly (readonly CompiledWay[])[];

/** The rows of all that is looked at to see what may still be asked about these ways in. */
export const rowsOf = (model: Model, ways: readonly CompiledWay[]): readonly number[] =>
  rowsBelow(model, [
    ...ways.flatMap(({ requirements }) => requirements.flatMap(({ condition }) => condition?.node ?? [])),
    ...[...model.mayExpect.values()].map(({ node }) => node),
  ]);

/** Every role and every route of the knowledge base. */
export const wholeScope = (model: Model): Scope => [...rolesScope(model), ...[...model.routeWays.values()].map((way) => [way])];

/** Every role; a route counts only as a way in to a role. What a full picture of all roles needs. */
export const rolesScope = (model: Model): Scope => [...model.roleWays.values()];

/**
 * What may still be asked of one person, and what it could change. What they may yet expect, and what conditions hang on, is worked
 * out once.
 */
export class Relevance {
  readonly #model: Model;
  readonly #person: Person;
  #coming: ReadonlySet<AttributeId> | undefined;
  readonly #dependents = new Map<number, Dependents>();
  readonly #movers = new Map<readonly CompiledWay[], ReadonlySet<AttributeId>>();

  constructor(model: Model, person: Person) {
    this.#model = model;
    this.#person = person;
  }

  /**
   * The attributes whose answer could still change a verdict, with the number of roles and routes it could move: never too few, and
   * sometimes too many (see `relevance-proof.ts`). An attribute counts if it is in a part that is not known of a requirement
   * that can still change its way in, of something that this way could still make better or worse. A role has the verdict of its
   * best way, so a way that could at best reach what another way is sure of moves nothing. What was said, or was "not sure", is
   * not asked again.
   */
  attributes(scope: Scope): ReadonlyMap<AttributeId, number> {
    const counts = new Map<AttributeId, number>();
    for (const ways of scope) for (const id of this.movers(ways)) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  }

  /** The open attributes that could still change the verdict of one role or route. */
  movers(ways: readonly CompiledWay[]): ReadonlySet<AttributeId> {
    return memoize(this.#movers, ways, () => this.#findMovers(ways));
  }

  #findMovers(ways: readonly CompiledWay[]): ReadonlySet<AttributeId> {
    const found = new Set<AttributeId>();
    for (const way of this.#movingWays(ways)) {
      for (const condition of this.#movingConditions(way)) this.collect(condition, found);
    }
    return this.openAmong(found);
  }

  /** Whether the verdict of a role or route is settled. Allocates nothing: it is asked many times over. */
  isSettled(ways: readonly CompiledWay[]): boolean {
    let sure = -1;
    let mayBe = -1;
    for (const way of ways) {
      const reach = this.#reachOf(way);
      sure = Math.max(sure, orderOf(way, lowOf(reach)));
      if (highOf(reach) > lowOf(reach)) mayBe = Math.max(mayBe, orderOf(way, highOf(reach)));
    }
    return mayBe <= sure;
  }

  /** The ways in that could still make the verdict of a role or route another one. The rest stays as it is, whatever is answered. */
  #movingWays(ways: readonly CompiledWay[]): readonly CompiledWay[] {
    const reaches = ways.map((way) => this.#reachOf(way));
    const sure = Math.max(...ways.map((way, at) => orderOf(way, lowOf(reaches[at] as number))));
    return ways.filter((way, at) => {
      const reach = reaches[at] as number;
      return highOf(reach) > lowOf(reach) && orderOf(way, highOf(reach)) > sure;
    });
  }

  /** The table of docs/contract.md, section 2, once with the best and once with the worst for all that is not known. */
  #reachOf(compiled: CompiledWay): number {
    const { way, requirements } = compiled;
    const { from } = this.#person.states;
    let low = way.noRule ? JUDGED_VERDICT : OPEN;
    let high = low;
    let isKnown = true;
    const hanging = (condition: Compiled): Dependents => this.dependentsOf(condition);
    for (const { requirement, condition } of requirements) {
      const { strength, fixed } = requirement;
      if (!decides(strength) || !isInForce(requirement, this.#person.asOf)) continue;
      const failed = strength === 'usually' ? STRETCH : fixed ? CLOSED : NOT_YET;
      switch (stateOf(requirement, condition, compiled, this.#person)) {
        case NOT_MET:
          low = Math.min(low, failed);
          // What may yet be expected is met later at best.
          if (condition === null || this.coming.size === 0 || hanging(condition) === 'stuck') high = Math.min(high, failed);
          else {
            high = Math.min(high, OPEN_LATER);
            isKnown = false;
          }
          break;
        case NOT_KNOWN:
          // What stays not known is no worse than "unknown" by itself, and no better than what beats it (docs/contract.md, section 2).
          if (condition === null || hanging(condition) !== 'open') low = Math.min(low, UNKNOWN);
          if (condition !== null && hanging(condition) === 'stuck') {
            high = Math.min(high, strength === 'must' ? UNKNOWN : STRETCH);
            break;
          }
          isKnown = false;
          low = Math.min(low, condition === null ? failed : worstOf(condition, failed, this.#person));
          break;
        case JUDGED:
          low = Math.min(low, JUDGED_VERDICT);
          high = Math.min(high, JUDGED_VERDICT);
          break;
        // Another answer may meet now what is met only later, so the best stays open.
        case MET:
          if (condition === null || (from[condition.node] as number) === 0) break;
          low = Math.min(low, OPEN_LATER);
          if (hanging(condition) !== 'stuck') isKnown = false;
      }
    }
    // Nothing unknown is left: what is expected is then settled too.
    return (low << HIGH_BITS) | (isKnown ? low : high);
  }

  /**
   * The conditions, not known now, met only later or by what may be expected, that could still change the verdict on this way in.
   * What an adviser marked stays as it is.
   */
  #movingConditions(way: CompiledWay): readonly Compiled[] {
    const high = highOf(this.#reachOf(way));
    return way.requirements.flatMap((one) => {
      const { requirement, condition } = one;
      if (!counts(one, this.#person) || condition === null || overrideOf(this.#person.overrides, way, requirement) !== undefined) return [];
      if (this.#person.states.state[condition.node] === MET) return high > OPEN_LATER ? [condition] : [];
      const failed = requirement.strength === 'usually' ? STRETCH : requirement.fixed ? CLOSED : NOT_YET;
      // Beside a "usually" that nobody can settle, one that fails makes a stretch of what is unknown (docs/contract.md, section 2).
      return worstOf(condition, failed, this.#person) < high || (failed === STRETCH && high === STRETCH) ? [condition] : [];
    });
  }

  /**
   * The questions still worth asking, most useful first; equal ones in the order of the knowledge base. One that comes after
   * another of them follows it: without that answer it may make no sense.
   */
  unanswered(scope: Scope): readonly Unanswered[] {
    const counts = this.attributes(scope);
    const found = this.#model.base.questions.flatMap((question): readonly Unanswered[] => {
      const attributes = question.settles.filter((id) => counts.has(id));
      if (attributes.length === 0) return [];
      return [{ question: question.id, attributes, couldMove: Math.max(...attributes.map((id) => counts.get(id) ?? 0)) }];
    });
    const open = new Set(found.map(({ question }) => question));
    const waits = new Set(this.#model.base.questions.flatMap(({ id, after }) => (after !== undefined && open.has(after) ? [id] : [])));
    return found.sort((a, b) => Number(waits.has(a.question)) - Number(waits.has(b.question)) || b.couldMove - a.couldMove);
  }

  /**
   * The attributes that could still change the state of a condition: in its parts that are not known, met only later, or not met
   * by what may yet be expected.
   */
  collect(condition: Compiled, into: Set<AttributeId>): void {
    const { node } = condition;
    const state = this.#person.states.state[node];
    const coming = this.coming;
    // What is met now may not be known any more once something else has come true.
    const isOpenInTheEnd = this.#person.states.periods.at(-1)?.[node] === NOT_KNOWN;
    const isUnknown = state === NOT_KNOWN || isOpenInTheEnd;
    // What is met later may be met now by another part.
    const isUnsettled =
      isUnknown || (state === MET && (this.#person.states.from[node] as number) > 0) || (state === NOT_MET && coming.size > 0);
    if (!isUnsettled) return;
    if (condition.kind === 'test') {
      const { id } = condition.on.attribute;
      if (isUnknown || (state === NOT_MET && coming.has(id))) into.add(id);
    } else if (condition.kind !== 'judged') for (const part of condition.parts) this.collect(part, into);
  }

  /** What somebody may expect though it is not so now: open attributes whose questions say so for people like them. */
  get coming(): ReadonlySet<AttributeId> {
    this.#coming ??= this.#findComing();
    return this.#coming;
  }

  #findComing(): ReadonlySet<AttributeId> {
    const likely = [...this.#model.mayExpect].filter(([id, { node }]) => this.isOpen(id) && isMetNow(this.#person, node)).map(([id]) => id);
    return new Set(likely.filter((id) => this.#isInferred(id)));
  }

  /** The answers leave one value; what is not known is asked for as it is now. */
  #isInferred(id: AttributeId): boolean {
    return inferredFrom(this.#model, this.#person).some(({ attribute, bound }) => attribute === id && bound === 'is');
  }

  /** Neither said nor "not sure": it may still be asked. */
  isOpen(id: AttributeId): boolean {
    const on = this.#model.variables.byId.get(id);
    return on !== undefined && !this.#person.timeline.stated.has(on.index) && !this.#person.profile.notSure.has(id);
  }

  /** Open attributes among these, and those from whose answers something of the rest would still follow. */
  openAmong(ids: ReadonlySet<AttributeId>): Set<AttributeId> {
    const open = new Set<AttributeId>();
    const tried = new Set<Rule>();
    for (const id of ids) this.#addOpen(id, 0, open, tried);
    return open;
  }

  /** What nobody is sure of may yet be inferred: by rules that may still apply, and leave out a value that is possible but not `wanted`. */
  #addOpen(id: AttributeId, wanted: number, open: Set<AttributeId>, tried: Set<Rule>): void {
    if (this.isOpen(id)) {
      open.add(id);
      return;
    }
    for (const rule of this.#rulesFor(id, wanted, tried)) {
      tried.add(rule);
      for (const leaf of this.#undecided(rule.when)) this.#addOpen(attributeOf(this.#model, leaf), wantedBy(leaf), open, tried);
    }
  }

  #rulesFor(id: AttributeId, wanted: number, tried: ReadonlySet<Rule>): readonly Rule[] {
    const on = this.#model.variables.byId.get(id);
    if (on === undefined) return [];
    const mayHelp = (part: ValueLeaf): boolean =>
      part.variable >= on.first &&
      part.variable < on.first + on.count &&
      (part.kind === 'number' || this.#person.timeline.periods.some(({ mask }) => (mask[part.variable] as number) & ~wanted & ~part.met));
    return this.#model.rules.filter(
      (rule) => !tried.has(rule) && rule.then.some(mayHelp) && this.#mayHold(rule.when, new Set([...tried, rule])),
    );
  }

  /** Whether answers that are still open, and what follows from them, could meet a condition of a rule. */
  #mayHold(row: number, tried: ReadonlySet<Rule>): boolean {
    const node = this.#model.ruleTable[row] as Node;
    const states = this.#person.timeline.periods.map((period) => rowStateIn(row, this.#model.ruleTable, period));
    if ('leaf' in node) {
      const { leaf } = node;
      if (leaf.kind === 'judged' || states.includes(MET)) return true;
      const id = attributeOf(this.#model, leaf);
      if (states.every((state) => state === NOT_MET)) return this.coming.has(id);
      return this.isOpen(id) || this.#rulesFor(id, wantedBy(leaf), tried).length > 0;
    }
    return node.parts.filter((part) => this.#mayHold(part, tried)).length >= node.count;
  }

  /** The tests in a condition of a rule that an answer can still decide, as long as it is not decided itself. */
  #undecided(row: number): readonly ValueLeaf[] {
    const node = this.#model.ruleTable[row] as Node;
    const isDecided = this.#person.timeline.periods.every((period) => {
      const state = rowStateIn(row, this.#model.ruleTable, period);
      return state === MET || state === NOT_MET;
    });
    if (!('leaf' in node)) return isDecided && this.coming.size === 0 ? [] : node.parts.flatMap((part) => this.#undecided(part));
    if (node.leaf.kind === 'judged') return [];
    return isDecided && !this.coming.has(attributeOf(this.#model, node.leaf)) ? [] : [node.leaf];
  }

  /** What a condition that is not met for good hangs on. */
  dependentsOf(condition: Compiled): Dependents {
    if (this.#person.profile.notSure.size === 0 && this.#person.states.state[condition.node] === NOT_KNOWN) return 'open';
    return memoize(this.#dependents, condition.node, () => this.#findDependents(condition));
  }

  #findDependents(condition: Compiled): Dependents {
    const ids = new Set<AttributeId>();
    this.collect(condition, ids);
    const open = this.openAmong(ids);
    if (open.size === 0) return 'stuck';
    return [...ids].every((id) => open.has(id)) ? 'open' : 'partly';
  }
}

/**
 * Where a way in with this verdict comes among the ways of its role, best highest: a closed one, those without an entry rule, the
 * others. The order of `compareWays`, of verdicts that may yet come.
 */
const orderOf = ({ way }: CompiledWay, verdict: number): number =>
  verdict + (way.noRule ? 1 : verdict === CLOSED ? 0 : verdicts.length + 1);

/** The worst and the best verdict that a way in could still have, as places in `verdicts`, packed into one number. */
const HIGH_BITS = 3;
const lowOf = (reach: number): number => reach >> HIGH_BITS;
const highOf = (reach: number): number => reach & ((1 << HIGH_BITS) - 1);

const placeOf = (verdict: Verdict): number => verdicts.indexOf(verdict);
const CLOSED = placeOf('closed');
const NOT_YET = placeOf('not-yet');
const UNKNOWN = placeOf('unknown');
const STRETCH = placeOf('stretch');
const JUDGED_VERDICT = placeOf('judged');
const OPEN_LATER = placeOf('open-later');
const OPEN = placeOf('open');

/** What a condition that is not known may make of a way in at worst: where a person could decide it all the same, no more than unknown. */
const worstOf = (condition: Compiled, failed: number, person: Person): number => (atWorst(condition, person) === JUDGED ? UNKNOWN : failed);

const counts = ({ requirement }: CompiledWay['requirements'][number], person: Person): boolean =>
  decides(requirement.strength) && isInForce(requirement, person.asOf);

/** The state of a requirement in a way in: what an adviser marked, else what the answers come to. */
function stateOf(requirement: Requirement, condition: Compiled | null, way: CompiledWay, person: Person): number | undefined {
  const mark = overrideOf(person.overrides, way, requirement);
  if (mark !== undefined) return stateByOverride(mark);
  return condition === null ? undefined : person.states.state[condition.node];
}

/** The questions about what somebody likes and dislikes, which order what is shown, that are still to be asked. */
export function wishesOf(model: Model, profile: Profile): readonly Question[] {
  const isOpenWish = (id: AttributeId): boolean => {
    const attribute = model.variables.byId.get(id)?.attribute;
    return attribute?.fit !== undefined && !profile.answers.has(id) && !profile.notSure.has(id);
  };
  return model.base.questions.filter(({ settles, onRequest }) => !onRequest && settles.some(isOpenWish));
}

/**
 * What the state of an unsettled condition hangs on. `open`: only on what may still be asked. `partly`: on that, and on what
 * nobody is sure of, so that it may stay as it is. `stuck`: it stays as it is, whatever is answered.
 */
export type Dependents = 'open' | 'partly' | 'stuck';

/** Whether a condition is met today, and not only from a month to come. */
const wantedBy = (leaf: ValueLeaf): number => (leaf.kind === 'mask' ? leaf.met : 0);

const attributeOf = ({ variables }: Model, { variable }: ValueLeaf): AttributeId =>
  idAt(variables, (variables.variables[variable] as Variable).attribute);

export const isMetNow = ({ states }: Person, node: number): boolean => states.state[node] === MET && states.from[node] === 0;
