import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQuestion, wholeScope } from '../../src/engine/index.js';
import { drawn, over } from '../support/over.js';
import { asOf } from '../support/people.js';
import { differentConditions, read, stateIn, verdictsIn } from '../support/table.js';
import { wholeLife } from '../support/whole-life.js';

describe('law 6: nothing stays unknown', () => {
  const bases = over({ real: 200, bees: 800, generated: 1500 });

  it.each(bases)('with every attribute answered no verdict is unknown, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, wholeLife), ([model, person]) => {
        const unknown = [...verdictsIn(model, read(model, person))].filter(([, { verdict }]) => verdict === 'unknown');
        expect(unknown).toEqual([]);
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(bases)('with every attribute answered no requirement is not known, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, wholeLife), ([model, profile]) => {
        const person = read(model, profile);
        const open = differentConditions(model).filter(({ condition }) => stateIn(person, condition) === 'not-known');
        expect(open.map(({ where }) => where)).toEqual([]);
      }),
      { numRuns: base.numRuns },
    );
  });

  it.each(over({ real: 200, bees: 800 }))('with every attribute answered nothing is asked, over $name', (base) => {
    fc.assert(
      fc.property(drawn(base, wholeLife), ([model, person]) => {
        expect(nextQuestion(model, person, asOf, wholeScope(model), true)).toBe(null);
      }),
      { numRuns: base.numRuns },
    );
  });
});
