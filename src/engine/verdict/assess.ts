import type { Inferred, RoleResult, RouteResult } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { WayFinding } from '../../domain/finding.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Role, Route } from '../../domain/knowledge-base.js';
import { type CompiledWay, isInForce, type Model } from '../model/model.js';
import { describe } from '../model/possible-values.js';
import { idAt } from '../model/variables.js';
import { applyOverride, overrideOf } from '../person/overrides.js';
import { type Person, readPerson } from '../person/person.js';
import { Explainer } from './explain.js';
import { compareWays, judgeWay, type WayVerdict } from './verdict.js';

/** The verdict on a role alone, without findings: for counting, many times over. */
export function judgeRole(model: Model, person: Person, role: string): WayVerdict & { readonly way: CompiledWay } {
  const [best] = (model.roleWays.get(role) ?? [])
    .map((compiled) => ({ ...judgeWay(compiled, person), way: compiled.way, compiled }))
    .toSorted(compareWays);
  if (best === undefined) throw new Error(`No way in to ${role}`);
  return { verdict: best.verdict, from: best.from, way: best.compiled };
}

/** The findings of one person, made when they are asked for. */
export class Assessment {
  readonly model: Model;
  readonly person: Person;
  readonly #explainer: Explainer;
  /** By the numbers of the ways in: several roles have the way by a route. */
  readonly #ways: WayFinding[] = [];

  constructor(model: Model, person: Person) {
    this.model = model;
    this.person = person;
    this.#explainer = new Explainer(model, person);
  }

  /** A role's verdict is that of its best way in; every way is listed, best first. */
  role(role: Role): RoleResult {
    const ways = this.#bestFirst(this.model.roleWays.get(role.id) ?? []);
    const [best] = ways;
    if (best === undefined) throw new Error(`No way in to ${role.id}`);
    return {
      id: role.id,
      kind: 'role',
      title: role.title,
      verdict: best.verdict,
      from: best.from,
      best: best.way.id,
      ways,
      noRule: best.way.noRule,
    };
  }

  /** A route named by itself has one way. */
  route(route: Route): RouteResult {
    const compiled = defined(this.model.routeWays.get(route.id));
    const way = this.#way(compiled);
    return {
      id: route.id,
      kind: 'route',
      title: route.title,
      verdict: way.verdict,
      from: way.from,
      best: compiled.way.id,
      ways: [way],
      noRule: false,
    };
  }

  #way(compiled: CompiledWay): WayFinding {
    const made = this.#ways[compiled.at] ?? this.#makeWay(compiled);
    this.#ways[compiled.at] = made;
    return made;
  }

  #makeWay(compiled: CompiledWay): WayFinding {
    const { asOf, overrides } = this.person;
    const counting = compiled.isDated
      ? compiled.requirements.filter(({ isDated, requirement }) => !isDated || isInForce(requirement, asOf))
      : compiled.requirements;
    const findings = counting.map((one) => {
      const mark = overrides === null ? undefined : overrideOf(overrides, compiled, one.requirement);
      return mark === undefined ? this.#explainer.explain(one) : applyOverride(this.#explainer.explain(one), mark);
    });
    const { verdict, from } = judgeWay(compiled, this.person);
    return { way: compiled.way, verdict, from, findings };
  }

  /** Best first; of equally good ones, those that hardly anybody gets last; else in the order of the knowledge base. */
  #bestFirst(compiled: readonly CompiledWay[]): readonly WayFinding[] {
    if (compiled.length < 2) return compiled.map((way) => this.#way(way));
    return compiled
      .toSorted((a, b) => compareWays(this.#way(a), this.#way(b)) || Number(a.isScarce) - Number(b.isScarce))
      .map((way) => this.#way(way));
  }
}

/** What follows from the answers and was not said: shown to the person, never stored. */
export function inferredFrom(model: Model, person: Person): readonly Inferred[] {
  const now = defined(person.timeline.periods[0]);
  return model.variables.attributes.flatMap((on): readonly Inferred[] => {
    if (person.timeline.stated.has(on.index)) return [];
    const { value, bound } = describe(on, now);
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    // Of a set, each item may follow from something else.
    const all = new Set(now.grounds.slice(on.first, on.first + on.count).flatMap((variable) => [...(variable ?? [])]));
    const grounds = [...all].filter((index) => index !== on.index).map((index) => idAt(model.variables, index));
    return grounds.length > 0 ? [{ attribute: on.attribute.id, value, bound, grounds }] : [];
  });
}

/** The same for a profile that has not been read yet. */
export const inferredIn = (model: Model, profile: Profile, asOf: IsoDate): readonly Inferred[] =>
  inferredFrom(model, readPerson(model, profile, asOf));
