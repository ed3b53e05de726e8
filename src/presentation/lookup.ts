import type { Attribute, Question } from '../domain/attribute.js';
import type { KnowledgeBase, Role, Route, Specialism } from '../domain/knowledge-base.js';

/** Everything in the knowledge base by its id. */
export type Lookup = {
  readonly base: KnowledgeBase;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly specialisms: ReadonlyMap<string, Specialism>;
};

const known = new WeakMap<KnowledgeBase, Lookup>();

/** The lookup of a knowledge base; built once for each. */
export function lookup(base: KnowledgeBase): Lookup {
  const found = known.get(base);
  if (found !== undefined) return found;
  const made: Lookup = {
    base,
    attributes: byId(base.attributes),
    questions: byId(base.questions),
    roles: byId(base.roles),
    routes: byId(base.routes),
    specialisms: byId(base.specialisms),
  };
  known.set(base, made);
  return made;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** The title of a role or route; its id where the knowledge base has none by that id. */
export const titleOf = (look: Lookup, id: string): string => look.roles.get(id)?.title ?? look.routes.get(id)?.title ?? id;
