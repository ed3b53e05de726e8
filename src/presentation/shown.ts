import type { Attribute, Question } from '../domain/attribute.js';
import type { KnowledgeBase, Qualification, Role, Route, Specialism } from '../domain/knowledge-base.js';
import type { Source } from '../domain/source.js';

/** One thing of the knowledge base, to be shown in full. */
export type Shown =
  | { readonly kind: 'role'; readonly item: Role }
  | { readonly kind: 'route'; readonly item: Route }
  | { readonly kind: 'specialism'; readonly item: Specialism }
  | { readonly kind: 'qualification'; readonly item: Qualification }
  | { readonly kind: 'attribute'; readonly item: Attribute }
  | { readonly kind: 'question'; readonly item: Question }
  | { readonly kind: 'source'; readonly item: Source };

/** What `list` can list, as typed. */
export const listKinds = ['roles', 'routes', 'specialisms', 'qualifications', 'questions', 'sources'] as const;
export type ListKind = (typeof listKinds)[number];

/** Everything by that id, roles and routes first. Ids are unique within a kind; two kinds may share one. */
export function findShown(base: KnowledgeBase, id: string): readonly Shown[] {
  return everything(base).filter(({ item }) => item.id === id);
}

/** Every id that can be shown. */
export const shownIds = (base: KnowledgeBase): readonly string[] => [...new Set(everything(base).map(({ item }) => item.id))];

const everything = (base: KnowledgeBase): readonly Shown[] => [
  ...base.roles.map((item): Shown => ({ kind: 'role', item })),
  ...base.routes.map((item): Shown => ({ kind: 'route', item })),
  ...base.specialisms.map((item): Shown => ({ kind: 'specialism', item })),
  ...base.qualifications.map((item): Shown => ({ kind: 'qualification', item })),
  ...base.attributes.map((item): Shown => ({ kind: 'attribute', item })),
  ...base.questions.map((item): Shown => ({ kind: 'question', item })),
  ...Object.values(base.sources).map((item): Shown => ({ kind: 'source', item })),
];
