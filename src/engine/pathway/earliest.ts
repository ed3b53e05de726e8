import { nextRound, startMonth } from '../../domain/application-round.js';
import { defined } from '../../domain/failure.js';
import type { AttributeId, YearMonth } from '../../domain/ids.js';
import { type Gain, isTrainingKind, type Role } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf, monthsBetween } from '../../domain/months.js';
import type { Leaf, Node } from '../model/conditions.js';
import { leafState, MET } from '../model/evaluate.js';
import { type CompiledWay, isInForce, type Model } from '../model/model.js';
import type { RouteAction } from '../model/route-actions.js';
import { YES } from '../model/variables.js';
import { heldQualification, isQualifiedForAnyField, levelIds, levelOf, qualificationRank, roleLevel } from '../person/level.js';
import { overrideOf, stateByOverride } from '../person/overrides.js';
import type { Person } from '../person/person.js';
import { freeFrom } from '../person/timeline.js';
import { isRegisteredFor, Readiness } from '../verdict/readiness.js';

/** What cannot be reached. */
const NEVER = Number.POSITIVE_INFINITY;

/** Rounds of looking: each carries a gain one step further, and no credible way has more steps than this. */
const MOST_ROUNDS = 12;

type ValueLeaf = Exclude<Leaf, { kind: 'judged' }>;

/** Months from today. `sure`: with nothing left for a person to judge; `any`: with all judgements in one's favour. */
type Months = { readonly sure: number; readonly any: number };

/**
 * A post with the rank of its level, and the posts of its field at the level below it or above: from those people step up to a senior
 * one. `field`: the areas to have worked in; none where nothing is asked for, or where somebody holds the registration for the post.
 */
type Post = {
  readonly role: Role;
  readonly rank: number;
  readonly isSenior: boolean;
  readonly isNextStep: boolean;
  readonly field: readonly AttributeId[];
  readonly monthsInField: number;
  readonly near: readonly string[];
};

/** Conditions, with the month in which each test among them comes true by itself. */
type Table = { readonly nodes: readonly Node[]; readonly byItself: readonly number[] };

/**
 * The soonest month, counted from today, in which each way in could have led to its first working day. A relaxed plan: everything
 * that can be had is taken to be had side by side, so no plan is quicker, and one look serves every role. Scarce and uncertain
 * routes count for nothing, nor does a judgement while somebody is more than a level below the post or new to its field. Months
 * are whole; infinite where no way is known. Source of the rules: docs/contract.md, section 5.
 */
export class Earliest {
  readonly #model: Model;
  readonly #person: Person;
  readonly #today: YearMonth;
  readonly #levels: readonly string[];
  readonly #level: number;
  readonly #monthsInPost: number;
  readonly #monthsAtLevel: number;
  readonly readiness: Readiness;
  readonly #takesAnyField: boolean;
  readonly #postsAttribute: AttributeId | undefined;
  /** By row of the table. */
  readonly #sure: Float64Array;
  readonly #any: Float64Array;
  /** By row of the table of rules. */
  readonly #ruleMonths: Float64Array;
  /** The soonest month for each bit of a mask that can be gained, by variable. */
  readonly #gained = new Map<number, Float64Array>();
  /** When time in a post that gives an area can begin, by variable. */
  readonly #areaFrom = new Map<number, number>();
  /** What routes add to a number, by variable. */
  readonly #numberGains = new Map<number, { readonly value: number; readonly month: number }[]>();
  readonly #roleMonths = new Map<string, number>();
  readonly #conditions: Table;
  readonly #ruleConditions: Table;
  readonly #posts: ReadonlyMap<string, Post>;
  /** By route, the posts that it trains for. */
  readonly #postsOfRoute: ReadonlyMap<string, readonly Post[]>;
  /** When a judgement about a post could go in the person's favour, as of the present look. */
  readonly #gates = new Map<string, number>();
  readonly #routeStarts = new Map<string, number>();
  /** When nothing that takes all of somebody's time is in the way of a post any more. */
  readonly #freeFrom: number;

