import type { YearMonth } from '../domain/ids.js';
import { bestVerdictFirst, type Verdict } from '../domain/verdict.js';
import { type CompiledWay, isInForce } from './model.js';
import { overrideOf, stateByOverride } from './overrides.js';
import type { Person } from './person.js';
import { FOR_A_PERSON, signs, verdictBySigns } from './signs.js';

export type WayVerdict = { readonly verdict: Verdict; readonly from: YearMonth | null };

/** The verdict on one way in. `from` is the month by which everything that is only expected has come true; null otherwise. */
export function judgeWay(compiled: CompiledWay, person: Person): WayVerdict {
  const { state, from } = person.states;
  let seen = compiled.way.noRule ? FOR_A_PERSON : 0;
  let latest = 0;
  for (const { requirement, condition, isDated, weight } of compiled.weighed) {
    if (isDated && !isInForce(requirement, person.asOf)) continue;
    const mark = person.overrides === null ? undefined : overrideOf(person.overrides, compiled, requirement);
    if (mark !== undefined) seen |= signs[weight + stateByOverride(mark)] as number;
    else if (condition !== null) {
      seen |= signs[weight + (state[condition.node] as number)] as number;
      latest = Math.max(latest, from[condition.node] as number);
    }
  }
  const verdict = bestVerdictFirst[verdictBySigns[seen] as number] as Verdict;
  return verdict === 'open' && latest > 0
    ? { verdict: 'open-later', from: person.timeline.months[latest] ?? null }
    : { verdict, from: null };
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
