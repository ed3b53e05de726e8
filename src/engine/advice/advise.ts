import {
  type Advice,
  type Group,
  groups,
  type NextStep,
  type Result,
  type RoleAdvice,
  type Unanswered,
  type UnlockingChange,
} from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { IsoDate, RoleId, RouteId } from '../../domain/ids.js';
import { stillWorthAsking } from '../interview/next-question.js';
import type { Model } from '../model/model.js';
import { headOf } from '../model/report-head.js';
import { fitOf } from '../person/fit.js';
import { type Person, readPerson } from '../person/person.js';
import { Assessment, inferredFrom } from '../verdict/assess.js';
import { findUnlockingChanges } from './openings.js';
import { changesNeeded, isOneStep } from './reachable.js';

/** Everything that can be said to one person: each role and route, what opens most, and what to do first. */
export function advise(model: Model, profile: Profile, asOf: IsoDate): Advice {
  const person = readPerson(model, profile, asOf);
  const assessment = new Assessment(model, person);
  const roles = model.base.roles.map((role): RoleAdvice => {
    const result = assessment.role(role) as Result & { kind: 'role' };
    return { ...result, fit: fitOf(model, profile, role), group: groupOf(model, person, result) };
  });
  const shown = roles.toSorted(inOrderShown);
  const openings = findUnlockingChanges(model, person, shown);
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

const smallest = (openings: readonly UnlockingChange[]): UnlockingChange | null => openings[0] ?? null;

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

/**
 * What to do, most useful first: in turn something to apply for, something to gain, somebody to ask and, where verdicts are
 * open, a question to answer. Taking turns keeps three first actions from being the same action three times.
 */
export function chooseSteps(
  model: Model,
  roles: readonly RoleAdvice[],
  openings: readonly UnlockingChange[],
  unanswered: readonly Unanswered[],
): readonly NextStep[] {
  const scarce = new Set<string>(model.base.routes.flatMap((route) => (route.scarce ? [route.id] : [])));
  const apply = roles.filter(({ group }) => group === 'open' || group === 'open-later').map(applyFor);
  const kinds: readonly (readonly NextStep[])[] = [
    apply.toSorted((a, b) => Number(scarce.has(wayOf(a))) - Number(scarce.has(wayOf(b)))),
    openings.map((opening): NextStep => ({ kind: 'gain', opening, route: opening.by[0] ?? null })),
    roles.filter(({ group }) => group === 'judged').flatMap(askAbout),
    unanswered.slice(0, 1).map(({ question }): NextStep => ({ kind: 'answer', question })),
  ];
  return firstOfEachKey(inTurn(kinds));
}

const wayOf = (step: NextStep): string => ('way' in step ? step.way : '');

const routeOf = (way: string, role: RoleAdvice): RouteId | null => role.ways.find((entry) => entry.way.id === way)?.way.route ?? null;

const applyFor = (role: RoleAdvice): NextStep => ({
  kind: 'apply',
  role: role.id as RoleId,
  way: role.best,
  route: routeOf(role.best, role),
  from: role.from,
});

function askAbout(role: RoleAdvice): readonly NextStep[] {
  const way = role.ways.find((entry) => entry.way.id === role.best);
  const judged = way?.findings.flatMap((finding) => finding.judged)[0];
  return judged === undefined ? [] : [{ kind: 'ask', role: role.id as RoleId, way: role.best, route: routeOf(role.best, role), judged }];
}

function inTurn<T>(kinds: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...kinds.map((kind) => kind.length));
  return Array.from({ length: longest }, (_, at) => kinds.flatMap((kind) => kind.slice(at, at + 1))).flat();
}

/** The same route for two roles is one action; so is the same change. */
function firstOfEachKey(steps: readonly NextStep[]): readonly NextStep[] {
  const keyOf = (step: NextStep): string => {
    if (step.kind === 'gain') return `gain ${step.opening.change.attribute}`;
    if (step.kind === 'answer') return `answer ${step.question}`;
    return step.route === null ? `${step.kind} ${step.role}` : `route ${step.route}`;
  };
  const seen = new Set<string>();
  return steps.filter((step) => !seen.has(keyOf(step)) && seen.add(keyOf(step)));
}
