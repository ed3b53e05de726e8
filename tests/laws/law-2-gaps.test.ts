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

type Gap = { readonly tested: Tested; readonly gap: GapSet; readonly having: (changes: readonly Change[]) => Profile };

function gapsOf(model: Model, profile: Profile): readonly Gap[] {
  const person = read(model, profile);
  const having = (changes: readonly Change[]) => applyChanges(model, profile, changes, asOf);
  return differentConditions(model).flatMap((tested) => findGaps(model, person, tested.condition).map((gap) => ({ tested, gap, having })));
}

/** Every proper part, the empty one too. */
const properParts = (gap: GapSet): readonly GapSet[] =>
  Array.from({ length: 2 ** gap.length - 1 }, (_, bits) => gap.filter((_change, at) => bits & (1 << at)));

/** The tests of a condition as a change would name them: those for an upper limit, or the others. */
const testsOf = (condition: Compiled, upperLimit: boolean): readonly string[] => {
  if (condition.kind === 'test')
    return condition.upperLimit === upperLimit ? [named({ attribute: condition.on.attribute.id, ...condition })] : [];
  return 'parts' in condition ? condition.parts.flatMap((part) => testsOf(part, upperLimit)) : [];
};
const named = ({ attribute, test, needs }: Change): string => `${attribute} ${test} ${JSON.stringify(needs)}`;

describe('law 2: gaps', () => {
  const bases = over({ real: 60, bees: 500, generated: 1500 });

  it.each(bases)('suffice: with the changes of one set it is no longer not met, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap, having } of gapsOf(model, profile))
          expect([tested.where, gap, stateIn(read(model, having(gap)), tested.condition)]).not.toEqual([tested.where, gap, 'not-met']);
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('are minimal: with any proper part of a set it is still not met, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap, having } of gapsOf(model, profile)) {
          if (gap.length > 4) continue;
          for (const part of properParts(gap))
            expect([tested.where, part, stateIn(read(model, having(part)), tested.condition)]).toEqual([tested.where, part, 'not-met']);
        }
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('are changes somebody could make: what follows agrees with them, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap, having } of gapsOf(model, profile))
          expect([tested.where, gap, contradictionsIn(model, having(gap), asOf)]).toEqual([tested.where, gap, []]);
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('never ask anybody to pass an upper limit, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, anybody), ([model, profile]) => {
        for (const { tested, gap } of gapsOf(model, profile)) {
          const others = testsOf(tested.condition, false);
          const limits = testsOf(tested.condition, true).filter((limit) => !others.includes(limit));
          expect([tested.where, gap.map(named).filter((change) => limits.includes(change))]).toEqual([tested.where, []]);
        }
      }),
      { numRuns: base.numRuns },
    );
  });
});
