import type { Attribute, Question } from '../domain/attribute.js';
import type { KnowledgeBase, Qualification, Role, Route, Specialism } from '../domain/knowledge-base.js';
import type { Source } from '../domain/source.js';

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

/** A kind of award, with what it can be found by. */
type Named = { readonly item: Qualification; readonly names: readonly string[]; readonly words: ReadonlySet<string> };

/** A kind of award beside some words. `named`: they contain a whole name of it. The higher the score, the likelier it is meant. */
type Ranked = { readonly item: Qualification; readonly named: boolean; readonly score: number };

/**
 * The kinds of award that words may mean, the likeliest first; all of them, in their order, where nothing is typed. A kind is found
 * by its names, those of its single grades and levels, and what it is looked for by. No grade, level or denial is read from the words.
 */
export function findKinds(base: KnowledgeBase, words: string): readonly Qualification[] {
  return spaced(words) === '' ? kindsOf(base) : ranked(base, words).map(({ item }) => item);
}

/** The kind of award that some words name in full. */
export function findAwardKind(base: KnowledgeBase, words: string): Qualification | undefined {
  return ranked(base, words).find(({ named }) => named)?.item;
}

/** The awards that have tables of grades: those from which somebody can choose. */
const kindsOf = (base: KnowledgeBase): readonly Qualification[] => base.qualifications.filter(({ tables }) => tables !== undefined);

function ranked(base: KnowledgeBase, typed: string): readonly Ranked[] {
  const all = kindsOf(base).map((item) => named(item, base));
  const text = ` ${spaced(typed)} `;
  const typedWords = [...new Set(text.trim().split(' '))];
  // One letter beside others is a grade, or “a”.
  const words = typedWords.length === 1 ? typedWords : typedWords.filter((word) => word.length > 1);
  /** A word that few kinds have says more than one that many have. */
  const weights = new Map(words.map((word) => [word, 1 / Math.max(1, all.filter(({ words: own }) => closeness(word, own) > 0).length)]));
  const weight = (word: string): number => weights.get(word) ?? 0;
  return all
    .map(({ item, names, words: own }): Ranked => {
      const isNamed = names.some((name) => text.includes(` ${name} `));
      return { item, named: isNamed, score: (isNamed ? 2 : 0) + sum(words.map((word) => weight(word) * closeness(word, own))) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

function named(item: Qualification, base: KnowledgeBase): Named {
  const awards = base.qualifications.filter((one) => one === item || one.kind === item.id);
  const names = awards.flatMap(({ title, otherTitles }) => [title, title.replace(/[,(].*$/, ''), ...otherTitles]).map(spaced);
  const found = [...names, ...awards.flatMap(({ foundBy }) => foundBy ?? []).map(spaced)];
  return {
    item,
    names: names.filter((name) => name !== ''),
    words: new Set(found.flatMap((name) => name.split(' ')).filter((word) => word !== '')),
  };
}

/** How much of one of these words was typed, 0 to 1. */
const closeness = (typed: string, words: ReadonlySet<string>): number =>
  Math.max(0, ...[...words].filter((word) => word.startsWith(typed)).map((word) => typed.length / word.length));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** `B.Sc.` is `bsc`, `SVQ3` is `svq 3`, `O-level` is `o level`, and `2.1` is `2:1`. */
const spaced = (text: string): string =>
  text
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<!\d)([12])[.:]([12])(?!\d)/g, '$1:$2')
    .replace(/['’.]/g, '')
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/[^\p{L}\p{N}:*]+/gu, ' ')
    .trim();
