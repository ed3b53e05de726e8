import { defined } from '../../domain/failure.js';
import type { Change } from '../../domain/finding.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Compiled, CompiledTest } from '../model/conditions.js';
import { JUDGED, MET, NOT_KNOWN } from '../model/evaluate.js';
import { type CompiledWay, isInForce } from '../model/model.js';
import type { RouteActions } from '../model/route-actions.js';
import { overrideOf } from '../person/overrides.js';
import { atWorst, type Person } from '../person/person.js';

/** The conditions of a way that carry its verdict, are in force and are not marked by an adviser. */
export function conditionsOf(way: CompiledWay, person: Person): readonly Compiled[] {
  if (!way.isDated && person.overrides === null) return way.conditions;
  return way.weighed.flatMap(({ requirement, condition }) =>
    condition !== null && isInForce(requirement, person.asOf) && overrideOf(person.overrides, way, requirement) === undefined
      ? [condition]
      : [],
  );
}

/**
 * What has to be taken for granted for a way whose answers are not all known; undefined if that would take for granted
 * what somebody may have to earn. Unknown is neither yes nor no: what a route or a post gives is planned for, as if it were
 * still to be had; only what nothing gives (where somebody lives, their age), or how well an earlier step ends, is supposed.
 */
export function suppositionsFor(
  actions: RouteActions,
  person: Person,
  way: CompiledWay,
  outcomes: ReadonlySet<AttributeId>,
): readonly Change[] | undefined {
  const may = (test: CompiledTest): boolean => isSupposable(actions, person, test, outcomes);
  const changes = new Map<string, Change>();
  for (const condition of conditionsOf(way, person)) {
    if (atWorst(condition, person) >= JUDGED) continue;
    const found = fewest(condition, person, may);
    if (found === undefined) return undefined;
    for (const change of found) changes.set(JSON.stringify(change), change);
  }
  return [...changes.values()];
}

/** An answer that nothing gives and that is not known, or a better outcome of an earlier step than the least. */
export function isSupposable(actions: RouteActions, { states }: Person, test: CompiledTest, outcomes: ReadonlySet<AttributeId>): boolean {
  const { attribute } = test.on;
  if (outcomes.has(attribute.id)) return test.test === 'at-least' || test.test === 'is' || test.test === 'one-of';
  return (
    states.today[test.node] === NOT_KNOWN && !actions.byGain.has(attribute.id) && !actions.rolesByArea.has(attribute.id) && !attribute.wish
  );
}

/** The fewest assumptions that leave nothing unknown or missing in a condition; undefined if none are allowed. */
export function fewest(condition: Compiled, person: Person, may: (test: CompiledTest) => boolean): readonly Change[] | undefined {
  const state = (of: Compiled): number => defined(person.states.today[of.node]);
  if (state(condition) === MET || state(condition) === JUDGED) return [];
  if (condition.kind === 'judged') return [];
  if (condition.kind === 'test')
    return may(condition) ? [{ attribute: condition.on.attribute.id, needs: condition.needs, test: condition.test }] : undefined;
  // A part that a person judges settles nothing while another is not known.
  const weight = (part: Compiled, changes: readonly Change[]): number => (state(part) === JUDGED ? 1000 : changes.length);
  const parts = condition.parts
    .map((part) => ({ part, changes: fewest(part, person, may) }))
    .flatMap(({ part, changes }) => (changes === undefined ? [] : [{ changes, weight: weight(part, changes) }]))
    .sort((a, b) => a.weight - b.weight);
  return parts.length < condition.count ? undefined : parts.slice(0, condition.count).flatMap(({ changes }) => changes);
}
