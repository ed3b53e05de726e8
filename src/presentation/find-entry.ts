import type { Attribute, Question } from '../domain/attribute.js';
import type { KnowledgeBase, Qualification, Role, Route, Specialism } from '../domain/knowledge-base.js';
import type { Source } from '../domain/source.js';

/** One thing of the knowledge base, to be shown in full. */
export type Entry =
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
export function findEntry(base: KnowledgeBase, id: string): readonly Entry[] {
  return everything(base).filter(({ item }) => item.id === id);
}

/** Everything that is called so, by its title or another one; upper case, hyphens and words in brackets do not matter. */
export function findByName(base: KnowledgeBase, name: string): readonly Entry[] {
  const wanted = plainName(name);
  return wanted === ''
    ? []
    : everything(base).filter(
        (shown) =>
          plainName(shown.item.id) === wanted ||
          namesOf(shown).some((one) => plainName(one) === wanted || plainName(one.replace(/\(.*?\)/g, '')) === wanted),
      );
}

/** Every name by which a role, a route, a specialism or an award can be shown, as it is written. */
export const entryNames = (base: KnowledgeBase): readonly string[] => [...new Set(everything(base).flatMap(namesOf))];

function namesOf({ kind, item }: Entry): readonly string[] {
  switch (kind) {
    case 'role':
    case 'route':
    case 'specialism':
    case 'qualification':
      return [item.title, ...item.otherTitles];
    default:
      return [];
  }
}

const plainName = (name: string): string =>
  name
    .slice(0, 5000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:.*]+/gu, ' ')
    .trim();

/** Everything that can be listed whose id or name contains every word typed. */
export function filterByWords(base: KnowledgeBase, words: string): KnowledgeBase {
  const wanted = plainName(words).split(' ');
  const holds = (names: readonly string[]): boolean => {
    const text = plainName(names.join(' ').slice(0, 5000));
    return wanted.every((word) => text.includes(word));
  };
  const fits = (one: { readonly id: string; readonly title: string; readonly otherTitles: readonly string[] }): boolean =>
    holds([one.id, one.title, ...one.otherTitles]);
  const roles = base.roles.filter(fits);
  return {
    ...base,
    roles,
    routes: base.routes.filter(fits),
    // Roles are listed under their specialism.
    specialisms: base.specialisms.filter((one) => fits(one) || roles.some(({ specialism }) => specialism === one.id)),
    qualifications: base.qualifications.filter(({ id, title, otherTitles, foundBy }) =>
      holds([id, title, ...otherTitles, ...(foundBy ?? [])]),
    ),
    questions: base.questions.filter(({ id, text, settles }) => holds([id, text, ...settles])),
    sources: Object.fromEntries(Object.entries(base.sources).filter(([id, { title, publisher }]) => holds([id, title ?? '', publisher]))),
  };
}

/** Every id that can be shown. */
export const entryIds = (base: KnowledgeBase): readonly string[] => [...new Set(everything(base).map(({ item }) => item.id))];

const everything = (base: KnowledgeBase): readonly Entry[] => [
  ...base.roles.map((item): Entry => ({ kind: 'role', item })),
  ...base.routes.map((item): Entry => ({ kind: 'route', item })),
  ...base.specialisms.map((item): Entry => ({ kind: 'specialism', item })),
  ...base.qualifications.map((item): Entry => ({ kind: 'qualification', item })),
  ...base.attributes.map((item): Entry => ({ kind: 'attribute', item })),
  ...base.questions.map((item): Entry => ({ kind: 'question', item })),
  ...Object.values(base.sources).map((item): Entry => ({ kind: 'source', item })),
];
