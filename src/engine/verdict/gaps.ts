import type { GapSet } from '../../domain/finding.js';
import type { Compiled, CompiledTest, Node } from '../model/conditions.js';
import { NOT_MET, rowState, stateNames } from '../model/evaluate.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import type { PossibleValues } from '../model/possible-values.js';
import { worldsAfter } from '../person/after.js';
import type { Person } from '../person/person.js';

/** More alternatives than this help nobody. */
const MOST = 24;

/** Tests to be met together: what would meet them is a gap set. Two that say the same are one change, listed once. */
type Tests = readonly CompiledTest[];

/** The gap sets of one person: found once for a condition, and each set of changes tried once, however many it would help. */
export class GapFinder {
  readonly #model: Model;
  readonly #person: Person;
  readonly #found: (readonly GapSet[] | undefined)[] = [];
  /** By the numbers of the changes: what is possible after them; null if they contradict what was said. */
  readonly #tried = new Map<string, readonly PossibleValues[] | null>();

  constructor(model: Model, person: Person) {
    this.#model = model;
    this.#person = person;
  }

  /**
   * The gap sets of what is not met: alternatives, each the smallest set of changes that, with what follows from them, leaves
   * it no longer not-met. Upper limits have none (docs/laws.md, law 2). Smallest sets first, then in the order of the condition.
   */
  find(condition: Compiled): readonly GapSet[] {
    const known = this.#found[condition.at];
    if (known !== undefined) return known;
    const found = this.#findShared(condition);
    this.#found[condition.at] = found;
    return found;
  }

  /** The gap sets that somebody else had with the same states of its tests, where nothing else matters. */
  #findShared(condition: Compiled): readonly GapSet[] {
    const { profile, contradictions, timeline, states } = this.#person;
    const isPlain = profile.said === undefined && contradictions.length === 0 && timeline.periods.length === 1;
    const patterns = isPlain ? patternsOf(this.#model, condition) : null;
    if (patterns === null) return this.#find(condition);
    let pattern = 0;
    for (const row of patterns.rows) pattern = pattern * stateNames.length + (states.state[row] as number);
    const found = patterns.found.get(pattern) ?? this.#find(condition);
    if (patterns.found.size < MOST_PATTERNS) patterns.found.set(pattern, found);
    return found;
  }

  #find(condition: Compiled): readonly GapSet[] {
    const suffices = (tests: Tests): boolean => {
      const worlds = this.#after(tests);
      return worlds !== null && rowState(condition.node, this.#model.nodes, worlds) !== NOT_MET;
    };
    const sets: Tests[] = [];
    for (const candidate of alternatives(condition, this.#person.states.state)) {
      if (!suffices(candidate)) continue;
      const smallest = shrink(candidate, suffices);
      if (!sets.some((known) => contains(smallest, known))) sets.push(smallest);
    }
    const minimal = sets.filter((set) => !sets.some((other) => other !== set && contains(set, other)));
    return minimal.sort((a, b) => a.length - b.length).map(changesOf);
  }

  #after(tests: Tests): readonly PossibleValues[] | null {
    const key = tests.map(({ says }) => says).join();
    return memoize(this.#tried, key, () => worldsAfter(this.#model, this.#person, changesOf(tests)));
  }
}

/** The tests of a condition, by their rows, and the gap sets by the states of all of them, in one number. */
type Patterns = { readonly rows: readonly number[]; readonly found: Map<number, readonly GapSet[]> };
/** Many more tests than conditions have; their states still make a whole number. */
const MOST_TESTS = 16;

/** How many are cached for a condition: most people have one of a few. */
const MOST_PATTERNS = 256;

const patterns = new WeakMap<Compiled, Patterns | null>();

/**
 * Null if more matters than the states of the tests: where something follows from an answer to what they test, or they follow
 * from another. Elsewhere a change gives its attribute one value and leaves all other tests as they are.
 */
const patternsOf = (model: Model, condition: Compiled): Patterns | null =>
  memoize(patterns, condition, () => findPatterns(model, condition));

function findPatterns({ nodes, variables, ruled }: Model, condition: Compiled): Patterns | null {
  const rows = new Set<number>();
  const look = (row: number): boolean => {
    const node = nodes[row] as Node;
    if (!('leaf' in node)) return node.parts.every(look);
    rows.add(row);
    return node.leaf.kind === 'judged' || !ruled.has(variables.variables[node.leaf.variable]?.attribute ?? -1);
  };
  return look(condition.node) && rows.size <= MOST_TESTS ? { rows: [...rows], found: new Map() } : null;
}

const changesOf = (tests: Tests): GapSet => tests.map(({ change }) => change);

/** Up to this many changes, every proper subset is tried; a larger set gives up its changes one by one. */
const TRY_EVERY_PART = 4;

/** The smallest part of the changes that suffices. */
function shrink(tests: Tests, suffices: (tests: Tests) => boolean): Tests {
  if (tests.length <= TRY_EVERY_PART) return partsOf(tests).find(suffices) ?? tests;
  for (const test of tests) {
    const without = tests.filter((other) => other !== test);
    if (suffices(without)) return shrink(without, suffices);
  }
  return tests;
}

/** Every proper part but the empty one, the smaller first. */
function partsOf(tests: Tests): readonly Tests[] {
  const parts: Tests[] = [];
  for (let bits = 1; bits < 2 ** tests.length - 1; bits++) parts.push(tests.filter((_, at) => bits & (1 << at)));
  return parts.sort((a, b) => a.length - b.length);
}

const contains = (set: Tests, part: Tests): boolean => part.every(({ says }) => set.some((test) => test.says === says));

/** Tests to meet so that a condition is met that is not: candidates, to be tried. */
function alternatives(condition: Compiled, state: ArrayLike<number>): readonly Tests[] {
  if (condition.kind === 'judged') return [];
  if (condition.kind === 'test') return condition.upperLimit ? [] : [[condition]];
  const unmet = condition.parts.filter((part) => state[part.node] === NOT_MET).map((part) => alternatives(part, state));
  const need = condition.count - (condition.parts.length - unmet.length);
  return choose(unmet, need);
}

/** The ways to take `need` of the parts (at least one), one alternative of each; the first of them, if they are many. */
function choose(parts: readonly (readonly Tests[])[], need: number): readonly Tests[] {
  if (need === 1) return parts.flat().slice(0, MOST);
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  const taking = choose(rest, need - 1).flatMap((tail) => first.map((head) => merge(head, tail)));
  return [...taking, ...(taking.length < MOST ? choose(rest, need) : [])].slice(0, MOST);
}

const merge = (a: Tests, b: Tests): Tests => [...a, ...b.filter((test) => !contains(a, [test]))];
