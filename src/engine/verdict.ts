import type { YearMonth } from '../domain/ids.js';
import { bestVerdictFirst, type Verdict } from '../domain/verdict.js';
import type { Compiled } from './conditions.js';
import { JUDGED, MET, NOT_KNOWN, NOT_MET } from './evaluate.js';
import { type CompiledWay, isInForce } from './model.js';
import { overrideOf, stateByOverride } from './overrides.js';
import type { Person } from './person.js';

export type WayVerdict = { readonly verdict: Verdict; readonly from: YearMonth | null };

/**
 * The verdict on one way in: the first line that fits of the table in CONTRACT section 2.
 * `from` is the month by which everything that is only expected has come true; null otherwise.
 */
export function judgeWay(compiled: CompiledWay, person: Person): WayVerdict {
  const { way, requirements } = compiled;
  const { state, from } = person.states;
  const seen = { closed: false, notYet: false, mustUnknown: false, stretch: false, usuallyUnknown: false, judged: way.noRule, latest: 0 };
  for (const { requirement, condition } of requirements) {
    const { strength } = requirement;
    const mark = person.overrides === null ? undefined : overrideOf(person.overrides, compiled, requirement);
    if (strength !== 'must' && strength !== 'usually') continue;
    if ((condition === null && mark === undefined) || !isInForce(requirement, person.asOf)) continue;
    const must = strength === 'must';
    switch (mark === undefined ? state[(condition as Compiled).node] : stateByOverride(mark)) {
      case NOT_MET:
        if (!must) seen.stretch = true;
        else if (requirement.fixed) seen.closed = true;
        else seen.notYet = true;
        break;
      case NOT_KNOWN:
        if (must) seen.mustUnknown = true;
        else seen.usuallyUnknown = true;
        break;
      case JUDGED:
        seen.judged = true;
        break;
      case MET:
        if (mark === undefined) seen.latest = Math.max(seen.latest, from[(condition as Compiled).node] as number);
    }
  }
  const verdict = firstThatFits(seen);
  return { verdict, from: verdict === 'open-later' ? (person.timeline.months[seen.latest] ?? null) : null };
}

type Seen = {
  closed: boolean;
  notYet: boolean;
  mustUnknown: boolean;
  stretch: boolean;
  usuallyUnknown: boolean;
  judged: boolean;
  latest: number;
};

function firstThatFits(seen: Seen): Verdict {
  if (seen.closed) return 'closed';
  if (seen.notYet) return 'not-yet';
  if (seen.mustUnknown) return 'unknown';
  if (seen.stretch) return 'stretch';
  if (seen.usuallyUnknown) return 'unknown';
  if (seen.judged) return 'judged';
  return seen.latest > 0 ? 'open-later' : 'open';
}

/** The best of several ways: by verdict, then by the earlier month, then in the order given. */
export function bestWay<W extends WayVerdict>(ways: readonly W[]): W | undefined {
  return ways.reduce<W | undefined>((best, way) => (best === undefined || compareVerdicts(way, best) < 0 ? way : best), undefined);
}

const rank = (verdict: Verdict): number => bestVerdictFirst.indexOf(verdict);

/** For sorting, best first: by verdict, then by the earlier month. */
export const compareVerdicts = (a: WayVerdict, b: WayVerdict): number =>
  rank(a.verdict) - rank(b.verdict) || byMonth(a.from ?? '', b.from ?? '');

const byMonth = (a: string, b: string): number => Number(a > b) - Number(a < b);
