import type { Answer } from '../../domain/answers.js';
import type { AttributeId } from '../../domain/ids.js';
import { type Node, rowsBelow, type ValueLeaf } from '../model/conditions.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import { type AttributeVariables, NO, YES } from '../model/variables.js';

/**
 * One answer of each class of answers to an attribute that no condition and no inference tells apart. `complete` is false if a set has
 * too many values to list every combination.
 */
export type Classes = { readonly answers: readonly Answer[]; readonly complete: boolean };

/** Up to this many tested values of a set, every combination is a class; more are too many to try. */
const MOST_COMBINED = 4;

/** The values of a set that some condition or inference asks for: the others change nothing. */
export function testedValues(model: Model, id: AttributeId): ReadonlySet<string> {
  const on = model.variables.byId.get(id);
  if (on === undefined) return new Set();
  const leaves = [...model.nodes, ...model.ruleTable].flatMap((node: Node) => ('leaf' in node ? [node.leaf] : []));
  const tested = new Set(
    [...leaves, ...model.rules.flatMap(({ then }) => then)].flatMap((leaf) => (leaf.kind === 'judged' ? [] : [leaf.variable])),
  );
  return new Set([...on.values].flatMap(([value, nth]) => (tested.has(on.first + nth) ? [value] : [])));
}

/**
 * The classes of an attribute for one role or route: fewer, because only its own conditions and the inferences tell answers apart. Of
 * items of a set that stand in the same places, any of them being enough there, one is kept.
 */
export function classesFor(model: Model, ways: readonly CompiledWay[]): (id: AttributeId) => Classes {
  const roots = ways.flatMap(({ requirements }) => requirements.flatMap(({ condition }) => condition?.node ?? []));
  const rows = new Map(rowsBelow(model, roots).map((row) => [row, model.nodes[row] as Node]));
  const places = new Map<number, string>();
  placesIn(rows, roots, 'way', places);
  placesIn(
    new Map(model.ruleTable.entries()),
    model.rules.map(({ when }) => when),
    'inference',
    places,
  );
  for (const [at, { then }] of model.rules.entries())
    for (const { variable } of then) places.set(variable, `${places.get(variable) ?? ''} follows:${at}`);
  const leaves = leavesByAttribute(model, rows.values());
  const made = new Map<AttributeId, Classes>();
  const make = (on: AttributeVariables | undefined): Classes =>
    on === undefined ? { answers: [], complete: true } : makeClasses(on, leaves.get(on.index) ?? [], places);
  return (id) => memoize(made, id, () => make(model.variables.byId.get(id)));
}

/** What tells answers apart, by the index of the attribute. What an inference sets does so too: an answer outside it is a contradiction. */
function leavesByAttribute({ variables, ruleTable, rules }: Model, rows: Iterable<Node>): ReadonlyMap<number, readonly ValueLeaf[]> {
  const found = new Map<number, ValueLeaf[]>();
  const add = (leaf: ValueLeaf): void => {
    const index = variables.variables[leaf.variable]?.attribute;
    if (index !== undefined) memoize(found, index, () => []).push(leaf);
  };
  for (const nodes of [rows, ruleTable]) for (const node of nodes) if ('leaf' in node && node.leaf.kind !== 'judged') add(node.leaf);
  for (const { then } of rules) then.forEach(add);
  return found;
}

/** Adds to each item of a set where its tests stand: the same words for two of them if either does for the other. */
function placesIn(rows: ReadonlyMap<number, Node>, roots: readonly number[], name: string, into: Map<number, string>): void {
  const add = (row: number, placeOf: (met: number) => string): void => {
    const node = rows.get(row);
    if (node === undefined || !('leaf' in node) || node.leaf.kind !== 'mask') return;
    const { variable, met } = node.leaf;
    into.set(variable, `${into.get(variable) ?? ''} ${name}:${met}:${placeOf(met)}`);
  };
  for (const row of roots) add(row, () => `root ${row}`);
  for (const [at, node] of rows) {
    if ('leaf' in node) continue;
    const { count, parts } = node;
    // Any of them held meets "one of these", and fails "none of these"; anywhere else, each counts for itself.
    const isEnough = (met: number): boolean => (met === YES && count === 1) || (met === NO && count === parts.length);
    for (const row of parts) add(row, (met) => (isEnough(met) ? `${at}` : `${at} ${row}`));
  }
}

function makeClasses(on: AttributeVariables, all: readonly ValueLeaf[], places: ReadonlyMap<number, string>): Classes {
  if (on.attribute.shape.kind === 'set') {
    const kept = new Map(all.map(({ variable }) => [places.get(variable), variable])).values();
    return setClasses(on, new Set(kept));
  }
  const byPattern = new Map<string, Answer>();
  for (const { answer, place } of singleAnswers(on, all)) {
    const pattern = all.map((leaf) => patternOf(leaf, place)).join('');
    if (!byPattern.has(pattern)) byPattern.set(pattern, answer);
  }
  return { answers: [...byPattern.values()], complete: true };
}

function patternOf(leaf: ValueLeaf, place: number): string {
  if (leaf.kind === 'number') return leaf.lo <= place && place <= leaf.hi ? '1' : '0';
  return leaf.met & (1 << place) ? '1' : leaf.judged & (1 << place) ? '2' : '0';
}

type Single = { readonly answer: Answer; readonly place: number };

/** Every answer to what has one value; of a number, the first of each stretch that no test divides. */
function singleAnswers({ attribute, values }: AttributeVariables, leaves: readonly ValueLeaf[]): readonly Single[] {
  const { shape } = attribute;
  switch (shape.kind) {
    case 'yes-no':
      return [false, true].map((value) => ({ answer: { kind: 'yes-no', value }, place: Number(value) }));
    case 'number': {
      const starts = new Set([shape.min]);
      for (const leaf of leaves) if (leaf.kind === 'number') for (const start of [leaf.lo, leaf.hi + 1]) starts.add(start);
      const inside = [...starts].filter((start) => start >= shape.min && start <= shape.max).sort((a, b) => a - b);
      return inside.map((value) => ({ answer: { kind: 'number', value }, place: value }));
    }
    case 'choice':
    case 'ordered': {
      const { kind } = shape;
      return [...values].map(([value, place]) => ({ answer: { kind, value }, place }));
    }
    case 'set':
      return [];
  }
}

/** Of a set: combinations of the tested values; where they are too many, none, each alone, and all together. */
function setClasses({ values, first }: AttributeVariables, tested: ReadonlySet<number>): Classes {
  const names = [...values].filter(([, nth]) => tested.has(first + nth)).map(([value]) => value);
  const complete = names.length <= MOST_COMBINED;
  const chosen: (readonly string[])[] = complete
    ? Array.from({ length: 1 << names.length }, (_, bits) => names.filter((_name, at) => bits & (1 << at)))
    : [[], ...names.map((name) => [name]), names];
  return { complete, answers: chosen.map((has) => ({ kind: 'set', items: has.map((value) => ({ value })) })) };
}
