import type { Change } from '../../domain/finding.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Compiled } from '../conditions.js';
import { MET, NOT_KNOWN, NOT_MET } from '../evaluate.js';
import { type CompiledWay, isInForce, type Model } from '../model.js';
import type { Person } from '../person.js';
import type { Moves } from './moves.js';

/** The conditions of a way that carry its verdict and are in force. */
export const conditionsOf = ({ requirements }: CompiledWay, person: Person): readonly Compiled[] =>
  requirements.flatMap(({ requirement, condition }) =>
    condition !== null && (requirement.strength === 'must' || requirement.strength === 'usually') && isInForce(requirement, person.asOf)
      ? [condition]
      : [],
  );

/** Tests of a condition that hold it back: what could be done about them is what a plan is made of. */
export function heldBackBy(condition: Compiled, person: Person): readonly Extract<Compiled, { kind: 'test' }>[] {
  const { state, from } = person.states;
  if (state[condition.node] === MET && from[condition.node] === 0) return [];
  if (condition.kind === 'test') return [condition];
  return condition.kind === 'judged' ? [] : condition.parts.flatMap((part) => heldBackBy(part, person));
}

/**
 * What has to be taken for granted for a way whose answers are not all known; undefined where that would take for granted
 * what somebody may have to earn. Unknown is neither yes nor no: what a route or a post gives is planned for, as if it were
 * still to be had; only what nothing gives (where somebody lives, their age), or the outcome of an earlier step, is supposed.
 */
export function suppositionsFor(
  model: Model,
  moves: Moves,
  person: Person,
  way: CompiledWay,
  outcomes: ReadonlySet<AttributeId>,
): readonly Change[] | undefined {
  const may = (id: AttributeId): boolean => outcomes.has(id) || isNotGiven(model, moves, id);
  const changes: Change[] = [];
  for (const condition of conditionsOf(way, person)) {
    if (person.states.state[condition.node] !== NOT_KNOWN) continue;
    const found = fewest(condition, person, may);
    if (found === undefined) return undefined;
    changes.push(...found);
  }
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

/** No route and no post gives it, and it is no upper limit. */
const isNotGiven = (model: Model, moves: Moves, id: AttributeId): boolean =>
  !moves.byGain.has(id) && !moves.rolesByArea.has(id) && model.slots.byId.get(id)?.attribute.wish === false;

/** The fewest suppositions under which a condition is no longer unknown; undefined where none are allowed. */
export function fewest(condition: Compiled, person: Person, may: (id: AttributeId) => boolean): readonly Change[] | undefined {
  const state = person.states.state[condition.node] as number;
  if (state !== NOT_KNOWN) return state === NOT_MET ? undefined : [];
  if (condition.kind === 'judged') return [];
  if (condition.kind === 'test') {
    const id = condition.on.attribute.id;
    return may(id) ? [{ attribute: id, needs: condition.needs, test: condition.test }] : undefined;
  }
  const parts = condition.parts
    .map((part) => fewest(part, person, may))
    .filter((part) => part !== undefined)
    .sort((a, b) => a.length - b.length);
  return parts.length < condition.count ? undefined : parts.slice(0, condition.count).flat();
}
