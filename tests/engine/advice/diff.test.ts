import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestVerdictFirst } from '../../../src/domain/finding.js';
import { advise, diffAdvice } from '../../../src/engine/index.js';
import { models, realModel } from '../../support/bases.js';
import { asOf, somebody } from '../../support/people.js';
import { runs } from '../../support/runs.js';
import { someone } from '../../support/someone.js';

const rank = (verdict: (typeof bestVerdictFirst)[number]): number => bestVerdictFirst.indexOf(verdict);

describe.each(models)('%s: what moved between two people', (_name, model) => {
  it('is every verdict that is another, once; gained is better, lost is worse, and the other way about', () => {
    fc.assert(
      fc.property(somebody(model), somebody(model), (one, two) => {
        const [a, b] = [advise(model, one, asOf), advise(model, two, asOf)];
        const moved = diffAdvice(a, b);
        const all = [...moved.gained, ...moved.lost, ...moved.settled];
        const other = b.roles.filter(({ id, verdict }) => a.roles.find((role) => role.id === id)?.verdict !== verdict);
        expect(all.map(({ id }) => id).sort()).toEqual(other.map(({ id }) => id).sort());
        for (const { before, after } of moved.gained) expect(rank(after.verdict)).toBeLessThan(rank(before.verdict));
        for (const { before, after } of moved.lost) expect(rank(after.verdict)).toBeGreaterThan(rank(before.verdict));
        // The way in that tells why: of what was gained the one that is best now, of what was lost the one that was.
        const best = (advice: typeof a, id: string) => advice.roles.find((role) => role.id === id)?.best;
        for (const { id, way } of moved.gained) expect(way).toBe(best(b, id));
        for (const { id, way } of moved.lost) expect(way).toBe(best(a, id));
        for (const { before, after } of moved.settled) expect([before.verdict, after.verdict]).toContain('unknown');
      }),
      { numRuns: runs(15) },
    );
  });

  it('is nothing where nothing was changed', () => {
    fc.assert(
      fc.property(somebody(model), (person) => {
        const advice = advise(model, person, asOf);
        expect(diffAdvice(advice, advise(model, person, asOf))).toMatchObject({ gained: [], lost: [], settled: [], reordered: false });
      }),
      { numRuns: runs(10) },
    );
  });
});

describe('one answer changed', () => {
  const given = { nation: 'england', age: 30, 'right-to-work': true, 'english-level-2': true, 'science-level-2': true };
  const without = someone(realModel.base, { ...given, 'maths-level-2': false });
  const having = someone(realModel.base, { ...given, 'maths-level-2': true });
  const moved = diffAdvice(advise(realModel, without, asOf), advise(realModel, having, asOf));
  const back = diffAdvice(advise(realModel, having, asOf), advise(realModel, without, asOf));

  it('opens the trainee coder because of the one condition that turned', () => {
    const coder = moved.gained.find(({ id }) => id === 'trainee-clinical-coder');
    expect(coder?.because.map(({ before, after }) => [before.state, after.state])).toEqual([['not-met', 'met']]);
    expect(coder?.because.flatMap(({ after }) => after.because.map(({ attribute }) => attribute))).toContain('maths-level-2');
  });

  it('and loses it again for the same reason when it is changed back', () => {
    const coder = back.lost.find(({ id }) => id === 'trainee-clinical-coder');
    expect(coder?.because.map(({ before, after }) => [before.state, after.state])).toEqual([['met', 'not-met']]);
  });
});
