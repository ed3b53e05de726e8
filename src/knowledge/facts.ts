import type { Condition } from '../domain/condition.js';
import { always, linkCondition } from './condition.js';
import type { ConditionFile } from './files.js';
import type { Linking } from './linking.js';
import type { Spot } from './report.js';

/** Longer than this, names that lead to names are a chain that nobody can follow (nor the stack). */
const longestChain = 20;

type Fact = { readonly raw: ConditionFile; readonly spot: Spot; condition?: Condition };

/** The conditions that have a name. Each is linked once, when it is first needed. */
export class Facts {
  readonly #facts = new Map<string, Fact>();
  readonly #trail: string[] = [];

  add(name: string, raw: ConditionFile, spot: Spot): void {
    this.#facts.set(name, { raw, spot });
  }

  /** Links every named condition, so that what is wrong in one that nobody uses is said too. */
  linkAll(linking: Linking): void {
    for (const [name, fact] of this.#facts) this.#link(name, fact, fact.spot, linking);
  }

  /** The condition of this name. Errors: `unknown-condition`, `condition-cycle`, `too-deep`. */
  resolve(name: string, from: Spot, linking: Linking): Condition {
    linking.conditions.refer(name, from);
    const fact = this.#facts.get(name);
    return fact === undefined ? always : this.#link(name, fact, from, linking);
  }

  #link(name: string, fact: Fact, from: Spot, linking: Linking): Condition {
    if (fact.condition !== undefined) return fact.condition;
    if (this.#trail.includes(name)) return this.#cycle(name, from, linking);
    if (this.#trail.length >= longestChain) {
      const message = `Named conditions lead to one another more than ${longestChain} times here.`;
      linking.report.error('too-deep', from.place(), message, 'Write some of them out.');
      return always;
    }
    this.#trail.push(name);
    const condition = linkCondition(fact.raw, fact.spot, linking);
    this.#trail.pop();
    fact.condition = condition;
    return condition;
  }

  #cycle(name: string, from: Spot, { report }: Linking): Condition {
    const round = [...this.#trail.slice(this.#trail.indexOf(name)), name].map((step) => `“${step}”`).join(' needs ');
    report.error(
      'condition-cycle',
      from.place(),
      `This goes round in a circle: ${round}.`,
      'Take one of the steps out.',
      this.#facts.get(name)?.spot.keyPlace(),
    );
    return always;
  }
}
