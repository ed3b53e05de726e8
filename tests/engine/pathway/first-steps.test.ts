import { describe, expect, it } from 'vitest';
import type { AttributeId, RoleId } from '../../../src/domain/ids.js';
import { firstSteps, plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { atLeast, is, must, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { adviceIn, givesRank, givesYes, lasting, through, village } from '../../support/village.js';

const given = { age: 30, garden: false, 'bee-suit': false, badges: [], certificate: 'none', 'months-hives': 0 } as const;

/** A post for the second certificate, and one more way in to it. */
const keeper = (extra: ReturnType<typeof way>[] = []) => ({
  keeper: { ways: [way('direct:keeper', [must(atLeast('certificate', '2'))]), ...extra] },
});
const gives = [givesRank('certificate', '2')];

const begun = (model: ReturnType<typeof village>) => {
  const advice = adviceIn(model, given);
  const begins = firstSteps(model, advice);
  const { smallestChange } = advice;
  return { by: smallestChange?.by, step: smallestChange === null ? undefined : begins.get(smallestChange)?.route };
};

describe('the plan behind an advice', () => {
  it('begins with what the advice names first, although another plan stands before it', () => {
    const courses = {
      short: { gives: [givesRank('certificate', '1')], duration: lasting(3) },
      long: { gives: [givesRank('certificate', 'master')], duration: lasting(20) },
      placement: { needs: [must(atLeast('certificate', '1'))], duration: lasting(24) },
    };
    const ways = [
      way('direct:keeper', [must(atLeast('certificate', 'master'))]),
      through('placement', [must(atLeast('certificate', '1'))]),
    ];
    const model = village({ posts: { keeper: { ways } }, courses, inferences: [] });
    const target = { kind: 'role', role: 'keeper' as RoleId } as const;
    const plans = plan(model, someone(model.base, given), asOf, target).pathways.map(({ steps }) => steps[0]?.route);
    expect(plans).toEqual(['long', 'short']);
    expect(begun(model)).toEqual({ by: ['short', 'long'], step: 'short' });
  });

  it('is any other where none begins so', () => {
    const courses = { late: { gives, needs: [must(is('garden', true))], duration: lasting(3) }, early: { gives, duration: lasting(12) } };
    expect(begun(village({ posts: keeper(), courses, inferences: [] }))).toEqual({ by: ['early'], step: 'early' });
    // People compete for the first, and not for the other, which lasts no longer.
    const alike = village({ posts: keeper(), courses: { a: { kind: 'graduate-scheme', gives }, b: { gives } }, inferences: [] });
    expect(begun(alike)).toEqual({ by: ['a', 'b'], step: 'b' });
  });

  it('is missing where there is no plan', () => {
    // The one course for the certificate is only for people with a garden, which nothing gives.
    const courses = { late: { gives, needs: [must(is('garden', true))], duration: lasting(3) } };
    const model = village({ posts: keeper(), courses, inferences: [] });
    const change = { attribute: 'certificate' as AttributeId, needs: '2', test: 'at-least' } as const;
    const smallestChange = { change, opens: ['keeper' as RoleId], suits: [], by: [] };
    expect(firstSteps(model, { ...adviceIn(model, given), smallestChange, nextSteps: [] }).size).toBe(0);
  });

  it('is made for what there is to gain too, and for nothing that is open', () => {
    const model = village({
      posts: { ...keeper(), other: { needs: [must(is('garden', true))] } },
      courses: { plot: { gives: [givesYes('garden')] }, evenings: { gives } },
    });
    const advice = adviceIn(model, given);
    const gained = advice.nextSteps.flatMap((step) => (step.kind === 'gain' ? [step.opening] : []));
    expect(gained.length).toBeGreaterThan(0);
    const begins = firstSteps(model, advice);
    for (const opening of gained) expect(begins.get(opening)?.route).toBe(opening.by[0]);
    expect(firstSteps(model, { ...advice, smallestChange: null, nextSteps: [] }).size).toBe(0);
  });
});
