import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerKinds } from '../../../src/domain/advice.js';
import type { Answer, Profile } from '../../../src/domain/answers.js';
import type { Verdict } from '../../../src/domain/finding.js';
import type { AttributeId, YearMonth } from '../../../src/domain/ids.js';
import { dialects, type Model, peopleTable, VerdictRun, verdictsSql } from '../../../src/engine/index.js';
import { models, realModel } from '../../support/bases.js';
import { inDuckDb } from '../../support/duckdb.js';
import { answerTo, asOf, somebody } from '../../support/people.js';
import { peopleRows } from '../../support/people-rows.js';
import { runs } from '../../support/runs.js';
import { someone } from '../../support/someone.js';

/** Two in three people agree with themselves; the others say anything. Of some, a month has come that they expected something in. */
function anybody(model: Model): fc.Arbitrary<Profile> {
  const anything = fc
    .tuple(
      ...model.base.attributes.map((attribute) =>
        fc.option(
          answerTo(attribute, true).map((answer): readonly [AttributeId, Answer] => [attribute.id, answer]),
          { freq: 1 },
        ),
      ),
    )
    .map((drawn): Profile => ({ answers: new Map(drawn.flatMap((entry) => (entry === null ? [] : [entry]))), notSure: new Set() }));
  const passed = fc.tuple(somebody(model, { expected: true }), fc.constantFrom('2026-08', '2026-11', '2026-12')).map(
    ([person, month]): Profile => ({
      ...person,
      answers: new Map([...person.answers].map(([id, answer]) => [id, moved(answer, month as YearMonth)])),
    }),
  );
  return fc.oneof(
    { weight: 3, arbitrary: somebody(model, { expected: true }) },
    { weight: 1, arbitrary: passed },
    { weight: 1, arbitrary: anything },
  );
}

/** What was expected in the first of the months comes true in another. */
const moved = (answer: Answer, month: YearMonth): Answer => {
  const later = <A extends { readonly expected?: YearMonth }>(one: A): A =>
    one.expected === '2027-01' ? { ...one, expected: month } : one;
  return answer.kind === 'set' ? { ...answer, items: answer.items.map(later) } : later(answer);
};

type Judged = { readonly verdict: Verdict; readonly from: string | null };
const cell = (judged: Judged | null): string | null =>
  judged === null ? null : judged.verdict === 'open-later' ? `${judged.verdict}@${judged.from}` : judged.verdict;

/** The row of a person as the engine has it. */
function rowOf(run: VerdictRun, person: Profile, row: number): Readonly<Record<string, unknown>> {
  const isSetAside = run.judge(person) !== null;
  const verdicts = run.targets.flatMap(({ id, kind }, at): readonly (readonly [string, string | null])[] => [
    [id, isSetAside ? null : cell({ verdict: run.verdictOf(at), from: run.monthOf(at) })],
    ...(kind === 'role' ? offerKinds.map((offer) => [`${id}.${offer}`, isSetAside ? null : cell(run.offerOf(at, offer))] as const) : []),
  ]);
  return { row: String(row), ref: `P${row}`, set_aside: isSetAside ? 'contradiction' : null, ...Object.fromEntries(verdicts) };
}

async function judged(model: Model, people: readonly Profile[], ids?: readonly string[]) {
  const { attributes } = model.base;
  const rows = await inDuckDb(
    [
      peopleTable(attributes, dialects.duckdb),
      "INSERT INTO people BY NAME SELECT * FROM read_json('FILE', sample_size = -1)",
      `${verdictsSql(model, asOf, dialects.duckdb, ids)} ORDER BY "row"`,
    ],
    peopleRows(attributes, people),
  );
  return rows;
}

describe('the verdicts in SQL', () => {
  it.each(models)('are those of the engine for every role and route, whatever people say: %s', async (_, model) => {
    const people = fc.sample(anybody(model), runs(model === realModel ? 10_000 : 200));
    const run = new VerdictRun(model, asOf);
    const rows = await judged(model, people);
    expect(rows).toHaveLength(people.length);
    for (const [at, person] of people.entries()) {
      const [row, wanted] = [rows[at], rowOf(run, person, at + 1)];
      // Looking for what differs takes long, and names the person.
      if (JSON.stringify(row) !== JSON.stringify(wanted)) expect(row, JSON.stringify([...person.answers])).toEqual(wanted);
    }
  });

  it('know that education ends no earlier than the qualification that it leads to', async () => {
    const pupil = (end: string, level: string) =>
      someone(realModel.base, { 'full-time-education': end, 'highest-level': level, age: 20, 'right-to-work': true });
    const all = new VerdictRun(realModel, asOf);
    const [sooner, later] = ['false@2027-07', 'false@2028-07'].map((end) => {
      all.judge(pupil(end, '2'));
      return all.targets.map((_, at) => all.monthOf(at));
    });
    const ids = all.targets.flatMap(({ id }, at) => (sooner?.[at] === later?.[at] ? [] : [id]));
    expect(ids).not.toEqual([]);
    const people = ['2', '3@2027-08', '3@2028-08', '3@2029-01'].map((level) => pupil('true', level));
    const run = new VerdictRun(realModel, asOf, ids);
    expect(await judged(realModel, people, ids)).toEqual(people.map((person, at) => rowOf(run, person, at + 1)));
  });

  it('have only the columns of the roles and routes that are named, in that order', async () => {
    const ids = [realModel.base.routes[3]?.id ?? '', realModel.base.roles[5]?.id ?? ''];
    const people = fc.sample(somebody(realModel, { expected: true }), runs(50));
    const run = new VerdictRun(realModel, asOf, ids);
    const rows = await judged(realModel, people, ids);
    expect(rows).toEqual(people.map((person, at) => rowOf(run, person, at + 1)));
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'row',
      'ref',
      'set_aside',
      ids[0],
      ids[1],
      ...offerKinds.map((kind) => `${ids[1]}.${kind}`),
    ]);
  });
});
