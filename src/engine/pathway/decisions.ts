import type { Compiled, CompiledTest } from '../model/conditions.js';
import { MET } from '../model/evaluate.js';
import type { CompiledWay, Model } from '../model/model.js';
import { levelIds, levelOf } from '../person/level.js';
import { isSupposable } from './assumptions.js';
import { asSaid, type PlanState } from './start.js';
import type { PostByWay, SupplierIndex } from './suppliers.js';

/** What lies between somebody and the targets, as far as it matters here. */
type Reach = {
  readonly at: PlanState;
  readonly ways: readonly { readonly way: CompiledWay }[];
  readonly couldCome: (test: CompiledTest) => boolean;
};

/**
 * For each way in, the months until a person's decision could begin it, at the least; infinite where none ever could. Nobody plans to be
 * taken for a post far above their level, or for a senior one in a field that is new to them. `ripens`: time alone brings it near.
 */
export function monthsUntilDecisions(
  model: Model,
  reach: Reach,
  { postBy }: SupplierIndex,
  ripens: (way: CompiledWay) => boolean,
): readonly number[] {
  const level = reachableLevel(model, reach);
  return reach.ways.map(({ way }) => {
    const post = postBy(way);
    if (post === undefined || post.rank <= 1) return 0;
    const months = level < post.rank - 1 ? Number.POSITIVE_INFINITY : lackingInField(reach, post);
    return months > 0 && ripens(way) ? 0 : months;
  });
}

/** How many months in its field somebody lacks for a senior post; 0 where that is not certain. */
function lackingInField({ at }: Reach, { field, months }: PostByWay): number {
  const has = field.flatMap(({ first }) => at.person.timeline.periods.map(({ lo }) => lo[first] ?? 0));
  return field.length === 0 ? 0 : Math.max(0, months - Math.max(...has));
}

/**
 * The rank of the highest level that somebody could come to by what lies between them and the targets. Nothing is ever lost, and all that
 * could be had is taken to be had, so no plan leads higher.
 */
function reachableLevel(model: Model, reach: Reach): number {
  const person = asSaid(model, reach.at);
  const now = levelOf(model, person)?.rank ?? 0;
  const { levels } = model.base;
  if (levels === undefined || (levels.chosenBy !== undefined && person.profile.answers.has(levels.chosenBy))) return now;
  // A level that is only supposed makes nobody ready.
  const isFreelySupposed = (test: CompiledTest): boolean =>
    test.on.attribute.id !== levels.attribute && isSupposable(model.routeActions, person, test, reach.at.outcomes);
  const couldHold = (condition: Compiled): boolean => {
    if (condition.kind === 'judged') return false;
    if (person.states.periods.some((period) => period[condition.node] === MET)) return true;
    if (condition.kind === 'test') return reach.couldCome(condition) || isFreelySupposed(condition);
    return condition.parts.filter(couldHold).length >= condition.count;
  };
  const ids = levelIds(model);
  const reachable = model.levelRules.filter(({ condition }) => couldHold(condition)).map(({ rule }) => ids.indexOf(rule.level));
  return Math.max(now, ...reachable);
}
