import type { Profile } from '../../domain/answers.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Model } from '../model.js';
import { type Counts, isNoWorse } from './cost.js';
import { growsYearly } from './life.js';

/** The answers to which plans have led, and at what cost. */
export class Seen {
  readonly #model: Model;
  readonly #costs = new Map<string, Counts[]>();

  constructor(model: Model) {
    this.#model = model;
  }

  /**
   * Whether nobody with the same answers was here before at no greater cost on any count: who is there earlier can always wait.
   * Remembers it.
   */
  isNew(profile: Profile, outcomes: ReadonlySet<AttributeId>, cost: Counts): boolean {
    const key = this.#keyOf(profile, outcomes);
    const before = this.#costs.get(key) ?? [];
    if (before.some((other) => isNoWorse(other, cost))) return false;
    this.#costs.set(key, [...before.filter((other) => !isNoWorse(cost, other)), cost]);
    return true;
  }

  /** Answers and open grades, without what grows by itself: the months are in the cost. In the order of the knowledge base. */
  #keyOf({ answers }: Profile, outcomes: ReadonlySet<AttributeId>): string {
    let key = [...outcomes].sort().join();
    for (const { id } of this.#model.base.attributes) {
      const answer = answers.get(id);
      if (answer === undefined || growsYearly(this.#model, id)) continue;
      key += `|${id}=`;
      if (answer.kind !== 'set') key += `${answer.value}@${answer.expected ?? ''}`;
      else
        for (const { value, expected } of answer.items.toSorted((a, b) => (a.value < b.value ? -1 : 1)))
          key += `${value}@${expected ?? ''},`;
    }
    return key;
  }
}
