import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import { monthOf, nextOfNumber } from '../../domain/months.js';
import type { Model } from '../model/model.js';
import type { AttributeVariables, Variable } from '../model/variables.js';
import { type Dialect, literal } from './dialect.js';
import type { Step } from './layers.js';
import { FALSE } from './logic.js';
import { columnOf, expectedOf } from './people-table.js';
import type { Column } from './states.js';

/** A month as a number, `202708`. */
export const monthNumber = (month: YearMonth): number => Number(month.replace('-', ''));

/** Columns that are read from the table of people and carried along as they are. */
export type OtherAnswers = readonly (readonly [name: string, sql: string])[];

/** An answer as a step has it: what was said of one variable, with its month where it may be expected. */
export type Entry = {
  readonly on: AttributeVariables;
  readonly variable: number;
  readonly name: string;
  readonly value: string;
  readonly expected: string | null;
};

/** Reads the answers of the table of people, as `enter-answers.ts` and `current-answers.ts` do; and knows the column of each variable. */
export class AnswerColumns {
  /** By variable, those that are laid out, in order. */
  readonly entries: readonly Entry[];
  /** Variables that the rules speak of. */
  readonly ruled: ReadonlySet<number>;
  readonly #model: Model;
  readonly #dialect: Dialect;
  readonly #asOf: IsoDate;
  readonly #today: number;
  readonly #names = new Map<number, string>();

  /** @param variables the variables that are looked at afterwards; those that the inferences speak of are laid out too */
  constructor(model: Model, asOf: IsoDate, variables: ReadonlySet<number>, dialect: Dialect) {
    this.#model = model;
    this.#dialect = dialect;
    this.#asOf = asOf;
    this.#today = monthNumber(monthOf(asOf));
    const settled = model.rules.flatMap(({ then }) => then.map(({ variable }) => variable));
    const asked = model.ruleTable.flatMap((node) => ('leaf' in node && node.leaf.kind !== 'judged' ? [node.leaf.variable] : []));
    this.ruled = new Set([...settled, ...asked]);
    // Of a number or a rank that may be expected, later months first take what was said for the least.
    const growing = model.variables.attributes.filter(
      ({ attribute: { expectable, shape } }) => expectable && (shape.kind === 'number' || shape.kind === 'ordered'),
    );
    const used = [...new Set([...variables, ...this.ruled, ...growing.map(({ first }) => first)])].sort((a, b) => a - b);
    for (const variable of used) this.#names.set(variable, this.#nameOf(variable));
    this.entries = used.map((variable) => this.entryOf(variable));
  }

  #quote(name: string): string {
    return this.#dialect.quote(name);
  }

  #variable(variable: number): Variable {
    return this.#model.variables.variables[variable] as Variable;
  }

  on(variable: number): AttributeVariables {
    return this.#model.variables.attributes[this.#variable(variable).attribute] as AttributeVariables;
  }

  /** A set has a column for each of its values. */
  #nameOf(variable: number): string {
    const on = this.on(variable);
    const item = on.attribute.shape.kind === 'set' ? ` ${on.ids[variable - on.first]}` : '';
    return `${columnOf(on.attribute)}${item}`;
  }

  name(variable: number): string {
    const name = this.#names.get(variable);
    if (name === undefined) throw new Error(`Variable ${variable} is not laid out`);
    return name;
  }

  entryOf(variable: number): Entry {
    const on = this.on(variable);
    const { attribute } = on;
    const name = this.name(variable);
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
  read(others: OtherAnswers): { readonly step: Step; readonly columns: readonly string[] } {
    const { text } = this.#dialect;
    const attributes = [...new Set(this.entries.map(({ on }) => on))];
    const columns = attributes.flatMap((on) => {
      const [value, from] = this.#answerOf(on);
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
      ...others,
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
      if (this.#names.has(on.first) && this.isLaidOut(this.entryOf(on.first))) return [];
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
  #answerOf(on: AttributeVariables): readonly [value: string, from: string | null] {
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
    const on = this.on(variable);
    const { kind } = on.attribute.shape;
    return (kind === 'choice' || kind === 'ordered') && (on.attribute.expectable || this.ruled.has(variable));
  }

  #monthsOf(on: AttributeVariables): readonly string[] {
    const [, from] = this.#answerOf(on);
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

  columnOf({ on, variable, name }: Entry): Column {
    const { shape, expectable } = on.attribute;
    if (shape.kind === 'yes-no' || shape.kind === 'set') return { name, form: 'boolean' };
    if (shape.kind === 'number') return { name, form: expectable || this.ruled.has(variable) ? 'span' : 'value' };
    return { name, form: this.#isBits(variable) ? 'bits' : 'value' };
  }

  /** Bits or bounds are kept of what rules speak of, and of what a later month can narrow. */
  isLaidOut({ variable }: Entry): boolean {
    const { form } = this.columnOf(this.entryOf(variable));
    return form === 'bits' || form === 'span' || this.ruled.has(variable);
  }

  isRanked({ on, value }: Entry): string {
    return `${value} <= ${1 << (on.ranked - 1)}`;
  }

  /** Whether an entry is not due yet in the month of the row. */
  awaits({ expected }: Entry): string | null {
    return expected === null ? null : `${expected} > month`;
  }

  /** Whether the answer is only read off until its month. */
  awaitedIn(entry: Entry): string {
    const awaits = this.awaits(entry);
    if (awaits === null) return FALSE;
    const { kind } = entry.on.attribute.shape;
    if (kind === 'choice') return FALSE;
    return kind === 'ordered' ? `coalesce(${awaits} AND ${this.isRanked(entry)}, FALSE)` : `coalesce(${awaits}, FALSE)`;
  }
}
