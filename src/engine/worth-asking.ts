import type { Unanswered } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { IsoDate } from '../domain/ids.js';
import { nextQuestion } from './interview.js';
import { rolesScope, unansweredOf } from './matters.js';
import type { Model } from './model.js';
import { type Person, readPerson } from './person.js';

/** What could still matter, most useful first; nothing where the interview itself would ask no more, so that the two agree. */
export const stillWorthAsking = (model: Model, person: Person): readonly Unanswered[] =>
  nextQuestion(model, person.profile, person.asOf, rolesScope(model), false) === null ? [] : unansweredOf(model, person, rolesScope(model));

/** The same for a profile that has not been read yet: the `unanswered` of its advice. */
export const unansweredFor = (model: Model, profile: Profile, asOf: IsoDate): readonly Unanswered[] =>
  stillWorthAsking(model, readPerson(model, profile, asOf));
