import { type Compiled, ConditionTable, type Leaf, type Node } from '../conditions.js';
import type { Model } from '../model.js';
import type { Rule } from '../rules.js';
import type { Test } from './moves.js';

/** From what a test follows: the tests of the inferences that settle it, of those that settle these, and so on. */
export function follows(model: Model): (test: Test) => readonly Test[] {
  const table = new ConditionTable(model.slots);
  const rules = model.base.inferences.map(({ when }, at) => ({ when: testsIn(table.compile(when)), then: (model.rules[at] as Rule).then }));
  const go = (node: Node, seen: Set<Test>): void => {
    for (const { when, then } of rules) {
      if (!('leaf' in node && then.some((part) => implies(part, node.leaf)))) continue;
      for (const test of when.filter((one) => !seen.has(one))) {
        seen.add(test);
        go(table.nodes[test.node] as Node, seen);
      }
    }
  };
  return (test) => {
    const seen = new Set<Test>();
    go(model.nodes[test.node] as Node, seen);
    return [...seen];
  };
}

const testsIn = (condition: Compiled): readonly Test[] =>
  condition.kind === 'test' ? [condition] : condition.kind === 'judged' ? [] : condition.parts.flatMap(testsIn);

/** Whatever meets the one test meets the other. */
function implies(a: Rule['then'][number], b: Leaf): boolean {
  if (b.kind === 'judged' || a.slot !== b.slot) return false;
  // A slot holds either a mask or a number.
  if (a.kind === 'mask') return (a.met & ~(b as typeof a).met) === 0;
  return (b as typeof a).lo <= a.lo && a.hi <= (b as typeof a).hi;
}
