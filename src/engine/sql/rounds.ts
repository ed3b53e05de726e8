import type { Leaf, Node, Rule, ValueLeaf } from '../model/conditions.js';
import type { VariableTable } from '../model/variables.js';

/**
 * Which rules have to be looked at in each round of inference, so that nothing more can follow after the last: a list of places of rules,
 * in their order, for each round. A rule is looked at again only where another may have moved what it tests or settles since.
 */
export function roundsOf(rules: readonly Rule[], nodes: readonly Node[], table: VariableTable): readonly (readonly number[])[] {
  const moved = rules.map((rule) => rules.map((other) => movedBy(rule, other, nodes, table)));
  const all = rules.map((_, at) => at);
  const rounds: (readonly number[])[] = [all];
  // Every round of the engine but its last changes something, and there is only so much to change.
  const most = rules.length === 0 ? 1 : 1 + 2 * rules.reduce((sum, { then }) => sum + then.length, 0);
  let last: readonly { readonly rule: number; readonly overrules: boolean }[] = all.flatMap((rule) => [
    { rule, overrules: true },
    { rule, overrules: false },
  ]);
  while (rounds.length < most) {
    const next = new Map<string, { readonly rule: number; readonly overrules: boolean }>();
    for (const { rule, overrules } of last) {
      for (const other of all) {
        const how = moved[rule]?.[other] ?? 'no';
        if (how === 'tests') {
          next.set(`${other} true`, { rule: other, overrules: true });
          next.set(`${other} false`, { rule: other, overrules: false });
        } else if (how === 'settles' && overrules) next.set(`${other} false`, { rule: other, overrules: false });
      }
    }
    if (next.size === 0) break;
    last = [...next.values()];
    rounds.push([...new Set(last.map(({ rule }) => rule))].sort((a, b) => a - b));
  }
  return rounds;
}

/**
 * Whether what follows from a rule may make another hold (`tests`); or only, where it takes the place of what was there, leave something to
 * narrow for one that holds already (`settles`).
 */
function movedBy(rule: Rule, other: Rule, nodes: readonly Node[], table: VariableTable): 'tests' | 'settles' | 'no' {
  const tested = leavesIn(other.when, nodes);
  const touched = (may: (made: ValueLeaf, leaf: ValueLeaf) => boolean): boolean =>
    rule.then.some((made) => tested.some((leaf) => leaf.kind !== 'judged' && leaf.variable === made.variable && may(made, leaf)));
  if (touched((made, leaf) => mayMeet(made, leaf, table))) return 'tests';
  // It may give another a ground that has come true, which counts where the other would overrule something: not where that holds already.
  if (touched(meets) && !other.then.every((leaf) => ensures(rule.when, leaf, nodes))) return 'tests';
  const shared = rule.then.some((made) =>
    other.then.some((leaf) => leaf.variable === made.variable && meets(made, leaf) && !isWithin(made, leaf)),
  );
  return shared ? 'settles' : 'no';
}

/** Whether a condition that is met leaves no more than a test allows. */
function ensures(row: number, leaf: ValueLeaf, nodes: readonly Node[]): boolean {
  const node = nodes[row];
  if (node === undefined) return false;
  if ('leaf' in node) return node.leaf.kind !== 'judged' && node.leaf.variable === leaf.variable && isWithin(node.leaf, leaf);
  return node.count === node.parts.length
    ? node.parts.some((part) => ensures(part, leaf, nodes))
    : node.parts.length > 0 && node.parts.every((part) => ensures(part, leaf, nodes));
}

/** Whether a test may be met after a narrowing, or a replacement, and not before. */
function mayMeet(made: ValueLeaf, leaf: ValueLeaf, table: VariableTable): boolean {
  if (!meets(made, leaf)) return false;
  if (isWithin(made, leaf)) return true;
  if (made.kind === 'number' || leaf.kind === 'number') return true;
  const domain = table.variables[made.variable]?.domain ?? 0;
  return (domain & ~made.met & ~leaf.met) !== 0;
}

function meets(one: ValueLeaf, other: ValueLeaf): boolean {
  if (one.kind === 'number' && other.kind === 'number') return one.lo <= other.hi && other.lo <= one.hi;
  return one.kind === 'mask' && other.kind === 'mask' && (one.met & other.met) !== 0;
}

function isWithin(one: ValueLeaf, other: ValueLeaf): boolean {
  if (one.kind === 'number' && other.kind === 'number') return other.lo <= one.lo && one.hi <= other.hi;
  return one.kind === 'mask' && other.kind === 'mask' && (one.met & ~other.met) === 0;
}

function leavesIn(row: number, nodes: readonly Node[]): readonly Leaf[] {
  const node = nodes[row];
  if (node === undefined) return [];
  return 'leaf' in node ? [node.leaf] : node.parts.flatMap((part) => leavesIn(part, nodes));
}
