import type { Finding } from '../../domain/finding.js';
import type { Role } from '../../domain/knowledge-base.js';
import type { Block } from '../../domain/pathway.js';
import type { Model } from '../model/model.js';
import type { Person } from '../person/person.js';
import { Assessment } from '../verdict/assess.js';

/**
 * The blockers of each role without a plan: every must and every usually, of every way in, that is not met or
 * not known today; what could change it; and whether anything could. Of a way that is shut for good, only what shuts it.
 */
export function blockersOf(model: Model, person: Person, roles: readonly Role[]): readonly Block[] {
  const assessment = new Assessment(model, person);
  return roles.flatMap((role) =>
    assessment.role(role).ways.flatMap(({ way, findings }) =>
      shutBy(findings).flatMap(({ requirement, state, gaps, asks }): readonly Block[] => {
        if (requirement.strength !== 'must' && requirement.strength !== 'usually') return [];
        if (state !== 'not-met' && state !== 'not-known') return [];
        const asked = asks.map((attribute) => [{ attribute, needs: null, test: 'is' as const }]);
        const block = { role: role.id, way: way.id, requirement, changes: state === 'not-met' ? gaps : asked };
        return [{ ...block, why: whyOf(requirement, state, gaps.length > 0) }];
      }),
    ),
  );
}

/** What nothing can change, where there is such a thing; else everything. */
function shutBy(findings: readonly Finding[]): readonly Finding[] {
  const shut = findings.filter(({ requirement, state }) => requirement.fixed && requirement.strength === 'must' && state === 'not-met');
  return shut.length > 0 ? shut : findings;
}

function whyOf({ fixed, strength }: Block['requirement'], state: 'not-met' | 'not-known', hasGaps: boolean): Block['why'] {
  if (state === 'not-known') return 'answer';
  if (fixed) return 'fixed';
  if (!hasGaps) return 'limit';
  return strength === 'usually' ? 'decision' : 'no-route';
}
