import type { Advice, CheckReport, Group, Head, Opening, Result, RoleAdvice, Unanswered } from '../domain/advice.js';
import { groups } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { IsoDate } from '../domain/ids.js';
import { Assessment, inferredFrom } from './assess.js';
import { fitOf } from './fit.js';
import { nextQuestion } from './interview.js';
import { rolesScope, type Scope, unansweredOf } from './matters.js';
import type { Model } from './model.js';
import { changesNeeded, isOneStep } from './near.js';
import { chooseSteps } from './next-steps.js';
import { findOpenings } from './openings.js';
import { type Person, readPerson } from './person.js';

/** The verdicts on the named roles and routes, in the order named. An id that does not exist is left out: the caller has looked. */
export function check(model: Model, profile: Profile, asOf: IsoDate, ids: readonly string[]): CheckReport {
  const person = readPerson(model, profile, asOf);
  const assessment = new Assessment(model, person);
  return {
    ...headOf(model, asOf),
    profile,
    inferred: inferredFrom(model, person),
    results: ids.flatMap((id) => resultOf(model, assessment, id)),
    unanswered: unansweredOf(model, person, scopeOf(model, ids)),
  };
}

/** The ways in that a check of these ids is about. */
export const scopeOf = (model: Model, ids: readonly string[]): Scope =>
  ids.flatMap((id) => {
    const route = model.routeWays.get(id);
    const ways = model.roleWays.get(id) ?? (route && [route]);
    return ways ? [ways] : [];
  });

function resultOf(model: Model, assessment: Assessment, id: string): readonly Result[] {
  const role = model.base.roles.find((entry) => entry.id === id);
  if (role !== undefined) return [assessment.role(role)];
  const route = model.base.routes.find((entry) => entry.id === id);
  return route === undefined ? [] : [assessment.route(route)];
}

/** Everything that can be said to one person: each role and route, what opens most, and what to do first. */
export function advise(model: Model, profile: Profile, asOf: IsoDate): Advice {
  const person = readPerson(model, profile, asOf);
  const assessment = new Assessment(model, person);
  const roles = model.base.roles.map((role): RoleAdvice => {
    const result = assessment.role(role) as Result & { kind: 'role' };
    return { ...result, fit: fitOf(model, profile, role), group: groupOf(model, person, result) };
  });
  const shown = roles.toSorted(inOrderShown);
  const openings = findOpenings(model, person, shown);
  const unanswered = stillWorthAsking(model, person);
  const steps = chooseSteps(model, shown, openings, unanswered);
  return {
    ...headOf(model, asOf),
    profile,
    inferred: inferredFrom(model, person),
    roles: shown,
    routes: model.base.routes.map((route) => assessment.route(route)),
    smallestChange: smallest(openings),
    nextSteps: steps.slice(0, 3),
    laterSteps: steps.slice(3, 9),
    unanswered,
  };
}

export const headOf = (model: Model, asOf: IsoDate): Head => ({
  knowledge: { version: model.base.version, reviewed: model.base.reviewed },
  asOf,
});

const smallest = (openings: readonly Opening[]): Opening | null => openings[0] ?? null;

/** What could still matter, most useful first; nothing where the interview itself would ask no more, so that the two agree. */
const stillWorthAsking = (model: Model, person: Person): readonly Unanswered[] =>
  nextQuestion(model, person.profile, person.asOf, rolesScope(model), false) === null ? [] : unansweredOf(model, person, rolesScope(model));

/** Where a role stands on the page. */
function groupOf(model: Model, person: Person, result: Result): Group {
  if (result.noRule) return 'no-rule';
  if (result.verdict !== 'not-yet') return result.verdict;
  return result.ways.some((way) => isOneStep(model, person, way)) ? 'one-step' : 'further';
}

/** By group, then by fit, then fewest changes first, then by title: the same answers give the same page. */
function inOrderShown(a: RoleAdvice, b: RoleAdvice): number {
  const nearest = (role: RoleAdvice): number => Math.min(...role.ways.map(changesNeeded));
  return (
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    (b.fit.score ?? -1) - (a.fit.score ?? -1) ||
    byNumber(nearest(a), nearest(b)) ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

const byNumber = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
