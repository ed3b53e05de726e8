import type { Node, Rule, ValueLeaf } from '../model/conditions.js';
import type { Model } from '../model/model.js';
import { NO, type Variable, YES } from '../model/variables.js';
import type { AnswerColumns, Entry } from './answers.js';
import type { Dialect } from './dialect.js';
import type { Layers } from './layers.js';
import { and, FALSE, not, or, TRUE } from './logic.js';
import { columnOf } from './people-table.js';
import { roundsOf } from './rounds.js';
import { spanOf } from './states.js';

/** Infers in each period, step by step as `infer.ts` and `possible-values.ts` do. */
export class InferenceColumns {
  readonly #model: Model;
  readonly #dialect: Dialect;
  readonly #answers: AnswerColumns;
  readonly #layers: Layers;
  /** Of each variable that is laid out, the columns of its bits, or of its bounds, after all steps so far. */
  readonly #now = new Map<number, readonly string[]>();
  /** Of each variable that rules speak of, whether something that has come true is among its grounds. */
  readonly #due = new Map<number, string>();
  /** Of each variable that was already overruled in this pass. */
  readonly #overruled = new Map<number, string>();
  readonly #clashes: string[] = [];
  #changes = 0;

  constructor(model: Model, answers: AnswerColumns, layers: Layers, dialect: Dialect) {
    this.#model = model;
    this.#answers = answers;
    this.#layers = layers;
    this.#dialect = dialect;
  }

  /** Writes all steps. */
  write(): void {
    this.#enter();
    this.#infer(1, TRUE);
    this.#infer(2, this.#keepSaid());
  }

  /** Whether answers contradict each other in the period of the row. */
  get clash(): string {
    return or(...this.#clashes);
  }

  /** Its columns now, quoted. */
  at(variable: number): readonly [least: string, most: string] {
    const [least = '', most = least] = this.#now.get(variable) ?? [];
    return [least, most];
  }

  /** New columns for it, which take the place of those before. */
  #renew(variable: number, name: string, values: readonly string[]): void {
    const names = this.#isNumber(variable) ? spanOf(name) : [name];
    this.#now.set(
      variable,
      names.map((one, at) => this.#layers.define(one, values[at] ?? '')),
    );
  }

