import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import { monthsBetween } from '../../domain/months.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import { personWith } from '../person/apply-changes.js';
import { readPerson } from '../person/person.js';
import type { Candidates } from './candidates.js';
import { dateAfter, later, outcomesOf, startingProfile } from './passing-time.js';
import { type Arrival, type PlanState, planState } from './start.js';

/** Somebody on the day of asking. */
export function beginSearch(model: Model, said: Profile, asOf: IsoDate): PlanState {
  const profile = startingProfile(model, said, asOf);
  return planState({
    began: asOf,
    profile,
    date: asOf,
    person: readPerson(model, profile, asOf),
    outcomes: new Set(),
    supposed: new Set(),
  });
}

/** Somebody with one more step done. */
export function arrive(model: Model, at: PlanState, ahead: Candidates): Arrival {
  const { id, start } = ahead;
  return memoize(at.arrivals, `${id} ${start.date} ${JSON.stringify(start.supposes)}`, () => arriveAnew(model, at, ahead));
}

function arriveAnew(model: Model, at: PlanState, { start, make }: Candidates): Arrival {
  const step = make();
  const { began } = at;
  const date = dateAfter(start.date, monthsBetween(step.start, step.end));
  const ended = later(model, start.profile, { began, from: start.date, to: date });
  const person = personWith(model, ended, step.gives, date);
  const { profile } = person;
  const outcomes = new Set<AttributeId>([...at.outcomes, ...outcomesOf(model, ended, step.gives)]);
  const supposed = new Set([...at.supposed, ...start.supposes.map(({ change }) => change.attribute)]);
  let standing: PlanState | undefined;
  const stand = (): PlanState => {
    standing ??= planState({ began, profile, date, person, outcomes, supposed });
    return standing;
  };
  return { step, profile, outcomes, stand };
}
