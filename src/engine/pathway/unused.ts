import type { Compiled } from '../model/conditions.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay } from '../model/model.js';
import type { LowerBounds } from './lower-bounds.js';
import type { RelevantSteps, WayAt } from './relevant.js';

/** What a step brought that no step after it has asked for yet: the rows of tests. */
export type Unused = readonly number[];

/** Whether a way in asks for something of what a step brought. */
export class Asked {
  readonly #rows = new Map<CompiledWay, ReadonlySet<number>>();

  asks(way: CompiledWay, brought: Unused): boolean {
    const rows = memoize(this.#rows, way, () => new Set(way.conditions.flatMap(rowsIn)));
    return brought.some((row) => rows.has(row));
  }
}

const rowsIn = (condition: Compiled): readonly number[] =>
  condition.kind === 'judged' ? [] : condition.kind === 'test' ? [condition.node] : condition.parts.flatMap(rowsIn);

/**
 * At one point of a plan: whether everything that is still unused could yet be asked for, by the application and the steps before
 * it. A plan with a step that nothing needs costs no less than the same plan without it.
 */
export class Uses {
  readonly #asked: Asked;
  readonly #last: readonly CompiledWay[];
  readonly #before: readonly CompiledWay[];

  constructor(asked: Asked, { targets, actions }: RelevantSteps, bounds: LowerBounds) {
    const wanted = (way: WayAt): readonly CompiledWay[] => (bounds.isWanted(way) ? [way.way] : []);
    this.#asked = asked;
    this.#last = targets.flatMap(({ way }) => wanted(way));
    this.#before = actions.flatMap(({ ways }) => ways.flatMap(wanted));
  }

  /** `steps`: so many are left, the application included. */
  canAll(unused: readonly Unused[], steps: number): boolean {
    if (steps < 1) return false;
    const all = 2 ** unused.length - 1;
    let used = this.#usedBy(this.#last, unused);
    const more = steps > 1 && !used.has(all) ? this.#usedBy(this.#before, unused) : used;
    for (let step = 1; step < steps && !used.has(all); step++)
      used = new Set([...used].flatMap((some) => [...more].map((others) => some | others)));
    return used.has(all);
  }

  /** For each way in, a bit for each of the unused that it asks for. */
  #usedBy(ways: readonly CompiledWay[], unused: readonly Unused[]): ReadonlySet<number> {
    return new Set(ways.map((way) => unused.reduce((bits, one, at) => (this.#asked.asks(way, one) ? bits | (1 << at) : bits), 0)));
  }
}
