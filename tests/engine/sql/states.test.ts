import { expect, it } from 'vitest';
import type { Node } from '../../../src/engine/model/conditions.js';
import { evaluateTable } from '../../../src/engine/model/evaluate.js';
import { allPossible } from '../../../src/engine/model/possible-values.js';
import { layOutVariables, NO, YES } from '../../../src/engine/model/variables.js';
import { dialects } from '../../../src/engine/sql/dialect.js';
import { StateWriter } from '../../../src/engine/sql/states.js';
import { beesModel } from '../../support/bases.js';
import { inDuckDb } from '../../support/duckdb.js';

const names = ['a', 'b', 'c'];
const yesNo = beesModel.base.attributes.find(({ shape }) => shape.kind === 'yes-no');
const table = layOutVariables(names.map((name) => ({ ...(yesNo ?? expect.unreachable()), id: name as never })));

/** Each of three things by itself, and beside a judgement; then every number of three of these, and groups of groups. */
function everyGroup(): readonly Node[] {
  const leaves: Node[] = names.map((_, variable) => ({ leaf: { kind: 'mask', variable, met: YES, judged: 0 } }));
  const judged: Node = { leaf: { kind: 'judged' } };
  const beside = names.map((_, part): Node => ({ count: 2, parts: [part, 3] }));
  const nodes: Node[] = [...leaves, judged, ...beside];
  const choices = [0, 1];
  for (const count of [0, 1, 2, 3, 4])
    for (const a of choices) for (const b of choices) for (const c of choices) nodes.push({ count, parts: [4 * a, 1 + 4 * b, 2 + 4 * c] });
  const groups = nodes.length;
  for (let first = 7; first < groups; first++) nodes.push({ count: 1 + (first % 2), parts: [first, first % 3 === 0 ? 3 : first % 7] });
  return nodes;
}

it('combines met, not met, not known and judged as the engine does', async () => {
  const nodes = everyGroup();
  const writer = new StateWriter(nodes, table, {
    of: (variable) => ({ name: names[variable] ?? '', form: 'boolean' }),
    quote: dialects.duckdb.quote,
  });
  const answers = [true, false, null];
  const people = answers.flatMap((a) => answers.flatMap((b) => answers.map((c) => ({ a, b, c }))));
  const states = nodes.map((_, row) => `${writer.state(row)} AS "${row}"`);
  const rows = await inDuckDb(
    [
      'CREATE TABLE people (a BOOLEAN, b BOOLEAN, c BOOLEAN)',
      "INSERT INTO people SELECT * FROM read_json('FILE', columns = {a: 'BOOLEAN', b: 'BOOLEAN', c: 'BOOLEAN'})",
      `SELECT ${states.join(', ')} FROM people`,
    ],
    people,
  );
  const byEngine = people.map((person) => {
    const world = allPossible(table, true);
    [person.a, person.b, person.c].forEach((answer, variable) => {
      if (answer !== null) world.mask[variable] = answer ? YES : NO;
    });
    return Object.fromEntries(Array.from(evaluateTable(nodes, [world]).today).map((state, row) => [String(row), state]));
  });
  expect(rows).toEqual(byEngine);
});
