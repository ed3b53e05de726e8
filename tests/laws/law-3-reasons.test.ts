import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Finding } from '../../src/domain/finding.js';
import type { AttributeId } from '../../src/domain/ids.js';
import { explain } from '../../src/engine/explain.js';
import { contradictionsIn, type Model } from '../../src/engine/index.js';
import { anybody, drawn, over, withAnswers } from '../support/over.js';
import { answerTo, asOf } from '../support/people.js';
import { stillToCome } from '../support/still-to-come.js';
import { differentConditions, read, stateIn } from '../support/table.js';

type Others = readonly (readonly [AttributeId, Answer | null])[];

/**
 * Somebody, and for every attribute another present answer, or none. An expected one that is added may bring something to come
 * (as for law 1), so what changes is what is so now.
 */
const somebodyAndOthers = (model: Model): fc.Arbitrary<{ readonly person: Profile; readonly others: Others }> => {
  const other = ({ id, ...attribute }: Model['base']['attributes'][number]) =>
    fc.option(answerTo({ id, ...attribute }, false), { freq: 4 }).map((answer) => [id, answer] as const);
  return fc.record({ person: anybody(model), others: fc.tuple(...model.base.attributes.map(other)) });
};

/** What a decided finding cites, directly or as the ground of an inferred answer. */
const cited = ({ because }: Finding): ReadonlySet<AttributeId> =>
  new Set(because.flatMap(({ attribute, grounds }) => [attribute, ...grounds]));

/** The cited answers stay, every other one changes, as long as they contradict nothing. */
function changed(model: Model, person: Profile, kept: ReadonlySet<AttributeId>, others: Others): Profile {
  let life = withAnswers(
    person,
    [...person.answers].filter(([id]) => kept.has(id)),
  );
  for (const [id, answer] of others) {
    if (kept.has(id) || answer === null) continue;
    const next = withAnswers(life, [...life.answers, [id, answer]]);
    if (contradictionsIn(model, next, asOf).length === 0 && stillToCome(model, next) === next) life = next;
  }
  return life;
}

describe('law 3: reasons are the reasons', () => {
  it.each(over({ real: 40, bees: 300, generated: 800 }))('what is not cited never changes a state, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, somebodyAndOthers), ([model, { person, others }]) => {
        const before = read(model, person);
        const lives = new Map<string, Profile>();
        for (const { where, requirement, condition } of differentConditions(model)) {
          const finding = explain(model, before, { requirement, condition }, () => []);
          if (finding.state !== 'met' && finding.state !== 'not-met') continue;
          const kept = cited(finding);
          const key = [...kept].sort().join();
          const life = lives.get(key) ?? changed(model, person, kept, others);
          lives.set(key, life);
          expect([where, [...kept], stateIn(read(model, life), condition)]).toEqual([where, [...kept], finding.state]);
        }
      }),
      { numRuns: base.numRuns * 8 },
    );
  });
});