  #isNumber(variable: number): boolean {
    return this.#answers.on(variable).attribute.shape.kind === 'number';
  }

  /**
   * What an answer leaves possible in the month of the row, for all that follows from it: of a choice as bits (the first value is 1), of a
   * number as least and most. A present answer to what can grow is the least in later months.
   */
  #enter(): void {
    for (const entry of this.#answers.entries.filter((one) => this.#answers.isLaidOut(one))) {
      this.#renew(entry.variable, `${entry.name} entered`, this.#entered(entry));
      const due = this.#answers.ruled.has(entry.variable) ? this.#isDue(entry) : FALSE;
      if (due !== FALSE) this.#due.set(entry.variable, this.#layers.define(`${entry.name} due`, due));
    }
  }

  #isDue({ on, expected }: Entry): string {
    if (expected === null) return FALSE;
    const { attribute } = on;
    if (attribute.shape.kind !== 'set') return `coalesce(${expected} <= month, FALSE)`;
    return `coalesce(${this.#dialect.least(this.#dialect.quote(`${columnOf(attribute)} months`))} <= month, FALSE)`;
  }

  #entered(entry: Entry): readonly string[] {
    const { on, variable, value } = entry;
    const { shape } = on.attribute;
    const awaits = this.#answers.awaits(entry);
    const later = (sql: string): string => (awaits === null ? '' : ` WHEN ${awaits} THEN ${sql}`);
    if (shape.kind === 'yes-no' || shape.kind === 'set')
      return [`CASE WHEN ${value} IS NULL THEN ${NO | YES}${later(String(NO | YES))} WHEN ${value} THEN ${YES} ELSE ${NO} END`];
    if (shape.kind === 'number')
      return [
        `CASE WHEN ${value} IS NULL THEN ${shape.min}${later(String(shape.min))} ELSE ${value} END`,
        `CASE WHEN ${value} IS NULL THEN ${shape.max}${later(value)} WHEN period = 1 THEN ${value} ELSE ${shape.max} END`,
      ];
    const { domain } = this.#model.variables.variables[variable] as Variable;
    const inOrder = (1 << on.ranked) - 1;
    const isOrdered = this.#answers.isRanked(entry);
    if (shape.kind === 'choice') return [`CASE WHEN ${value} IS NULL THEN ${domain}${later(String(domain))} ELSE ${value} END`];
    return [
      `CASE WHEN ${value} IS NULL THEN ${domain}${later(`CASE WHEN ${isOrdered} THEN 2 * ${value} - 1 ELSE ${domain} END`)} WHEN period > 1 AND ${isOrdered} THEN ${inOrder + 1} - ${value} ELSE ${value} END`,
    ];
  }

  /** The rules in turn, as often as one can still move another. */
  #infer(pass: number, guard: string): void {
    const { rules, ruleTable, variables } = this.#model;
    this.#overruled.clear();
    for (const round of roundsOf(rules, ruleTable, variables)) {
      for (const rule of round) this.#applyRule(rules[rule] as Rule, `rule_${rule + 1}`, `${pass}_${++this.#changes}`, guard);
    }
  }

  #applyRule({ when, then }: Rule, rule: string, at: string, guard: string): void {
    if (then.length === 0) return;
    const { ruleTable } = this.#model;
    const due = this.#groundsDue(when, ruleTable);
    const ruleDue = due === FALSE ? FALSE : this.#layers.define(`${rule} due ${at}`, due);
    const holds = this.#layers.define(`${rule} holds ${at}`, and(guard, this.#ruleHolds(when, ruleTable)));
    const clashes = then.map((leaf) => this.#narrow(leaf, at, holds, ruleDue));
    this.#clashes.push(this.#layers.define(`${rule} clash ${at}`, or(...clashes)));
  }

  /** Narrows a variable to what follows, as `narrow` in `infer.ts`. Gives whether that contradicts what was said. */
  #narrow(leaf: ValueLeaf, at: string, holds: string, ruleDue: string): string {
    const { variable } = leaf;
    const name = `${this.#answers.name(variable)} ${at}`;
    const [least, most] = this.at(variable);
    const due = this.#due.get(variable) ?? FALSE;
    const overruled = this.#overruled.get(variable) ?? FALSE;
    const isNumber = leaf.kind === 'number';
    const empty = isNumber ? `(${least} > ${leaf.hi} OR ${most} < ${leaf.lo})` : `(${least} & ${leaf.met}) = 0`;
    const stuck = or(and('period = 1', not(this.#answers.awaitedIn(this.#answers.entryOf(variable)))), overruled);
    // What has come true by now is not undone by what follows from present answers alone.
    const replaced = and(holds, empty, not(stuck), not(and(due, not(ruleDue))));
    const meets = and(holds, not(empty));
    const replacement = isNumber ? [leaf.lo, leaf.hi] : [leaf.met];
    const narrowed = isNumber ? [`greatest(${least}, ${leaf.lo})`, `least(${most}, ${leaf.hi})`] : [`${least} & ${leaf.met}`];
    const before = [least, most];
    const moves = isNumber ? `(${least} < ${leaf.lo} OR ${most} > ${leaf.hi})` : `(${least} & ${leaf.met}) <> ${least}`;
    const values = replacement.map((one, nth) => {
      const instead = replaced === FALSE ? '' : `WHEN ${replaced} THEN ${one} `;
      return `CASE ${instead}WHEN ${meets} THEN ${narrowed[nth]} ELSE ${before[nth]} END`;
    });
    this.#renew(variable, name, values);
    if (due !== FALSE || ruleDue !== FALSE) {
      const after = `CASE WHEN ${replaced} THEN ${ruleDue} WHEN ${and(meets, moves)} THEN ${or(due, ruleDue)} ELSE ${due} END`;
      this.#due.set(variable, this.#layers.define(`${name} due`, after));
    }
    this.#overruled.set(variable, this.#layers.define(`${name} overruled`, or(overruled, replaced)));
    return and(holds, empty, stuck);
  }

  /** Whether a row of the rules is met. Nothing else about it matters here. */
  #ruleHolds(row: number, nodes: readonly Node[]): string {
    const node = nodes[row] as Node;
    if ('leaf' in node) {
      const { leaf } = node;
      if (leaf.kind === 'judged') return FALSE;
      const [least, most] = this.at(leaf.variable);
      if (leaf.kind === 'number') return `(${least} >= ${leaf.lo} AND ${most} <= ${leaf.hi})`;
      return `(${least} & ${(this.#model.variables.variables[leaf.variable] as Variable).domain & ~leaf.met}) = 0`;
    }
    const parts = node.parts.map((part) => this.#ruleHolds(part, nodes));
    if (node.count === parts.length) return and(...parts);
    if (node.count === 1) return or(...parts);
    return `(${['0', ...parts.map((part) => `CASE WHEN ${part} THEN 1 ELSE 0 END`)].join(' + ')}) >= ${node.count}`;
  }

  /** Whether something that has come true is among the grounds of a row that is met. */
  #groundsDue(row: number, nodes: readonly Node[]): string {
    const node = nodes[row] as Node;
    if ('leaf' in node) return node.leaf.kind === 'judged' ? FALSE : (this.#due.get(node.leaf.variable) ?? FALSE);
    return or(
      ...node.parts.map((part) => {
        const due = this.#groundsDue(part, nodes);
        return due === FALSE ? FALSE : and(this.#ruleHolds(part, nodes), due);
      }),
    );
  }

  /** After everything was inferred: what was said is still so in a later month, unless something moved it. Then more may follow. */
  #keepSaid(): string {
    const moved: string[] = [];
    for (const entry of this.#answers.entries) {
      const { variable, name, value, on } = entry;
      const { kind } = on.attribute.shape;
      if (!this.#answers.isLaidOut(entry) || (kind !== 'number' && kind !== 'ordered')) continue;
      const [least, most] = this.at(variable);
      const said = and('period > 1', not(this.#answers.awaitedIn(entry)), ...(kind === 'ordered' ? [this.#answers.isRanked(entry)] : []));
      const isOpen =
        kind === 'number' ? and(`${least} = ${value}`, `${most} <> ${value}`) : and(`(${least} & ${value}) <> 0`, `${least} <> ${value}`);
      const moves = and(said, isOpen);
      moved.push(`coalesce(${moves}, FALSE)`);
      const exact = `CASE WHEN ${moves} THEN ${value} ELSE ${kind === 'number' ? most : least} END`;
      this.#renew(variable, `${name} kept`, kind === 'number' ? [least, exact] : [exact]);
    }
    return this.#layers.define('moved', or(...moved, and('period > 1', this.#dialect.quote('counts'))));
  }
}
