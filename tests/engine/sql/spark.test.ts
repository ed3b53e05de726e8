import { SparkSQL } from 'dt-sql-parser/dist/parser/spark/index.js';
import { expect, it, vi } from 'vitest';
import { layOutVariables } from '../../../src/engine/model/variables.js';
import { dialects } from '../../../src/engine/sql/dialect.js';
import { StateWriter } from '../../../src/engine/sql/states.js';
import { beesModel, realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { run } from '../../support/run.js';

// Only against what hangs.
vi.setConfig({ testTimeout: 120_000 });

const [{ id: role } = expect.unreachable()] = realModel.base.roles;

const sql = async (...words: readonly string[]): Promise<string> => {
  const { code, stdout } = await run(['knowledge', 'sql', ...words, '--as-of', asOf]);
  expect(code).toBe(0);
  return stdout;
};

/** What a parser made from the grammar of Spark finds wrong with statements. */
const faultsIn = (statements: string): readonly string[] =>
  new SparkSQL().validate(statements).map(({ startLine, message }) => `${startLine}: ${message}`);

const remarks = /--.*/g;
const texts = /'[^']*'/g;

it.each([
  ['tables', ['--part', 'tables']],
  ['fill', ['--part', 'fill']],
  ['verdicts', ['--role', role]],
])('writes %s as the grammar of Spark has them, with functions of Spark, and otherwise as for DuckDB', async (_, words) => {
  const spark = await sql(...words, '--dialect', 'spark');
  expect(faultsIn(spark)).toEqual([]);
  // “size” gives -1 where there is no list, and Spark 3 drops a quote that is written twice.
  const code = spark.replace(remarks, '').replace(texts, '#');
  expect(code.match(/list_\w+|\b(?:size|unnest|len|error|regexp_matches|string_split)\(|VARCHAR|##|[\\"[\]]/g)).toBeNull();
  const names = (text: string, mark: string): string => {
    const parts = text.replace(remarks, '').replace(texts, '').split(mark);
    return [...new Set(parts.filter((_, at) => at % 2 === 1))].join('\n');
  };
  expect(names(spark, '`') === names(await sql(...words), '"')).toBe(true);
});

it('writes every kind of condition as the grammar of Spark has it', () => {
  const attribute = (kind: string) => beesModel.base.attributes.find(({ shape }) => shape.kind === kind) ?? expect.unreachable();
  const table = layOutVariables([attribute('yes-no'), attribute('number'), attribute('ordered')]);
  const state = (form: 'boolean' | 'value' | 'bits' | 'span', variable: number, judged: number): readonly string[] => {
    const leaf =
      form === 'span'
        ? ({ kind: 'number', variable, lo: 2, hi: 3 } as const)
        : ({ kind: 'mask', variable, met: form === 'boolean' ? 2 : 1, judged } as const);
    const nodes = [{ leaf }, ...[1, 2, 3].map((count) => ({ count, parts: [0, 0, 0] }))];
    const writer = new StateWriter(nodes, table, { of: () => ({ name: 'a', form }), quote: dialects.spark.quote });
    return nodes.map((_, row) => writer.state(row));
  };
  const states = [
    ...state('boolean', 0, 0),
    ...state('span', 1, 0),
    ...(['value', 'bits'] as const).flatMap((form) => [0, 2].flatMap((judged) => state(form, 2, judged))),
  ];
  expect(new Set(states).size).toBeGreaterThan(20);
  expect(faultsIn(`SELECT ${states.join(', ')} FROM people;`)).toEqual([]);
});

it('finds what is no statement of Spark', () => {
  expect(faultsIn('SELECT list_filter(posts, lambda one: one > 1) FROM people;')).not.toEqual([]);
});
