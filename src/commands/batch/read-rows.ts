import type { Profile } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import { Failure } from '../../domain/failure.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { isMapping } from '../../domain/mapping.js';
import { isBlank } from '../../domain/text/hidden-characters.js';
import { didYouMean, nearest } from '../../domain/text/suggest.js';
import { sanitise } from '../../presentation/index.js';
import { attributeFinder, type CellProblem, lostInLine, type RowRead, readMap, rowReader } from '../../profile/index.js';
import type { SheetRow, TextLine } from './io.js';

/** One row as read: a person, a fault, or nothing. */
export type Read =
  | { readonly kind: 'person'; readonly ref: string | null; readonly profile: Profile }
  | { readonly kind: 'bad'; readonly ref: string | null; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'none' };

const NONE: Read = { kind: 'none' };

/** Reads the rows of a sheet. Rows without anything in them, and those of an empty sheet that say what to write, are passed over. */
export function sheetReader(columns: Columns, asOf: IsoDate): (row: SheetRow) => Read {
  const { names, attributes, ref, nameless } = columns;
  const read = rowReader(attributes, asOf);
  return ({ cells }) => {
    if (cells.every(isBlank)) return NONE;
    const own = ref < 0 ? null : (cells[ref] ?? '');
    if (own?.startsWith(REMARK) && isHelp(own)) return NONE;
    const problem = cellsProblem(cells, names.length, nameless);
    if (problem !== null) return { kind: 'bad', ref: own, problems: [problem] };
    const row = read(cells);
    return row.ok
      ? { kind: 'person', ref: own, profile: row.profile }
      : { kind: 'bad', ref: own, problems: row.problems.map(({ column, ...rest }) => ({ ...rest, column: column + 1 })) };
  };
}

/** A row with more or fewer cells than the header may be shifted, so it is rejected. Extra empty cells do no harm. */
function cellsProblem(cells: readonly string[], wanted: number, nameless: readonly number[]): RowProblem | null {
  const said = (code: string, message: string, hint: string, column = 0): RowProblem => ({ column, name: '', code, message, hint });
  if (cells.length < wanted)
    return said(
      'too-few-cells',
      `This row has ${cells.length} cells, and the header has ${wanted}.`,
      'Leave a cell empty if you do not know the answer, but keep its separator.',
    );
  const beyond = cells.findIndex((cell, at) => at >= wanted && !isBlank(cell));
  if (beyond >= 0)
    return said(
      'too-many-cells',
      `This row has ${cells.length} cells, and the header has ${wanted}.`,
      'Put quotes round a cell that contains the separator, and separate list items with “;” inside the quotes.',
      beyond + 1,
    );
  const stray = nameless.find((at) => !isBlank(cells[at] ?? ''));
  if (stray !== undefined)
    return said('nameless-column', 'This cell is in a column without a name.', 'Name the column, or empty it.', stray + 1);
  return null;
}

/** Longer texts are quoted only in part. */
const QUOTED = 40;

/** Reads lines of NDJSON: `{"ref": …, "answers": {…}}`, or the answers beside the `ref`. */
export function lineReader(base: KnowledgeBase, asOf: IsoDate): (line: TextLine) => Read {
  const find = attributeFinder(base.attributes);
  const known = base.attributes.map(({ id }) => id);
  return ({ text }) => {
    if (text === null) return bad('too-large', 'This line is larger than 1 MB.', 'Write one person per line.');
    if (text.trim() === '') return NONE;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return bad(
        'not-json',
        `This line is not a JSON object: “${text.trim().slice(0, QUOTED)}”.`,
        'Each line must be one complete object in braces, with its keys in double quotes.',
      );
    }
    if (!isMapping(value))
      return bad('not-json', 'This line is JSON, but not an object.', 'Write {"ref": "…", "answers": {…}} on each line.');
    const lost = lostInLine(text);
    if (lost !== null) return lostProblem(lost.kind, lost.text.slice(0, QUOTED));
    if (text.includes('\\u0000')) return bad('not-text', 'This line contains a NUL character.', 'Remove it.');
    return personIn(value, (answers) => readMap(answers, find, known, asOf));
  };
}

const lostProblem = (kind: 'number' | 'twice', text: string) =>
  kind === 'number'
    ? bad('lossy-number', `The number ${text} would lose digits.`, 'Put it in quotes.')
    : bad('duplicate-key', `“${text}” appears twice in this line.`, 'Keep one of the two.');

function personIn(value: Readonly<Record<string, unknown>>, readAnswers: (answers: Readonly<Record<string, unknown>>) => RowRead): Read {
  const { ref: given, answers, ...rest } = value;
  const ref = refOf(given);
  if (ref === undefined) return bad('wrong-type', `“${REF}” is neither a text nor a number.`, 'Write a text, or leave it out.', REF);
  if (ref !== null && isHelp(ref)) return NONE;
  const beside = Object.entries(rest).filter(([name]) => !name.startsWith(REMARK));
  const isMap = isMapping(answers);
  if (answers !== undefined && !isMap)
    return { ...bad('wrong-type', '“answers” is not a map.', 'Write {"answers": {"age": 17}}.', 'answers'), ref };
  if (Object.hasOwn(value, `${REMARK}was`))
    return { ...bad('not-json', 'This line was rejected before and has not been corrected.', 'Write it as one object.'), ref };
  const own = beside.filter(([name]) => !isMap || (name !== 'schema' && name !== 'notSure'));
  const twice = isMap ? own.find(([name]) => Object.hasOwn(answers, name))?.[0] : undefined;
  if (twice !== undefined) return { ...lostProblem('twice', twice.slice(0, QUOTED)), ref };
  // An object without anything in it is nobody, as an empty row is.
  if (isBlank(ref ?? '') && ![...own, ...Object.entries(isMap ? answers : {})].some(([, answer]) => saysSomething(answer))) return NONE;
  // `Object.fromEntries` treats the name `__proto__` like any other.
  const read = readAnswers(isMap ? { ...answers, ...Object.fromEntries(own) } : Object.fromEntries(own));
  return read.ok ? { kind: 'person', ref, profile: read.profile } : { kind: 'bad', ref, problems: read.problems.map(named) };
}

