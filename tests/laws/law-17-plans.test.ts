import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { RoleId } from '../../src/domain/ids.js';
import { isTrainingKind } from '../../src/domain/knowledge-base.js';
import type { Pathway, Step } from '../../src/domain/pathway.js';
import { type Model, plan } from '../../src/engine/index.js';
import { realModel } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';
import { personas } from '../support/personas.js';
import { runs } from '../support/runs.js';

const single = (answer: Answer | undefined) => (answer === undefined || answer.kind === 'set' ? undefined : answer);

/** How many plans have a step of training that tells its level: with none, the law would say nothing. */
let given = 0;

/** The first step of training of a plan that is no higher than what was held, expected or gained before it. */
function repeatedLevel(model: Model, person: Profile, { steps }: Pathway): string | undefined {
  const { base, variables } = model;
  const ladder = base.levels?.qualification;
  const ranks = ladder === undefined ? undefined : variables.byId.get(ladder)?.values;
  if (ladder === undefined || ranks === undefined) return undefined;
  const answer = single(person.answers.get(ladder));
  let held = answer?.kind === 'ordered' ? (ranks.get(answer.value) ?? -1) : -1;
  for (const step of steps) {
    const level = base.routes.find(({ id }) => id === step.route)?.level;
    const rank = isTraining(step, model) ? ranks.get(level ?? '') : undefined;
    if (rank !== undefined) given++;
    if (rank !== undefined && rank <= held) return step.id;
    for (const gain of step.gives)
      if (gain.kind === 'ordered' && gain.attribute === ladder) held = Math.max(held, ranks.get(gain.value) ?? -1);
  }
  return undefined;
}

const isTraining = (step: Step, { base }: Model): boolean => {
  const kind = base.routes.find(({ id }) => id === step.route)?.kind;
  return kind !== undefined && isTrainingKind(kind);
};

/** The month in which full-time education ends, if somebody said it. */
function endOfEducation({ base }: Model, person: Profile): string | undefined {
  const busy = base.attributes.find(({ fullTime }) => fullTime === true);
  const answer = busy && single(person.answers.get(busy.id));
  return answer?.value === false ? answer.expected : undefined;
}

/** Posts, and applications for one, that begin before full-time education ends. */
function workTooSoon(model: Model, person: Profile, { steps }: Pathway): readonly string[] {
  const free = endOfEducation(model, person);
  if (free === undefined) return [];
  return steps.filter(({ route, role, start }) => role !== null && route === null && start < free).map(({ id }) => id);
}

function leadsOn(model: Model, person: Profile, role: RoleId): void {
  const { pathways } = plan(model, person, asOf, { kind: 'role', role });
  const repeats = pathways.flatMap((pathway) => repeatedLevel(model, person, pathway) ?? []);
  if (repeats.length < pathways.length) expect([role, repeats]).toEqual([role, []]);
  expect([role, pathways.flatMap((pathway) => workTooSoon(model, person, pathway))]).toEqual([role, []]);
}

describe('law 17 for plans: nobody trains at a level they have while there is another way, or works full time while at school', () => {
  afterAll(() => expect(given).toBeGreaterThan(0));

  it('over the shipped knowledge', () => {
    const roles = fc.constantFrom(...realModel.base.roles.map(({ id }) => id));
    fc.assert(
      fc.property(somebody(realModel, { expected: true }), roles, (person, role) => leadsOn(realModel, person, role)),
      { numRuns: runs(20) },
    );
  });

  const pupils = personas.filter(({ profile }) => endOfEducation(realModel, profile) !== undefined);
  const trained = realModel.base.roles.filter(({ id }) =>
    realModel.base.routes.some((route) => route.trainsFor.some(({ role }) => role === id)),
  );
  it.each(pupils)('for $persona.who', ({ profile }) => {
    for (const [at, { id }] of trained.entries()) if (at % 12 === 0) leadsOn(realModel, profile, id);
  });
});
