import type { Inference } from '../domain/knowledge-base.js';
import type { Compiled, ConditionTable, Leaf, Node } from './conditions.js';
import { combine, JUDGED, leafState, MET, NOT_KNOWN } from './evaluate.js';
import type { World } from './worlds.js';

export type Rule = { readonly when: number; readonly then: readonly Leaf[] };

/** Two or more answers that cannot all be so: the indexes of their attributes. */
export type Contradiction = readonly number[];

/** Compiles the inferences into a table of their own. */
export function compileRules(inferences: readonly Inference[], table: ConditionTable): readonly Rule[] {
  return inferences.map(({ when, then }) => ({
    when: table.compile(when).node,
    then: then.flatMap((part) => leavesOf(table.compile(part), table.nodes)),
  }));
}

function leavesOf(compiled: Compiled, nodes: readonly Node[]): readonly Leaf[] {
  const node = nodes[compiled.node] as Node;
  if ('leaf' in node) return [node.leaf];
  // Only "all of these" narrows what is possible; "one of a set" does not say which.
  return node.count === node.parts.length
    ? node.parts.flatMap((part) => ('leaf' in (nodes[part] as Node) ? [(nodes[part] as { leaf: Leaf }).leaf] : []))
    : [];
}

/**
 * Narrows a world by the rules until nothing changes. Answers only ever narrow, so what is decided stays decided (law 1).
 * Gives the contradictions found; a contradicted slot keeps what was said. In later worlds, and for what was only read off
 * an expected answer, the inference wins instead.
 */
export function infer(world: World, rules: readonly Rule[], nodes: readonly Node[]): readonly Contradiction[] {
  const contradictions: Contradiction[] = [];
  const overruled = new Set<number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of rules) {
      const grounds = new Set<number>();
      if (stateIn(rule.when, nodes, world, grounds) !== MET) continue;
      for (const leaf of rule.then) {
        if (leaf.kind === 'judged') continue;
        const outcome = narrow(world, leaf, grounds, overruled);
        if (outcome === 'narrowed') changed = true;
        else if (outcome === 'empty')
          contradictions.push([...new Set([...grounds, ...(world.grounds[leaf.slot] ?? [])])].sort((a, b) => a - b));
      }
    }
  }
  return [...new Map(contradictions.map((found) => [found.join(), found])).values()];
}

function narrow(
  world: World,
  leaf: Exclude<Leaf, { kind: 'judged' }>,
  grounds: ReadonlySet<number>,
  overruled: Set<number>,
): 'same' | 'narrowed' | 'empty' {
  const { slot } = leaf;
  const number = leaf.kind === 'number';
  const before = number ? [world.lo[slot] as number, world.hi[slot] as number] : [world.mask[slot] as number, 0];
  let after = number
    ? [Math.max(before[0] as number, leaf.lo), Math.min(before[1] as number, leaf.hi)]
    : [(before[0] as number) & leaf.met, 0];
  const empty = number ? (after[0] as number) > (after[1] as number) : after[0] === 0;
  let replaced = false;
  if (empty) {
    if ((world.now && !world.awaited.has(slot)) || overruled.has(slot)) return 'empty';
    overruled.add(slot);
    replaced = true;
    after = number ? [leaf.lo, leaf.hi] : [leaf.met, 0];
  }
  if (after[0] === before[0] && after[1] === before[1]) return 'same';
  if (number) {
    world.lo[slot] = after[0] as number;
    world.hi[slot] = after[1] as number;
  } else world.mask[slot] = after[0] as number;
  world.grounds[slot] = new Set([...(replaced ? [] : (world.grounds[slot] ?? [])), ...grounds]);
  return 'narrowed';
}

/** The state of a row in one world; adds to `grounds` the attributes that decide it. */
export function stateIn(row: number, nodes: readonly Node[], world: World, grounds?: Set<number>): number {
  const node = nodes[row] as Node;
  if ('leaf' in node) {
    const state = leafState(node.leaf, world);
    if (grounds !== undefined && node.leaf.kind !== 'judged') for (const ground of world.grounds[node.leaf.slot] ?? []) grounds.add(ground);
    return state;
  }
  const states = node.parts.map((part) => stateIn(part, nodes, world));
  const count = (state: number): number => states.filter((is) => is === state).length;
  const state = combine(node.count, count(MET), count(JUDGED), count(NOT_KNOWN));
  if (grounds !== undefined) {
    // Only the parts that carry the state are its grounds.
    node.parts.forEach((part, at) => {
      if (states[at] === state) stateIn(part, nodes, world, grounds);
    });
  }
  return state;
}
