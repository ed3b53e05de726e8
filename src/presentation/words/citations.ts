import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Requirement, RequirementBasis } from '../../domain/requirement.js';
import { isNewEditionDue, type Source, type Sourced } from '../../domain/source.js';
import { type Block, type Footnote, refs, type Text } from '../document.js';
import { dateWords, isOlderThan, monthWords } from './dates.js';
import { distinct } from './english.js';

/** After so many years a page's rule may have changed: words that rest on it are weakened. */
export const yearsUntilOld = 3;

/** Numbers footnotes in the order of first use. One for each page. */
export type Notes = {
  /** The references for some sources, to be put behind a text; the best `most` of them, all if it is not given. */
  readonly cite: (ids: readonly string[], most?: number) => Text;
  /** Puts sources among the footnotes without a reference in the text. */
  readonly include: (ids: readonly string[]) => void;
  /** The footnotes so far, as one block; nothing where nothing was cited. */
  readonly block: () => readonly Block[];
};

/** Fresh numbering for one page. */
export function createNotes(base: KnowledgeBase): Notes {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return number;
  };
  const known = (ids: readonly string[]): readonly string[] => ids.filter((id) => Object.hasOwn(base.sources, id));
  return {
    include: (ids) => {
      for (const id of known(ids)) numberOf(id);
    },
    cite: (ids, most = ids.length) =>
      refs(
        distinct(known(ids))
          .slice(0, most)
          .map(numberOf)
          .sort((a, b) => a - b),
      ),
    block: () =>
      numbers.size === 0 ? [] : [{ kind: 'footnotes', notes: [...numbers].flatMap(([id, number]) => footnote(base, id, number)) }],
  };
}

function footnote(base: KnowledgeBase, id: string, number: number): readonly Footnote[] {
  const source = base.sources[id];
  if (source === undefined) return [];
  return [{ number, text: `${source.title ?? source.publisher}. ${pageWords(source)}, read ${monthWords(source.read)}.`, url: source.url }];
}

/** `Page undated`, `Page of February 2021`. */
export const pageWords = (source: Source): string => (source.dated === null ? 'Page undated' : `Page of ${monthWords(source.dated)}`);

/**
 * Why a rule that is met should be checked again before somebody relies on it, in few words; null if there is no cause.
 * A rule is as fresh as its newest page that is more than weak.
 */
export function caution(
  requirement: (Pick<Requirement, 'sources' | 'reviewBy'> & Partial<Pick<Requirement, 'strength'>>) | Sourced,
  base: KnowledgeBase,
  asOf: string,
): string | null {
  if ('reviewBy' in requirement && requirement.reviewBy !== undefined && requirement.reviewBy < asOf) {
    return `rule not looked at since ${dateWords(requirement.reviewBy)}: check before you apply`;
  }
  const pages = requirement.sources.flatMap((id) => base.sources[id] ?? []);
  const isMust = 'strength' in requirement && requirement.strength === 'must';
  const overdue = isMust ? overdueEdition(requirement.sources, base, asOf) : null;
  if (overdue !== null) return overdue;
  const solid = pages.filter(({ weight }) => weight !== 'weak');
  const dates = (solid.length > 0 ? solid : pages).flatMap(({ dated }) => dated ?? []);
  const newest = dates.sort().at(-1);
  if (newest === undefined) return 'page undated: check before you apply';
  if (!isOlderThan(newest, yearsUntilOld, asOf)) return null;
  // The best source comes first: where it shows no date, an older page's date would mislead.
  return pages[0]?.dated === null ? 'page undated: check before you apply' : `page of ${monthWords(newest)}: check before you apply`;
}

/** What a requirement rests on where no rule states it: `asked for in 3 of 4 adverts and specifications that we read`. */
export const basisWords = (basis: RequirementBasis): string =>
  basis.kind === 'our-reading'
    ? 'our reading: no page states it'
    : `asked for in ${basis.asking} of ${basis.read} adverts and specifications that we read`;

/**
 * That a newer edition of every page behind a statement was due by a day; null if one of them is still the newest. For what does
 * harm if it is no longer so (a must, a date, whether a route is open), which is why it does not wait until a page is old.
 */
export function overdueEdition(sources: readonly string[], base: KnowledgeBase, asOf: string): string | null {
  const pages = sources.flatMap((id) => base.sources[id] ?? []);
  const due = pages.flatMap(({ nextExpected }) => nextExpected ?? []).sort();
  const last = due.at(-1);
  return last !== undefined && pages.every((page) => isNewEditionDue(page, asOf))
    ? `a newer page was due in ${monthWords(last)}: check before you apply`
    : null;
}
