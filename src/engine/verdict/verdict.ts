import type { Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate, RoleId, RouteId, WayId, YearMonth } from '../../domain/ids.js';
import { bestVerdictFirst, type Verdict } from '../../domain/verdict.js';
import { evaluateTable } from '../model/evaluate-table.js';
import { type CompiledWay, isInForce, type Model } from '../model/model.js';
import { FOR_A_PERSON, verdictFor, verdictTable } from '../model/verdict-table.js';
import { overrideOf, stateByOverride } from '../person/overrides.js';
import { type Person, readPerson } from '../person/person.js';
import { flattenWays, judgeWays, MONTH_BITS, MOST_MONTHS, type Program, UNJUDGED } from './flat-ways.js';

export type WayVerdict = { readonly verdict: Verdict; readonly from: YearMonth | null };

/** The verdict on one way in. `from` is the month by which everything that is only expected has come true; null otherwise. */
export function judgeWay(compiled: CompiledWay, person: Person): WayVerdict {
  const { state, from } = person.states;
  let seen = compiled.way.noRule ? FOR_A_PERSON : 0;
  let latest = 0;
  for (const { requirement, condition, isDated, weight } of compiled.weighed) {
    if (isDated && !isInForce(requirement, person.asOf)) continue;
    const mark = person.overrides === null ? undefined : overrideOf(person.overrides, compiled, requirement);
    if (mark !== undefined) seen |= verdictTable[weight + stateByOverride(mark)] as number;
    else if (condition !== null) {
      seen |= verdictTable[weight + (state[condition.node] as number)] as number;
      latest = Math.max(latest, from[condition.node] as number);
    }
  }
  const verdict = bestVerdictFirst[verdictFor[seen] as number] as Verdict;
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

/** A role or route that is judged, with its ways in. */
export type Target = {
  readonly id: RoleId | RouteId;
  readonly kind: 'role' | 'route';
  readonly title: string;
  /** In the order in which equally good ones are preferred. */
  readonly ways: readonly WayId[];
  /** The only way is one for which no entry rule was found. */
  readonly noRule: boolean;
};

/**
 * The verdicts on many people, one after another, without findings: what `check` says of each role and route, and no reasons.
 * The ways in are laid flat once and the arrays are used again for the next person, so that a row costs little and leaves
 * nothing behind. Read what is wanted before the next `judge`.
 */
export class VerdictRun {
  readonly targets: readonly Target[];
  /** By target: the place of its verdict in `bestVerdictFirst`. */
  readonly verdict: Uint8Array;
  /** By target: the way that the verdict is taken from, as a place in its `ways`. */
  readonly best: Uint8Array;
  /** By target: the month in which it opens as a place in the person's months; 0 where there is none. */
  readonly month: Uint8Array;
  /** What was last judged. */
  person: Person | null = null;
  readonly #model: Model;
  readonly #asOf: IsoDate;
  readonly #program: Program;
  readonly #state: Uint8Array;
  /** By way of the program: its verdict and month. */
  readonly #judged: Int32Array;

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
    this.targets = found.map(({ entry, kind, ways }) => ({
      id: entry.id,
      kind,
      title: entry.title,
      ways: ways.map(({ way }) => way.id),
      noRule: ways.length === 1 && ways[0]?.way.noRule === true,
    }));
    this.#program = flattenWays(
      found.map(({ ways }) => ways),
      asOf,
    );
    this.#state = new Uint8Array(model.nodes.length);
    this.#judged = new Int32Array(this.#program.ends.length);
    this.verdict = new Uint8Array(found.length);
    this.best = new Uint8Array(found.length);
    this.month = new Uint8Array(found.length);
  }

  /** Judges one person. Gives the attributes of the first answers that cannot all be so; null where all is well. */
  judge(profile: Profile): readonly AttributeId[] | null {
    const person = readPerson(this.#model, profile, this.#asOf);
    this.person = person;
    const [clash] = person.contradictions;
    if (clash !== undefined) return clash.flatMap((index) => this.#model.variables.attributes[index]?.attribute.id ?? []);
    const { periods } = person.timeline;
    const states = evaluateTable(this.#model.nodes, periods, this.#state);
    // Where nothing is expected, nothing opens later.
    judgeWays(this.#program, this.#state, periods.length > 1 ? states.from : null, this.#judged);
    this.#takeBest();
    return null;
  }

  #takeBest(): void {
    const { ways, targets } = this.#program;
    const [judged, verdicts, months, bests] = [this.#judged, this.verdict, this.month, this.best];
    for (let target = 0, place = 0; target < targets.length; target++) {
      const first = place;
      let best = UNJUDGED;
      for (const end = targets[target] as number; place < end; place++) {
        const one = judged[ways[place] as number] as number;
        if (one >= best) continue;
        best = one;
        bests[target] = place - first;
      }
      verdicts[target] = best >> MONTH_BITS;
      months[target] = best & MOST_MONTHS;
    }
  }

  /** The verdict on a target for the person last judged. */
  verdictOf(target: number): Verdict {
    return bestVerdictFirst[this.verdict[target] as number] as Verdict;
  }

  /** The month in which a target opens for the person last judged; null where there is none to wait for. */
  monthOf(target: number): YearMonth | null {
    const month = this.month[target] as number;
    return month === 0 ? null : (this.person?.timeline.months[month] ?? null);
  }
}

/** Of equally good ways, those that hardly anybody gets come last, as in a check. */
const commonFirst = (ways: readonly CompiledWay[]): readonly CompiledWay[] =>
  ways.toSorted((a, b) => Number(a.isScarce) - Number(b.isScarce));
