import { type Columns, REMARK } from './header.js';
import type { SheetRow, Sink, TextLine } from './io.js';
import { type BadRow, problemText } from './row-problem.js';
import { jsonOf, shown } from './write-rows.js';

/** Writes the rows that were set aside: each as it was, with the reason. What is mended in it can be read as it is. */
export type RejectWriter = {
  readonly add: (bad: BadRow, row: SheetRow | TextLine) => void;
  readonly flush: () => Promise<void>;
  readonly finish: () => Promise<void>;
};

const remarks = ['row', 'line', 'column', 'code', 'problem'].map((name) => REMARK + name);

/** For a sheet, remarks stand in front, so that cells too many do no harm; for NDJSON they are names in the object. */
export function rejectWriter(sink: Sink, columns: Columns | null): RejectWriter {
  let rows: string[][] = columns === null ? [] : [[...remarks, ...columns.names]];
  let text = '';
  const flush = async (): Promise<void> => {
    const [ready, said] = [rows, text];
    rows = [];
    text = '';
    if (ready.length > 0) await sink.cells(ready);
    if (said !== '') await sink.text(said);
  };
  return {
    add: (bad, row) => {
      if ('cells' in row) rows.push([...remarksOf(bad), ...row.cells].map((cell) => shown(cell, sink)));
      else text += `${jsonOf(asObject(bad, row.text))}\n`;
    },
    flush,
    finish: flush,
  };
}

const remarksOf = ({ row, line, problems }: BadRow): readonly string[] => [
  String(row),
  String(line),
  problems.map(({ column, name }) => [column > 0 ? String(column) : '', name].filter((part) => part !== '').join(' ')).join('; '),
  problems.map(({ code }) => code).join('; '),
  problems.map(problemText).join(' '),
];

function asObject(bad: BadRow, text: string | null): Readonly<Record<string, unknown>> {
  const [row, line, column, code, problem] = remarksOf(bad);
  const said = { [`${REMARK}row`]: Number(row), [`${REMARK}line`]: Number(line), [`${REMARK}column`]: column, [`${REMARK}code`]: code };
  return { ...said, [`${REMARK}problem`]: problem, ...asItWas(text) };
}

function asItWas(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value).filter(([name]) => name === `${REMARK}was` || !name.startsWith(REMARK)));
  } catch {
    // What is no JSON is kept as a text.
  }
  return { [`${REMARK}was`]: text };
}
