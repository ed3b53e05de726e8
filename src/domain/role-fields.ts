import type { Attribute } from './attribute.js';
import type { AttributeId } from './ids.js';
import type { Role } from './knowledge-base.js';

/**
 * The areas of experience that make the field of each role, by its id: those that it names, else those that time in the post gives,
 * without general ones (management is had in any field); where only general ones are left, those of the posts that lead to it, else of its specialism.
 * Empty for a post that any field leads to.
 */
export function fieldsOf(roles: readonly Role[], attributes: readonly Attribute[]): ReadonlyMap<string, readonly AttributeId[]> {
  const general = new Set(attributes.filter((attribute) => attribute.general === true).map(({ id }) => id));
  const own = ({ gives, field = gives }: Role): readonly AttributeId[] => field.filter((area) => !general.has(area));
  const together = (among: readonly Role[]): readonly AttributeId[] => [...new Set(among.flatMap(own))];
  return new Map(
    roles.map((role): [string, readonly AttributeId[]] => {
      if (own(role).length > 0) return [role.id, own(role)];
      const before = together(roles.filter(({ leadsTo }) => leadsTo.some((step) => step.role === role.id)));
      return [role.id, before.length > 0 ? before : together(roles.filter(({ specialism }) => specialism === role.specialism))];
    }),
  );
}
