import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import { monthOf, nextOfNumber } from '../../domain/months.js';
import type { Node } from '../model/conditions.js';
import type { Model } from '../model/model.js';
import type { Rule, ValueLeaf } from '../model/rules.js';
import { type AttributeVariables, NO, type Variable, YES } from '../model/variables.js';
import { type Dialect, literal } from './dialect.js';
import { Layers, type Step } from './layers.js';
import { and, FALSE, not, or, TRUE } from './logic.js';
import { columnOf, expectedOf } from './people-table.js';
import { roundsOf } from './rounds.js';
import { type Column, spanOf } from './states.js';

/** A month as a number, `202708`. */
export const monthNumber = (month: YearMonth): number => Number(month.replace('-', ''));

/** What is possible of each person in each period, and the columns that say so. */
export type Worlds = {
  readonly steps: readonly Step[];
  /** The table that the last step makes: a row for each person and period. */
  readonly table: string;
  readonly columns: ReadonlyMap<number, Column>;
};

/** What every step carries along. `months` are those of the periods, the first is today; `period` counts from 1. */
export const carriedIn = ({ quote }: Dialect): readonly string[] => [quote('row'), quote('ref'), 'months', 'month', 'period'];

/** An answer as a step has it: what was said of one variable, with its month where it may be expected. */
type Entry = {
  readonly on: AttributeVariables;
  readonly variable: number;
  readonly name: string;
  readonly value: string;
  readonly expected: string | null;
};

/**
 * Lays out the periods of each person and infers in each, as `Person` does: `enter-answers.ts`, `infer.ts` and `possible-values.ts` step
 * by step. Only the variables named and those that the inferences speak of are laid out.
 * @param variables the variables that are looked at afterwards
 * @param answers columns that are read beside them, and carried along
 */
export function layOutWorlds(model: Model, asOf: IsoDate, variables: ReadonlySet<number>, answers: Answers, dialect: Dialect): Worlds {
  return new WorldWriter(model, asOf, variables, answers, dialect).write();
}

/** Columns that are read from the table of people and carried along as they are. */
type Answers = readonly (readonly [name: string, sql: string])[];

class WorldWriter {
  readonly #model: Model;
  readonly #dialect: Dialect;
  readonly #asOf: IsoDate;
  readonly #today: number;
  readonly #names = new Map<number, string>();
  /** Variables that the rules speak of. */
  readonly #ruled: ReadonlySet<number>;
  /** Variables that rules change. */
  readonly #settled: ReadonlySet<number>;
  readonly #used: readonly number[];
  readonly #layers: Layers;

  readonly #answers: Answers;

  constructor(model: Model, asOf: IsoDate, variables: ReadonlySet<number>, answers: Answers, dialect: Dialect) {
    this.#answers = answers;
    this.#layers = new Layers(dialect, 'periods', carriedIn(dialect));
    this.#model = model;
    this.#dialect = dialect;
    this.#asOf = asOf;
    this.#today = monthNumber(monthOf(asOf));
    const { rules, ruleTable } = model;
    this.#settled = new Set(rules.flatMap(({ then }) => then.map(({ variable }) => variable)));
    const asked = ruleTable.flatMap((node) => ('leaf' in node && node.leaf.kind !== 'judged' ? [node.leaf.variable] : []));
    this.#ruled = new Set([...this.#settled, ...asked]);
    // Of a number or a rank that may be expected, later months first take what was said for the least.
    const growing = model.variables.attributes.filter(
      ({ attribute: { expectable, shape } }) => expectable && (shape.kind === 'number' || shape.kind === 'ordered'),
    );
    this.#used = [...new Set([...variables, ...this.#ruled, ...growing.map(({ first }) => first)])].sort((a, b) => a - b);
    for (const variable of this.#used) this.#names.set(variable, this.#nameOf(variable));
  }

  write(): Worlds {
    const entries = this.#used.map((variable) => this.#entryOf(variable));
    const said = this.#readAnswers(entries);
    const periods = this.#dialect.unfold('said', 'months', 'month', 'period');
    this.#enter(entries);
    this.#infer(1, TRUE);
    const moved = this.#keepSaid(entries);
    this.#infer(2, moved);
    const columns = new Map(entries.map((entry) => [entry.variable, this.#columnOf(entry)]));
    const steps = this.#layers.steps(
      this.#known(entries, columns),
      [...said.columns].map((name) => this.#quote(name)),
    );
    const why = 'Each person once for today, and once for each month in which an expected answer comes true.';
    return { steps: [said.step, { name: 'periods', why, sql: periods }, ...steps], table: 'known', columns };
  }

  #quote(name: string): string {
    return this.#dialect.quote(name);
  }

  #variable(variable: number): Variable {
    return this.#model.variables.variables[variable] as Variable;
  }

  #on(variable: number): AttributeVariables {
    return this.#model.variables.attributes[this.#variable(variable).attribute] as AttributeVariables;
  }

  /** A set has a column for each of its values. */
  #nameOf(variable: number): string {
    const on = this.#on(variable);
    const item = on.attribute.shape.kind === 'set' ? ` ${on.ids[variable - on.first]}` : '';
    return `${columnOf(on.attribute)}${item}`;
  }

