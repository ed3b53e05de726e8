import { type Compiled, ConditionTable, type Leaf } from '../conditions.js';
import type { Model } from '../model.js';
import type { Test } from './supply.js';

/** From what a test follows: the tests of the inferences that settle it, of those that settle these, and so on. */
export function follows(model: Model): (test: Test) => readonly Test[] {
  const table = new ConditionTable(model.slots);
  const rules = model.base.inferences.map(({ when, then }) => ({
    when: testsIn(table.compile(when)),
    then: then.map((part) => leafOf(table.nodes[table.compile(part).node])),
  }));
  const go = (leaf: Leaf | undefined, seen: Set<Test>): void => {
    for (const { when, then } of rules) {
      if (leaf === undefined || !then.some((part) => part !== undefined && implies(part, leaf))) continue;
      for (const test of when.filter((one) => !seen.has(one))) {
        seen.add(test);
        go(leafOf(table.nodes[test.node]), seen);
      }
    }
  };
  return (test) => {
    const seen = new Set<Test>();
    go(leafOf(model.nodes[test.node]), seen);
    return [...seen];
  };
}

const leafOf = (node: Model['nodes'][number] | undefined): Leaf | undefined =>
  node !== undefined && 'leaf' in node ? node.leaf : undefined;

const testsIn = (condition: Compiled): readonly Test[] =>
  condition.kind === 'test' ? [condition] : condition.kind === 'judged' ? [] : condition.parts.flatMap(testsIn);

/** Whatever meets the one test meets the other. */
function implies(a: Leaf, b: Leaf): boolean {
  if (a.kind === 'mask' && b.kind === 'mask') return a.slot === b.slot && (a.met & ~b.met) === 0;
  return a.kind === 'number' && b.kind === 'number' && a.slot === b.slot && b.lo <= a.lo && a.hi <= b.hi;
}
