import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { type Dialect, literal } from './dialect.js';

/** The column of an attribute, and the one beside it that holds the month from which an expected answer is so. */
export const columnOf = ({ id }: Attribute): string => id.replaceAll('-', '_');
export const expectedOf = (attribute: Attribute): string => `${columnOf(attribute)}_expected`;

/** The table of a sheet for `batch` as it is read, all of it text. */
export function sheetTable(attributes: readonly Attribute[], { quote, text, tableForm }: Dialect): string {
  const columns = ['ref', ...attributes.map(({ id }) => id)].map((name) => `  ${quote(name)} ${text}`);
  return `CREATE TABLE sheet (\n${columns.join(',\n')}\n)${tableForm};\n`;
}

/** The table of people: a column for each attribute, and one beside it for the months of expected answers. Null is not known. */
export function peopleTable(attributes: readonly Attribute[], dialect: Dialect): string {
  const columns = [
    [dialect.quote('row'), 'BIGINT NOT NULL', 'the number of the row: each has its own'],
    [dialect.quote('ref'), dialect.text, 'a code of your own'],
    ...attributes.flatMap((attribute): readonly (readonly [string, string, string])[] => {
      const column = [dialect.quote(columnOf(attribute)), typeOf(attribute, dialect), meaningOf(attribute)] as const;
      if (!attribute.expectable) return [column];
      const isSet = attribute.shape.kind === 'set';
      const months = isSet ? dialect.listOfTexts : dialect.text;
      const meaning = isSet ? 'for each item, its month such as 2027-07, or null for what is so now' : 'the month, such as 2027-07';
      return [column, [dialect.quote(expectedOf(attribute)), months, meaning]];
    }),
  ];
  const lines = columns.map(
    ([name, type, meaning], at) => `  ${name} ${type}${at < columns.length - 1 ? ',' : ''} -- ${meaning?.replace(/\s+/g, ' ')}`,
  );
  return `CREATE TABLE people (\n${lines.join('\n')}\n)${dialect.tableForm};\n`;
}

function typeOf({ shape }: Attribute, { text, listOfTexts }: Dialect): string {
  if (shape.kind === 'yes-no') return 'BOOLEAN';
  if (shape.kind === 'number') return 'INTEGER';
  return shape.kind === 'set' ? listOfTexts : text;
}

function meaningOf({ label, shape }: Attribute): string {
  if (shape.kind === 'yes-no') return label;
  if (shape.kind === 'number') return `${label}: ${shape.min} to ${shape.max}`;
  const values = holdsValues(shape).map(({ id }) => id);
  const [some, rest] = [values.slice(0, 12), values.length - 12];
  return `${label}: ${some.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/**
 * Fills the table from a table `sheet` that has the columns of a sheet for `batch`, all as text. Values are ids, and months are written
 * as 2027-07; what cannot be a value of its column stops the statement, or is found by the verdicts (`set_aside`).
 * @param helpRows the `ref` of rows that are nobody
 */
export function fillPeople(attributes: readonly Attribute[], dialect: Dialect, helpRows: readonly string[]): string {
  const columns = attributes.flatMap((attribute) => {
    const cell = `nullif(trim(${dialect.quote(attribute.id)}), '')`;
    const month = (at: string): string => `nullif(trim(split_part(${at}, '@', 2)), '')`;
    const column = [columnOf(attribute), readCell(attribute, cell, dialect)] as const;
    if (!attribute.expectable) return [column];
    if (attribute.shape.kind !== 'set') return [column, [expectedOf(attribute), month(cell)] as const];
    return [column, [expectedOf(attribute), dialect.map(itemsOf(cell, dialect), 'item', month('item'))] as const];
  });
  const chosen = [
    `${dialect.rowNumber} AS ${dialect.quote('row')}`,
    `${dialect.quote('ref')} AS ${dialect.quote('ref')}`,
    ...columns.map(([name, expression]) => `${expression} AS ${dialect.quote(name)}`),
  ];
  const cells = ['ref', ...attributes.map(({ id }) => id)].map((name) => dialect.quote(name));
  // Rows of an empty sheet that say what to write, and rows with nothing in them, are nobody.
  const isSomebody = `coalesce(${dialect.quote('ref')}, '') NOT IN (${helpRows.map(literal).join(', ')}) AND coalesce(${cells.join(', ')}) IS NOT NULL`;
  return `INSERT INTO people SELECT\n  ${chosen.join(',\n  ')}\nFROM sheet\nWHERE ${isSomebody};\n`;
}

/** The items of a cell that holds several, without empty ones. */
const itemsOf = (cell: string, dialect: Dialect): string => dialect.filter(dialect.splitAt(cell, ';'), 'item', "trim(item) <> ''");

function readCell(attribute: Attribute, cell: string, dialect: Dialect): string {
  const value = (at: string): string => `trim(split_part(${at}, '@', 1))`;
  const said = `lower(nullif(${value(cell)}, ''))`;
  const wrong = dialect.fail(`concat(${literal(`Not a value of ${attribute.id}: `)}, ${cell})`);
  switch (attribute.shape.kind) {
    case 'yes-no':
      return `CASE WHEN ${said} IS NULL THEN NULL WHEN ${said} IN ('yes', 'y', 'true') THEN TRUE WHEN ${said} IN ('no', 'n', 'false') THEN FALSE ELSE CAST(${wrong} AS BOOLEAN) END`;
    case 'number':
      return `CASE WHEN ${said} IS NULL THEN NULL WHEN ${dialect.matches(said, '^[0-9]{1,6}$')} THEN CAST(${said} AS INTEGER) ELSE CAST(${wrong} AS INTEGER) END`;
    case 'set': {
      const parts = itemsOf(`lower(${cell})`, dialect);
      const items = dialect.map(parts, 'item', value('item'));
      const none = dialect.filter(parts, 'item', 'FALSE');
      return `CASE WHEN lower(${cell}) = 'none' THEN ${none} ELSE ${items} END`;
    }
    default:
      return said;
  }
}
