import type { GivenAdvice } from '../../domain/advice.js';
import type { Answer } from '../../domain/answers.js';
import { nextRound } from '../../domain/application-round.js';
import type { AttributeId } from '../../domain/ids.js';
import type { FirstAdvice } from '../../domain/knowledge-base.js';
import { MET } from '../model/evaluate.js';
import type { Model } from '../model/model.js';
import type { Person } from '../person/person.js';

/** The first advice whose condition today's answers meet, weightiest first, with its round of applications. Past rounds are left out. */
export function firstAdviceFor(model: Model, person: Person): readonly GivenAdvice[] {
  const { state, from } = person.states;
  return model.firstAdvice
    .filter(({ condition }) => state[condition.node] === MET && from[condition.node] === 0)
    .filter(({ advice }) => !isOnItsWay(model, person, advice))
    .map(({ advice }) => ({ advice, round: advice.window === undefined ? null : (nextRound([advice.window], person.asOf) ?? null) }))
    .filter(({ round }) => round?.state !== 'past');
}

/** Whether somebody has or expects everything already that an advice is to bring: a level below it is not enough. */
function isOnItsWay({ base, variables }: Model, { profile }: Person, { gives, routes }: FirstAdvice): boolean {
  const gains = gives.length > 0 ? gives : base.routes.filter(({ id }) => routes.includes(id)).flatMap((route) => route.gives);
  const rankOf = (id: AttributeId, value: string): number => variables.byId.get(id)?.values.get(value) ?? -1;
  return (
    gains.length > 0 &&
    gains.every((gain) => {
      const answer = profile.answers.get(gain.attribute);
      if (
        gain.kind === 'ordered' &&
        answer?.kind === 'ordered' &&
        rankOf(gain.attribute, answer.value) < rankOf(gain.attribute, gain.value)
      )
        return false;
      return isHeldOrExpected(answer);
    })
  );
}

const isHeldOrExpected = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer.kind !== 'set' && (answer.expected !== undefined || answer.value === true);
