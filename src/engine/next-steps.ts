import type { NextStep, Opening, RoleAdvice, Unanswered } from '../domain/advice.js';
import type { RoleId, RouteId } from '../domain/ids.js';
import type { Model } from './model.js';

/**
 * What to do, most useful first: in turn something to apply for, something to gain, somebody to ask and, where verdicts are
 * open, a question to answer. Taking turns keeps three first actions from being the same action three times.
 */
export function chooseSteps(
  model: Model,
  roles: readonly RoleAdvice[],
  openings: readonly Opening[],
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
