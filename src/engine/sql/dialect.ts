import type { SqlDialect } from '../../domain/sql-dialect.js';

/** What the engines write differently; all else is the same SQL. Lists count from 1. */
export type Dialect = {
  readonly title: string;
  readonly text: string;
  readonly listOfTexts: string;
  readonly quote: (name: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** Whether an item is in a list; null if there is no list. */
  readonly contains: (list: string, item: string) => string;
  /** Whether every item of a list is in another, and none is null. */
  readonly isWithin: (list: string, whole: string) => string;
  /** The part of a list at the place of an item in another; null if it has no such part. */
  readonly beside: (parts: string, list: string, item: string) => string;
  readonly at: (list: string, place: string) => string;
  readonly size: (list: string) => string;
  readonly least: (list: string) => string;
  readonly greatest: (list: string) => string;
  /** The lists in one, sorted, each part once and without nulls. */
  readonly merged: (lists: readonly string[]) => string;
  readonly map: (list: string, part: string, made: string) => string;
  readonly filter: (list: string, part: string, test: string) => string;
  readonly noIntegers: string;
  readonly splitAt: (text: string, separator: string) => string;
  readonly matches: (text: string, pattern: string) => string;
  readonly fail: (message: string) => string;
  readonly rowNumber: string;
  /** Each row of a table once for each part of its list: the part as `part`, and its place as `place`. */
  readonly unfold: (from: string, list: string, part: string, place: string) => string;
  /** What is said after the columns of a new table. */
  readonly tableForm: string;
};

/** A text as SQL has it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const duckdb: Dialect = {
  title: 'DuckDB',
  text: 'VARCHAR',
  listOfTexts: 'VARCHAR[]',
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  list: (items) => `[${items.join(', ')}]`,
  contains: (list, item) => `list_contains(${list}, ${item})`,
  isWithin: (list, whole) => `(list_has_all(${whole}, ${list}) AND list_count(${list}) = len(${list}))`,
  beside: (parts, list, item) => `${parts}[list_position(${list}, ${item})]`,
  at: (list, place) => `${list}[${place}]`,
  size: (list) => `len(${list})`,
  least: (list) => `list_min(${list})`,
  greatest: (list) => `list_max(${list})`,
  merged: (lists) => `list_sort(list_distinct(list_concat(${lists.join(', ')})))`,
  map: (list, part, made) => `list_transform(${list}, lambda ${part}: ${made})`,
  filter: (list, part, test) => `list_filter(${list}, lambda ${part}: ${test})`,
  noIntegers: 'CAST([] AS INTEGER[])',
  splitAt: (text, separator) => `string_split(${text}, ${literal(separator)})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  fail: (message) => `error(${message})`,
  rowNumber: 'row_number() OVER ()',
  unfold: (from, list, part, place) =>
    `SELECT *, unnest(${list}) AS ${part}, CAST(generate_subscripts(${list}, 1) AS SMALLINT) AS ${place} FROM ${from}`,
  tableForm: '',
};

const spark: Dialect = {
  title: 'Spark',
  text: 'STRING',
  listOfTexts: 'ARRAY<STRING>',
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  list: (items) => `array(${items.join(', ')})`,
  contains: (list, item) => `array_contains(${list}, ${item})`,
  isWithin: (list, whole) => `array_size(array_except(${list}, ${whole})) = 0`,
  beside: (parts, list, item) => `get(${parts}, CAST(array_position(${list}, ${item}) AS INT) - 1)`,
  at: (list, place) => `get(${list}, ${place} - 1)`,
  // Not “size”, which is -1 where there is no list, unless Spark keeps to the standard (ANSI mode).
  size: (list) => `array_size(${list})`,
  least: (list) => `array_min(${list})`,
  greatest: (list) => `array_max(${list})`,
  merged: (lists) => `array_sort(array_distinct(filter(concat(${lists.join(', ')}), one -> one IS NOT NULL)))`,
  map: (list, part, made) => `transform(${list}, ${part} -> ${made})`,
  filter: (list, part, test) => `filter(${list}, ${part} -> ${test})`,
  noIntegers: 'CAST(array() AS ARRAY<INT>)',
  splitAt: (text, separator) => `split(${text}, ${literal(separator)})`,
  matches: (text, pattern) => `${text} RLIKE ${literal(pattern)}`,
  fail: (message) => `raise_error(${message})`,
  rowNumber: 'monotonically_increasing_id() + 1',
  unfold: (from, list, part, place) =>
    `SELECT ${from}.*, ${part}, CAST(before + 1 AS SMALLINT) AS ${place} FROM ${from} LATERAL VIEW posexplode(${list}) unfolded AS before, ${part}`,
  // Without it, Spark 3 makes tables of Hive, which not every Spark has.
  tableForm: ' USING parquet',
};

export const dialects: Readonly<Record<SqlDialect, Dialect>> = { duckdb, spark };
