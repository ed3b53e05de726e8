import type { Profile } from '../../src/domain/answers.js';
import type { Requirement } from '../../src/domain/requirement.js';
import type { State } from '../../src/domain/verdict.js';
import type { Compiled } from '../../src/engine/conditions.js';
import { stateNames } from '../../src/engine/evaluate.js';
import type { Model } from '../../src/engine/index.js';
import { type CompiledWay, isInForce } from '../../src/engine/model.js';
import { type Person, readPerson } from '../../src/engine/person.js';
import { bestWay, judgeWay, type WayVerdict } from '../../src/engine/verdict.js';
import { asOf } from './people.js';

/** A requirement that is tested, and where it stands: role or route, way in, requirement. */
export type Tested = { readonly where: string; readonly requirement: Requirement; readonly condition: Compiled };

/** Every way in, by role or route. */
export const everyWay = (model: Model): readonly (readonly [string, readonly CompiledWay[]])[] => [
  ...model.roleWays,
  ...[...model.routeWays].map(([id, way]): [string, readonly CompiledWay[]] => [id, [way]]),
];

/** One requirement for each different condition of a knowledge base, with the first place where it stands. */
export function differentConditions(model: Model): readonly Tested[] {
  const found = new Map<number, Tested>();
  for (const [id, ways] of everyWay(model))
    for (const { way, requirements } of ways)
      for (const { requirement, condition } of requirements) {
        if (condition === null || !isInForce(requirement, asOf) || found.has(condition.node)) continue;
        found.set(condition.node, { where: `${id} ${way.id} ${requirement.id}`, requirement, condition });
      }
  return [...found.values()];
}

export const read = (model: Model, profile: Profile): Person => readPerson(model, profile, asOf);

export const stateIn = (person: Person, condition: Compiled): State => stateNames[person.states.state[condition.node] as number] as State;

/** The verdict on everything: `role`, and `role way` for each way in. */
export function verdictsIn(model: Model, person: Person): ReadonlyMap<string, WayVerdict> {
  const found = new Map<string, WayVerdict>();
  for (const [id, ways] of everyWay(model)) {
    const judged = ways.map((way) => ({ id: way.way.id, ...judgeWay(way, person) }));
    for (const { id: wayId, verdict, from } of judged) found.set(`${id} ${wayId}`, { verdict, from });
    const best = bestWay(judged);
    if (best !== undefined) found.set(id, { verdict: best.verdict, from: best.from });
  }
  return found;
}
