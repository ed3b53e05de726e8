import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import type { Change, GapSet } from '../../src/domain/finding.js';
import type { Compiled } from '../../src/engine/conditions.js';
import { findGaps } from '../../src/engine/gaps.js';
import { applyChanges, contradictionsIn, type Model } from '../../src/engine/index.js';
import { anybody, drawn, over } from '../support/over.js';
import { asOf } from '../support/people.js';
import { differentConditions, read, stateIn, type Tested } from '../support/table.js';

type Gap = { readonly tested: Tested; readonly gap: GapSet; readonly after: (changes: readonly Change[]) => Profile };

function gapsOf(model: Model, profile: Profile): readonly Gap[] {
  const person = read(model, profile);
  const after = (changes: readonly Change[]) => applyChanges(model, profile, changes, asOf);
  return differentConditions(model).flatMap((tested) =>
    findGaps(model, person, tested.condition).map((gap) => ({ tested, gap, after })),
  );
}

/** Every proper part, the empty one too. */
const properParts = (gap: GapSet): readonly GapSet[] =>
  Array.from({ length: 2 ** gap.length - 1 }, (_, bits) => gap.filter((_change, at) => bits & (1 << at)));

/** Every test for an upper limit in a condition, as a change would name it. */
const upperLimits = (condition: Compiled): readonly string[] =>
  condition.kind === 'test'
    ? condition.upperLimit
      ? [`${condition.on.attribute.id} ${condition.test} ${JSON.stringify(condition.needs)}`]
      : []
    : 'parts' in condition
      ? condition.parts.flatMap(upperLimits)
      : [];
const otherTests = (condition: Compiled): readonly string[] =>
  condition.kind === 'test'
    ? condition.upperLimit
      ? []
      : [`${condition.on.attribute.id} ${condition.test} ${JSON.stringify(condition.needs)}`]
    : 'parts' in condition
      ? condition.parts.flatMap(otherTests)
      : [];

describe('law 2: gaps', () => {
  const bases = over({ real: 60, bees: 500, generated: 1500 });

  it.each(bases)('suffice: with the changes of one set it is no longer not met, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap, after } of gapsOf(model, profile))
          expect([tested.where, gap, stateIn(read(model, after(gap)), tested.condition)]).not.toEqual([tested.where, gap, 'not-met']);
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('are minimal: with any proper part of a set it is still not met, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap, after } of gapsOf(model, profile)) {
          if (gap.length > 4) continue;
          for (const part of properParts(gap))
            expect([tested.where, part, stateIn(read(model, after(part)), tested.condition)]).toEqual([tested.where, part, 'not-met']);
        }
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('are changes somebody could make: what follows agrees with them, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap, after } of gapsOf(model, profile))
          expect([tested.where, gap, contradictionsIn(model, after(gap), asOf)]).toEqual([tested.where, gap, []]);
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('never ask anybody to pass an upper limit, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap } of gapsOf(model, profile)) {
          const others = otherTests(tested.condition);
          const limits = upperLimits(tested.condition).filter((limit) => !others.includes(limit));
          for (const { attribute, test, needs } of gap) expect(limits).not.toContain(`${attribute} ${test} ${JSON.stringify(needs)}`);
        }
      }),
      { numRuns: base.numRuns },
    );
  });
});
