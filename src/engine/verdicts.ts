import type { Profile } from '../domain/answers.js';
import type { AttributeId, IsoDate, RoleId, RouteId, WayId, YearMonth } from '../domain/ids.js';
import { bestVerdictFirst, type Verdict } from '../domain/verdict.js';
import { JUDGED, MET, NOT_KNOWN, NOT_MET } from './evaluate.js';
import { type CompiledWay, isInForce, type Model } from './model.js';
import { type Person, readPerson } from './person.js';

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

/** Verdicts as numbers: their places in `bestVerdictFirst`. The smaller, the better. */
const [OPEN, OPEN_LATER, JUDGED_BY_PERSON, STRETCH, UNKNOWN, NOT_YET, CLOSED] = bestVerdictFirst.map((_, at) => at) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** One test that counts towards a verdict: the row of the table, and what it means if the row is not met. */
const MUST = 0;
const FIXED = 1;
const USUALLY = 2;

/** The tests of one way in, one after another: row, then kind. */
type FlatWay = { readonly tests: Int32Array; readonly noRule: boolean };

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
  readonly #ways: readonly (readonly FlatWay[])[];

  /** Every role and route, or those named, in the order named. An id that does not exist is left out. */
  constructor(model: Model, asOf: IsoDate, ids?: readonly string[]) {
    this.#model = model;
    this.#asOf = asOf;
    const { roles, routes } = model.base;
    const scarce = new Set<string>(routes.flatMap((route) => (route.scarce ? [route.id] : [])));
    const wanted = ids ?? [...roles, ...routes].map(({ id }) => id);
    const found = wanted.flatMap((id) => {
      const ofRole = model.roleWays.get(id);
      const ofRoute = model.routeWays.get(id);
      const ways = ofRole === undefined ? (ofRoute === undefined ? [] : [ofRoute]) : commonFirst(ofRole, scarce);
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
    this.#ways = found.map(({ ways }) => ways.map((way) => flatten(way, asOf)));
    this.verdict = new Uint8Array(found.length);
    this.best = new Uint8Array(found.length);
    this.month = new Uint8Array(found.length);
  }

  /** Judges one person. Gives the attributes of the first answers that cannot all be so; null where all is well. */
  judge(profile: Profile): readonly AttributeId[] | null {
    const person = readPerson(this.#model, profile, this.#asOf);
    this.person = person;
    const [clash] = person.contradictions;
    if (clash !== undefined) return clash.flatMap((index) => this.#model.slots.attributes[index]?.attribute.id ?? []);
    const { state, from } = person.states;
    for (let target = 0; target < this.#ways.length; target++) {
      const ways = this.#ways[target] as readonly FlatWay[];
      let best = CLOSED + 1;
      let month = 0;
      let chosen = 0;
      for (let at = 0; at < ways.length; at++) {
        const judged = judgeFlat(ways[at] as FlatWay, state, from);
        const verdict = judged & 15;
        if (verdict > best) continue;
        if (verdict === best && judged >> 4 >= month) continue;
        best = verdict;
        month = judged >> 4;
        chosen = at;
      }
      this.verdict[target] = best;
      this.month[target] = month;
      this.best[target] = chosen;
    }
    return null;
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
const commonFirst = (ways: readonly CompiledWay[], scarce: ReadonlySet<string>): readonly CompiledWay[] =>
  ways.toSorted((a, b) => Number(scarce.has(a.way.id)) - Number(scarce.has(b.way.id)));

function flatten({ way, requirements }: CompiledWay, asOf: IsoDate): FlatWay {
  const tests = requirements.flatMap(({ requirement, condition }) => {
    const { strength, fixed } = requirement;
    if (condition === null || (strength !== 'must' && strength !== 'usually') || !isInForce(requirement, asOf)) return [];
    return [condition.node, strength === 'usually' ? USUALLY : fixed ? FIXED : MUST];
  });
  return { tests: Int32Array.from(tests), noRule: way.noRule };
}

/** The verdict by the table of CONTRACT section 2 in the lowest four bits, and the month of `open-later` above them. */
function judgeFlat({ tests, noRule }: FlatWay, state: Uint8Array, from: Uint8Array): number {
  let closed = false;
  let notYet = false;
  let mustUnknown = false;
  let stretch = false;
  let usuallyUnknown = false;
  let judged = noRule;
  let latest = 0;
  for (let at = 0; at < tests.length; at += 2) {
    const row = tests[at] as number;
    const kind = tests[at + 1] as number;
    const is = state[row] as number;
    if (is === MET) {
      const month = from[row] as number;
      if (month > latest) latest = month;
    } else if (is === JUDGED) judged = true;
    else if (is === NOT_MET) {
      if (kind === FIXED) closed = true;
      else if (kind === MUST) notYet = true;
      else stretch = true;
    } else if (is === NOT_KNOWN) {
      if (kind === USUALLY) usuallyUnknown = true;
      else mustUnknown = true;
    }
  }
  if (closed) return CLOSED;
  if (notYet) return NOT_YET;
  if (mustUnknown) return UNKNOWN;
  if (stretch) return STRETCH;
  if (usuallyUnknown) return UNKNOWN;
  if (judged) return JUDGED_BY_PERSON;
  return latest > 0 ? OPEN_LATER | (latest << 4) : OPEN;
}
