import type { GapSet } from '../../domain/finding.js';
import type { Compiled, CompiledTest } from '../model/conditions.js';
import { NOT_MET, rowState } from '../model/evaluate.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import type { PossibleValues } from '../model/possible-values.js';
import { personAfter } from '../person/apply-changes.js';
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
    const found = this.#find(condition);
    this.#found[condition.at] = found;
    return found;
  }

  #find(condition: Compiled): readonly GapSet[] {
    const suffices = (tests: Tests): boolean => {
      const periods = this.#after(tests);
      return periods !== null && rowState(condition.node, this.#model.nodes, periods) !== NOT_MET;
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
    return memoize(this.#tried, key, () => {
      const { profile, asOf } = this.#person;
      const { contradictions, timeline } = personAfter(this.#model, profile, changesOf(tests), asOf);
      return contradictions.length === 0 ? timeline.periods : null;
    });
  }
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
