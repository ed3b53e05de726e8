import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import { RunningTotals } from '../../src/commands/workshop/running-totals.js';
import type { Profile } from '../../src/domain/answers.js';
import { GroupTally, VerdictRun } from '../../src/engine/index.js';
import { beesModel, realModel } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const people = (): readonly Profile[] => fc.sample(somebody(realModel, { expected: true }), { numRuns: 12, seed: 3 });
const context = { asOf, base: realModel.base } as Context;

/** So many times is asked what is still held. */
const ENOUGH = 20;

/** How many of these people's answers are still held by anything, when only this is left of it all. */
async function heldBy(add: (profile: Profile) => void): Promise<number> {
  const held = people().map((profile) => {
    add(profile);
    return new WeakRef(profile.answers);
  });
  // What a reference was asked for is held until the end of its turn; and for a while by Node, as it makes code faster.
  for (let turn = 0; turn < ENOUGH && held.some((one) => one.deref() !== undefined); turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return held.filter((one) => one.deref() !== undefined).length;
}

describe('a group that keeps nobody', () => {
  it('holds no answers of those who have gone', async () => {
    const group = new RunningTotals(context, realModel);
    expect(await heldBy((profile) => group.add(profile))).toBe(0);
    expect(group.people).toBe(12);
  });

  it('where a batch holds a sample, so that this test can tell', async () => {
    const run = new VerdictRun(realModel, asOf);
    const tally = new GroupTally(realModel, run);
    const held = await heldBy((profile) => {
      run.judge(profile);
      tally.add(profile);
    });
    expect(held).toBe(12);
    expect(tally.summary(asOf, 0).people).toBe(12);
  });

  it('tells the same of it', () => {
    const run = new VerdictRun(beesModel, asOf);
    const [sampled, counted] = [new GroupTally(beesModel, run), new GroupTally(beesModel, run, asOf)];
    // As many as a sample may hold: then the two count the same people, and some have one step that opens a role.
    for (const profile of fc.sample(somebody(beesModel, { complete: true }), { numRuns: 120, seed: 4 })) {
      if (run.judge(profile) !== null) continue;
      sampled.add(profile);
      counted.add(profile);
    }
    const summary = counted.summary(asOf, 2);
    expect(summary.gaps.length).toBeGreaterThan(0);
    expect(summary).toEqual(sampled.summary(asOf, 2));
    // The summary can be asked for again, and nothing is counted twice.
    expect(counted.summary(asOf, 2)).toEqual(summary);
  });
});
