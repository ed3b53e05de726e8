import type { Override } from '../../domain/answers.js';
import type { Finding } from '../../domain/finding.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';
import { MET, NOT_MET } from '../model/evaluate.js';
import type { CompiledWay } from '../model/model.js';

/** What an adviser marked, by `ROLE/REQUIREMENT` or `ROUTE/REQUIREMENT`; null if nothing is marked, so that asking costs nothing. */
export type Overrides = ReadonlyMap<string, Override> | null;

/** The marks made ready. Of two on one requirement the later one counts. */
export const readOverrides = (overrides: readonly Override[] | undefined): Overrides =>
  overrides === undefined || overrides.length === 0 ? null : new Map(overrides.map((one) => [one.requirement, one]));

/** The mark on a requirement in one way in, if there is one: it counts for that role's or route's own ways and no other. */
export const overrideOf = (overrides: Overrides, { owner }: Pick<CompiledWay, 'owner'>, { id }: Requirement): Override | undefined =>
  overrides?.get(`${owner}/${id}`);

/** The state that a mark gives. */
export const stateByOverride = ({ verdict }: Override): number => (verdict === 'accept' ? MET : NOT_MET);

/**
 * A finding with its mark in place of what the answers say. Nothing is asked, missing or to be judged any more; the tree
 * still shows what the answers alone come to.
 */
export const applyOverride = ({ until: _, ...finding }: Finding, override: Override): Finding => ({
  ...finding,
  state: override.verdict === 'accept' ? 'met' : 'not-met',
  from: null,
  because: [],
  gaps: [],
  asks: [],
  judged: [],
  override,
});

/** The requirements that may be marked, as `OWNER/REQUIREMENT`, in the order of the knowledge base. */
export function markable({ roleWays, routeWays }: Pick<KnowledgeBase, 'roleWays' | 'routeWays'>): readonly string[] {
  const owned = [
    ...Object.entries(roleWays).flatMap(([id, ways]) => ways.map((way) => ({ way, owner: way.route ?? id }))),
    ...Object.entries(routeWays).map(([owner, way]) => ({ way, owner })),
  ];
  return [...new Set(owned.flatMap(({ way, owner }) => way.requirements.map(({ id }) => `${owner}/${id}`)))];
}
