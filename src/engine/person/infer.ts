import { defined } from '../../domain/failure.js';
import type { Node, Rule, ValueLeaf } from '../model/conditions.js';
import { MET, rowStateIn } from '../model/evaluate.js';
import type { PossibleValues } from '../model/possible-values.js';

/** Two or more answers that contradict each other: the indexes of their attributes. */
export type Contradiction = readonly number[];

/**
 * Narrows what is possible in a period by the rules until nothing changes. Answers only ever narrow, so what is decided stays decided (docs/laws.md, law 1).
 * Gives the contradictions found; a contradicted variable keeps what was said. In later periods, and for what was only read off
 * an expected answer, the inference wins instead.
 */
export function infer(possible: PossibleValues, rules: readonly Rule[], nodes: readonly Node[]): readonly Contradiction[] {
  let contradictions: Map<string, Contradiction> | undefined;
  const overruled = new Set<number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const rule of rules) {
      if (rowStateIn(rule.when, nodes, possible) !== MET || rule.then.every((leaf) => holds(leaf, possible))) continue;
      const grounds = new Set<number>();
      groundsOf(rule.when, nodes, possible, grounds);
      for (const leaf of rule.then) {
        const outcome = narrow(possible, leaf, grounds, overruled);
        if (outcome === 'narrowed') changed = true;
        else if (outcome === 'empty') {
          const found = [...new Set([...grounds, ...(possible.grounds[leaf.variable] ?? [])])].sort((a, b) => a - b);
          contradictions ??= new Map();
          contradictions.set(found.join(), found);
        }
      }
    }
  }
  return contradictions === undefined ? [] : [...contradictions.values()];
}

/** Whether the conclusion holds already: then there is nothing to narrow, and no grounds to look for. */
const holds = (leaf: ValueLeaf, possible: PossibleValues): boolean =>
  leaf.kind === 'number'
    ? (possible.lo[leaf.variable] as number) >= leaf.lo && (possible.hi[leaf.variable] as number) <= leaf.hi
    : ((possible.mask[leaf.variable] as number) & ~leaf.met) === 0;

/** The lowest and the highest number; or a mask, and nothing. */
type Pair = readonly [number, number];

function narrow(
  possible: PossibleValues,
  leaf: ValueLeaf,
  grounds: ReadonlySet<number>,
  overruled: Set<number>,
): 'same' | 'narrowed' | 'empty' {
  const { variable } = leaf;
  const number = leaf.kind === 'number';
  const before: Pair = number ? [defined(possible.lo[variable]), defined(possible.hi[variable])] : [defined(possible.mask[variable]), 0];
  let after: Pair = number ? [Math.max(before[0], leaf.lo), Math.min(before[1], leaf.hi)] : [before[0] & leaf.met, 0];
  const empty = number ? after[0] > after[1] : after[0] === 0;
  let replaced = false;
  if (empty) {
    if ((possible.now && !possible.awaited?.has(variable)) || overruled.has(variable)) return 'empty';
    // What has come true by now is not undone by what follows from present answers alone: those may have changed with it.
    if (isDue(possible.grounds[variable], possible) && !isDue(grounds, possible)) return 'same';
    overruled.add(variable);
    replaced = true;
    after = number ? [leaf.lo, leaf.hi] : [leaf.met, 0];
  }
  if (after[0] === before[0] && after[1] === before[1]) return 'same';
  if (number) {
    possible.lo[variable] = after[0];
    possible.hi[variable] = after[1];
  } else possible.mask[variable] = after[0];
  possible.grounds[variable] = new Set([...(replaced ? [] : (possible.grounds[variable] ?? [])), ...grounds]);
  return 'narrowed';
}

const isDue = (grounds: ReadonlySet<number> | undefined, { due }: PossibleValues): boolean =>
  due !== null && [...(grounds ?? [])].some((ground) => due.has(ground));

/** Adds the attributes that decide the state of a row: only the parts that carry the state are its grounds. */
function groundsOf(row: number, nodes: readonly Node[], possible: PossibleValues, grounds: Set<number>): void {
  const node = defined(nodes[row]);
  if ('leaf' in node) {
    if (node.leaf.kind !== 'judged') for (const ground of possible.grounds[node.leaf.variable] ?? []) grounds.add(ground);
    return;
  }
  const state = rowStateIn(row, nodes, possible);
  for (const part of node.parts) if (rowStateIn(part, nodes, possible) === state) groundsOf(part, nodes, possible, grounds);
}
