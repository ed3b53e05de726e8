import { type OfferKind, offerOf } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { AttributeId, IsoDate, RoleId, RouteId, WayId, YearMonth } from '../../domain/ids.js';
import type { Role, Way } from '../../domain/knowledge-base.js';
import { bestVerdictFirst, type Verdict } from '../../domain/verdict.js';
import { memoize } from '../model/memoize.js';
import { type CompiledWay, isInForce, type Model } from '../model/model.js';
import { FOR_A_PERSON, verdictFor, verdictTable } from '../model/verdict-table.js';
import { overrideOf, stateByOverride } from '../person/overrides.js';
import { type Person, readPerson } from '../person/person.js';
import { Readiness } from './readiness.js';

export type WayVerdict = { readonly verdict: Verdict; readonly from: YearMonth | null };

/**
 * The verdict on one way in: open where nothing is missing now; else open later from the first month from which on all of it holds
 * together; else judged, now or from a month on; else the better of what it is now and of what it comes to (docs/contract.md,
 * section 2). `from` is the month from which on it holds; null if it holds now or not at all.
 */
export function judgeWay(compiled: CompiledWay, person: Person): WayVerdict {
  const { months } = person.timeline;
  const verdicts = person.states.periods.map((state) => verdictIn(compiled, person, state));
  const now = defined(verdicts[0]);
  if (verdicts.length === 1 || now === 'open') return { verdict: now, from: null };
  const openFrom = verdicts.findLastIndex((verdict) => verdict !== 'open') + 1;
  if (openFrom < verdicts.length) return { verdict: 'open-later', from: months[openFrom] ?? null };
  if (now === 'judged') return { verdict: now, from: null };
  const judgedFrom = verdicts.findLastIndex((verdict) => verdict !== 'open' && verdict !== 'judged') + 1;
  if (judgedFrom < verdicts.length) return { verdict: 'judged', from: months[judgedFrom] ?? null };
  const last = verdicts.at(-1) ?? now;
  return { verdict: rank(last) < rank(now) ? last : now, from: null };
}

/** The verdict on one way in as things are today, whatever is expected. */
export const verdictToday = (compiled: CompiledWay, person: Person): Verdict => verdictIn(compiled, person, person.states.today);

