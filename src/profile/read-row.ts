import type { Answer, Profile, SetItem } from '../domain/answers.js';
import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { AttributeId, IsoDate } from '../domain/ids.js';
import { isBlank } from '../domain/text/hidden-characters.js';
import { type Outcome, type Problem, readAnswer, readFlag, unknownAttribute } from './read-answer.js';

/** What is wrong with one cell: the place of its column, or its name where it has no place. */
export type CellProblem = Problem & { readonly column: number; readonly name: string };

export type RowRead = { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Cells repeat: up to this many different ones per column are cached. A column with more is read each time. */
const MOST_KEPT = 2000;
/** Longer cells are not worth keeping. */
const LONGEST_KEPT = 200;

const notSure: ReadonlySet<AttributeId> = new Set();

/**
 * A reader of rows of cells, for a header that is known: which attribute each column is about; null for a column that is not
 * read. An empty cell is not known. The answers are as in flags (`readFlag`); items of a set are parted by `;`.
 */
export function rowReader(columns: readonly (Attribute | null)[], asOf?: IsoDate): (cells: readonly string[]) => RowRead {
  const readers = columns.map((attribute) => (attribute === null ? null : { id: attribute.id, read: cellReader(attribute, asOf) }));
  return (cells) => {
    const answers = new Map<AttributeId, Answer>();
    const problems: CellProblem[] = [];
    for (let at = 0; at < readers.length; at++) {
      const cell = cells[at];
      const reader = readers[at];
      if (reader === null || reader === undefined || cell === undefined || cell === '') continue;
      const read = reader.read(cell);
      if (read === null) continue;
      const { id } = reader;
      if (read.ok) answers.set(id, read.value);
      else problems.push({ ...read.problem, column: at, name: id });
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, profile: { answers, notSure } };
  };
}

/** One cell of a column. Null: nothing is in it. */
function cellReader(attribute: Attribute, asOf: IsoDate | undefined): (cell: string) => Outcome<Answer> | null {
  const kept = new Map<string, Outcome<Answer> | null>();
  const fromItems = attribute.shape.kind === 'set' ? itemsReader(attribute, asOf) : null;
  return (cell) => {
    const known = kept.get(cell);
    if (known !== undefined) return known;
    const read = isBlank(cell) ? null : (fromItems?.(cell) ?? readFlag(attribute, asMeant(attribute, cell), asOf, ';'));
    if (kept.size < MOST_KEPT && cell.length <= LONGEST_KEPT) kept.set(cell, read);
    return read;
  };
}

/** Sets repeat less than their items: one of several that can each be read alone is put together from these. Null for any other cell. */
function itemsReader(attribute: Attribute, asOf: IsoDate | undefined): (cell: string) => Outcome<Answer> | null {
  const kept = new Map<string, SetItem | null>();
  const readItem = (text: string): SetItem | null => {
    const read = text === 'none' || text.includes(',') ? null : readFlag(attribute, text, asOf, ';');
    return read?.ok && read.value.kind === 'set' ? (read.value.items[0] ?? null) : null;
  };
  const inOrder = holdsValues(attribute.shape).map(({ id }) => id);
  return (cell) => {
    if (!cell.includes(';')) return null;
    const items = new Map<string, SetItem>();
    for (const part of cell.split(';')) {
      const text = part.trim();
      if (text === '') continue;
      const known = kept.get(text);
      const item = known === undefined ? readItem(text) : known;
      if (known === undefined && kept.size < MOST_KEPT && text.length <= LONGEST_KEPT) kept.set(text, item);
      if (item === null) return null;
      items.set(item.value, item);
    }
    if (items.size === 0) return null;
    return { ok: true, value: { kind: 'set', items: inOrder.flatMap((id) => items.get(id) ?? []) } };
  };
}

/** A spreadsheet takes two numbers with a colon for a time of day, and saves 2:1 as 02:01, 02:01:00 or 2:01 AM. */
function asMeant(attribute: Attribute, cell: string): string {
  if (cell.length > LONGEST_KEPT) return cell;
  const [, hours, minutes, rest = ''] = /^0?(\d{1,2}):0?(\d{1,2})(?::00)?(?: ?am)?(@.*)?$/i.exec(cell.trim()) ?? [];
  const meant = `${hours}:${minutes}`;
  return hours !== undefined && holdsValues(attribute.shape).some(({ id }) => id === meant) ? meant + rest : cell;
}

/** The answers of one line of NDJSON: attribute to plain value, as in a profile. Null and an empty text are not known. */
export function readMap(
  values: Readonly<Record<string, unknown>>,
  find: (name: string) => Attribute | undefined,
  known: readonly string[],
  asOf?: IsoDate,
): RowRead {
  const answers = new Map<AttributeId, Answer>();
  const problems: CellProblem[] = [];
  for (const name of Object.keys(values)) {
    const raw = values[name];
    const attribute = find(name);
    if (attribute === undefined) {
      const [message, hint] = unknownAttribute(name, known);
      problems.push({ code: 'unknown-attribute', message, hint, column: -1, name: name.slice(0, 60) });
      continue;
    }
    if (raw === null || (typeof raw === 'string' && isBlank(raw))) continue;
    // A text is as in a flag, so that a sheet turned into NDJSON reads the same.
    const read = typeof raw === 'string' ? readFlag(attribute, raw, asOf, raw.includes(';') ? ';' : ',') : readAnswer(attribute, raw, asOf);
    if (read.ok) answers.set(attribute.id, read.value);
    else problems.push({ ...read.problem, column: -1, name });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, profile: { answers, notSure } };
}

/** What a parser of JSON would lose without saying so. */
export type LostInLine = { readonly kind: 'number' | 'twice'; readonly text: string };

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|-?\d[\d.eE+-]*/gs;

/**
 * The first number that would lose digits, or the first name that occurs twice in one object of a JSON text; null if there is none. The
 * text must be valid JSON.
 */
export function lostInLine(text: string): LostInLine | null {
  /** The names in each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  let before = '';
  let name = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const names = open.at(-1);
      name = String(JSON.parse(before));
      if (names?.has(name)) return { kind: 'twice', text: name };
      names?.add(name);
    } else if (/^[-\d]/.test(found)) {
      // A code may be longer than a number can hold, or end in a nought.
      const isCode = open.length === 1 && name === 'ref' && String(Number(found)) !== found;
      if (isCode || Math.abs(Number(found)) > Number.MAX_SAFE_INTEGER) return { kind: 'number', text: found };
    }
    before = found;
  }
  return null;
}
