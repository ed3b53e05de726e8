import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import { type Role, seniorities } from '../../domain/knowledge-base.js';
import type { Cost, Step } from '../../domain/pathway.js';
import type { Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { readPerson } from '../person.js';
import { type Ahead, stepsAhead, type Towards } from './ahead.js';
import { type Begun, beginRoute } from './begin-route.js';
import { isNoWorse, nothing, undominated, withStep } from './cost.js';
import { afterStep, dateAfter, growsYearly, later } from './life.js';
import { type Moves, movesOf, openGrades } from './moves.js';
import { begin, type Standing, type Start } from './start.js';
import { applyStep } from './steps.js';

/** A label that is only worked out when its turn comes: most never do. */
type Waiting = { readonly cost: Cost; readonly arrive: () => Label };

/** A plan as far as it has come. */
export type Label = Standing & { readonly cost: Cost; readonly steps: readonly Step[] };
export type Found = Label & { readonly role: Role };

export type Limits = { readonly mostMonths: number; readonly mostSteps: number; readonly mostStates: number };
export type Searched = { readonly found: readonly Found[]; readonly explored: number; readonly complete: boolean };

/**
 * Every cost that nothing beats on every count, each by one plan: a search over labels, fewest and shortest first. A label gives
 * way to another with the same answers that is no worse on any count: who is there earlier can always wait. `without` leaves
 * steps out, by id. Only what somebody still lacks for the target, or for a step towards it, is tried.
 */
export function search(
  model: Model,
  profile: Profile,
  asOf: IsoDate,
  roles: readonly Role[],
  limits: Limits,
  without: ReadonlySet<string> = new Set(),
): Searched {
  const moves = movesOf(model);
  const towards = towardsOf(model, roles);
  const first: Label = {
    began: asOf,
    profile,
    date: asOf,
    person: readPerson(model, profile, asOf),
    outcomes: new Set(),
    cost: nothing,
    steps: [],
  };
  const waiting: Waiting[] = [{ cost: nothing, arrive: () => first }];
  const seen = new Map<string, Cost[]>();
  let found: readonly Found[] = [];
  let explored = 0;
  let complete = true;
  while (waiting.length > 0) {
    const next = takeNearest(waiting);
    if (isBeaten(found, next.cost)) continue;
    const label = next.arrive();
    if (!isNew(seen, model, label)) continue;
    if (explored >= limits.mostStates) {
      complete = false;
      break;
    }
    explored++;
    const ends = roles.flatMap((role) => finish(model, moves, label, role)).filter(({ steps }) => !without.has(steps.at(-1)?.id ?? ''));
    found = undominated([...found, ...ends.filter(({ cost }) => cost.months <= limits.mostMonths)]);
    // One that is open needs no step: anything more is dearer on the count of steps, and no shorter.
    if (label.steps.length + 1 >= limits.mostSteps) continue;
    for (const ahead of stepsAhead(model, moves, label, towards)) {
      if (without.has(ahead.step.id)) continue;
      const cost = costOf(label, ahead.step);
      if (cost.months > limits.mostMonths || isBeaten(found, cost)) continue;
      waiting.push({ cost, arrive: () => take(model, moves, label, ahead) });
    }
  }
  return { found, explored, complete };
}

function towardsOf(model: Model, roles: readonly Role[]): Towards {
  const rank = ({ seniority }: Role): number => seniorities.indexOf(seniority);
  const most = Math.max(...roles.map(rank));
  return {
    ways: roles.flatMap((role) => model.roleWays.get(role.id) ?? []),
    posts: new Set(model.base.roles.filter((role) => rank(role) <= most)),
  };
}

/** The label with the fewest steps and months; a step weighs as a year. Takes it out of those that wait. */
function takeNearest(waiting: Waiting[]): Waiting {
  let best = 0;
  const weight = ({ cost }: Waiting): number => cost.steps * 12 + cost.months + 12 * cost.supposed;
  for (let at = 1; at < waiting.length; at++) if (weight(waiting[at] as Waiting) < weight(waiting[best] as Waiting)) best = at;
  return waiting.splice(best, 1)[0] as Waiting;
}

/** Some plan is no worse than this one would be with its last step. */
const isBeaten = (found: readonly Found[], cost: Cost): boolean =>
  found.some((other) => isNoWorse(other.cost, { ...cost, steps: cost.steps + 1 }));

function isNew(seen: Map<string, Cost[]>, model: Model, label: Label): boolean {
  const key = keyOf(model, label);
  const before = seen.get(key) ?? [];
  if (before.some((cost) => isNoWorse(cost, label.cost))) return false;
  seen.set(key, [...before.filter((cost) => !isNoWorse(label.cost, cost)), label.cost]);
  return true;
}

/** Answers and open grades, without what grows by itself: the months are in the cost. */
function keyOf(model: Model, { profile, outcomes }: Label): string {
  const answers = [...profile.answers]
    .filter(([id]) => !growsYearly(model, id))
    .map(([id, answer]) => [id, answer.kind === 'set' ? answer.items : [answer.value, answer.expected]]);
  return JSON.stringify([answers.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)), [...outcomes].sort()]);
}

const costOf = (label: Label, step: Step): Cost => withStep(label.cost, step, monthsBetween(monthOf(label.date), step.start));

/** The plan with one more step done. */
export function take(model: Model, moves: Moves, label: Label, { step, start }: Ahead): Label {
  const { began } = label;
  const months = monthsBetween(step.start, step.end);
  const date = dateAfter(start.date, months);
  const ended = later(model, start.profile, { began, from: start.date, to: date });
  const profile = afterStep(model, moves, ended, step.gives, date);
  return {
    began,
    profile,
    date,
    person: readPerson(model, profile, date),
    outcomes: new Set<AttributeId>([...label.outcomes, ...openGrades(moves, step.gives)]),
    cost: costOf(label, step),
    steps: [...label.steps, step],
  };
}

/** The label with its application, by each way that is open or judged. */
function finish(model: Model, moves: Moves, label: Label, role: Role): readonly Found[] {
  return (model.roleWays.get(role.id) ?? []).flatMap((way): readonly Found[] => {
    const by = way.way.route === undefined ? undefined : moves.byRoute.get(way.way.route);
    if (way.way.route !== undefined && (by === undefined || label.steps.some(({ route }) => route === by.route.id))) return [];
    const begun = by === undefined ? withoutOpening(begin(model, moves, label, way)) : beginRoute(model, moves, label, way, by.route);
    if (begun === undefined) return [];
    const step = applyStep(role, way, begun.start, by, begun.opening);
    return [{ ...label, role, cost: costOf(label, step), steps: [...label.steps, step] }];
  });
}

const withoutOpening = ({ start }: { readonly start?: Start }): Begun | undefined =>
  start === undefined ? undefined : { start, opening: null };
