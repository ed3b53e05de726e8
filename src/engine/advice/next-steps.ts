import type { GivenAdvice, NextStep, Offer, RoleAdvice, Unanswered, UnlockingChange } from '../../domain/advice.js';
import { type ApplicationRound, isOpenSoon, nextRound } from '../../domain/application-round.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import { isTrainingKind, type KnowledgeBase, type Role, type Route } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import { decides } from '../../domain/requirement.js';
import type { Model } from '../model/model.js';
import { SUITS } from '../person/fit.js';
import type { Person } from '../person/person.js';
import type { Backwards } from './backwards.js';

/** The number of first steps. */
export const FIRST = 3;

/** Training that begins later than this is no first step. */
const A_YEAR = 12;

/** Verdicts with which one can apply, or ask. */
const APPLICABLE: ReadonlySet<string> = new Set(['open', 'open-later', 'judged']);

export type StepsFrom = {
  readonly roles: readonly RoleAdvice[];
  readonly unlocking: readonly UnlockingChange[];
  readonly unanswered: readonly Unanswered[];
  readonly firstAdvice: readonly GivenAdvice[];
  readonly backwards: Backwards;
};

/**
 * What to do, most useful first. In turn: a post to apply for, a scheme whose round is open or opens soon, something to gain,
 * training to apply for, and where verdicts are open a question to answer: three first actions are then not one action three
 * times. Nothing leads backwards (a post more than a level below the person's own, training they are past), and what waits for a
 * round that is closed comes last.
 */
export function chooseSteps(model: Model, person: Person, from: StepsFrom): readonly NextStep[] {
  const { roles, unlocking, unanswered, firstAdvice, backwards } = from;
  const byId = new Map<string, Role>(model.base.roles.map((role) => [role.id, role]));
  const near = roles.filter(({ levelMatch }) => levelMatch !== 'far-below');
  const apply = near
    .filter(({ past }) => !past)
    .flatMap((role) => ((role.jobs?.months ?? A_YEAR + 1) > A_YEAR ? [] : applyFor(model.base, role, role.jobs, person.asOf)));
  // People with experience retrain only for work that suits them or that they know.
  const isStarting = roles.every(({ uses }) => uses.months < A_YEAR && !uses.registration && !uses.subject);
  const training = near.flatMap((role) => {
    const route = routeOf(model.base, role, role.training?.way);
    if (route === undefined || role.levelMatch === 'below' || backwards.isBackwards(route, byId.get(role.id))) return [];
    if (!isStarting && !suits(role)) return [];
    return (role.training?.months ?? Number.POSITIVE_INFINITY) - (route.duration?.from ?? 0) > A_YEAR
      ? []
      : applyFor(model.base, role, role.training, person.asOf);
  });
  const hasWishes = roles.some(({ fit }) => fit.score !== null);
  const said = new Set<string>(firstAdvice.flatMap(({ advice }) => advice.routes));
  // Nor do they study for a year while there are posts to apply for; a gap below what they hold is another matter.
  const isShort = (route: Route): boolean => backwards.isWithinHeld(route) || (route.duration?.from ?? A_YEAR) < A_YEAR;
  const isTimely = ({ by }: UnlockingChange): boolean =>
    !by.some((id) => said.has(id)) && (isStarting || model.base.routes.some((route) => by.includes(route.id) && isShort(route)));
  const gain = unlocking.map((opening) => ({ kind: 'gain' as const, opening, route: opening.by[0] ?? null }));
  const posts = apply.filter((step) => !isScheme(step));
  const schemes = [...apply, ...training].filter(isScheme).toSorted((a, b) => (opensOf(a) < opensOf(b) ? -1 : 1));
  const open = schemes.filter((step) => 'round' in step && step.round !== null && isOpenSoon(step.round, person.asOf));
  const courses = training.filter((step) => !isScheme(step));
  const kinds: readonly (readonly NextStep[])[] = [
    posts,
    open,
    // What the first advice says is not said twice, and what comes after it waits; so does what opens nothing that suits.
    gain.slice(0, 1).filter(({ opening }) => isTimely(opening) && (!hasWishes || opening.suits.length > 0)),
    ...(isStarting ? [courses] : []),
  ];
  const steps = firstOfEachKey([...inTurn(kinds), ...gain, ...schemes.filter((step) => !open.includes(step)), ...courses]);
  // A question is no first step while there is something to do.
  const ask = unanswered.slice(0, 1).map(({ question }): NextStep => ({ kind: 'answer', question }));
  return [...steps.slice(0, FIRST), ...ask, ...steps.slice(FIRST)];
}

const isScheme = (step: NextStep): boolean => 'round' in step && step.round !== null;

const suits = ({ fit, uses }: RoleAdvice): boolean => (fit.score ?? 0) >= SUITS || uses.months > 0 || uses.subject || uses.registration;

const opensOf = (step: NextStep): string => ('round' in step ? (step.round?.opens ?? '') : '');

function applyFor(base: KnowledgeBase, role: RoleAdvice, offer: Offer | null, asOf: IsoDate): readonly NextStep[] {
  if (offer === null || !APPLICABLE.has(offer.verdict)) return [];
  const route = routeOf(base, role, offer.way);
  const round = roundOf(route, asOf, offer.from ?? undefined);
  if (round?.state === 'past' || route?.scarce !== undefined) return [];
  const shared = { role: role.id, way: offer.way, route: route?.id ?? null, round };
  // One may apply before one is free to start.
  const start = route === undefined && (offer.months ?? 0) > 0 ? monthAfter(monthOf(asOf), offer.months ?? 0) : null;
  const from = offer.from ?? start;
  if (offer.verdict !== 'judged') return [{ kind: 'apply', ...shared, from }];
  const way = role.ways.find((entry) => entry.way.id === offer.way);
  // What only helps is no reason to ask.
  const judged = way?.findings.find(({ state, requirement }) => state === 'judged' && decides(requirement.strength))?.judged[0] ?? '';
  return [{ kind: 'ask', ...shared, from, judged }];
}

const routeOf = ({ routes }: KnowledgeBase, role: RoleAdvice, way: string | undefined): Route | undefined => {
  const id = role.ways.find((entry) => entry.way.id === way)?.way.route;
  return id === undefined ? undefined : routes.find((route) => route.id === id);
};

/** The round to apply in: the first one that begins when somebody can, as far as its start is known. */
function roundOf(route: Route | undefined, asOf: IsoDate, from: YearMonth | undefined): ApplicationRound | null {
  if (route === undefined || !isTrainingKind(route.kind)) return null;
  const windows = route.apply?.windows ?? [];
  return nextRound(windows, asOf, windows.every(({ starts }) => starts !== undefined) ? from : undefined) ?? null;
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
    return step.route === null ? `role ${step.role}` : `route ${step.route}`;
  };
  const seen = new Set<string>();
  return steps.filter((step) => !seen.has(keyOf(step)) && seen.add(keyOf(step)));
}
