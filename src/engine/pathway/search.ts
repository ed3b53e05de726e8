import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import type { Cost, Step } from '../../domain/pathway.js';
import type { Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { readPerson } from '../person.js';
import { type Ahead, stepsAhead } from './ahead.js';
import { type Begun, beginRoute } from './begin-route.js';
import { isNoWorse, nothing, undominated, withStep } from './cost.js';
import { afterStep, dateAfter, growsYearly, later } from './life.js';
import { type Moves, movesOf, openGrades } from './moves.js';
import { begin, type Standing, type Start } from './start.js';
import { applyStep } from './steps.js';

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
  const first: Label = {
    began: asOf,
    profile,
    date: asOf,
    person: readPerson(model, profile, asOf),
    outcomes: new Set(),
    cost: nothing,
    steps: [],
  };
  const waiting: Label[] = [first];
  const seen = new Map<string, Cost[]>();
  let found: readonly Found[] = [];
  let explored = 0;
  let complete = true;
  while (waiting.length > 0) {
    const label = takeNearest(waiting);
    if (isBeaten(found, label.cost)) continue;
    if (explored >= limits.mostStates) {
      complete = false;
      break;
    }
    explored++;
    const ends = roles.flatMap((role) => finish(model, moves, label, role)).filter(({ steps }) => !without.has(steps.at(-1)?.id ?? ''));
    found = undominated([...found, ...ends.filter(({ cost }) => cost.months <= limits.mostMonths)]);
    // One that is open needs no step: anything more is dearer on the count of steps, and no shorter.
    if (label.steps.length + 1 >= limits.mostSteps) continue;
    const targets = roles.flatMap((role) => model.roleWays.get(role.id) ?? []);
    for (const ahead of stepsAhead(model, moves, label, targets)) {
      if (without.has(ahead.step.id)) continue;
      const next = take(model, moves, label, ahead, asOf);
      if (next.cost.months <= limits.mostMonths && !isBeaten(found, next.cost) && isNew(seen, model, next)) waiting.push(next);
    }
  }
  return { found, explored, complete };
}

/** The label with the fewest steps and months; a step weighs as a year. Takes it out of those that wait. */
function takeNearest(waiting: Label[]): Label {
  let best = 0;
  const weight = ({ cost }: Label): number => cost.steps * 12 + cost.months + 12 * cost.supposed;
  for (let at = 1; at < waiting.length; at++) if (weight(waiting[at] as Label) < weight(waiting[best] as Label)) best = at;
  return waiting.splice(best, 1)[0] as Label;
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

/** The plan with one more step done. */
export function take(model: Model, moves: Moves, label: Label, { step, start }: Ahead, began: IsoDate): Label {
  const months = monthsBetween(step.start, step.end);
  const date = dateAfter(start.date, months);
  const ended = later(model, start.profile, { began, from: start.date, to: date });
  const profile = afterStep(model, moves, ended, step.gives, date);
  const waited = monthsBetween(monthOf(label.date), step.start);
  return {
    began,
    profile,
    date,
    person: readPerson(model, profile, date),
    outcomes: new Set<AttributeId>([...label.outcomes, ...openGrades(moves, step.gives)]),
    cost: withStep(label.cost, step, waited),
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
    const waited = monthsBetween(monthOf(label.date), step.start);
    return [{ ...label, role, cost: withStep(label.cost, step, waited), steps: [...label.steps, step] }];
  });
}

const withoutOpening = ({ start }: { readonly start?: Start }): Begun | undefined =>
  start === undefined ? undefined : { start, opening: null };
