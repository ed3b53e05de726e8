import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import { monthsBetween } from '../../domain/months.js';
import type { Step } from '../../domain/pathway.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import { applyGains } from '../person/apply-changes.js';
import { readPerson } from '../person/person.js';
import type { Candidates } from './candidates.js';
import { dateAfter, later, outcomesOf, startingProfile } from './passing-time.js';
import { type PlanState, personAt } from './start.js';

/** What comes of a step: the step, and the answers at its end. `stand` reads the person, which most ends never need. */
export type Arrival = {
  readonly step: Step;
  readonly profile: Profile;
  readonly outcomes: ReadonlySet<AttributeId>;
  readonly stand: () => PlanState;
};

const starts = new WeakMap<Model, WeakMap<Profile, Map<IsoDate, PlanState>>>();

/** Somebody on the day of asking. The same for every plan that is made for the same answers, which then share what they find. */
export function beginSearch(model: Model, said: Profile, asOf: IsoDate): PlanState {
  const people = memoize(starts, model, () => new WeakMap());
  const days = memoize(people, said, () => new Map());
  return memoize(days, asOf, () => {
    const profile = startingProfile(model, said, asOf);
    return { began: asOf, profile, date: asOf, person: readPerson(model, profile, asOf), outcomes: new Set() };
  });
}

const arrivals = new WeakMap<PlanState, Map<string, Arrival>>();

/** Somebody with one more step done. Cached, because plans for several targets, and plan B, share steps. */
export function arrive(model: Model, at: PlanState, ahead: Candidates): Arrival {
  const { id, start } = ahead;
  const known = memoize(arrivals, at, () => new Map());
  return memoize(known, `${id} ${start.date} ${JSON.stringify(start.supposes)}`, () => arriveAnew(model, at, ahead));
}

function arriveAnew(model: Model, at: PlanState, { start, make }: Candidates): Arrival {
  const step = make();
  const { began } = at;
  const date = dateAfter(start.date, monthsBetween(step.start, step.end));
  const ended = later(model, start.profile, { began, from: start.date, to: date });
  const profile = applyGains(model, ended, step.gives, date);
  const outcomes = new Set<AttributeId>([...at.outcomes, ...outcomesOf(model, ended, step.gives)]);
  let standing: PlanState | undefined;
  const stand = (): PlanState => {
    standing ??= { began, profile, date, person: personAt(model, at, profile, date), outcomes };
    return standing;
  };
  return { step, profile, outcomes, stand };
}
