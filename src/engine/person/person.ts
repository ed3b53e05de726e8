import type { Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import { monthOf, monthsBetween } from '../../domain/months.js';
import type { Compiled } from '../model/conditions.js';
import { combine, evaluateTable, JUDGED, MET, NOT_KNOWN, NOT_MET, type States } from '../model/evaluate.js';
import type { Model } from '../model/model.js';
import { keepSaid, leaveOutAwaited } from '../model/possible-values.js';
import { idAt } from '../model/variables.js';
import { type Contradiction, infer } from './infer.js';
import { type Overrides, readOverrides } from './overrides.js';
import { buildTimeline, type Timeline } from './timeline.js';

/** A profile made ready: what is possible at each time with what follows, and the state of every condition. */
export class Person {
  readonly profile: Profile;
  readonly asOf: IsoDate;
  readonly timeline: Timeline;
  readonly contradictions: readonly Contradiction[];
  /** What an adviser marked. */
  readonly overrides: Overrides;
  readonly #model: Model;
  readonly #rows: readonly number[] | undefined;
  #states: States | undefined;

  /**
   * Lays out the periods, and infers in each. `same` is the same person on another day, with nothing expected: then the same
   * answers mean the same, and the timeline is reused. `rows`: the only conditions that will be looked at.
   */
  constructor(model: Model, profile: Profile, asOf: IsoDate, { same, rows }: { same?: Person; rows?: readonly number[] } = {}) {
    this.#model = model;
    this.#rows = rows;
    this.profile = profile;
    this.asOf = asOf;
    if (same !== undefined) {
      this.timeline = { ...same.timeline, months: [monthOf(asOf)] };
      this.overrides = same.overrides;
      this.contradictions = same.contradictions;
      this.#states = same.states;
      return;
    }
    this.timeline = buildTimeline(model.variables, profile, asOf);
    this.overrides = readOverrides(profile.overrides);
    const { periods } = this.timeline;
    const [found] = periods.map((possible) => infer(possible, model.rules, model.ruleTable));
    this.contradictions = found ?? [];
    for (const possible of periods) if (keepSaid(possible)) infer(possible, model.rules, model.ruleTable);
    for (const possible of periods) leaveOutAwaited(possible);
  }

  /** The table, evaluated once, when it is first looked at: whether answers contradict each other is known without it. */
  get states(): States {
    this.#states ??= evaluateTable(this.#model.nodes, this.timeline.periods, this.#rows);
    return this.#states;
  }
}

export const readPerson = (model: Model, profile: Profile, asOf: IsoDate): Person => new Person(model, profile, asOf);

/**
 * The answers without those that are too old to count (docs/contract.md, section 1), dated anew where any was left out: what is then
 * asked again must not count as old at once. Gives the attributes that were left out too.
 */
export function withoutStaleAnswers(
  model: Model,
  profile: Profile,
  asOf: IsoDate,
): { readonly profile: Profile; readonly aged: readonly AttributeId[] } {
  const today = monthOf(asOf);
  const { said = today } = profile;
  const months = monthsBetween(said, today);
  const aged = model.base.attributes
    .filter(({ id, agesAfterMonths }) => agesAfterMonths !== undefined && months > agesAfterMonths && profile.answers.has(id))
    .map(({ id }) => id);
  const old = months > 0 && model.base.attributes.some(({ agesAfterMonths }) => agesAfterMonths !== undefined && months > agesAfterMonths);
  const answers = new Map([...profile.answers].filter(([id]) => !aged.includes(id)));
  return { profile: { ...profile, said: old ? today : said, answers }, aged };
}

/** Sets of answers that contradict each other, by attribute; empty if there are none. What is only unlikely does not count. */
export function contradictionsIn(model: Model, profile: Profile, asOf: IsoDate): readonly (readonly AttributeId[])[] {
  return readPerson(model, profile, asOf).contradictions.map((found) => found.map((index) => idAt(model.variables, index)));
}

/** The state of a condition today if nothing that is not known were so. No answers make it worse. */
export function atWorst(condition: Compiled, person: Person): number {
  const state = defined(person.states.today[condition.node]);
  if (state !== NOT_KNOWN) return state;
  if (condition.kind === 'test' || condition.kind === 'judged') return NOT_MET;
  let met = 0;
  let judged = 0;
  for (const part of condition.parts) {
    const worst = atWorst(part, person);
    if (worst === MET) met++;
    else if (worst === JUDGED) judged++;
  }
  return combine(condition.count, met, judged, 0);
}
