import type { Advice, Group, Opening, Result, RoleAdvice } from '../domain/advice.js';
import { groups } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { IsoDate } from '../domain/ids.js';
import { Assessment, inferredFrom } from './assess.js';
import { fitOf } from './fit.js';
import type { Model } from './model.js';
import { changesNeeded, isOneStep } from './near.js';
import { chooseSteps } from './next-steps.js';
import { findOpenings } from './openings.js';
import { type Person, readPerson } from './person.js';
import { headOf } from './report-head.js';
import { stillWorthAsking } from './worth-asking.js';

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

const smallest = (openings: readonly Opening[]): Opening | null => openings[0] ?? null;

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
