import type { Verdict } from '../../domain/finding.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import type { Compiled } from '../model/conditions.js';
import { MET } from '../model/evaluate.js';
import type { CompiledWay, Model } from '../model/model.js';
import { isQualifiedForAnyField, levelIds, levelOf, roleLevel } from '../person/level.js';
import type { Person } from '../person/person.js';

/**
 * Whether somebody is at the level of a post and in its field, so that only an employer's decision may be missing. Source of the
 * rules: docs/contract.md, section 5.
 */
export class Readiness {
  readonly #model: Model;
  readonly #person: Person;
  readonly #levels: readonly string[];
  readonly #level: number;
  /** The rank of the most responsible work that they say they have done. */
  readonly #worked: number;
  readonly #senior: number;

  constructor(model: Model, person: Person) {
    this.#model = model;
    this.#person = person;
    this.#levels = levelIds(model);
    this.#level = levelOf(model, person)?.rank ?? 0;
    const worked = model.base.levels && person.profile.answers.get(model.base.levels.attribute);
    this.#worked = worked?.kind === 'ordered' ? this.#levels.indexOf(worked.value) : 0;
    this.#senior = this.#levels.indexOf(model.base.levels?.seniorities.senior ?? '');
  }

  /**
   * Whether the post is a next step: at the person's level after a year in its field or, with a degree, in any; a level above theirs, or
   * senior, after two years in its field.
   */
  isNextStep(role: Role): boolean {
    const rank = this.#rankOf(role);
    // A first post asks for nothing before it.
    if (rank <= 1) return this.#level >= rank - 1;
    // A level reached in other work makes nobody ready for a new field; a degree does, where employers take many subjects.
    if (this.#level >= rank && !this.#isSenior(rank) && isQualifiedForAnyField(this.#model, this.#person)) return true;
    return this.#level >= rank - 1 && this.#hasWorked(role, this.monthsInField(role));
  }

  /** How many months in the field of a post bring it near: fewer for those who have done work of its level, in whatever field. */
  monthsInField(role: Role): number {
    const { monthsInPost = 12, monthsAtLevel = 24 } = this.#model.base.levels ?? {};
    const rank = this.#rankOf(role);
    return this.#isSenior(rank) || Math.max(this.#level, this.#worked) < rank ? monthsAtLevel : monthsInPost;
  }

  /** Whether the person is at the level of the post, in whatever field; of a senior post, whether it is a next step. */
  isAtLevel(role: Role): boolean {
    const rank = this.#rankOf(role);
    return this.isNextStep(role) || (!this.#isSenior(rank) && this.#level >= rank);
  }

  /** The verdict on the job itself: an employer's decision is not all that is missing for those who are below the level of the post. */
  verdictOfJob(role: Role, verdict: Verdict): Verdict {
    return verdict === 'judged' && !this.isAtLevel(role) ? 'not-yet' : verdict;
  }

  #rankOf(role: Role): number {
    return roleLevel(this.#model, this.#levels, role);
  }

  #isSenior(rank: number): boolean {
    return this.#senior >= 0 && rank >= this.#senior;
  }

  /** By the area of its field, how many months more would bring a post near that is no more than a level above theirs. */
  lackingInField(role: Role): ReadonlyMap<AttributeId, number> {
    if (this.#level < this.#rankOf(role) - 1) return new Map();
    const needs = this.monthsInField(role);
    return new Map((this.#model.fields.get(role.id) ?? []).map((area) => [area, needs - this.#monthsIn(area)]));
  }

  #monthsIn(area: AttributeId): number {
    return this.#person.timeline.periods[0]?.lo[this.#model.variables.byId.get(area)?.first ?? -1] ?? 0;
  }

  /** Whether the person has so many months in the field of a post, or the registration that it asks for. */
  #hasWorked({ id }: Role, months: number): boolean {
    const field = this.#model.fields.get(id) ?? [];
    const hasMonths = field.some((area) => this.#monthsIn(area) >= months);
    return field.length === 0 || hasMonths || isRegisteredFor(this.#person, this.#model.roleWays.get(id) ?? []);
  }
}

/** Whether a direct way in to a post asks for a registration that the person holds. */
export function isRegisteredFor({ states }: Person, ways: readonly CompiledWay[]): boolean {
  const direct = ways.find(({ way }) => way.kind === 'direct');
  return (direct?.weighed ?? []).some(
    ({ requirement, condition }) =>
      requirement.strength === 'must' && condition !== null && states.state[condition.node] === MET && asksForRegistration(condition),
  );
}

export const asksForRegistration = (condition: Compiled): boolean =>
  condition.kind === 'test'
    ? condition.on.attribute.use === 'registration'
    : condition.kind !== 'judged' && condition.parts.some(asksForRegistration);
