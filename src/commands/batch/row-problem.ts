import { sanitise } from '../../presentation/index.js';

/** What is wrong with one row, and where. `column` counts from 1; 0 where the row as a whole is meant. */
export type RowProblem = {
  readonly column: number;
  /** The name of the column. */
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
};

/** A row that is set aside. */
export type BadRow = { readonly row: number; readonly line: number; readonly problems: readonly RowProblem[] };

/** The same for whoever watches: where, what, and what to do. Control characters are made visible. */
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

/** In one cell: what is so and what to do. */
export const problemText = ({ message, hint }: RowProblem): string => `${message} ${hint}`.trim();
