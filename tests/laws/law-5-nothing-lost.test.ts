import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import { advise, type Model } from '../../src/engine/index.js';
import { beesModel, realModel } from '../support/bases.js';
import { generatedInterview, type Interviewee, interviewee, interviewWith } from '../support/interviews.js';
import { asOf } from '../support/people.js';
import { runs } from '../support/runs.js';
import { resultsFor } from '../support/states.js';

/** Everything that was never asked is answered now; what was "not sure" stays so. */
function holds(model: Model, person: Interviewee): void {
  const { said } = interviewWith(model, person);
  const rest = [...person.whole.answers].filter(([id]) => !said.answers.has(id) && !said.notSure.has(id));
  expect(verdicts(model, { ...said, answers: new Map([...said.answers, ...rest]) })).toEqual(verdicts(model, said));
  // And the advice asks nothing that the interview would not.
  expect(advise(model, said, asOf).unanswered).toEqual([]);
}

const verdicts = (model: Model, profile: Profile): readonly string[] =>
  resultsFor(
    model,
    profile,
    model.base.roles.map(({ id }) => id),
  ).map(({ id, verdict }) => `${id}: ${verdict}`);

vi.setConfig({ testTimeout: 60_000 });

describe('law 5: nothing is lost by stopping early', () => {
  it('over the shipped knowledge', () => {
    fc.assert(
      fc.property(interviewee(realModel), (person) => holds(realModel, person)),
      { numRuns: runs(12) },
    );
  });
  it('over routes into beekeeping', () => {
    fc.assert(
      fc.property(interviewee(beesModel), (person) => holds(beesModel, person)),
      { numRuns: runs(60) },
    );
  });
  it('over generated knowledge', () => {
    const pair = generatedInterview.chain((model) => interviewee(model).map((person) => ({ model, person })));
    fc.assert(
      fc.property(pair, ({ model, person }) => holds(model, person)),
      { numRuns: runs(600) },
    );
  });
});
