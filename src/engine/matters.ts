import type { Unanswered } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { Question } from '../domain/attribute.js';
import type { AttributeId } from '../domain/ids.js';
import type { Requirement } from '../domain/requirement.js';
import { type Verdict, verdicts } from '../domain/verdict.js';
import type { Compiled } from './conditions.js';
import { NOT_KNOWN, NOT_MET } from './evaluate.js';
import { type CompiledWay, isInForce, type Model } from './model.js';
import { overrideOf, stateByOverride } from './overrides.js';
import type { Person } from './person.js';
import { judgeWay } from './verdict.js';

/** What is to be settled: these roles and routes, by their ways in. One entry for each thing that has a verdict. */
export type Scope = readonly (readonly CompiledWay[])[];

/** Every role and every route of the knowledge base. */
export const wholeScope = (model: Model): Scope => [...model.roleWays.values(), ...[...model.routeWays.values()].map((way) => [way])];

/**
 * The attributes whose answer can still move a verdict, with the number of roles and routes it could move. An attribute
 * matters where it stands in a part that is not known, of a requirement that can still change its way in, of something that
 * this way could still make better or worse. What was said, or was "not sure", is not asked again.
 */
export function whatMatters(model: Model, person: Person, scope: Scope): ReadonlyMap<AttributeId, number> {
  const counts = new Map<AttributeId, number>();
  for (const ways of scope) {
    const judged = ways.map((way) => ({ way, ...judgeWay(way, person) }));
    const best = Math.max(...judged.map(({ verdict }) => verdicts.indexOf(verdict)));
    const asked = new Set<AttributeId>();
    for (const { way, verdict } of judged) {
      // A way that could at best be as good as one that is open already moves nothing.
      if (best === verdicts.indexOf('open') && verdict !== 'open') continue;
      for (const { requirement, condition } of way.requirements) {
        if (
          condition === null ||
          overrideOf(person.overrides, way, requirement) !== undefined ||
          !isInForce(requirement, person.asOf) ||
          !canMove(requirement.strength, requirement.fixed, verdict, way, person)
        )
          continue;
        collect(condition, person, asked);
      }
    }
    for (const id of asked) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const id of [...counts.keys()]) if (!isOpen(model, person, id)) counts.delete(id);
  return counts;
}

/** Whether this requirement, not known now, could still change the verdict on its way in. */
function canMove(strength: string, fixed: boolean, verdict: Verdict, way: CompiledWay, person: Person): boolean {
  if (strength === 'must') return fixed ? verdict !== 'closed' : verdict !== 'closed' && verdict !== 'not-yet';
  if (strength !== 'usually' || verdict === 'closed' || verdict === 'not-yet') return false;
  // One "usually" that is not met already makes it a stretch.
  return !way.requirements.some(
    ({ requirement, condition }) =>
      requirement.strength === 'usually' && isInForce(requirement, person.asOf) && stateOf(requirement, condition, way, person) === NOT_MET,
  );
}

/** The state of a requirement in a way in: what an adviser marked, else what the answers come to. */
function stateOf(requirement: Requirement, condition: Compiled | null, way: CompiledWay, person: Person): number | undefined {
  const mark = overrideOf(person.overrides, way, requirement);
  if (mark !== undefined) return stateByOverride(mark);
  return condition === null ? undefined : person.states.state[condition.node];
}

function collect(condition: Compiled, person: Person, into: Set<AttributeId>): void {
  if (person.states.state[condition.node] !== NOT_KNOWN) return;
  if (condition.kind === 'test') into.add(condition.on.attribute.id);
  else if (condition.kind !== 'judged') for (const part of condition.parts) collect(part, person, into);
}

function isOpen(model: Model, person: Person, id: AttributeId): boolean {
  const on = model.slots.byId.get(id);
  return on !== undefined && !person.timeline.stated.has(on.index) && !person.profile.notSure.has(id);
}

/** The questions still worth asking, most useful first; equal ones in the order of the knowledge base. */
export function unansweredOf(model: Model, person: Person, scope: Scope): readonly Unanswered[] {
  const counts = whatMatters(model, person, scope);
  const found = model.base.questions.flatMap((question): readonly Unanswered[] => {
    const attributes = question.settles.filter((id) => counts.has(id));
    if (attributes.length === 0) return [];
    return [{ question: question.id, attributes, couldMove: Math.max(...attributes.map((id) => counts.get(id) ?? 0)) }];
  });
  return found.sort((a, b) => b.couldMove - a.couldMove);
}

/** The questions about what somebody likes and dislikes, which order what is shown, that were not yet asked. */
export function wishesOf(model: Model, profile: Profile): readonly Question[] {
  const isOpenWish = (id: AttributeId): boolean => {
    const attribute = model.slots.byId.get(id)?.attribute;
    return attribute?.fit !== undefined && !profile.answers.has(id) && !profile.notSure.has(id);
  };
  return model.base.questions.filter(({ settles }) => settles.some(isOpenWish));
}
