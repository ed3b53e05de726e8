import type { GivenAdvice } from '../../domain/advice.js';
import type { Answer } from '../../domain/answers.js';
import { nextRound } from '../../domain/application-round.js';
import type { AttributeId } from '../../domain/ids.js';
import type { FirstAdvice } from '../../domain/knowledge-base.js';
import type { Compiled } from '../model/conditions.js';
import { MET } from '../model/evaluate.js';
import type { Model } from '../model/model.js';
import type { Person } from './person.js';
import { freeFrom } from './timeline.js';

/**
 * The first advice for somebody with today's answers, weightiest first, each with its next round of applications that does not
 * begin before their full-time education ends. Past rounds are left out.
 */
export function firstAdviceFor(model: Model, person: Person): readonly GivenAdvice[] {
  const { state, from } = person.states;
  const isMet = ({ node }: Compiled): boolean => state[node] === MET && from[node] === 0;
  const isComing = ({ node }: Compiled): boolean => state[node] === MET && from[node] !== 0;
  const free = freeFrom(model.variables, person.timeline);
  return model.firstAdvice
    .filter(
      ({ advice, when, unless }) =>
        (when === null || (advice.coming ? isComing(when) : isMet(when))) && (unless === null || !isMet(unless)),
    )
    .filter(({ advice }) => !isOnItsWay(model, person, advice))
    .map(({ advice }) => ({ advice, round: advice.window === undefined ? null : (nextRound([advice.window], person.asOf, free) ?? null) }))
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