/** The verdict in one period, by the table of docs/contract.md, section 2. */
function verdictIn(compiled: CompiledWay, { asOf, overrides }: Person, state: ArrayLike<number>): Verdict {
  let seen = compiled.way.noRule ? FOR_A_PERSON : 0;
  for (const { requirement, condition, isDated, weight } of compiled.weighed) {
    if (isDated && !isInForce(requirement, asOf)) continue;
    const mark = overrides === null ? undefined : overrideOf(overrides, compiled, requirement);
    if (mark !== undefined) seen |= verdictTable[weight + stateByOverride(mark)] as number;
    else if (condition !== null) seen |= verdictTable[weight + (state[condition.node] as number)] as number;
  }
  return defined(bestVerdictFirst[defined(verdictFor[seen])]);
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

/** A role or route that is judged, with its ways in. */
export type Target = {
  readonly id: RoleId | RouteId;
  readonly kind: 'role' | 'route';
  readonly title: string;
  /** In the order in which equally good ones are preferred. */
  readonly ways: readonly WayId[];
  /** What each of the ways in to a role offers; a route by itself offers nothing. */
  readonly offers: readonly OfferKind[];
};

/**
 * The verdicts on many people, one after another, without findings: what `check` says of each role and route, and no reasons.
 * Read what is wanted before the next `judge`.
 */
export class VerdictRun {
  readonly targets: readonly Target[];
  /** What was last judged. */
  person: Person | null = null;
  readonly #model: Model;
  readonly #asOf: IsoDate;
  /** By target, its ways in, those that hardly anybody gets last. */
  readonly #ways: readonly (readonly CompiledWay[])[];
  /** By target; undefined for a route. */
  readonly #roles: readonly (Role | undefined)[];
  #judged: readonly TargetVerdict[] = [];
  #readiness: Readiness | null = null;

  /** Every role and route, or those named, in the order named. An id that does not exist is left out. */
  constructor(model: Model, asOf: IsoDate, ids?: readonly string[]) {
    this.#model = model;
    this.#asOf = asOf;
    const { roles, routes } = model.base;
    const wanted = ids ?? [...roles, ...routes].map(({ id }) => id);
    const found = wanted.flatMap((id) => {
      const ofRole = model.roleWays.get(id);
      const ofRoute = model.routeWays.get(id);
      const ways = ofRole === undefined ? (ofRoute === undefined ? [] : [ofRoute]) : commonFirst(ofRole);
      const entry = (ofRole === undefined ? routes : roles).find((one) => one.id === id);
      return entry === undefined || ways.length === 0 ? [] : [{ entry, kind: ofRole === undefined ? 'route' : 'role', ways } as const];
    });
    this.#ways = found.map(({ ways }) => ways);
    this.#roles = found.map(({ entry }) => ('seniority' in entry ? entry : undefined));
    this.targets = found.map(({ entry, kind, ways }) => ({
      id: entry.id,
      kind,
      title: entry.title,
      ways: ways.map(({ way }) => way.id),
      offers: 'seniority' in entry ? ways.map(({ way }) => offerOf(way, entry)) : [],
    }));
  }

  /** Judges one person. Gives the attributes of the first answers that contradict each other; null if none do. */
  judge(profile: Profile): readonly AttributeId[] | null {
    const person = readPerson(this.#model, profile, this.#asOf);
    this.person = person;
    this.#readiness = null;
    const [clash] = person.contradictions;
    if (clash !== undefined) return clash.flatMap((index) => this.#model.variables.attributes[index]?.attribute.id ?? []);
    // Several roles have the way by a route.
    const verdicts = new Map<CompiledWay, WayVerdict>();
    this.#judged = this.#ways.map((ways) => {
      const judged = ways.map((compiled, at): WayInRun => {
        const { verdict, from } = memoize(verdicts, compiled, () => judgeWay(compiled, person));
        return { verdict, from, way: compiled.way, at };
      });
      return { best: judged.reduce((best, way) => (compareWays(way, best) < 0 ? way : best)), ways: judged };
    });
    return null;
  }

  /** The verdict on a target for the person last judged. */
  verdictOf(target: number): Verdict {
    return this.#verdict(target).best.verdict;
  }

  /** The month in which a target opens for the person last judged; null if there is none to wait for. */
  monthOf(target: number): YearMonth | null {
    return this.#verdict(target).best.from;
  }

  /** The way that the verdict is taken from, as a place in the `ways` of the target. */
  bestOf(target: number): number {
    return this.#verdict(target).best.at;
  }

  /** Whether the verdict is taken from a way for which no entry rule was found. */
  noRuleOf(target: number): boolean {
    return this.#verdict(target).best.way.noRule;
  }

  /** The best way of one kind in to a role, for the person last judged; null if the role has none. A route offers nothing. */
  offerOf(target: number, kind: OfferKind): WayInRun | null {
    const offers = this.targets[target]?.offers;
    const best = bestOfKind(this.#verdict(target).ways.filter((_, at) => offers?.[at] === kind)) ?? null;
    const role = this.#roles[target];
    if (best === null || role === undefined || this.person === null || kind !== 'jobs') return best;
    this.#readiness ??= new Readiness(this.#model, this.person);
    return { ...best, verdict: this.#readiness.verdictOfJob(role, best.verdict) };
  }

  #verdict(target: number): TargetVerdict {
    const found = this.#judged[target];
    if (found === undefined) throw new Error(`No target ${target} was judged`);
    return found;
  }
}

/** The verdict on one way in, and its place among the ways of its target. */
export type WayInRun = WayVerdict & { readonly way: Way; readonly at: number };

type TargetVerdict = { readonly best: WayInRun; readonly ways: readonly WayInRun[] };

/** Of equally good ways, those that hardly anybody gets come last, as in a check. */
const commonFirst = (ways: readonly CompiledWay[]): readonly CompiledWay[] =>
  ways.toSorted((a, b) => Number(a.isScarce) - Number(b.isScarce));
