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

const kinds = ['attributes', 'questions', 'roles', 'routes', 'specialisms'] as const;

/** The lookup of a knowledge base. A kind is looked through when it is first asked for: a page is about a few of them. */
export function lookup(base: KnowledgeBase): Lookup {
  const made = { base };
  for (const kind of kinds) {
    let byId: ReadonlyMap<string, unknown> | undefined;
    Object.defineProperty(made, kind, {
      get: () => {
        byId ??= new Map(base[kind].map((item) => [item.id, item]));
        return byId;
      },
    });
  }
  return made as Lookup;
}

/** The title of a role or route; its id where the knowledge base has none by that id. */
export const titleOf = (look: Lookup, id: string): string => look.roles.get(id)?.title ?? look.routes.get(id)?.title ?? id;
