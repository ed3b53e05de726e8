import type { Profile } from '../domain/answers.js';
import type { IsoDate } from '../domain/ids.js';
import { evaluateTable, type States } from './evaluate-table.js';
import { type Contradiction, infer } from './infer.js';
import type { Model } from './model.js';
import { monthOf } from './months.js';
import { type Overrides, readOverrides } from './overrides.js';
import { leaveOutAwaited } from './world.js';
import { layOutWorlds, type Timeline } from './worlds.js';

/** A profile made ready: what is possible at each time with what follows, and the state of every condition. */
export class Person {
  readonly profile: Profile;
  readonly asOf: IsoDate;
  readonly timeline: Timeline;
  readonly contradictions: readonly Contradiction[];
  /** What an adviser marked. */
  readonly overrides: Overrides;
  readonly #model: Model;
  #states: States | undefined;

  /**
   * Lays out the worlds, and infers in each. `same` is the same person on another day, with nothing expected: then the same
   * answers say the same, and nothing is laid out anew.
   */
  constructor(model: Model, profile: Profile, asOf: IsoDate, same?: Person) {
    this.#model = model;
    this.profile = profile;
    this.asOf = asOf;
    if (same !== undefined) {
      this.timeline = { ...same.timeline, months: [monthOf(asOf)] };
      this.overrides = same.overrides;
      this.contradictions = same.contradictions;
      this.#states = same.states;
      return;
    }
    this.timeline = layOutWorlds(model.slots, profile, asOf);
    this.overrides = readOverrides(profile.overrides);
    const { worlds } = this.timeline;
    const [found] = worlds.map((world) => infer(world, model.rules, model.ruleTable));
    this.contradictions = found ?? [];
    for (const world of worlds) leaveOutAwaited(world);
  }

  /** The table, evaluated once, when it is first looked at: whether answers contradict each other is known without it. */
  get states(): States {
    this.#states ??= evaluateTable(this.#model.nodes, this.timeline.worlds);
    return this.#states;
  }
}

export const readPerson = (model: Model, profile: Profile, asOf: IsoDate): Person => new Person(model, profile, asOf);
