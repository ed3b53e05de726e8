import type { Dialect } from './dialect.js';

/** A step of the statement: a common table expression with what it is for. */
export type Step = { readonly name: string; readonly why: string; readonly sql: string };

/**
 * Columns that are worked out from one another. Each stands in the first step in which all that it is made from is there, and is carried
 * along only as long as something needs it: so there are few steps, and few columns in each.
 */
export class Layers {
  readonly #dialect: Dialect;
  readonly #first: string;
  readonly #carried: readonly string[];
  /** By quoted name, the step in which a column first stands; those of the table that is read are in step 0. */
  readonly #at = new Map<string, number>();
  readonly #made: { readonly column: string; readonly sql: string; readonly layer: number }[] = [];

  /** @param carried columns, quoted where they must be, that stand in every step */
  constructor(dialect: Dialect, first: string, carried: readonly string[]) {
    this.#dialect = dialect;
    this.#first = first;
    this.#carried = carried;
  }

  /** Adds a column, and gives its quoted name. */
  define(name: string, sql: string): string {
    const column = this.#dialect.quote(name);
    if (this.#at.has(column)) throw new Error(`Column ${name} is made twice`);
    const layer = 1 + Math.max(0, ...namesIn(sql, this.#dialect).map((one) => this.#at.get(one) ?? 0));
    this.#at.set(column, layer);
    this.#made.push({ column, sql, layer });
    return column;
  }

  /** The steps up to one that has these columns. `read` are the columns of the first table. */
  steps(last: Step, read: readonly string[]): readonly Step[] {
    const count = Math.max(0, ...this.#made.map(({ layer }) => layer));
    const steps: Step[] = [];
    let needed = new Set(namesIn(last.sql, this.#dialect));
    for (let layer = count; layer > 0; layer--) {
      const made = this.#made.filter((one) => one.layer === layer && needed.has(one.column));
      const before = [...needed].filter((column) => (this.#at.has(column) ? (this.#at.get(column) ?? 0) < layer : read.includes(column)));
      const kept = before.filter((column) => !this.#carried.includes(column));
      const columns = [...this.#carried, ...kept, ...made.map(({ column, sql }) => `${sql} AS ${column}`)];
      const from = layer === 1 ? this.#first : stepName(layer - 1);
      steps.unshift({
        name: stepName(layer),
        why: `Inference, step ${layer}.`,
        sql: `SELECT\n    ${columns.join(',\n    ')}\n  FROM ${from}`,
      });
      needed = new Set([...kept, ...made.flatMap(({ sql }) => namesIn(sql, this.#dialect))]);
    }
    return [...steps, { ...last, sql: `${last.sql}\n  FROM ${count === 0 ? this.#first : stepName(count)}` }];
  }
}

const stepName = (layer: number): string => `step_${layer}`;

/** The quoted names in an expression. */
function namesIn(sql: string, { quote }: Dialect): readonly string[] {
  const [mark = '"'] = quote('');
  return sql.match(new RegExp(`${mark}[^${mark}]+${mark}`, 'g')) ?? [];
}
