import type { IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { isNewEditionDue, type Source } from '../domain/source.js';
import { type Fact, factsOf } from './statements.js';

/** A page that is old, shows no date, or is due for a newer edition, with what rests on it. */
export type StaleSource = {
  readonly source: Source;
  readonly why: 'due' | 'old' | 'undated';
  /** Facts that rest on it; of these `alone` have no fresher page beside it. */
  readonly facts: readonly Fact[];
  readonly alone: number;
};

export type Stale = {
  /** Facts whose own review date has passed, longest past first. */
  readonly pastReview: readonly Fact[];
  /** Most used first. */
  readonly sources: readonly StaleSource[];
  readonly facts: number;
  /** Facts whose sources are all old or undated. */
  readonly factsOnStaleOnly: number;
};

/** What should be looked at again on a day. A page is old if its own date lies more than so many years back. */
export function staleFacts(base: KnowledgeBase, asOf: IsoDate, years: number): Stale {
  const facts = factsOf(base);
  const oldBefore = yearsBefore(asOf, years);
  const whyStale = (source: Source): StaleSource['why'] | null => {
    if (isNewEditionDue(source, asOf)) return 'due';
    const { dated } = source;
    return dated === null ? 'undated' : latestDay(dated) < oldBefore ? 'old' : null;
  };
  const stale = new Map<string, StaleSource['why']>();
  for (const source of Object.values(base.sources)) {
    const why = whyStale(source);
    if (why !== null) stale.set(source.id, why);
  }
  const restsOnStale = (fact: Fact): boolean => fact.sources.length > 0 && fact.sources.every((id) => stale.has(id));
  const sources = [...stale].flatMap(([id, why]): readonly StaleSource[] => {
    const using = facts.filter((fact) => fact.sources.some((used) => used === id));
    const source = base.sources[id];
    return source === undefined || (using.length === 0 && why !== 'due')
      ? []
      : [{ source, why, facts: using, alone: using.filter(restsOnStale).length }];
  });
  return {
    pastReview: facts.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < asOf).sort((a, b) => compare(a.reviewBy, b.reviewBy)),
    sources: sources.sort((a, b) => b.facts.length - a.facts.length || compare(a.source.id, b.source.id)),
    facts: facts.length,
    factsOnStaleOnly: facts.filter(restsOnStale).length,
  };
}

/** The same day so many years before; 29 February as text still sorts rightly. */
const yearsBefore = (day: IsoDate, years: number): string => `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;

/** `2021` may be any day of that year, `2021-02` of that month: the page gets the benefit. */
const latestDay = (dated: string): string => (dated.length === 4 ? `${dated}-12-31` : dated.length === 7 ? `${dated}-31` : dated);

const compare = (a: string | undefined, b: string | undefined): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);
