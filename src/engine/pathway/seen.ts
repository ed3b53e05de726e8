import type { Profile } from '../../domain/answers.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Leaf } from '../conditions.js';
import type { Model } from '../model.js';
import { type Counts, isNoWorse } from './cost.js';
import { growsYearly } from './life.js';

/** The answers to which plans have led, and at what cost. */
export class Seen {
  readonly #model: Model;
  readonly #costs = new Map<string, Counts[]>();
  /** Of what grows by itself, the numbers at which some test comes out otherwise. */
  readonly #turns: ReadonlyMap<AttributeId, readonly number[]>;

  constructor(model: Model) {
    this.#model = model;
    const growing = model.slots.attributes.filter(({ attribute: { id } }) => growsYearly(model, id));
    const leaves = [...model.nodes, ...model.ruleTable].flatMap((node): readonly Leaf[] => ('leaf' in node ? [node.leaf] : []));
    const turnsOf = (slot: number): readonly number[] =>
      leaves.flatMap((leaf) => (leaf.kind === 'number' && leaf.slot === slot ? [leaf.lo, leaf.hi + 1] : []));
    this.#turns = new Map(growing.map(({ attribute: { id }, first }) => [id, turnsOf(first)]));
  }

  /**
   * Whether nobody with the same answers was here before at no greater cost on any count: who is there earlier can always wait,
   * as long as no test comes out otherwise meanwhile. Remembers it.
   */
  isNew(profile: Profile, outcomes: ReadonlySet<AttributeId>, cost: Counts): boolean {
    const key = this.#keyOf(profile, outcomes);
    const before = this.#costs.get(key) ?? [];
    if (before.some((other) => isNoWorse(other, cost))) return false;
    this.#costs.set(key, [...before.filter((other) => !isNoWorse(cost, other)), cost]);
    return true;
  }

  /** Answers and open grades; of what grows by itself, as far as a test tells it apart. In the order of the knowledge base. */
  #keyOf({ answers }: Profile, outcomes: ReadonlySet<AttributeId>): string {
    let key = [...outcomes].sort().join();
    for (const { id } of this.#model.base.attributes) {
      const answer = answers.get(id);
      if (answer === undefined) continue;
      key += `|${id}=`;
      if (answer.kind === 'set') {
        key += answer.items.map(({ value, expected }) => `${value}@${expected}`).sort();
        continue;
      }
      const { value, expected } = answer;
      const turns = this.#turns.get(id);
      key += turns === undefined ? `${value}@${expected}` : turns.filter((turn) => turn <= Number(value)).length;
    }
    return key;
  }
}