  #name(variable: number): string {
    const name = this.#names.get(variable);
    if (name === undefined) throw new Error(`Variable ${variable} is not laid out`);
    return name;
  }

  #entryOf(variable: number): Entry {
    const on = this.#on(variable);
    const { attribute } = on;
    const name = this.#name(variable);
    const said = this.#quote(`${columnOf(attribute)} said`);
    const from = this.#quote(`${columnOf(attribute)} from`);
    const mayCome = attribute.expectable || attribute.usualEnd !== undefined;
    if (attribute.shape.kind !== 'set') return { on, variable, name, value: said, expected: mayCome ? from : null };
    const item = literal(on.ids[variable - on.first] ?? '');
    const has = this.#dialect.contains(said, item);
    if (!mayCome) return { on, variable, name, value: has, expected: null };
    const month = this.#dialect.beside(from, said, item);
    // What was to come true by today may have or may not.
    return {
      on,
      variable,
      name,
      value: `CASE WHEN ${has} AND ${month} <= ${this.#today} THEN NULL ELSE ${has} END`,
      expected: `CASE WHEN ${has} AND ${month} > ${this.#today} THEN ${month} END`,
    };
  }

  /** The answers that count today, each with the month from which it is so; and the months of the periods. */
  #readAnswers(entries: readonly Entry[]): { readonly step: Step; readonly columns: readonly string[] } {
    const { text } = this.#dialect;
    const attributes = [...new Set(entries.map(({ on }) => on))];
    const columns = attributes.flatMap((on) => {
      const [value, from] = this.#read(on);
      const name = columnOf(on.attribute);
      return [[`${name} said`, value] as const, ...(from === null ? [] : [[`${name} from`, from] as const])];
    });
    const months = attributes.flatMap((on) => this.#monthsOf(on));
    const lists = [this.#dialect.list([String(this.#today)]), ...months];
    const sets = attributes.flatMap(({ attribute }): readonly (readonly [string, string])[] =>
      attribute.expectable && attribute.shape.kind === 'set' ? [[`${columnOf(attribute)} months`, this.#monthsOfSet(attribute)]] : [],
    );
    const own = [
      ['unreadable', `CAST(${this.#unreadable()} AS ${text})`] as const,
      ['counts', this.#numbersSaid()] as const,
      ...sets,
      ...columns,
      ...this.#answers,
    ];
    const chosen = [
      this.#quote('row'),
      this.#quote('ref'),
      `${this.#dialect.merged(lists)} AS months`,
      ...own.map(([column, sql]) => `${sql} AS ${this.#quote(column)}`),
    ];
    const step = {
      name: 'said',
      why: 'The answers that count today, with the month from which an expected one is so. One whose month has come counts as not known.',
      sql: `SELECT\n    ${chosen.join(',\n    ')}\n  FROM people`,
    };
    return { step, columns: own.map(([column]) => column) };
  }

  /** Whether there is a number or a rank that is laid out in no column, and that later months first take for the least. */
  #numbersSaid(): string {
    const tests = this.#model.variables.attributes.flatMap((on) => {
      const { shape } = on.attribute;
      const column = this.#quote(columnOf(on.attribute));
      if (this.#names.has(on.first) && this.#isLaidOut(this.#entryOf(on.first))) return [];
      if (shape.kind === 'number') return [`${column} < ${shape.max}`];
      return shape.kind === 'ordered'
        ? [
            `${column} IN (${on.ids
              .slice(0, on.ranked - 1)
              .map(literal)
              .join(', ')})`,
          ]
        : [];
    });
    return tests.length === 0 ? FALSE : `coalesce(${tests.join(' OR ')}, FALSE)`;
  }

  #month(text: string): string {
    return `TRY_CAST(replace(${text}, '-', '') AS INTEGER)`;
  }

  /** What was said of an attribute, and the later month from which it is so; of a set, all items and all their months. */
  #read(on: AttributeVariables): readonly [value: string, from: string | null] {
    const { attribute } = on;
    const column = this.#quote(columnOf(attribute));
    const expected = this.#quote(expectedOf(attribute));
    if (attribute.shape.kind === 'set')
      return [column, attribute.expectable ? this.#dialect.map(expected, 'one', this.#month('one')) : null];
    const month = this.#month(expected);
    const value = this.#valueOf(on, column);
    const current = attribute.expectable ? `CASE WHEN ${month} <= ${this.#today} THEN NULL ELSE ${value} END` : value;
    const later = attribute.expectable ? `CASE WHEN ${column} IS NOT NULL AND ${month} > ${this.#today} THEN ${month} END` : null;
    const end = this.#usualEndOf(attribute);
    if (end === null) return [current, later];
    // What is so now and ends by itself is taken to end.
    const ends = attribute.expectable ? `${column} AND ${expected} IS NULL` : column;
    return [
      `CASE WHEN ${ends} THEN FALSE ELSE ${current} END`,
      `CASE WHEN ${ends} THEN ${end} ${later === null ? '' : `ELSE ${later} `}END`,
    ];
  }

  /**
   * The usual month in which something ends that has no month, as a number, not before the last year in which what it leads to is
   * expected; null where it ends in no usual month.
   */
  #usualEndOf({ usualEnd, usualEndAfter = [] }: Attribute): string | null {
    if (usualEnd === undefined) return null;
    const next = String(monthNumber(nextOfNumber(usualEnd, monthOf(this.#asOf))));
    const results = this.#model.base.attributes
      .filter(({ id, expectable }) => expectable && usualEndAfter.includes(id))
      .map((after) => {
        if (after.shape.kind === 'set') return this.#monthsOfSet(after);
        return this.#dialect.list([
          `CASE WHEN ${this.#quote(columnOf(after))} IS NOT NULL THEN ${this.#month(this.#quote(expectedOf(after)))} END`,
        ]);
      });
    if (results.length === 0) return next;
    const months = this.#dialect.merged([this.#dialect.list([next]), ...results]);
    return this.#dialect.greatest(this.#dialect.map(months, 'one', `one - one % 100 + ${usualEnd}`));
  }

  /** A value of a choice that rules or later months can narrow is the bit of its place. */
  #valueOf(on: AttributeVariables, column: string): string {
    if (!this.#isBits(on.first)) return column;
    return `CASE ${column} ${on.ids.map((id, at) => `WHEN ${literal(id)} THEN ${1 << at}`).join(' ')} END`;
  }

  #isBits(variable: number): boolean {
    const on = this.#on(variable);
    const { kind } = on.attribute.shape;
    return (kind === 'choice' || kind === 'ordered') && (on.attribute.expectable || this.#ruled.has(variable));
  }

  #monthsOf(on: AttributeVariables): readonly string[] {
    const [, from] = this.#read(on);
    if (from === null) return [];
    return [on.attribute.shape.kind === 'set' ? this.#monthsOfSet(on.attribute) : this.#dialect.list([from])];
  }

  /** The later months of a set; none where nothing of it is expected. */
  #monthsOfSet(attribute: Attribute): string {
    const all = this.#dialect.map(this.#quote(expectedOf(attribute)), 'one', this.#month('one'));
    return `coalesce(${this.#dialect.filter(all, 'one', `one > ${this.#today}`)}, ${this.#dialect.noIntegers})`;
  }

  /** The code of what is no value of its column, as `batch` would set it aside; null if there is nothing. */
  #unreadable(): string {
    const tests = this.#model.base.attributes.flatMap((attribute) => {
      const column = this.#quote(columnOf(attribute));
      const expected = this.#quote(expectedOf(attribute));
      const isMonth = (of: string): string => `${this.#dialect.matches(of, '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$')}`;
      const { shape } = attribute;
      const values = this.#dialect.list(holdsValues(shape).map(({ id }) => literal(id)));
      const isWrong =
        shape.kind === 'number'
          ? [`${column} NOT BETWEEN ${shape.min} AND ${shape.max}`]
          : shape.kind === 'set'
            ? [`NOT (${this.#dialect.isWithin(column, values)})`]
            : shape.kind === 'yes-no'
              ? []
              : [`NOT (${this.#dialect.contains(values, column)})`];
      if (!attribute.expectable) return isWrong;
      if (shape.kind === 'set') {
        const months = this.#dialect.filter(expected, 'one', `one IS NOT NULL AND NOT (${isMonth('one')})`);
        return [...isWrong, `${this.#dialect.size(months)} > 0`];
      }
      return [...isWrong, `NOT (${isMonth(expected)})`];
    });
    return tests.length === 0 ? 'NULL' : `CASE WHEN ${tests.join('\n      OR ')} THEN 'unknown-value' END`;
  }

  #columnOf({ on, variable, name }: Entry): Column {
    const { shape, expectable } = on.attribute;
    if (shape.kind === 'yes-no' || shape.kind === 'set') return { name, form: 'boolean' };
    if (shape.kind === 'number') return { name, form: expectable || this.#ruled.has(variable) ? 'span' : 'value' };
    return { name, form: this.#isBits(variable) ? 'bits' : 'value' };
  }

  /** Of each variable that is laid out, the columns of its bits, or of its bounds, after all steps so far. */
  readonly #now = new Map<number, readonly string[]>();
  /** Of each variable that rules speak of, whether something that has come true is among its grounds. */
  readonly #due = new Map<number, string>();
  /** Of each variable that was already overruled in this pass. */
  readonly #overruled = new Map<number, string>();
  readonly #clashes: string[] = [];
  #changes = 0;

  /** Its columns now, quoted. */
  #at(variable: number): readonly [least: string, most: string] {
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
    return this.#on(variable).attribute.shape.kind === 'number';
  }

  /** Whether an entry is not due yet in the month of the row. */
  #awaits({ expected }: Entry): string | null {
    return expected === null ? null : `${expected} > month`;
  }

  /**
   * What an answer leaves possible in the month of the row, for all that follows from it: of a choice as bits (the first value is 1), of a
   * number as least and most. A present answer to what can grow is the least in later months.
   */
  #enter(entries: readonly Entry[]): void {
    for (const entry of entries.filter((one) => this.#isLaidOut(one))) {
      this.#renew(entry.variable, `${entry.name} entered`, this.#entered(entry));
      const due = this.#ruled.has(entry.variable) ? this.#isDue(entry) : FALSE;
      if (due !== FALSE) this.#due.set(entry.variable, this.#layers.define(`${entry.name} due`, due));
    }
  }

  /** Bits or bounds are kept of what rules speak of, and of what a later month can narrow. */
  #isLaidOut({ variable }: Entry): boolean {
    const { form } = this.#columnOf(this.#entryOf(variable));
    return form === 'bits' || form === 'span' || this.#ruled.has(variable);
  }

  #isDue({ on, expected }: Entry): string {
    if (expected === null) return FALSE;
    const { attribute } = on;
    if (attribute.shape.kind !== 'set') return `coalesce(${expected} <= month, FALSE)`;
    return `coalesce(${this.#dialect.least(this.#quote(`${columnOf(attribute)} months`))} <= month, FALSE)`;
  }

  #entered(entry: Entry): readonly string[] {
    const { on, variable, value } = entry;
    const { shape } = on.attribute;
    const awaits = this.#awaits(entry);
    const later = (sql: string): string => (awaits === null ? '' : ` WHEN ${awaits} THEN ${sql}`);
    if (shape.kind === 'yes-no' || shape.kind === 'set')
      return [`CASE WHEN ${value} IS NULL THEN ${NO | YES}${later(String(NO | YES))} WHEN ${value} THEN ${YES} ELSE ${NO} END`];
    if (shape.kind === 'number')
      return [
        `CASE WHEN ${value} IS NULL THEN ${shape.min}${later(String(shape.min))} ELSE ${value} END`,
        `CASE WHEN ${value} IS NULL THEN ${shape.max}${later(value)} WHEN period = 1 THEN ${value} ELSE ${shape.max} END`,
      ];
    const { domain } = this.#variable(variable);
    const inOrder = (1 << on.ranked) - 1;
    const isOrdered = this.#isRanked(entry);
    if (shape.kind === 'choice') return [`CASE WHEN ${value} IS NULL THEN ${domain}${later(String(domain))} ELSE ${value} END`];
    return [
      `CASE WHEN ${value} IS NULL THEN ${domain}${later(`CASE WHEN ${isOrdered} THEN 2 * ${value} - 1 ELSE ${domain} END`)} WHEN period > 1 AND ${isOrdered} THEN ${inOrder + 1} - ${value} ELSE ${value} END`,
    ];
  }

  #isRanked({ on, value }: Entry): string {
    return `${value} <= ${1 << (on.ranked - 1)}`;
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
    const name = `${this.#name(variable)} ${at}`;
    const [least, most] = this.#at(variable);
    const due = this.#due.get(variable) ?? FALSE;
    const overruled = this.#overruled.get(variable) ?? FALSE;
    const isNumber = leaf.kind === 'number';
    const empty = isNumber ? `(${least} > ${leaf.hi} OR ${most} < ${leaf.lo})` : `(${least} & ${leaf.met}) = 0`;
    const stuck = or(and('period = 1', not(this.#awaitedIn(this.#entryOf(variable)))), overruled);
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

  /** Whether the answer is only read off until its month. */
  #awaitedIn(entry: Entry): string {
    const awaits = this.#awaits(entry);
    if (awaits === null) return FALSE;
    const { kind } = entry.on.attribute.shape;
    if (kind === 'choice') return FALSE;
    return kind === 'ordered' ? `coalesce(${awaits} AND ${this.#isRanked(entry)}, FALSE)` : `coalesce(${awaits}, FALSE)`;
  }

  /** Whether a row of the rules is met. Nothing else about it matters here. */
  #ruleHolds(row: number, nodes: readonly Node[]): string {
    const node = nodes[row] as Node;
    if ('leaf' in node) {
      const { leaf } = node;
      if (leaf.kind === 'judged') return FALSE;
      const [least, most] = this.#at(leaf.variable);
      if (leaf.kind === 'number') return `(${least} >= ${leaf.lo} AND ${most} <= ${leaf.hi})`;
      return `(${least} & ${this.#variable(leaf.variable).domain & ~leaf.met}) = 0`;
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
  #keepSaid(entries: readonly Entry[]): string {
    const moved: string[] = [];
    for (const entry of entries) {
      const { variable, name, value, on } = entry;
      const { kind } = on.attribute.shape;
      if (!this.#isLaidOut(entry) || (kind !== 'number' && kind !== 'ordered')) continue;
      const [least, most] = this.#at(variable);
      const said = and('period > 1', not(this.#awaitedIn(entry)), ...(kind === 'ordered' ? [this.#isRanked(entry)] : []));
      const isOpen =
        kind === 'number' ? and(`${least} = ${value}`, `${most} <> ${value}`) : and(`(${least} & ${value}) <> 0`, `${least} <> ${value}`);
      const moves = and(said, isOpen);
      moved.push(`coalesce(${moves}, FALSE)`);
      const exact = `CASE WHEN ${moves} THEN ${value} ELSE ${kind === 'number' ? most : least} END`;
      this.#renew(variable, `${name} kept`, kind === 'number' ? [least, exact] : [exact]);
    }
    return this.#layers.define('moved', or(...moved, and('period > 1', this.#quote('counts'))));
  }

  /** What is only expected is not so yet, unless what was said makes it so. */
  #known(entries: readonly Entry[], columns: ReadonlyMap<number, Column>): Step {
    const chosen = entries.flatMap((entry): readonly string[] => {
      const { variable, value } = entry;
      const column = columns.get(variable) as Column;
      const awaits = this.#awaits(entry);
      if (!this.#isLaidOut(entry)) {
        const sql = awaits === null || column.form !== 'boolean' ? value : `CASE WHEN ${awaits} THEN NOT ${value} ELSE ${value} END`;
        return [`${sql} AS ${this.#quote(column.name)}`];
      }
      const [least, most] = this.#at(variable);
      const awaited = this.#awaitedIn(entry);
      if (column.form === 'span') {
        const before = `least(${most}, ${value} - 1)`;
        const now = awaited === FALSE ? most : `CASE WHEN ${awaited} AND ${least} <= ${before} THEN ${before} ELSE ${most} END`;
        const [first, last] = spanOf(column.name);
        return [`${least} AS ${this.#quote(first)}`, `${now} AS ${this.#quote(last)}`];
      }
      const not = column.form === 'boolean' ? `CASE WHEN ${value} THEN ${NO} ELSE ${YES} END` : `(${value} - 1)`;
      const left = awaited === FALSE ? least : `CASE WHEN ${awaited} AND (${least} & ${not}) <> 0 THEN ${least} & ${not} ELSE ${least} END`;
      return [
        `${column.form === 'boolean' ? `CASE ${left} WHEN ${YES} THEN TRUE WHEN ${NO} THEN FALSE END` : left} AS ${this.#quote(column.name)}`,
      ];
    });
    const isContradiction = and('period = 1', or(...this.#clashes));
    const all = [
      ...carriedIn(this.#dialect),
      `coalesce(${this.#quote('unreadable')}, CASE WHEN ${isContradiction} THEN 'contradiction' END) AS ${this.#quote('set_aside')}`,
      ...this.#answers.map(([name]) => this.#quote(name)),
      ...chosen,
    ];
    return { name: 'known', why: 'What is known of each person in each period.', sql: `SELECT\n    ${all.join(',\n    ')}` };
  }
}
