import { type OfferKind, offerOf } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { Verdict } from '../../domain/finding.js';
import type { AttributeId, IsoDate, RoleId, RouteId, WayId, YearMonth } from '../../domain/ids.js';
import type { Role, Way } from '../../domain/knowledge-base.js';
import { rowsBelow } from '../model/conditions.js';
import type { CompiledWay, Model } from '../model/model.js';
import { idAt } from '../model/variables.js';
import { Person } from '../person/person.js';
import { Readiness } from './readiness.js';
import { monthAt, placeAmongWays, placeInKind, placeInOrder, verdictAt, type WayVerdict } from './verdict.js';

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

/** One way in to a target, and its place among them. */
export type WayInRun = WayVerdict & { readonly way: Way; readonly at: number };

/** A way in to a target, its place among them, and the place of its verdict in the list of all. */
type OwnWay = { readonly way: Way; readonly at: number; readonly verdict: number };

/** The ways in to a target, those that hardly anybody gets last, and by kind what a role offers. */
type Ways = {
  readonly role: Role | undefined;
  readonly all: readonly OwnWay[];
  readonly offers: Readonly<Record<OfferKind, readonly OwnWay[]>>;
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
  /** The rows of the conditions that are looked at. */
  readonly #rows: readonly number[];
  /** By target. */
  readonly #ways: readonly Ways[];
  /** Each way in once: several roles have the way by a route. */
  readonly #distinct: readonly CompiledWay[];
  /** By distinct way, its verdict as a place in order. */
  readonly #verdicts: Int32Array;
  /** By target, the best of its ways. */
  readonly #best: OwnWay[] = [];
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
    this.#distinct = [...new Set(found.flatMap(({ ways }) => ways))];
    this.#verdicts = new Int32Array(this.#distinct.length);
    this.#ways = found.map(({ entry, ways }) => {
      const role = 'seniority' in entry ? entry : undefined;
      const all = ways.map((compiled, at) => ({ way: compiled.way, at, verdict: this.#distinct.indexOf(compiled) }));
      const offered = (kind: OfferKind): readonly OwnWay[] => all.filter(({ way }) => role !== undefined && offerOf(way, role) === kind);
      return { role, all, offers: { jobs: offered('jobs'), training: offered('training'), study: offered('study') } };
    });
    this.targets = found.map(({ entry, kind, ways }) => ({
      id: entry.id,
      kind,
      title: entry.title,
      ways: ways.map(({ way }) => way.id),
      offers: 'seniority' in entry ? ways.map(({ way }) => offerOf(way, entry)) : [],
    }));
    const conditions = [...this.#distinct.flatMap((way) => way.conditions), ...model.levelRules.map(({ condition }) => condition)];
    this.#rows = rowsBelow(
      model,
      conditions.map(({ node }) => node),
    );
  }

  /** Judges one person. Gives the attributes of the first answers that contradict each other; null if none do. */
  judge(profile: Profile): readonly AttributeId[] | null {
    const person = new Person(this.#model, profile, this.#asOf, { rows: this.#rows });
    this.person = person;
    this.#readiness = null;
    const [clash] = person.contradictions;
    if (clash !== undefined) return clash.map((index) => idAt(this.#model.variables, index));
    for (let at = 0; at < this.#distinct.length; at++) this.#verdicts[at] = placeInOrder(this.#distinct[at] as CompiledWay, person);
    for (let target = 0; target < this.#ways.length; target++)
      this.#best[target] = defined(this.#bestOf((this.#ways[target] as Ways).all, placeAmongWays));
    return null;
  }

  /** The verdict on a target for the person last judged. */
  verdictOf(target: number): Verdict {
    return verdictAt(this.#placeOf(this.#judged(target)));
  }

  /** The month in which a target opens for the person last judged; null if there is none to wait for. */
  monthOf(target: number): YearMonth | null {
    const place = this.#placeOf(this.#judged(target));
    return this.person && monthAt(place, this.person);
  }

  /** The way that the verdict is taken from, as a place in the `ways` of the target. */
  bestOf(target: number): number {
    return this.#judged(target).at;
  }

  /** Whether the verdict is taken from a way for which no entry rule was found. */
  noRuleOf(target: number): boolean {
    return this.#judged(target).way.noRule;
  }

  /** The best way of one kind in to a role, for the person last judged; null if the role has none. A route offers nothing. */
  offerOf(target: number, kind: OfferKind): WayInRun | null {
    const { role, offers } = defined(this.#ways[target]);
    const best = this.#bestOf(offers[kind], placeInKind);
    if (best === undefined || role === undefined || this.person === null) return null;
    const place = this.#placeOf(best);
    const verdict = verdictAt(place);
    return {
      verdict: kind === 'jobs' && verdict === 'judged' ? this.#ready(this.person).verdictOfJob(role, verdict) : verdict,
      from: monthAt(place, this.person),
      way: best.way,
      at: best.at,
    };
  }

  #ready(person: Person): Readiness {
    this.#readiness ??= new Readiness(this.#model, person);
    return this.#readiness;
  }

  #placeOf({ verdict }: OwnWay): number {
    return this.#verdicts[verdict] as number;
  }

  /** The first of the ways with the lowest place. */
  #bestOf(ways: readonly OwnWay[], placed: (place: number, way: Way) => number): OwnWay | undefined {
    let best: OwnWay | undefined;
    let lowest = Number.POSITIVE_INFINITY;
    for (const own of ways) {
      const place = placed(this.#placeOf(own), own.way);
      if (place >= lowest) continue;
      lowest = place;
      best = own;
    }
    return best;
  }

  #judged(target: number): OwnWay {
    const found = this.#best[target];
    if (found === undefined) throw new Error(`No target ${target} was judged`);
    return found;
  }
}

/** Of equally good ways, those that hardly anybody gets come last, as in a check. */
const commonFirst = (ways: readonly CompiledWay[]): readonly CompiledWay[] =>
  ways.toSorted((a, b) => Number(a.isScarce) - Number(b.isScarce));
