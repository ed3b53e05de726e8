import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../../src/domain/answers.js';
import type { AttributeId, RoleId, YearMonth } from '../../../src/domain/ids.js';
import { isTrainingKind } from '../../../src/domain/knowledge-base.js';
import { plan } from '../../../src/engine/index.js';
import { realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { personas } from '../../support/personas.js';

const { base } = realModel;
const pupil = personas.find(({ name }) => name === 'a-level-student') as { readonly profile: Profile };
const saying = (more: Readonly<Record<string, Answer>>): Profile => ({
  ...pupil.profile,
  answers: new Map([...pupil.profile.answers, ...(Object.entries(more) as [AttributeId, Answer][])]),
});
const expecting = (nation: string): Profile =>
  saying({
    nation: { kind: 'choice', value: nation },
    'highest-level': { kind: 'ordered', value: '3', expected: '2027-08' as YearMonth },
  });
const nations = ['england', 'scotland', 'wales', 'northern-ireland'];
const planned = (profile: Profile, role: string) => plan(realModel, profile, asOf, { kind: 'role', role: role as RoleId });

/** Whether a route gives a degree. */
const givesDegree = (id: string): boolean =>
  base.routes.some((route) => route.id === id && route.gives.some((gain) => gain.kind === 'ordered' && gain.value === '6'));

describe('the first advice of a plan', () => {
  it.each(nations)('begins with university or a degree apprenticeship for somebody of 17 who expects level 3 in %s', (nation) => {
    for (const role of ['data-analyst', 'information-analyst', 'data-scientist', 'systems-analyst']) {
      const { firstAdvice, pathways } = planned(expecting(nation), role);
      expect([role, firstAdvice?.advice.routes.some(givesDegree)]).toEqual([role, true]);
      expect(firstAdvice?.round?.state).toBe('open');
      const levels = pathways.flatMap(({ steps }) =>
        steps.flatMap(({ route }) => base.routes.find(({ id, kind }) => id === route && isTrainingKind(kind))?.level ?? []),
      );
      expect([role, levels.filter((level) => level <= '3')]).toEqual([role, []]);
    }
  });

  it('is nothing where one can simply apply, or where it is about no way to the target', () => {
    const open = planned(expecting('england'), 'ward-clerk');
    expect([open.verdict, open.firstAdvice]).toEqual(['open', null]);
    const clerk = planned(expecting('england'), 'trainee-clinical-coder');
    expect(clerk.firstAdvice).toBeNull();
  });
});
