import type { SqlDialect, SqlPart } from '../../domain/sql-dialect.js';
import { buildModel, dialects, fillPeople, peopleTable, sheetTable, verdictsSql } from '../../engine/index.js';
import { helpRows } from '../batch/read-rows.js';
import type { ExitCode } from '../context.js';
import { idsNamed, rejectUnknownIds } from '../find-by-name.js';
import { openBase, type WorkbenchContext } from './context.js';

export type SqlOptions = {
  readonly dialect: SqlDialect;
  readonly part: SqlPart;
  /** Only these roles and routes; all of them where none is named. */
  readonly ids: readonly string[];
};

/** The verdicts as one SELECT over a table of people, or what makes that table. Throws a `Failure` for an id that does not exist. */
export async function runKnowledgeSql(bench: WorkbenchContext, options: SqlOptions): Promise<ExitCode> {
  const base = await openBase(bench);
  const { asOf } = bench.context;
  const dialect = dialects[options.dialect];
  const { ids } = idsNamed(options.ids, base);
  rejectUnknownIds(ids, base);
  const parts = {
    tables: () => `${sheetTable(base.attributes, dialect)}\n${peopleTable(base.attributes, dialect)}`,
    fill: () => fillPeople(base.attributes, dialect, helpRows),
    verdicts: () => `${verdictsSql(buildModel(base), asOf, dialect, ids.length === 0 ? undefined : ids)};\n`,
  } as const satisfies Readonly<Record<SqlPart, () => string>>;
  const head = `hi-careers knowledge ${base.version}, reviewed ${base.reviewed}, as of ${asOf}, for ${dialect.title}.`;
  const lines = [head, ...notes[options.part]].map((line) => `-- ${line}\n`);
  await bench.context.result(`${lines.join('')}\n${parts[options.part]()}`);
  return 0;
}

const notes: Readonly<Record<SqlPart, readonly string[]>> = {
  tables: [
    '"sheet" has the columns of a sheet for batch, all as text. "people" has one row for each person. Null is',
    'not known, which is never a no.',
  ],
  fill: ['Fills "people" from "sheet". Values are ids, as "hi-careers batch --template" lists them; months are written as 2027-07.'],
  verdicts: [
    'One row for each row of "people", with the columns of "hi-careers batch --wide": a verdict for each role and',
    'route, and for each role its jobs, training and study. set_aside: why a row was not judged (contradiction',
    'or unknown-value). Its verdicts are null.',
    'Left out: reasons, the best way in, the month of a verdict that an employer gives, marks of an adviser, and the',
    'month in which answers were given: all count as given this month.',
  ],
};
