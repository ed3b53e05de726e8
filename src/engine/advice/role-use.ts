import type { RoleUse } from '../../domain/advice.js';
import type { Use } from '../../domain/attribute.js';
import type { Evidence, WayFinding } from '../../domain/finding.js';
import type { Role } from '../../domain/knowledge-base.js';
import type { Model } from '../model/model.js';
import { levelIds, postRank, roleLevel } from '../person/level.js';
import type { Person } from '../person/person.js';

const A_YEAR = 12;

/**
 * What of a person's a role makes use of: a registration, a subject or a certificate that one of its jobs asks for and that they
 * have; the most months in one of its areas, and in how many of them they have less than a year; and whether a post of theirs leads to it.
 */
export function useOf(model: Model, person: Person, role: Role, ways: readonly WayFinding[]): RoleUse {
  const used = new Set<Use>();
  let post = false;
  for (const { way, findings } of ways) {
    if (way.kind !== 'direct' && way.kind !== 'progression') continue;
    for (const { tree } of findings) {
      if (tree === null) continue;
      eachEvidence(tree, ({ attribute, state, test }) => {
        if (state !== 'met' || test === 'excludes') return;
        const { use, posts } = model.variables.byId.get(attribute)?.attribute ?? {};
        if (use !== undefined) used.add(use);
        if (posts === true && way.kind === 'progression') post = roleLevel(model, levelIds(model), role) >= postRank(model, person);
      });
    }
  }
  const now = person.timeline.periods[0];
  const months = (model.fields.get(role.id) ?? []).map((area) => now?.lo[model.variables.byId.get(area)?.first ?? -1] ?? 0);
  return {
    registration: used.has('registration'),
    subject: used.has('subject'),
    certificate: used.has('certificate'),
    months: Math.max(0, ...months),
    areasLacking: months.filter((has) => has < A_YEAR).length,
    post,
  };
}

type Tree = NonNullable<WayFinding['findings'][number]['tree']>;

function eachEvidence({ evidence, parts }: Tree, look: (evidence: Evidence) => void): void {
  if (evidence === undefined) for (const part of parts) eachEvidence(part, look);
  else look(evidence);
}
