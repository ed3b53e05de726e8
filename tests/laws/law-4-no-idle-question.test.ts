import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { AttributeId } from '../../src/domain/ids.js';
import { contradictionsIn, type Model, rolesScope } from '../../src/engine/index.js';
import { ProofSearch } from '../../src/engine/interview/relevance-proof.js';
import { readPerson } from '../../src/engine/person/person.js';
import { beesModel, realModel } from '../support/bases.js';
import { generatedInterview, type Interviewee, interviewee, interviewWith, type Step } from '../support/interviews.js';
import { asOf } from '../support/people.js';
import { runs } from '../support/runs.js';
import { resultsFor } from '../support/states.js';

/**
 * The engine has to name other answers under which two answers to its question give two verdicts; here both are put to `check`,
 * which knows nothing of how questions are chosen. An open attribute that has no answer there is one of which nobody is sure.
 */
function expectNotIdle(model: Model, { before, next }: Step): void {
  const isWish = next.attributes.every((id) => model.variables.byId.get(id)?.attribute.wish);
  if (isWish) return;
  const proof = new ProofSearch(model, readPerson(model, before, asOf), rolesScope(model)).find(next.attributes, FAR);
  if (typeof proof === 'string') throw new Error(`${next.question.id} is ${proof}`);
  const { attribute, others, answers } = proof;
  expect(next.question.settles).toContain(attribute);
  for (const [id, answer] of before.answers) expect(others.answers.get(id)).toEqual(answer);
  expect([others.answers.has(attribute), ...[...before.notSure].map((id) => others.answers.has(id))]).not.toContain(true);
  const [one, other] = answers.map((answer) => verdicts(model, answering(others, attribute, answer)));
  expect([next.question.id, one]).not.toEqual([next.question.id, other]);
}

/** The test looks further than the interview, which has to be quick. */
const FAR = 100_000;

const answering = (others: Profile, id: AttributeId, answer: Answer | null): Profile =>
  answer === null ? others : { ...others, answers: new Map([...others.answers, [id, answer]]) };

function verdicts(model: Model, profile: Profile): readonly string[] {
  expect(contradictionsIn(model, profile, asOf)).toEqual([]);
  return resultsFor(
    model,
    profile,
    model.base.roles.map(({ id }) => id),
  ).map(({ verdict }) => verdict);
}

const holds = (model: Model, person: Interviewee): void => {
  for (const step of interviewWith(model, person).steps) expectNotIdle(model, step);
};

vi.setConfig({ testTimeout: 60_000 });

describe('law 4: no idle question', () => {
  // The same people each time: the search for a proof ends after so many looks, and then the question is asked, because one
  // question too many beats a verdict that is lost.
  it('over the shipped knowledge', () => {
    fc.assert(
      fc.property(interviewee(realModel), (person) => holds(realModel, person)),
      { numRuns: runs(8), seed: 20261124 },
    );
  });
  it('over routes into beekeeping', () => {
    fc.assert(
      fc.property(interviewee(beesModel), (person) => holds(beesModel, person)),
      { numRuns: runs(60) },
    );
  });
  // The same bases and people each time, for the same reason.
  it('over generated knowledge', () => {
    const pair = generatedInterview.chain((model) => interviewee(model).map((person) => ({ model, person })));
    fc.assert(
      fc.property(pair, ({ model, person }) => holds(model, person)),
      { numRuns: runs(300), seed: 20261124 },
    );
  });
});