const isHelp = (text: string): boolean => helpRows.some((row) => row === text);

const saysSomething = (answer: unknown): boolean => answer !== null && !(typeof answer === 'string' && isBlank(answer));

const named = ({ column: _, ...problem }: CellProblem): RowProblem => ({ ...problem, column: 0 });

const refOf = (given: unknown): string | null | undefined =>
  given === undefined || given === null ? null : typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;

const bad = (code: string, message: string, hint: string, name = '') =>
  ({ kind: 'bad', ref: null, problems: [{ column: 0, name, code, message, hint }] }) as const satisfies Read;

/** The free column that is carried through and never interpreted. */
export const REF = 'ref';

/** Columns that start with this contain our remarks (why a row was rejected), and are not read. */
export const REMARK = '#';

/** Rows of an empty sheet that say what to write: known by their `ref`, and not read. */
export const helpRows = ['#what', '#write'] as const;

/** What each column of a sheet is about. */
export type Columns = {
  readonly names: readonly string[];
  /** By column; null for `ref`, remarks and columns without a name. */
  readonly attributes: readonly (Attribute | null)[];
  /** The place of `ref`; -1 where there is none. */
  readonly ref: number;
  /** Columns without a name, which must be empty. */
  readonly nameless: readonly number[];
};

/** A name as it is compared: trimmed, in lower case. */
export const columnName = (cell: string): string => cell.trim().toLowerCase();

/** What a column heading can be. */
export const isColumn = (base: KnowledgeBase): ((name: string) => boolean) => {
  const find = attributeFinder(base.attributes);
  return (name) => name === REF || find(name) !== undefined || name.startsWith(REMARK);
};

/** More columns than any sheet of answers has. */
const MOST_COLUMNS = 1000;

/** Reads the header. Throws a `Failure` with everything that is wrong with it; nothing has been written then. */
export function readHeader(cells: readonly string[], file: string, line: number, base: KnowledgeBase): Columns {
  if (cells.length > MOST_COLUMNS) throw noHeader(cells, file);
  const find = attributeFinder(base.attributes);
  const attributes = cells.map((cell) => find(columnName(cell)) ?? null);
  const names = cells.map((cell, at) => attributes[at]?.id ?? columnName(cell));
  const known = [REF, ...base.attributes.map(({ id }) => id)];
  if (attributes.every((attribute) => attribute === null) && !names.some((name) => name !== REF && nearest(name, known).length > 0))
    throw noHeader(cells, file);
  const faults = names.flatMap((name, at): readonly (readonly [at: number, code: string, message: string, hint: string])[] => {
    const first = names.indexOf(name);
    if (name === '') return [];
    if (first < at && !name.startsWith(REMARK))
      return [[at, 'duplicate-column', `The column “${name}” appears twice (first as column ${first + 1}).`, 'Remove one of them.']];
    if (name === REF || attributes[at] !== null || name.startsWith(REMARK)) return [];
    const near = didYouMean(name.slice(0, 60), known, 'hi-careers batch --template prints a sheet with the right names.');
    return [
      [
        at,
        'unknown-column',
        `There is no attribute “${name.slice(0, 60)}”.`,
        `${near} A column for your own use is called ${REF}; there can be only one.`,
      ],
    ];
  });
  if (faults.length > 0) {
    throw new Failure('bad-header', `The header of “${file}” cannot be used as it is.`, 'Fix it and try again. Nothing was written.', {
      diagnostics: faults.map(([at, code, message, hint]) => ({
        // A sheet is not a file of ours, so its column number goes where a diagnostic has one.
        code: code as 'unknown-attribute',
        severity: 'error',
        at: { file, line, column: at + 1 },
        message,
        hint,
      })),
    });
  }
  return { names, attributes, ref: names.indexOf(REF), nameless: names.flatMap((name, at) => (name === '' ? [at] : [])) };
}

function noHeader(cells: readonly string[], file: string): Failure {
  const start = cells.slice(0, 60).join(', ').slice(0, 60);
  return new Failure(
    'no-header',
    `“${file}” has no header: its first line is “${start}”, which names no attribute.`,
    'The first line names the columns. hi-careers batch --template prints a sheet with all of them. Nothing was written.',
  );
}

/** What is wrong with one row, and where. `column` counts from 1; 0 where the row as a whole is meant. */
export type RowProblem = {
  readonly column: number;
  /** The name of the column. */
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
};

/** A rejected row. */
export type BadRow = { readonly row: number; readonly line: number; readonly problems: readonly RowProblem[] };

/** The same for the screen: where, what, and what to do. Control characters are made visible. */
export function badRowText(file: string, { row, line, problems }: BadRow, glyphs: 'unicode' | 'ascii'): string {
  return problems
    .map(({ column, name, code, message, hint }) => {
      const where = name === '' ? '' : column > 0 ? `, column ${column} (${name})` : `, ${name}`;
      return [`${file}:${line} row ${row}${where} error ${code}`, message, hint]
        .filter((text) => text !== '')
        .map((text, at) => `${at === 0 ? '' : '  '}${sanitise(text, glyphs)}\n`)
        .join('');
    })
    .join('');
}

/** All problems of a row as one cell: what is wrong and what to do. */
export const problemText = ({ message, hint }: RowProblem): string => `${message} ${hint}`.trim();
