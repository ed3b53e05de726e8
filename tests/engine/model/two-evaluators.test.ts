import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../src/domain/answers.js';
import type { YearMonth } from '../../../src/domain/ids.js';
import { applyChanges, type Model } from '../../../src/engine/index.js';
import type { Compiled } from '../../../src/engine/model/conditions.js';
import { MET, rowState, stateNames } from '../../../src/engine/model/evaluate.js';
import { personAfter } from '../../../src/engine/person/apply-changes.js';
import { type Person, readPerson } from '../../../src/engine/person/person.js';
import { models } from '../../support/bases.js';
import { generatedModel } from '../../support/generated.js';
import { asOf, somebody } from '../../support/people.js';
import { plainStates } from '../../support/plain-evaluator.js';
import { runs } from '../../support/runs.js';

/** The fast ways of the engine, each compared with the plain one that says what it must come to. */
type Property = (model: Model, profile: Profile) => void;

const conditionsOf = ({ roleWays, routeWays }: Model): readonly Compiled[] => {
  const ways = [...[...roleWays.values()].flat(), ...routeWays.values()];
  return [...new Set(ways.flatMap(({ requirements }) => requirements.flatMap(({ condition }) => condition ?? [])))];
};

const testsIn = (condition: Compiled): readonly Extract<Compiled, { kind: 'test' }>[] =>
  condition.kind === 'test' ? [condition] : condition.kind === 'judged' ? [] : condition.parts.flatMap(testsIn);

/** Every requirement has today the state that the plain evaluator gives it. */
const agreesWithPlain: Property = (model, profile) => {
  const plain = plainStates(model.base, profile);
  const [state] = readPerson(model, profile, asOf).states.periods as [ArrayLike<number>];
  for (const ways of [...model.roleWays.values(), ...[...model.routeWays.values()].map((way) => [way])]) {
    for (const { way, requirements } of ways)
      for (const { requirement, condition } of requirements)
        if (requirement.when !== undefined && condition !== null)
          expect([way.id, requirement.id, stateNames[state[condition.node] as number]]).toEqual([
            way.id,
            requirement.id,
            plain(requirement.when),
          ]);
  }
};

/** The table gives each row what it comes to by itself, and the period from which on it stays met. */
const tableAgreesByRow: Property = (model, profile) => {
  const { states, timeline } = readPerson(model, profile, asOf);
  for (let row = 0; row < model.nodes.length; row++) {
    const state = rowState(row, model.nodes, timeline.periods);
    const alone = timeline.periods.map((period) => rowState(row, model.nodes, [period]));
    const stays = alone.findLastIndex((one) => one !== MET) + 1;
    const from = alone[0] === MET || stays === alone.length ? 0 : stays;
    expect([row, states.state[row], states.from[row]]).toEqual([row, state, from]);
  }
};

/** The person after changes, read anew. */
const readAfter = (model: Model, person: Person, changes: Parameters<typeof applyChanges>[2]): Person =>
  readPerson(model, applyChanges(model, person.profile, changes, person.asOf), person.asOf);

/** What follows from a change is what reading the changed answers anew gives, for one change and for two. */
const changesAgree: Property = (model, profile) => {
  for (const one of [profile, aged(profile)]) changesAgreeFor(model, one);
};

const aged = (profile: Profile): Profile => ({ ...profile, said: '2025-01' as YearMonth });

function changesAgreeFor(model: Model, profile: Profile): void {
  const person = readPerson(model, profile, asOf);
  const changes = [
    ...new Set(
      conditionsOf(model)
        .flatMap(testsIn)
        .map(({ change }) => change),
    ),
  ];
  for (const [at, change] of changes.entries()) {
    for (const tried of [[change], [change, changes[(at * 7 + 3) % changes.length] ?? change]]) {
      const anew = readAfter(model, person, tried);
      const after = personAfter(model, profile, tried, asOf);
      expect([tried, after.contradictions.length]).toEqual([tried, anew.contradictions.length]);
      expect([tried, Array.from(after.states.state)]).toEqual([tried, Array.from(anew.states.state)]);
    }
  }
}

/** With whether some answers are only expected, and how many people of the shipped knowledge are tried. */
const properties: readonly (readonly [string, Property, boolean, number])[] = [
  ['the plain evaluator gives every requirement the same state', agreesWithPlain, false, 15],
  ['the table gives each row what it comes to by itself, and its month', tableAgreesByRow, true, 15],
  ['what follows from changes is what reading the changed answers anew gives', changesAgree, true, 15],
];

describe.each(properties)('%s', (_, property, expected, people) => {
  it.each(models)('over %s', (_name, model) => {
    fc.assert(
      fc.property(somebody(model, { expected }), (profile) => property(model, profile)),
      { numRuns: runs(model.nodes.length > 100 ? people : 60) },
    );
  });

  it('over generated knowledge', () => {
    const some = generatedModel.chain((model) =>
      fc.array(somebody(model, { expected }), { minLength: 3, maxLength: 3 }).map((people) => ({ model, people })),
    );
    fc.assert(
      fc.property(some, ({ model, people }) => {
        for (const profile of people) property(model, profile);
      }),
      { numRuns: runs(60) },
    );
  });
});
