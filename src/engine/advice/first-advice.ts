import type { GivenAdvice } from '../../domain/advice.js';
import { nextRound } from '../../domain/application-round.js';
import { MET } from '../model/evaluate.js';
import type { Model } from '../model/model.js';
import type { Person } from '../person/person.js';

/** The first advice whose condition today's answers meet, weightiest first, with its round of applications. Past rounds are left out. */
export function firstAdviceFor(model: Model, person: Person): readonly GivenAdvice[] {
  const { state, from } = person.states;
  return model.firstAdvice
    .filter(({ condition }) => state[condition.node] === MET && from[condition.node] === 0)
    .map(({ advice }) => ({ advice, round: advice.window === undefined ? null : (nextRound([advice.window], person.asOf) ?? null) }))
    .filter(({ round }) => round?.state !== 'past');
}
