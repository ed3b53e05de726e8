import type { Role } from '../../domain/knowledge-base.js';
import type { Leaf } from '../model/conditions.js';
import type { Model } from '../model/model.js';
import { levelIds, roleLevel } from '../person/level.js';
import { asksForRegistration } from '../verdict/readiness.js';
import type { OtherAnswers } from './answers.js';
import { type Dialect, literal } from './dialect.js';
import { and, FALSE, or, TRUE } from './logic.js';
import { columnOf } from './people-table.js';

/**
 * Something that is so or not in each period, where one of the conditions or tests is met, and when that counts: today; today or
 * in the last period; or today, or from a month within a year on.
 */
export type Fact = {
  readonly rows: readonly number[];
  readonly leaves: readonly Leaf[];
  readonly when: 'now' | 'now or at last' | 'within a year';
};

/** A rule for a person's level: its rank, and the column that says whether it holds within a year. */
type LevelColumn = { readonly rank: number; readonly column: string };

/** The level of a person, and whether they are at that of a post: as `level.ts` and `readiness.ts` have it. */
export class LevelColumns {
  /** What is read of a person beside their ways in: columns that are true or false in each period. */
  readonly facts = new Map<string, Fact>();
  readonly #model: Model;
  readonly #dialect: Dialect;
  readonly #levels: readonly LevelColumn[];

  constructor(model: Model, dialect: Dialect) {
    this.#model = model;
    this.#dialect = dialect;
    this.#levels = this.#rules();
  }

  /** The rules for a person's level, with the columns that say whether they hold within a year. */
  #rules(): readonly LevelColumn[] {
    const ids = levelIds(this.#model);
    return this.#model.levelRules.map(({ rule, condition }, at) => ({
      rank: ids.indexOf(rule.level),
      column: this.#fact(`level rule ${at + 1}`, { rows: [condition.node], leaves: [], when: 'within a year' }),
    }));
  }

  /** The level that somebody chose, and that of the most responsible work they have done, as ranks. */
  answers(): OtherAnswers {
    const { levels, attributes } = this.#model.base;
    if (levels === undefined) return [];
    const rankIn = (id: string | undefined): string => {
      const attribute = attributes.find((one) => one.id === id);
      if (attribute === undefined) return 'CAST(NULL AS INTEGER)';
      const ranks = levelIds(this.#model).map((value, rank) => `WHEN ${literal(value)} THEN ${rank}`);
      return `CASE ${this.#quote(columnOf(attribute))} ${ranks.join(' ')} END`;
    };
    return [
      ['chosen level', rankIn(levels.chosenBy)],
      ['worked', `coalesce(${rankIn(levels.attribute)}, 0)`],
    ];
  }

  /** The highest level of the rules that hold, unless another was chosen. */
  level(): string {
    const byRank = [...this.#levels].sort((a, b) => b.rank - a.rank).map(({ rank, column }) => `WHEN ${column} THEN ${rank}`);
    const ruled = byRank.length === 0 ? '0' : `CASE ${byRank.join(' ')} ELSE 0 END`;
    return this.#model.base.levels === undefined ? '0' : `coalesce(${this.#quote('chosen level')}, ${ruled})`;
  }

  /** Whether somebody is at the level of a post, as `Readiness`. */
  isAtLevel(role: Role): string {
    const { levels } = this.#model.base;
    const ids = levelIds(this.#model);
    if (levels === undefined) return TRUE;
    const rank = roleLevel(this.#model, ids, role);
    const senior = ids.indexOf(levels.seniorities.senior);
    const isSenior = senior >= 0 && rank >= senior;
    const from = (least: number): string => (least <= 0 ? TRUE : `${this.#quote('level')} >= ${least}`);
    const reached = isSenior ? FALSE : from(rank);
    if (rank <= 1) return or(from(rank - 1), reached);
    return or(reached, and(from(rank - 1), this.#hasWorked(role, rank, isSenior)));
  }

  /** Whether somebody has worked in the field of a post for long enough, or has the registration that it asks for. */
  #hasWorked(role: Role, rank: number, isSenior: boolean): string {
    const { fields, variables, roleWays, base } = this.#model;
    const field = fields.get(role.id) ?? [];
    if (field.length === 0) return TRUE;
    const { monthsInPost = 12, monthsAtLevel = 24 } = base.levels ?? {};
    const worked = (months: number): string =>
      or(
        ...field.map((area) => {
          const on = variables.byId.get(area);
          const leaf: Leaf = { kind: 'number', variable: on?.first ?? -1, lo: months, hi: Number.MAX_SAFE_INTEGER };
          return on === undefined ? FALSE : this.#fact(`${months} months of ${area}`, { rows: [], leaves: [leaf], when: 'now' });
        }),
      );
    const below = isSenior ? TRUE : `greatest(${this.#quote('level')}, ${this.#quote('worked')}) < ${rank}`;
    const inField =
      below === TRUE ? worked(monthsAtLevel) : `CASE WHEN ${below} THEN ${worked(monthsAtLevel)} ELSE ${worked(monthsInPost)} END`;
    const direct = (roleWays.get(role.id) ?? []).find(({ way }) => way.kind === 'direct');
    const registered = (direct?.weighed ?? []).flatMap(({ requirement, condition }) =>
      requirement.strength === 'must' && condition !== null && asksForRegistration(condition)
        ? [this.#fact(`registered by condition ${condition.node}`, { rows: [condition.node], leaves: [], when: 'now or at last' })]
        : [],
    );
    return or(inField, ...registered);
  }

  /** A fact about a person, as the column that holds it. */
  #fact(name: string, fact: Fact): string {
    this.facts.set(name, fact);
    return this.#quote(name);
  }

  #quote(name: string): string {
    return this.#dialect.quote(name);
  }
}
