import { defined } from '../../domain/failure.js';
import type { Inference } from '../../domain/knowledge-base.js';
import type { ConditionTable, Leaf, Node } from './conditions.js';

/** A test of a value. */
export type ValueLeaf = Exclude<Leaf, { kind: 'judged' }>;

export type Rule = { readonly when: number; readonly then: readonly ValueLeaf[] };

/** Compiles the inferences into a table of their own. */
export function compileRules(inferences: readonly Inference[], table: ConditionTable): readonly Rule[] {
  return inferences.map(({ when, then }) => ({
    when: table.compile(when).node,
    then: then.flatMap((part) => leavesOf(table.compile(part).node, table.nodes)),
  }));
}

/** What follows is a test of a value, of a set perhaps of several of its values. */
function leavesOf(row: number, nodes: readonly Node[]): readonly ValueLeaf[] {
  const node = defined(nodes[row]);
  // Only "all of these" narrows what is possible; "one of a set" does not say which.
  if (!('leaf' in node)) return node.count === node.parts.length ? node.parts.flatMap((part) => leavesOf(part, nodes)) : [];
  return node.leaf.kind === 'judged' ? [] : [node.leaf];
}