  constructor(model: Model, person: Person) {
    this.#model = model;
    this.#person = person;
    this.#today = monthOf(person.asOf);
    this.#levels = levelIds(model);
    this.#level = levelOf(model, person)?.rank ?? 0;
    this.#monthsInPost = model.base.levels?.monthsInPost ?? 12;
    this.#monthsAtLevel = model.base.levels?.monthsAtLevel ?? 24;
    this.readiness = new Readiness(model, person);
    this.#takesAnyField = isQualifiedForAnyField(model, person);
    this.#postsAttribute = model.base.attributes.find((attribute) => attribute.posts === true)?.id;
    this.#sure = new Float64Array(model.nodes.length).fill(NEVER);
    this.#any = new Float64Array(model.nodes.length).fill(NEVER);
    this.#ruleMonths = new Float64Array(model.ruleTable.length).fill(NEVER);
    this.#conditions = this.#tableOf(model.nodes);
    this.#ruleConditions = this.#tableOf(model.ruleTable);
    this.#posts = this.#describePosts();
    this.#postsOfRoute = new Map(
      model.base.routes.map((route) => [route.id, route.trainsFor.flatMap(({ role }) => this.#posts.get(role) ?? [])]),
    );
    this.#freeFrom = this.#monthsTo(freeFrom(model.variables, person.timeline) ?? this.#today);
    for (let round = 0; round < MOST_ROUNDS && this.#look(); round++);
  }

  /** When the first working day in the post could be, by one way in to it. */
  ofWay(role: Role, way: CompiledWay): number {
    const { route } = way.way;
    if (route === undefined) {
      const { sure, any } = this.#entry(way);
      const isSure = !way.way.noRule;
      const soonest = Math.min(isSure ? sure : NEVER, Math.max(any, this.#gateOf(role.id)));
      return Math.max(soonest, soonest === NEVER ? 0 : this.#freeFrom);
    }
    const action = this.#model.routeActions.byRoute.get(route);
    const start = this.#routeStarts.get(route) ?? NEVER;
    if (action === undefined) return NEVER;
    // A post that is the training begins with it; elsewhere somebody is in the post once they are trained.
    if (role.seniority === 'trainee') return start;
    const trained = start + action.months.from;
    return isTrainingKind(action.route.kind) ? trained : Math.max(trained, this.#mustsOfPost(role.id));
  }

  /** When the firm rules of a post could hold: a course gives no right to work, and no registration that it does not lead to. */
  #mustsOfPost(role: string): number {
    const direct = this.#directWay(role);
    if (direct === undefined) return 0;
    const { sure, any } = this.#entry(direct, ({ requirement }) => requirement.strength === 'must');
    return Math.min(sure, Math.max(any, this.#gateOf(role)));
  }

  #directWay(role: string): CompiledWay | undefined {
    return this.#model.roleWays.get(role)?.find(({ way }) => way.kind === 'direct');
  }

  /** When a route could begin. */
  startOf(route: string): number {
    return this.#routeStarts.get(route) ?? NEVER;
  }

  /** One look at everything; true while something became possible sooner. */
  #look(): boolean {
    this.#evaluate(this.#conditions, this.#sure, this.#any);
    this.#evaluate(this.#ruleConditions, this.#ruleMonths);
    for (const post of this.#posts.values()) this.#gates.set(post.role.id, this.#gate(post));
    let changed = this.#followRules();
    for (const action of this.#model.routeActions.byRoute.values()) changed = this.#takeRoute(action) || changed;
    for (const role of this.#model.base.roles) changed = this.#takePost(role) || changed;
    return changed;
  }

  #tableOf(nodes: readonly Node[]): Table {
    const { periods, months } = this.#person.timeline;
    const byItself = nodes.map((node): number => {
      if (!('leaf' in node)) return NEVER;
      const at = periods.findIndex((world) => leafState(node.leaf, world) === MET);
      return at < 0 ? NEVER : at === 0 ? 0 : this.#monthsTo(months[at] ?? this.#today);
    });
    return { nodes, byItself };
  }

  /** No month gets later from one look to the next, so what is possible today is not looked at again. */
  #evaluate({ nodes, byItself }: Table, sure: Float64Array, any: Float64Array = sure): void {
    for (let row = 0; row < nodes.length; row++) {
      const node = nodes[row] as Node;
      if (sure[row] === 0) continue;
      if (!('leaf' in node)) {
        sure[row] = monthOfGroup(node.count, node.parts, sure);
        any[row] = monthOfGroup(node.count, node.parts, any);
      } else if (node.leaf.kind !== 'judged') {
        sure[row] = Math.min(sure[row] as number, byItself[row] as number, this.#gainedMonth(node.leaf));
        any[row] = sure[row] as number;
      } else if (any !== sure) any[row] = 0;
    }
  }

  #gainedMonth(leaf: ValueLeaf): number {
    return leaf.kind === 'mask' ? this.#maskMonth(leaf.variable, leaf.met) : this.#numberMonth(leaf.variable, leaf.lo, leaf.hi);
  }

  #maskMonth(variable: number, met: number): number {
    const months = this.#gained.get(variable);
    if (months === undefined) return NEVER;
    let soonest = NEVER;
    for (let bit = 0; bit < months.length; bit++) if (met & (1 << bit)) soonest = Math.min(soonest, months[bit] as number);
    return soonest;
  }

  /** What grows by itself, what time in a post gives, and what routes add. Only lower limits can be reached. */
  #numberMonth(variable: number, least: number, most: number): number {
    const on = this.#model.variables.attributes[this.#model.variables.variables[variable]?.attribute ?? -1];
    const shape = on?.attribute.shape;
    const now = defined(this.#person.timeline.periods[0]);
    const has = now.lo[variable] ?? 0;
    const isKnown = has === now.hi[variable];
    if (shape?.kind !== 'number' || most < shape.max || !isKnown) return NEVER;
    if (shape.unit === 'years') return has >= least ? 0 : (least - has) * 12;
    // Some experience, without an amount, is a year of it.
    const short = least <= 1 ? this.#monthsInPost : least - has;
    const inPost = (this.#areaFrom.get(variable) ?? NEVER) + short;
    const added = (this.#numberGains.get(variable) ?? []).filter(({ value }) => value >= short).map(({ month }) => month);
    return Math.min(inPost, ...added);
  }

  /** The way's own requirements: what carries its verdict, is in force, and is not settled by an adviser. */
  #entry(way: CompiledWay, counts: (one: CompiledWay['weighed'][number]) => boolean = () => true): Months {
    let sure = 0;
    let any = 0;
    for (const one of way.weighed) {
      const { requirement, condition, isDated } = one;
      if (!counts(one)) continue;
      if (isDated && !isInForce(requirement, this.#person.asOf)) continue;
      const mark = overrideOf(this.#person.overrides, way, requirement);
      if (mark !== undefined) {
        const month = stateByOverride(mark) === MET ? 0 : NEVER;
        sure = Math.max(sure, month);
        any = Math.max(any, month);
      } else if (condition !== null) {
        sure = Math.max(sure, this.#sure[condition.node] ?? NEVER);
        any = Math.max(any, this.#any[condition.node] ?? NEVER);
      }
    }
    return { sure, any };
  }

  /**
   * When a judgement could go in somebody's favour: at the level of the post; or a level below it with enough time in its field. The level
   * of a senior post has to be reached in its field: by somebody who has a year in it now, or in a post of that field.
   */
  #gate({ role, rank, isSenior, isNextStep, field: areas, monthsInField, near }: Post): number {
    if (isNextStep) return 0;
    const field = this.#fieldMonth(areas, this.#monthsInPost);
    if (!isSenior) {
      // A first post asks for nothing before it.
      const stepUp = Math.max(this.#levelMonth(rank - 1), rank <= 1 ? 0 : this.#fieldMonth(areas, monthsInField));
      return Math.min(stepUp, Math.max(this.#levelMonth(rank), this.#takesAnyField ? 0 : field));
    }
    let month = field === 0 ? Math.max(this.#levelMonth(rank - 1), this.#fieldMonth(areas, this.#monthsAtLevel)) : NEVER;
    for (const id of near) if (id !== role.id) month = Math.min(month, (this.#roleMonths.get(id) ?? NEVER) + this.#monthsAtLevel);
    return month;
  }

  #gateOf(role: string): number {
    return this.#gates.get(role) ?? NEVER;
  }

  #describePosts(): ReadonlyMap<string, Post> {
    const { base, fields } = this.#model;
    const senior = this.#levels.indexOf(base.levels?.seniorities.senior ?? '');
    const ranks = new Map(base.roles.map((role) => [role, roleLevel(this.#model, this.#levels, role)]));
    // Roles of one rank and field have the same near ones, themselves among them.
    const nearBy = new Map<string, readonly string[]>();
    return new Map(
      base.roles.map((role): [string, Post] => {
        const rank = ranks.get(role) ?? 0;
        const areas = fields.get(role.id) ?? [];
        const field = new Set(areas);
        const isNear = (other: Role): boolean =>
          (ranks.get(other) ?? 0) >= rank - 1 && (field.size === 0 || (fields.get(other.id) ?? []).some((area) => field.has(area)));
        const isSenior = senior >= 0 && rank >= senior;
        const key = `${rank} ${areas.join()}`;
        const near = isSenior ? (nearBy.get(key) ?? base.roles.filter(isNear).map(({ id }) => id)) : [];
        nearBy.set(key, near);
        const isRegistered = isRegisteredFor(this.#person, this.#model.roleWays.get(role.id) ?? []);
        const isNextStep = this.readiness.isNextStep(role);
        const monthsInField = this.readiness.monthsInField(role);
        return [role.id, { role, rank, isSenior, isNextStep, field: isRegistered ? [] : areas, monthsInField, near }];
      }),
    );
  }

  #levelMonth(rank: number): number {
    if (rank <= this.#level) return 0;
    const months = this.#model.levelRules
      .filter(({ rule }) => this.#levels.indexOf(rule.level) >= rank)
      .map(({ condition }) => this.#sure[condition.node] ?? NEVER);
    return Math.min(NEVER, ...months);
  }

  /** When somebody has so many months in one of the areas. */
  #fieldMonth(field: readonly AttributeId[], least: number): number {
    if (field.length === 0) return 0;
    const now = defined(this.#person.timeline.periods[0]);
    const months = field.map((area) => {
      const variable = this.#model.variables.byId.get(area)?.first ?? -1;
      if ((now.lo[variable] ?? 0) >= least) return 0;
      const added = (this.#numberGains.get(variable) ?? []).map(({ month }) => month);
      return Math.min((this.#areaFrom.get(variable) ?? NEVER) + least - (now.lo[variable] ?? 0), ...added);
    });
    return Math.min(...months);
  }

  #takeRoute(action: RouteAction): boolean {
    const { route, months } = action;
    if (route.scarce !== undefined || route.status.value === 'uncertain') return false;
    const way = this.#model.routeWays.get(route.id);
    if (way === undefined) return false;
    const { sure, any } = this.#entry(way);
    const start = this.#startOf(action, Math.min(sure, Math.max(any, this.#gateOfRoute(action))));
    if (start >= (this.#routeStarts.get(route.id) ?? NEVER)) return false;
    this.#routeStarts.set(route.id, start);
    for (const gain of route.gives) this.#gain(gain, start + months.from);
    return true;
  }

  /**
   * When a judgement about a route could go in somebody's favour: when one about a post that it trains for could; a course
   * no more than a level above what they hold may always decide so; a register or a certificate is never given by hope.
   */
  #gateOfRoute({ route }: RouteAction): number {
    if (route.kind === 'study') {
      const rank = qualificationRank(this.#model, route.level);
      return rank !== undefined && rank > heldQualification(this.#model, this.#person) + 1 ? NEVER : 0;
    }
    return Math.min(NEVER, ...(this.#postsOfRoute.get(route.id) ?? []).map(({ role }) => this.#gateOf(role.id)));
  }

  /** A route begins when its next round does, a course at its next intake, other training once somebody is free for it. */
  #startOf({ route }: RouteAction, ready: number): number {
    if (ready === NEVER) return NEVER;
    const { windows = [], intakes = route.kind === 'study' ? (this.#model.base.usualIntakes ?? []) : [] } = route.apply ?? {};
    if (windows.length > 0) {
      const round = nextRound(windows, this.#person.asOf, monthAfter(this.#today, Math.ceil(ready)));
      return round === undefined || round.state === 'past' ? NEVER : Math.max(ready, this.#monthsTo(startMonth(round)));
    }
    const from = isTrainingKind(route.kind) ? Math.max(ready, this.#freeFrom) : ready;
    return intakes.length === 0 ? from : this.#nextIntake(Math.max(from, 1), intakes);
  }

  #nextIntake(from: number, intakes: readonly number[]): number {
    const first = Math.ceil(from);
    const ahead = Array.from({ length: 12 }, (_, at) => first + at);
    return ahead.find((months) => intakes.includes(Number(monthAfter(this.#today, months).slice('YYYY-'.length)))) ?? first;
  }

  #takePost(role: Role): boolean {
    const ways = this.#model.roleWays.get(role.id) ?? [];
    const month = Math.min(NEVER, ...ways.map((way) => this.ofWay(role, way)));
    if (month >= (this.#roleMonths.get(role.id) ?? NEVER)) return false;
    this.#roleMonths.set(role.id, month);
    for (const area of role.gives) {
      const variable = this.#model.variables.byId.get(area)?.first;
      if (variable !== undefined) this.#areaFrom.set(variable, Math.min(month, this.#areaFrom.get(variable) ?? NEVER));
    }
    const { levels } = this.#model.base;
    if (levels !== undefined) {
      const value = levels.seniorities[role.seniority];
      this.#gain({ kind: 'ordered', attribute: levels.attribute, value }, month + this.#monthsAtLevel);
    }
    if (this.#postsAttribute !== undefined)
      this.#gain({ kind: 'set', attribute: this.#postsAttribute, values: [role.id] }, month + this.#monthsInPost);
    return true;
  }

  #gain(gain: Gain, month: number): void {
    const on = this.#model.variables.byId.get(gain.attribute);
    if (on === undefined) return;
    switch (gain.kind) {
      case 'number': {
        const gains = this.#numberGains.get(on.first) ?? [];
        gains.push({ value: gain.value, month });
        this.#numberGains.set(on.first, gains);
        return;
      }
      case 'yes-no':
        this.#gainBit(on.first, gain.value ? 1 : 0, month);
        return;
      case 'ordered':
        this.#gainBit(on.first, on.values.get(gain.value) ?? 0, month);
        return;
      case 'set':
        for (const value of gain.values) {
          const nth = on.values.get(value);
          if (nth !== undefined) this.#gainBit(on.first + nth, YES >> 1, month);
        }
    }
  }

  #gainBit(variable: number, bit: number, month: number): boolean {
    const months = this.#gained.get(variable) ?? new Float64Array(32).fill(NEVER);
    this.#gained.set(variable, months);
    if (month >= (months[bit] ?? NEVER)) return false;
    months[bit] = month;
    return true;
  }

  /** What follows from what was gained: of an ordered attribute, the least. */
  #followRules(): boolean {
    let changed = false;
    for (const { when, then } of this.#model.rules) {
      const month = this.#ruleMonths[when] ?? NEVER;
      if (month === 0 || month === NEVER) continue;
      for (const leaf of then) {
        if (leaf.kind !== 'mask' || leaf.met & 1) continue;
        changed = this.#gainBit(leaf.variable, Math.log2(leaf.met & -leaf.met), month) || changed;
      }
    }
    return changed;
  }

  #monthsTo(month: YearMonth): number {
    return Math.max(0, monthsBetween(this.#today, month));
  }
}

/** The month by which enough of the parts have come: the latest for all of them, the soonest for one. */
function monthOfGroup(count: number, parts: readonly number[], months: Float64Array): number {
  if (count > 1 && count < parts.length) return parts.map((part) => months[part] as number).sort((a, b) => a - b)[count - 1] as number;
  let found = count === parts.length ? 0 : NEVER;
  for (const part of parts)
    found = count === parts.length ? Math.max(found, months[part] as number) : Math.min(found, months[part] as number);
  return count === 0 ? 0 : found;
}
