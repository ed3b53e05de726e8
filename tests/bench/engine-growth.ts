import type { Condition } from '../../src/domain/condition.js';
import type { AttributeId } from '../../src/domain/ids.js';
import type { KnowledgeBase, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';

/**
 * The knowledge so many times over: each copy has ids of its own, and tests of its own, so that no copy shares any with another.
 * Within a copy, the ways in share requirements as they do in the original; and everybody meets the tests that were added, as
 * high an age as nobody has. So each copy has as much to evaluate, to explain and to find gaps of as the original.
 */
export function enlarged(base: KnowledgeBase, times: number): KnowledgeBase {
  const age = base.attributes.find(({ shape }) => shape.kind === 'number') as { id: AttributeId };
  const NOBODY = 1000;
  const copies = [...Array(times).keys()];
  const other = (copy: number, id: string): never => (copy === 0 ? id : `${id}-${copy}`) as never;
  const mark = (copy: number): Condition => ({
    kind: 'test',
    attribute: age.id,
    test: { kind: 'at-most', value: NOBODY + copy },
    upperLimit: false,
  });
  const requirement = onceForEach(
    (copy: number, one: Requirement): Requirement =>
      copy === 0 || one.when === undefined ? one : { ...one, when: { kind: 'all', parts: [one.when, mark(copy)] } },
  );
  const way = onceForEach(
    (copy: number, one: Way): Way =>
      copy === 0 ? one : { ...one, id: other(copy, one.id), requirements: one.requirements.map((inner) => requirement(copy, inner)) },
  );
  return {
    ...base,
    roles: copies.flatMap((copy) => base.roles.map((role) => ({ ...role, id: other(copy, role.id) }))),
    routes: copies.flatMap((copy) => base.routes.map((route) => ({ ...route, id: other(copy, route.id) }))),
    roleWays: Object.fromEntries(
      copies.flatMap((copy) =>
        Object.entries(base.roleWays).map(([id, ways]) => [other(copy, id), ways.map((one) => way(copy, one))] as const),
      ),
    ),
    routeWays: Object.fromEntries(
      copies.flatMap((copy) => Object.entries(base.routeWays).map(([id, one]) => [other(copy, id), way(copy, one)] as const)),
    ),
  };
}

/** The same copy of a thing each time. */
function onceForEach<Thing extends object>(copyOf: (copy: number, one: Thing) => Thing): (copy: number, one: Thing) => Thing {
  const made = new Map<number, Map<Thing, Thing>>();
  return (copy, one) => {
    const known = made.get(copy) ?? new Map<Thing, Thing>();
    made.set(copy, known);
    const copied = known.get(one) ?? copyOf(copy, one);
    known.set(one, copied);
    return copied;
  };
}
