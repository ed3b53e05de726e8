import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import type { Model } from '../../src/engine/index.js';
import { anybody, drawn, over, withAnswers } from '../support/over.js';
import { isNow } from '../support/people.js';
import { differentConditions, read, stateIn } from '../support/table.js';

/**
 * The law is about what is known now. A present answer and an expected one together have both (CONTRACT section 1), so that
 * adding an expected answer may turn "not met" into "met from July": the smaller set of answers keeps every expected one.
 */
const someOfTheirAnswers = (model: Model): fc.Arbitrary<{ readonly some: Profile; readonly all: Profile }> =>
  anybody(model).chain((all) =>
    fc.subarray([...all.answers.keys()]).map((kept) => ({
      all,
      some: withAnswers(
        all,
        [...all.answers].filter(([id, answer]) => kept.includes(id) || !isNow(answer)),
      ),
    })),
  );

describe('law 1: unknown is not no', () => {
  it.each(over({ real: 1500, bees: 1500, generated: 2000 }))('what some answers decide, all of them decide alike, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, someOfTheirAnswers), ([model, { some, all }]) => {
        const [before, after] = [read(model, some), read(model, all)];
        for (const { where, condition } of differentConditions(model)) {
          const state = stateIn(before, condition);
          if (state === 'met' || state === 'not-met') expect([where, stateIn(after, condition)]).toEqual([where, state]);
        }
      }),
      { numRuns: base.numRuns },
    );
  });
});
