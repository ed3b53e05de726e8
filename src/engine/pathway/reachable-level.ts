import type { Compiled, CompiledTest } from '../model/conditions.js';
import { MET } from '../model/evaluate.js';
import type { Model } from '../model/model.js';
import { levelIds, levelOf } from '../person/level.js';
import { isSupposable } from './assumptions.js';
import { asSaid, type PlanState } from './start.js';

/**
 * The rank of the highest level that somebody could come to by what lies between them and the targets. Nothing is ever lost, and all that
 * could be had is taken to be had, so no plan leads higher. `couldCome` says of a test whether some step could meet it.
 */
export function reachableLevel(model: Model, at: PlanState, couldCome: (test: CompiledTest) => boolean): number {
  const person = asSaid(model, at);
  const now = levelOf(model, person)?.rank ?? 0;
  const { levels } = model.base;
  if (levels === undefined || (levels.chosenBy !== undefined && person.profile.answers.has(levels.chosenBy))) return now;
  // A level that is only supposed makes nobody ready.
  const isFreelySupposed = (test: CompiledTest): boolean =>
    test.on.attribute.id !== levels.attribute && isSupposable(model.routeActions, person, test, at.outcomes);
  const couldHold = (condition: Compiled): boolean => {
    if (condition.kind === 'judged') return false;
    if (person.states.periods.some((period) => period[condition.node] === MET)) return true;
    if (condition.kind === 'test') return couldCome(condition) || isFreelySupposed(condition);
    return condition.parts.filter(couldHold).length >= condition.count;
  };
  const ids = levelIds(model);
  const reachable = model.levelRules.filter(({ condition }) => couldHold(condition)).map(({ rule }) => ids.indexOf(rule.level));
  return Math.max(now, ...reachable);
}
