import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import { costCounts, type Step } from '../../domain/pathway.js';
import { applyGains } from '../apply.js';
import type { CompiledWay, Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { readPerson } from '../person.js';
import { type Ahead, stepsAhead } from './ahead.js';
import { beginWay } from './begin-route.js';
import { type Counts, countsOf, greatest, isNoWorse, nothing, plus, stepCost, undominated } from './cost.js';
import { dateAfter, later, outcomesOf } from './life.js';
import type { RouteMove } from './moves.js';
import { Nearest } from './nearest.js';
import { Reach } from './reach.js';

import { Seen } from './seen.js';
import { personAt, type Standing } from './start.js';
import { applyStep } from './steps.js';
import { type Supply, supplyFor } from './supply.js';

/** A label that is only worked out when its turn comes: most never do. `least`: no plan by it costs less on any count. */
type Waiting = { readonly least: Counts; readonly arrive: () => Label | undefined };

/** A plan as far as it has come. */
export type Label = Standing & { readonly cost: Counts; readonly steps: readonly Step[] };
export type Found = Label & { readonly role: Role };

export type Limits = { readonly mostMonths: number; readonly mostSteps: number; readonly mostStates: number };
export type Searched = { readonly found: readonly Found[]; readonly explored: number; readonly complete: boolean };

type Target = { readonly role: Role; readonly way: CompiledWay; readonly by: RouteMove | undefined; readonly apply: Counts };

const MONTHS = costCounts.indexOf('months');
const STEPS = costCounts.indexOf('steps');
const SUPPOSED = costCounts.indexOf('supposed');

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
  const supply = supplyFor(model, roles);
  const targets = targetsOf(model, supply, roles);
  const first: Label = {
    began: asOf,
    profile,
    date: asOf,
    person: readPerson(model, profile, asOf),
    outcomes: new Set(),
    cost: nothing,
    steps: [],
  };
  const waiting = new Nearest<Waiting>();
  waiting.put({ least: nothing, arrive: () => first }, 0);
  const left = new Set([...without].flatMap((id) => supply.byStep.get(id) ?? []));
  const seen = new Seen(model);
  let found: readonly Found[] = [];
  let explored = 0;
  const isHopeless = (cost: Counts): boolean =>
    !((cost[MONTHS] as number) <= limits.mostMonths && (cost[STEPS] as number) <= limits.mostSteps) ||
    found.some((other) => isNoWorse(other.cost, cost));
  for (let next = waiting.take(); next !== undefined; next = waiting.take()) {
    if (isHopeless(next.least)) continue;
    const label = next.arrive();
    if (label === undefined) continue;
    if (explored >= limits.mostStates) return { found, explored, complete: false };
    explored++;
    const out = new Set([...left, ...label.steps.flatMap(({ id }) => supply.byStep.get(id) ?? [])]);
    const reach = new Reach(model, supply, label, targets, out);
    const least = greatest(next.least, plus(label.cost, reach.bounds.least));
    if (isHopeless(least)) continue;
    const ends = targets
      .flatMap((target) => finish(model, supply, label, target))
      .filter(({ steps }) => !without.has(steps.at(-1)?.id ?? ''));
    found = undominated([...found, ...ends.filter(({ cost }) => (cost[MONTHS] as number) <= limits.mostMonths)]);
    for (const ahead of stepsAhead(model, reach)) {
      if (without.has(ahead.id)) continue;
      const then = greatest(least, plus(plus(label.cost, ahead.cost), ahead.after));
      if (!isHopeless(then)) waiting.put({ least: then, arrive: () => take(model, seen, label, ahead) }, weightOf(then));
    }
  }
  return { found, explored, complete: true };
}

function targetsOf(model: Model, { moves }: Supply, roles: readonly Role[]): readonly Target[] {
  return roles.flatMap((role) =>
    (model.roleWays.get(role.id) ?? []).flatMap((way): readonly Target[] => {
      const { route } = way.way;
      const by = route === undefined ? undefined : moves.byRoute.get(route);
      if (route !== undefined && by === undefined) return [];
      const unlearned = by === undefined || role.seniority === 'trainee';
      const apply = unlearned ? countsOf({ steps: 1, competitive: by?.competitive ? 1 : 0 }) : by.least;
      return [{ role, way, by, apply }];
    }),
  );
}

/** The fewest steps and months first; a step, and what is supposed, weighs as a year. */
const weightOf = (cost: Counts): number => (cost[STEPS] as number) * 12 + (cost[MONTHS] as number) + 12 * (cost[SUPPOSED] as number);

/** The plan with one more step done; undefined where somebody with the same answers is there already at no greater cost. */
function take(model: Model, seen: Seen, label: Label, { make, start, cost: own }: Ahead): Label | undefined {
  const { began } = label;
  const step = make();
  const date = dateAfter(start.date, monthsBetween(step.start, step.end));
  const ended = later(model, start.profile, { began, from: start.date, to: date });
  const profile = applyGains(model, ended, step.gives, date);
  const outcomes = new Set<AttributeId>([...label.outcomes, ...outcomesOf(model, ended, step.gives)]);
  const cost = plus(label.cost, own);
  if (!seen.isNew(profile, outcomes, cost)) return undefined;
  return { began, profile, date, person: personAt(model, label, profile, date), outcomes, cost, steps: [...label.steps, step] };
}

/** The label with its application, where the way is open or judged. */
function finish(model: Model, supply: Supply, label: Label, { role, way, by }: Target): readonly Found[] {
  if (by !== undefined && label.steps.some(({ route }) => route === by.route.id)) return [];
  const begun = beginWay(model, supply.moves, label, way);
  if (begun === undefined) return [];
  const step = applyStep(role, way, begun.start, by, begun.opening);
  const cost = plus(label.cost, stepCost(step, monthsBetween(monthOf(label.date), step.start)));
  return [{ ...label, role, cost, steps: [...label.steps, step] }];
}
