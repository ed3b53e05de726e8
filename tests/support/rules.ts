import type { Condition, Test } from '../../src/domain/condition.js';
import type { AttributeId, IsoDate, RequirementId, RoleId, WayId } from '../../src/domain/ids.js';
import type { KnowledgeBase, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement, Strength } from '../../src/domain/requirement.js';

/** Conditions as short as YAML has them. */
const test = (attribute: string, of: Test, upperLimit = false): Condition => ({
  kind: 'test',
  attribute: attribute as AttributeId,
  test: of,
  upperLimit,
});
export const is = (attribute: string, value: boolean): Condition => test(attribute, { kind: 'is', value });
export const atLeast = (attribute: string, value: string | number): Condition => test(attribute, { kind: 'at-least', value });
export const atMost = (attribute: string, value: string | number): Condition => test(attribute, { kind: 'at-most', value });
export const upTo = (attribute: string, value: number): Condition => test(attribute, { kind: 'at-most', value }, true);
export const oneOf = (attribute: string, ...values: readonly string[]): Condition => test(attribute, { kind: 'one-of', values });
export const includes = (attribute: string, value: string): Condition => test(attribute, { kind: 'includes', value });
export const empty = (attribute: string): Condition => test(attribute, { kind: 'empty' });
export const all = (...parts: readonly Condition[]): Condition => ({ kind: 'all', parts });
export const any = (...parts: readonly Condition[]): Condition => ({ kind: 'any', parts });
export const not = (part: Condition): Condition => ({ kind: 'not', part });
export const someOf = (count: number, ...parts: readonly Condition[]): Condition => ({ kind: 'at-least', count, parts });
export const judged = (note = 'The guild decides.'): Condition => ({ kind: 'judged', note });

/** Met and not met whatever anybody answers. */
export const always: Condition = all();
export const never: Condition = any();

export type RequirementParts = Omit<Partial<Requirement>, 'from' | 'until'> & { readonly from?: string; readonly until?: string };

/** A requirement, valid by default: say only what matters. */
export const requirement = (strength: Strength, when: Condition, parts: RequirementParts = {}): Requirement => {
  const { from, until, ...rest } = parts;
  return {
    id: 'needed' as RequirementId,
    text: 'Something is needed',
    strength,
    when,
    fixed: false,
    sources: [],
    ...rest,
    ...(from === undefined ? {} : { from: from as IsoDate }),
    ...(until === undefined ? {} : { until: until as IsoDate }),
  };
};
export const must = (when: Condition, parts?: RequirementParts): Requirement => requirement('must', when, parts);
export const usually = (when: Condition, parts?: RequirementParts): Requirement => requirement('usually', when, parts);

/** One way in, by its id; requirements that share an id are told apart by their place. */
export const way = (id: string, requirements: readonly Requirement[], noRule = false): Way => ({
  id: id as WayId,
  kind: 'direct',
  requirements: requirements.map((entry, at) => (entry.id === 'needed' ? { ...entry, id: `needed-${at + 1}` as RequirementId } : entry)),
  noRule,
});

/** The id of the one role that `withPost` leaves. */
export const POST = 'post';

/** A knowledge base with the attributes of another and one role, which has these ways in. */
export function withPost(base: KnowledgeBase, ways: readonly Way[], activities: Readonly<Record<string, number>> = {}): KnowledgeBase {
  const [any] = base.roles;
  if (any === undefined) throw new Error('The knowledge base has no role to copy.');
  const id = POST as RoleId;
  return {
    ...base,
    roles: [{ ...any, id, title: 'Post', activities, entry: [], leadsTo: [] }],
    routes: [],
    roleWays: { [POST]: ways },
    routeWays: {},
  };
}
