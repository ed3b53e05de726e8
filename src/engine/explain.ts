import type { Evidence, Finding, FindingPart, GapSet } from '../domain/finding.js';
import type { AttributeId, YearMonth } from '../domain/ids.js';
import type { State } from '../domain/verdict.js';
import type { Compiled } from './conditions.js';
import { describe } from './describe.js';
import { leafState, MET, stateNames } from './evaluate.js';
import type { CompiledRequirement, Model } from './model.js';
import type { Person } from './person.js';
import type { World } from './world.js';

/**
 * What became of one requirement for one person, with every branch recorded. `gapsOf` finds the gap sets of what is
 * not met. Reasons are values with both sides; sentences are made in presentation.
 */
export function explain(
  model: Model,
  person: Person,
  { requirement, condition }: CompiledRequirement,
  gapsOf: (condition: Compiled) => readonly GapSet[],
): Finding {
  if (condition === null) return { requirement, state: null, from: null, tree: null, because: [], gaps: [], asks: [], judged: [] };
  const tree = treeOf(model, person, condition);
  return {
    requirement,
    state: tree.state,
    from: tree.from,
    tree,
    because: unique(reasons(tree)),
    gaps: tree.state === 'not-met' && !requirement.fixed ? gapsOf(condition) : [],
    asks: tree.state === 'not-known' ? asksOf(tree, person, model) : [],
    judged: tree.state === 'judged' ? [...new Set(judgedNotes(tree))] : [],
  };
}

function treeOf(model: Model, person: Person, compiled: Compiled): FindingPart {
  const state = stateNames[person.states.state[compiled.node] as number] as State;
  const world = person.states.from[compiled.node] as number;
  const from = world > 0 ? (person.timeline.months[world] as YearMonth) : null;
  switch (compiled.kind) {
    case 'judged':
      return { kind: 'judged', state, from, parts: [], note: compiled.note };
    case 'test':
      return { kind: 'test', state, from, parts: [], evidence: evidenceOf(model, person, compiled, state, from) };
    default:
      return { kind: compiled.kind, state, from, parts: compiled.parts.map((part) => treeOf(model, person, part)) };
  }
}

function evidenceOf(
  model: Model,
  person: Person,
  compiled: Extract<Compiled, { kind: 'test' }>,
  state: State,
  from: YearMonth | null,
): Evidence {
  const { on, test, needs } = compiled;
  const world = person.timeline.worlds[decidingWorld(model, person, compiled)] as World;
  const { value, bound } = describe(on, world);
  const inferred = !person.timeline.stated.has(on.index);
  const all = new Set<number>();
  for (const slot of slotsOf(model, compiled)) for (const ground of world.grounds[slot] ?? []) all.add(ground);
  all.delete(on.index);
  const grounds = [...all].sort((a, b) => a - b).map((index) => idOf(model, index));
  return {
    attribute: on.attribute.id,
    has: value,
    hasBound: bound,
    needs,
    test,
    state,
    inferred: inferred && grounds.length > 0,
    grounds,
    from,
  };
}

/** The world that made the state what it is: that of its month, or the first in which a later judgement is due. */
function decidingWorld(model: Model, person: Person, compiled: Compiled): number {
  const from = person.states.from[compiled.node] as number;
  const state = person.states.state[compiled.node] as number;
  const node = model.nodes[compiled.node];
  if (from > 0 || state === MET || node === undefined || !('leaf' in node)) return from;
  const at = person.timeline.worlds.findIndex((world) => leafState(node.leaf, world) === state);
  return Math.max(at, 0);
}

function slotsOf(model: Model, compiled: Compiled): readonly number[] {
  const of = (row: number): readonly number[] => {
    const node = model.nodes[row];
    if (node === undefined) return [];
    if (!('leaf' in node)) return node.parts.flatMap(of);
    return node.leaf.kind === 'judged' ? [] : [node.leaf.slot];
  };
  return of(compiled.node);
}

/**
 * The evidence that decides a state, and no more. Of "all" that are not met, the unmet parts; of "any" that is met, the met
 * ones; of a judged one, what stands beside the judgement. An open state has none: it says what to ask.
 */
function reasons(part: FindingPart): readonly Evidence[] {
  if (part.state === 'not-known') return [];
  if (part.evidence !== undefined) return [part.evidence];
  const carries: readonly State[] = part.state === 'judged' ? ['judged', 'met'] : [part.state];
  return part.parts.filter((inner) => carries.includes(inner.state)).flatMap(reasons);
}

function asksOf(part: FindingPart, person: Person, model: Model): readonly AttributeId[] {
  const asked = (inner: FindingPart): readonly AttributeId[] =>
    inner.state !== 'not-known' ? [] : inner.evidence !== undefined ? [inner.evidence.attribute] : inner.parts.flatMap(asked);
  const open = (id: AttributeId): boolean => {
    const on = model.slots.byId.get(id);
    return on !== undefined && !person.timeline.stated.has(on.index);
  };
  return [...new Set(asked(part))].filter(open);
}

function judgedNotes(part: FindingPart): readonly string[] {
  if (part.state !== 'judged') return [];
  if (part.kind === 'judged') return [part.note ?? ''];
  return part.parts.flatMap(judgedNotes);
}

const idOf = (model: Model, index: number): AttributeId =>
  (model.slots.attributes[index] as { attribute: { id: AttributeId } }).attribute.id;

const unique = (evidence: readonly Evidence[]): readonly Evidence[] => [
  ...new Map(evidence.map((item) => [JSON.stringify(item), item])).values(),
];
