import type { Profile } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type CellProblem, readMap, rowReader } from '../../profile/index.js';
import { type Columns, helpRows, REF, REMARK } from './header.js';
import type { SheetRow, TextLine } from './io.js';
import type { RowProblem } from './row-problem.js';

/** One row understood: somebody, something that is wrong, or nothing to read. */
export type Read =
  | { readonly kind: 'person'; readonly ref: string | null; readonly profile: Profile }
  | { readonly kind: 'bad'; readonly ref: string | null; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'none' };

const NONE: Read = { kind: 'none' };

/** Reads the rows of a sheet. Rows without anything in them, and those of an empty sheet that say what to write, are passed over. */
export function sheetReader(columns: Columns): (row: SheetRow) => Read {
  const { names, attributes, ref, nameless } = columns;
  const read = rowReader(attributes);
  return ({ cells }) => {
    if (cells.every((cell) => cell === '')) return NONE;
    const own = ref < 0 ? null : (cells[ref] ?? '');
    if (own?.startsWith(REMARK) && (helpRows as readonly string[]).includes(own)) return NONE;
    const problem = cellsProblem(cells, names.length, nameless);
    if (problem !== null) return { kind: 'bad', ref: own, problems: [problem] };
    const row = read(cells);
    return row.ok
      ? { kind: 'person', ref: own, profile: row.profile }
      : { kind: 'bad', ref: own, problems: row.problems.map(({ column, ...rest }) => ({ ...rest, column: column + 1 })) };
  };
}

/** A row with more or fewer cells than the header may be shifted: it is not guessed at. Empty cells too many do no harm. */
function cellsProblem(cells: readonly string[], wanted: number, nameless: readonly number[]): RowProblem | null {
  const said = (code: string, message: string, hint: string, column = 0): RowProblem => ({ column, name: '', code, message, hint });
  if (cells.length < wanted)
    return said(
      'too-few-cells',
      `This row has ${cells.length} cells, and the header has ${wanted}.`,
      'Leave a cell empty where nothing is known, but keep its separator.',
    );
  const beyond = cells.findIndex((cell, at) => at >= wanted && cell !== '');
  if (beyond >= 0)
    return said(
      'too-many-cells',
      `This row has ${cells.length} cells, and the header has ${wanted}.`,
      'Put quotes round a cell that holds the separator, and part the items of a list with “;” inside quotes.',
      beyond + 1,
    );
  const stray = nameless.find((at) => (cells[at] ?? '') !== '');
  if (stray !== undefined)
    return said('nameless-column', 'This cell stands in a column without a name.', 'Name the column, or empty it.', stray + 1);
  return null;
}

/** Longer texts are quoted only in part. */
const QUOTED = 40;

/** Reads lines of NDJSON: `{"ref": …, "answers": {…}}`, or the answers beside the `ref`. */
export function lineReader(base: KnowledgeBase): (line: TextLine) => Read {
  const byId = new Map<string, Attribute>(base.attributes.map((attribute) => [attribute.id, attribute]));
  return ({ text }) => {
    if (text === null) return bad('too-large', 'This line is larger than 1 MB.', 'One line is one person.');
    if (text.trim() === '') return NONE;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return bad(
        'not-json',
        `This line is no JSON object: “${text.trim().slice(0, QUOTED)}”.`,
        'Each line must be one whole object, in braces, with its names in double quotes.',
      );
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return bad('not-json', 'This line is JSON, but no object.', 'Write {"ref": "…", "answers": {…}} on each line.');
    return personIn(value as Readonly<Record<string, unknown>>, byId);
  };
}

function personIn(value: Readonly<Record<string, unknown>>, byId: ReadonlyMap<string, Attribute>): Read {
  const { ref: given, answers, ...rest } = value;
  const ref = refOf(given);
  if (ref === undefined) return bad('wrong-type', `“${REF}” is neither a text nor a number.`, 'Write a text, or leave it out.', REF);
  if (ref !== null && (helpRows as readonly string[]).includes(ref)) return NONE;
  const beside = Object.entries(rest).filter(([name]) => !name.startsWith(REMARK));
  const isMap = typeof answers === 'object' && answers !== null && !Array.isArray(answers);
  if (answers !== undefined && !isMap)
    return { ...bad('wrong-type', '“answers” is no map.', 'Write {"answers": {"age": 17}}.', 'answers'), ref };
  if (Object.hasOwn(value, `${REMARK}was`))
    return { ...bad('not-json', 'This line was set aside before and still holds what could not be read.', 'Write it as one object.'), ref };
  const own = beside.filter(([name]) => !isMap || (name !== 'schema' && name !== 'notSure'));
  // `__proto__` as a name stays a name: an object made of entries takes it as any other.
  const read = readMap(isMap ? { ...(answers as object), ...Object.fromEntries(own) } : Object.fromEntries(own), byId);
  return read.ok ? { kind: 'person', ref, profile: read.profile } : { kind: 'bad', ref, problems: read.problems.map(named) };
}

const named = ({ column: _, ...problem }: CellProblem): RowProblem => ({ ...problem, column: 0 });

const refOf = (given: unknown): string | null | undefined =>
  given === undefined || given === null ? null : typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;

const bad = (code: string, message: string, hint: string, name = '') =>
  ({ kind: 'bad', ref: null, problems: [{ column: 0, name, code, message, hint }] }) as const satisfies Read;
