import type { KnowledgeBase, Qualification } from '../domain/knowledge-base.js';

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
