import type { Profile } from '../domain/answers.js';
import type { IsoDate } from '../domain/ids.js';
import { evaluateTable, type States } from './evaluate.js';
import { type Contradiction, infer } from './infer.js';
import type { Model } from './model.js';
import { type Overrides, readOverrides } from './overrides.js';
import { leaveOutAwaited } from './world.js';
import { layOutWorlds, type Timeline } from './worlds.js';

/** A profile made ready: what is possible at each time with what follows, and the state of every condition. */
export type Person = {
  readonly profile: Profile;
  readonly asOf: IsoDate;
  readonly timeline: Timeline;
  readonly contradictions: readonly Contradiction[];
  readonly states: States;
  /** What an adviser marked. */
  readonly overrides: Overrides;
};

/** Lays out the worlds, infers in each, and evaluates the table once. */
export function readPerson(model: Model, profile: Profile, asOf: IsoDate): Person {
  const timeline = layOutWorlds(model.slots, profile, asOf);
  const [now] = timeline.worlds;
  let contradictions: readonly Contradiction[] = [];
  for (const world of timeline.worlds) {
    const found = infer(world, model.rules, model.ruleTable);
    if (world === now) contradictions = found;
    leaveOutAwaited(world);
  }
  return {
    profile,
    asOf,
    timeline,
    contradictions,
    states: evaluateTable(model.nodes, timeline),
    overrides: readOverrides(profile.overrides),
  };
}
