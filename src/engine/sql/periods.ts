import type { IsoDate } from '../../domain/ids.js';
import type { Model } from '../model/model.js';
import { NO, YES } from '../model/variables.js';
import { AnswerColumns, type Entry, type OtherAnswers } from './answers.js';
import type { Dialect } from './dialect.js';
import { InferenceColumns } from './inference.js';
import { Layers, type Step } from './layers.js';
import { and, FALSE } from './logic.js';
import { type Column, spanOf } from './states.js';

/** What is known of each person in each period, and the columns that say so. */
export type Periods = {
  readonly steps: readonly Step[];
  /** The table that the last step makes: a row for each person and period. */
  readonly table: string;
  readonly columns: ReadonlyMap<number, Column>;
};

/** What every step carries along. `months` are those of the periods, the first is today; `period` counts from 1. */
export const carriedIn = ({ quote }: Dialect): readonly string[] => [quote('row'), quote('ref'), 'months', 'month', 'period'];

/**
 * Lays out the periods of each person and infers in each, as `Person` does.
 * @param variables the variables that are looked at afterwards
 * @param others columns that are read beside them, and carried along
 */
export function layOutPeriods(
  model: Model,
  asOf: IsoDate,
  variables: ReadonlySet<number>,
  others: OtherAnswers,
  dialect: Dialect,
): Periods {
  const { quote } = dialect;
  const answers = new AnswerColumns(model, asOf, variables, dialect);
  const said = answers.read(others);
  const why = 'Each person once for today, and once for each month in which an expected answer comes true.';
  const periods = { name: 'periods', why, sql: dialect.unfold('said', 'months', 'month', 'period') };
  const layers = new Layers(dialect, periods.name, carriedIn(dialect));
  const inferred = new InferenceColumns(model, answers, layers, dialect);
  inferred.write();
  const isContradiction = and('period = 1', inferred.clash);
  const known = [
    ...carriedIn(dialect),
    `coalesce(${quote('unreadable')}, CASE WHEN ${isContradiction} THEN 'contradiction' END) AS ${quote('set_aside')}`,
    ...others.map(([name]) => quote(name)),
    ...answers.entries.flatMap((entry) => knownOf(entry, answers, inferred, dialect)),
  ];
  const last = { name: 'known', why: 'What is known of each person in each period.', sql: `SELECT\n    ${known.join(',\n    ')}` };
  return {
    steps: [said.step, periods, ...layers.steps(last, said.columns.map(quote))],
    table: last.name,
    columns: new Map(answers.entries.map((entry) => [entry.variable, answers.columnOf(entry)])),
  };
}

/** The columns of what is known of a variable. What is only expected is not so yet, unless what was said makes it so. */
function knownOf(entry: Entry, answers: AnswerColumns, inferred: InferenceColumns, { quote }: Dialect): readonly string[] {
  const { value } = entry;
  const { name, form } = answers.columnOf(entry);
  const awaits = answers.awaits(entry);
  if (!answers.isLaidOut(entry)) {
    const sql = awaits === null || form !== 'boolean' ? value : `CASE WHEN ${awaits} THEN NOT ${value} ELSE ${value} END`;
    return [`${sql} AS ${quote(name)}`];
  }
  const [least, most] = inferred.at(entry.variable);
  const awaited = answers.awaitedIn(entry);
  if (form === 'span') {
    const before = `least(${most}, ${value} - 1)`;
    const now = awaited === FALSE ? most : `CASE WHEN ${awaited} AND ${least} <= ${before} THEN ${before} ELSE ${most} END`;
    const [first, last] = spanOf(name);
    return [`${least} AS ${quote(first)}`, `${now} AS ${quote(last)}`];
  }
  const not = form === 'boolean' ? `CASE WHEN ${value} THEN ${NO} ELSE ${YES} END` : `(${value} - 1)`;
  const left = awaited === FALSE ? least : `CASE WHEN ${awaited} AND (${least} & ${not}) <> 0 THEN ${least} & ${not} ELSE ${least} END`;
  return [`${form === 'boolean' ? `CASE ${left} WHEN ${YES} THEN TRUE WHEN ${NO} THEN FALSE END` : left} AS ${quote(name)}`];
}
