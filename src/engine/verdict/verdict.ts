import { defined } from '../../domain/failure.js';
import { bestVerdictFirst, type Verdict } from '../../domain/finding.js';
import type { YearMonth } from '../../domain/ids.js';
import type { Way } from '../../domain/knowledge-base.js';
import { type CompiledWay, isInForce } from '../model/model.js';
import { FOR_A_PERSON, verdictFor, verdictTable } from '../model/verdict-table.js';
import { overrideOf, stateByOverride } from '../person/overrides.js';
import type { Person } from '../person/person.js';

export type WayVerdict = { readonly verdict: Verdict; readonly from: YearMonth | null };

/**
 * The verdict on one way in: open where nothing is missing now; else open later from the first month from which on all of it holds
 * together; else judged, now or from a month on; else the better of what it is now and of what it comes to (docs/contract.md,
 * section 2). `from` is the month from which on it holds; null if it holds now or not at all.
 */
export function judgeWay(compiled: CompiledWay, person: Person): WayVerdict {
  const place = placeInOrder(compiled, person);
  return { verdict: verdictAt(place), from: monthAt(place, person) };
}

const OPEN = bestVerdictFirst.indexOf('open');
const OPEN_LATER = bestVerdictFirst.indexOf('open-later');
const JUDGED = bestVerdictFirst.indexOf('judged');
const CLOSED = bestVerdictFirst.indexOf('closed');

/** More periods than anybody has. */
const PERIODS = 4096;

/** A verdict and the period from which on it holds (0: now, or not at all) in one number: the smaller is the better, as in `compareVerdicts`. */
export function placeInOrder(compiled: CompiledWay, person: Person): number {
  const now = rankIn(compiled, person, person.states.today);
  const count = person.timeline.periods.length;
  if (count === 1 || now === OPEN) return now * PERIODS;
  const ranks = person.states.periods.map((state) => rankIn(compiled, person, state));
  const openFrom = ranks.findLastIndex((rank) => rank !== OPEN) + 1;
  if (openFrom < count) return OPEN_LATER * PERIODS + openFrom;
  const judgedFrom = now === JUDGED ? 0 : ranks.findLastIndex((rank) => rank !== OPEN && rank !== JUDGED) + 1;
  if (judgedFrom < count) return JUDGED * PERIODS + judgedFrom;
  return Math.min(now, ranks.at(-1) ?? now) * PERIODS;
}

export const verdictAt = (place: number): Verdict => defined(bestVerdictFirst[Math.floor(place / PERIODS)]);

export function monthAt(place: number, { timeline }: Person): YearMonth | null {
  const period = place % PERIODS;
  return period === 0 ? null : (timeline.months[period] ?? null);
}

/** The same order as `compareWays`. */
export const placeAmongWays = (place: number, { noRule }: Pick<Way, 'noRule'>): number =>
  place + (noRule ? 1 : place >= CLOSED * PERIODS ? 2 : 0) * (bestVerdictFirst.length * PERIODS);

/** The same order as `compareInKind`. */
export const placeInKind = (place: number, { noRule }: Pick<Way, 'noRule'>): number => 2 * place + Number(noRule);

/** The verdict on one way in as things are today, whatever is expected. */
export const verdictToday = (compiled: CompiledWay, person: Person): Verdict =>
  defined(bestVerdictFirst[rankIn(compiled, person, person.states.today)]);

/** The rank of the verdict in one period, by the table of docs/contract.md, section 2. */
function rankIn(compiled: CompiledWay, { asOf, overrides }: Person, state: ArrayLike<number>): number {
  let seen = compiled.way.noRule ? FOR_A_PERSON : 0;
  for (const { requirement, condition, isDated, weight } of compiled.weighed) {
    if (isDated && !isInForce(requirement, asOf)) continue;
    const mark = overrides === null ? undefined : overrideOf(overrides, compiled, requirement);
    if (mark !== undefined) seen |= verdictTable[weight + stateByOverride(mark)] as number;
    else if (condition !== null) seen |= verdictTable[weight + (state[condition.node] as number)] as number;
  }
  return verdictFor[seen] as number;
}

/**
 * The best of the ways of one kind: by verdict, then by the earlier month, then those with a rule first, then in the order given. A
 * post without a known rule is open to applications, whether or not somebody has held the post before it.
 */
export function bestOfKind<W extends JudgedWay>(ways: readonly W[]): W | undefined {
  return ways.reduce<W | undefined>((best, way) => (best === undefined || compareInKind(way, best) < 0 ? way : best), undefined);
}

const compareInKind = (a: JudgedWay, b: JudgedWay): number => compareVerdicts(a, b) || Number(a.way.noRule) - Number(b.way.noRule);

const rank = (verdict: Verdict): number => bestVerdictFirst.indexOf(verdict);

/** For sorting, best first: by verdict, then by the earlier month. */
export const compareVerdicts = (a: WayVerdict, b: WayVerdict): number =>
  rank(a.verdict) - rank(b.verdict) || byMonth(a.from ?? '', b.from ?? '');

const byMonth = (a: string, b: string): number => Number(a > b) - Number(a < b);

/**
 * For sorting the ways in to a role, best first: by verdict and month. A way without an entry rule comes after those with a rule
 * that are not closed, and before those that are: a junior's rule is never hidden by the lack of one.
 */
export const compareWays = (a: JudgedWay, b: JudgedWay): number => placeOf(a) - placeOf(b) || compareVerdicts(a, b);

type JudgedWay = WayVerdict & { readonly way: Pick<Way, 'noRule'> };

const placeOf = ({ verdict, way }: JudgedWay): number => (way.noRule ? 1 : verdict === 'closed' ? 2 : 0);
