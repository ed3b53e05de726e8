import { isTrainingKind, type Role, type Route } from '../../domain/knowledge-base.js';
import type { Model } from '../model/model.js';
import { heldQualification, levelIds, levelOf, monthsAhead, postsHeld, qualificationRank, roleLevel } from '../person/level.js';
import type { Person } from '../person/person.js';

/** What somebody will have within this many months counts as held. */
const SOON = 12;

/**
 * What would take this person backwards: training at or below a level of qualification that they hold, or will soon hold; and
 * training for work at or below their own level in a field where they have a year of experience.
 */
export class Backwards {
  readonly #model: Model;
  readonly #person: Person;
  readonly #levels: readonly string[];
  readonly #level: number;
  /** The rank of the highest qualification that is certain within a year; -1 where nothing is known. */
  readonly #held: number;
  /** The posts that they hold or have held. */
  readonly #posts: ReadonlySet<string>;
  readonly #isEmployee: boolean;

  constructor(model: Model, person: Person) {
    this.#model = model;
    this.#person = person;
    this.#levels = levelIds(model);
    const within = monthsAhead(model, person);
    this.#level = levelOf(model, person, within)?.rank ?? 0;
    this.#held = heldQualification(model, person, within);
    const employee = model.base.levels?.employee && person.profile.answers.get(model.base.levels.employee);
    this.#isEmployee = employee?.kind === 'yes-no' && employee.value && employee.expected === undefined;
    this.#posts = postsHeld(model, person);
  }

  /** Whether a route is training that this person is past: for a role, or for every role that it trains for. */
  isBackwards(route: Route, role?: Role): boolean {
    if (!isTrainingKind(route.kind)) return false;
    const level = qualificationRank(this.#model, route.level);
    if (level !== undefined && level <= this.#held) return true;
    // Of training whose level nobody states, nobody can say that it leads further.
    const practitioner = this.#levels.indexOf(this.#model.base.levels?.seniorities.practitioner ?? '');
    if (level === undefined && practitioner >= 0 && this.#level >= practitioner) return true;
    const roles = role === undefined ? this.#model.base.roles.filter(({ id }) => route.trainsFor.some((one) => one.role === id)) : [role];
    return roles.length > 0 && roles.every((one) => this.isMastered(one));
  }

  /** Whether a level of qualification is more than one above the highest that is certain within a year. */
  skipsLevel(value: string): boolean {
    const rank = qualificationRank(this.#model, value);
    return rank !== undefined && this.#held >= 0 && rank > this.#held + 1;
  }

  /** Whether what gives something is no higher than what this person holds: a gap to fill before going up. */
  isWithinHeld(route: Route): boolean {
    const rank = qualificationRank(this.#model, route.level);
    return rank !== undefined && rank <= this.#held;
  }

  /**
   * Whether a post lies behind this person: it leads to one that they hold or have held; it is the trainee post for one whose work they
   * master; or they hold it and work for this employer now. From another employer, the same post is a step across.
   */
  isPast(role: Role): boolean {
    if (this.#posts.has(role.id)) return this.#isEmployee;
    const rank = roleLevel(this.#model, this.#levels, role);
    return role.leadsTo.some(({ role: id }) => {
      const next = this.#model.base.roles.find((one) => one.id === id);
      if (next === undefined || roleLevel(this.#model, this.#levels, next) < rank) return false;
      return this.#posts.has(next.id) || (role.seniority === 'trainee' && this.isMastered(next));
    });
  }

  /** Whether this person has worked a year in the field of a role, at its level or above. */
  isMastered(role: Role): boolean {
    const now = this.#person.timeline.periods[0];
    const months = this.#model.base.levels?.monthsInPost ?? SOON;
    const hasWorked = (this.#model.fields.get(role.id) ?? []).some(
      (area) => (now?.lo[this.#model.variables.byId.get(area)?.first ?? -1] ?? 0) >= months,
    );
    return hasWorked && roleLevel(this.#model, this.#levels, role) <= this.#level;
  }
}
