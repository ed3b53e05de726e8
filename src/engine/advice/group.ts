import { type OfferKind, offerKinds } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { Change, Verdict } from '../../domain/finding.js';
import type { GroupCounts, GroupGap, GroupSummary, GroupTarget, People } from '../../domain/group.js';
import type { IsoDate, RoleId } from '../../domain/ids.js';
import type { Role, Route } from '../../domain/knowledge-base.js';
import type { Model } from '../model/model.js';
import { Earliest } from '../pathway/earliest.js';
import { levelIds, levelOf, monthsAhead, postRank, roleLevel } from '../person/level.js';
import { readPerson } from '../person/person.js';
import { Assessment } from '../verdict/assess.js';
import type { VerdictRun } from '../verdict/verdict-run.js';
import { Backwards } from './backwards.js';
import { levelMatch } from './order.js';
import { useOf } from './role-use.js';
import { findUnlockingChanges } from './unlocking-changes.js';

/** Smaller groups are folded. */
export const FEWEST = 5;

/** Gaps take much longer to find than verdicts, so they are looked for in at most this many people, evenly spread. */
const MOST_SAMPLED = 120;

/** More than this is no longer one page. */
const most = { roles: 20, routes: 10, gaps: 8, opens: 4 } as const;

/** The four things that a verdict can mean to a group. */
const groupOf = {
  open: 0,
  'open-later': 0,
  judged: 1,
  stretch: 1,
  unknown: 2,
  'not-yet': 3,
  closed: 3,
} as const satisfies Record<Verdict, number>;
const GROUPS = 4;

/** A role has numbers for the post itself, for training and for study; a route has the first alone. */
const PARTS = offerKinds.length;

/** A change that is missing, for how many people it alone opens something, and which roles. */
type GapCount = { readonly change: Change; people: number; readonly opens: Map<RoleId, number> };

/**
 * What many people have in common, counted one after another: it keeps numbers and a bounded sample, however many come.
 * `summary` folds every number under five, and every number from which one could be worked out.
 */
export class GroupTally {
  readonly #model: Model;
  readonly #run: VerdictRun;
  /** By target, then by kind of offer, then by group. */
  readonly #counts: Float64Array;
  readonly #roles: ReadonlyMap<string, Role>;
  readonly #routes: ReadonlyMap<string, Route>;
  #people = 0;
  #sample: Profile[] = [];
  #stride = 1;
  /** Gaps that were counted as people came; null if a sample is kept and looked through at the end. */
  readonly #atOnce: { readonly asOf: IsoDate; readonly found: Map<string, GapCount> } | null;

  /**
   * @param keepNobody the day of asking, where nobody's answers may be kept: gaps are then counted as each person comes. That
   * takes longer for each, so it is for tens of people and not for thousands.
   */
  constructor(model: Model, run: VerdictRun, keepNobody: IsoDate | null = null) {
    this.#model = model;
    this.#run = run;
    this.#counts = new Float64Array(run.targets.length * PARTS * GROUPS);
    this.#roles = new Map(model.base.roles.map((role) => [role.id, role]));
    this.#routes = new Map(model.base.routes.map((route) => [route.id, route]));
    this.#atOnce = keepNobody === null ? null : { asOf: keepNobody, found: new Map() };
  }

  /** Counts the person whom the run has just judged. */
  add(profile: Profile): void {
    const { person, targets } = this.#run;
    const backwards = person === null ? null : new Backwards(this.#model, person);
    for (const [at, { id }] of targets.entries()) {
      const role = this.#roles.get(id);
      if (role === undefined) this.#count(at, 0, groupOf[this.#run.verdictOf(at)]);
      else for (const [part, kind] of offerKinds.entries()) this.#count(at, part, this.#groupIn(at, kind, role, backwards));
    }
    if (this.#atOnce !== null) this.#countGaps(profile, this.#atOnce.asOf, this.#atOnce.found);
    else if (this.#people % this.#stride === 0) this.#keep(profile);
    this.#people++;
  }

  #count(target: number, part: number, group: number): void {
    const place = (target * PARTS + part) * GROUPS + group;
    this.#counts[place] = defined(this.#counts[place]) + 1;
  }

  #groupIn(target: number, kind: OfferKind, role: Role, backwards: Backwards | null): number {
    const offer = this.#run.offerOf(target, kind);
    if (offer === null) return groupOf.closed;
    // Where no rule is known, nobody can say whether it is possible.
    if (offer.way.noRule && offer.verdict === 'judged') return groupOf.unknown;
    const route = kind === 'training' ? this.#routes.get(offer.way.route ?? '') : undefined;
    return route !== undefined && backwards?.isBackwards(route, role) === true ? groupOf.closed : groupOf[offer.verdict];
  }

  /** Every nth person, with a stride that doubles: an even spread without randomness. */
  #keep(profile: Profile): void {
    this.#sample.push(profile);
    if (this.#sample.length <= MOST_SAMPLED) return;
    this.#sample = this.#sample.filter((_, at) => at % 2 === 0);
    this.#stride *= 2;
  }

  /** The group so far. The same people in the same order give the same summary. */
  summary(asOf: IsoDate, setAside: number): GroupSummary {
    const { version, reviewed } = this.#model.base;
    const head = { knowledge: { version, reviewed }, asOf, setAside, fewest: FEWEST };
    if (this.#people < FEWEST) {
      return { ...head, people: null, roles: [], routes: [], moreRoles: 0, moreRoutes: 0, gaps: [], moreGaps: 0, gapsFrom: null };
    }
    const targets = this.#targets();
    const of = (kind: 'role' | 'route'): readonly GroupTarget[] => targets.filter((target) => target.kind === kind);
    const [roles, routes] = [of('role'), of('route')];
    const shownRoles = roles.filter(tellsSomething).slice(0, most.roles);
    const shownRoutes = routes.filter(tellsSomething).slice(0, most.routes);
    const found = this.#gaps(asOf);
    const gaps = found.filter(({ people }) => people !== null).slice(0, most.gaps);
    return {
      ...head,
      people: this.#people,
      roles: shownRoles,
      routes: shownRoutes,
      moreRoles: roles.length - shownRoles.length,
      moreRoutes: routes.length - shownRoutes.length,
      gaps,
      moreGaps: found.length - gaps.length,
      gapsFrom: this.#lookedAt(),
    };
  }

  #targets(): readonly GroupTarget[] {
    const all = this.#run.targets.flatMap(({ id, kind, title, offers }, at): readonly GroupTarget[] => {
      const [post, training, study] = offerKinds.map((_, part) => this.#numbers(at, part));
      if (post === undefined || (isForNobody(post) && (training === undefined || isForNobody(training)))) return [];
      const offered = (numbers: readonly number[] | undefined, which: OfferKind): GroupCounts | null =>
        numbers !== undefined && offers.includes(which) ? countsOf(numbers) : null;
      return [{ id, kind, title, ...countsOf(post), training: offered(training, 'training'), study: offered(study, 'study') }];
    });
    // Only what is shown may decide the order: a place in a list tells as much as a number.
    return all.toSorted((a, b) => compareNumbers(a, b) || compareNumbers(a.training, b.training));
  }

  #numbers(target: number, part: number): readonly number[] {
    const place = (target * PARTS + part) * GROUPS;
    return [...this.#counts.subarray(place, place + GROUPS)];
  }

  /** In how many people gaps were looked for. */
  #lookedAt(): number {
    return this.#atOnce === null ? this.#sample.length : this.#people;
  }

  #countGaps(profile: Profile, asOf: IsoDate, found: Map<string, GapCount>): void {
    for (const { change, opens } of openingsFor(this.#model, profile, asOf, this.#run)) {
      const key = JSON.stringify(change);
      const gap = found.get(key) ?? { change, people: 0, opens: new Map<RoleId, number>() };
      gap.people++;
      for (const id of opens) gap.opens.set(id, (gap.opens.get(id) ?? 0) + 1);
      found.set(key, gap);
    }
  }

  #gaps(asOf: IsoDate): readonly GroupGap[] {
    const found = this.#atOnce?.found ?? new Map<string, GapCount>();
    for (const profile of this.#sample) this.#countGaps(profile, asOf, found);
    const all = this.#lookedAt();
    const gaps = [...found].map(([key, { change, people, opens }]) => {
      const shown = [...opens].map(([id, number]) => ({ id, people: fold(number, all, people, this.#notOpen(id)) }));
      const known = shown.filter((one) => one.people !== null).sort((a, b) => (b.people ?? 0) - (a.people ?? 0) || (a.id < b.id ? -1 : 1));
      return {
        key,
        gap: {
          change,
          people: fold(people, all),
          opens: known.slice(0, most.opens),
          more: shown.length - Math.min(known.length, most.opens),
        },
      };
    });
    return gaps.sort((a, b) => (b.gap.people ?? -1) - (a.gap.people ?? -1) || (a.key < b.key ? -1 : 1)).map(({ gap }) => gap);
  }

  /** People to whom a role is not open; only where the sample is everybody can one number be taken from the other. */
  #notOpen(id: RoleId): number {
    const at = this.#run.targets.findIndex((target) => target.id === id);
    return at < 0 || this.#lookedAt() < this.#people ? Number.POSITIVE_INFINITY : this.#people - (this.#numbers(at, 0)[0] ?? 0);
  }
}

/** A number of people to whom it is open or possible, or training for it, may be shown. */
const tellsSomething = ({ open, possible, training }: GroupTarget): boolean =>
  (open ?? 0) + (possible ?? 0) + (training?.open ?? 0) + (training?.possible ?? 0) > 0;

const isForNobody = ([open = 0, possible = 0]: readonly number[]): boolean => open + possible === 0;

function countsOf(numbers: readonly number[]): GroupCounts {
  const [open = null, possible = null, unknown = null, shut = null] = foldParts(numbers);
  return { open, possible, unknown, shut };
}

/** What is open to most first, then what is possible for most; a hidden number after those that are shown. */
const compareNumbers = (a: GroupCounts | null, b: GroupCounts | null): number =>
  (b?.open ?? -1) - (a?.open ?? -1) || (b?.possible ?? -1) - (a?.possible ?? -1);

/** The single changes that would open a role to somebody: the same as in an advice. */
function openingsFor(model: Model, profile: Profile, asOf: IsoDate, run: VerdictRun) {
  const person = readPerson(model, profile, asOf);
  const assessment = new Assessment(model, person);
  const named = new Set<string>(run.targets.map(({ id }) => id));
  const levels = levelIds(model);
  const rank = levelOf(model, person, monthsAhead(model, person))?.rank ?? 0;
  const held = postRank(model, person);
  // What suits somebody does not matter to a group.
  const fit = { score: null, enjoys: [], avoids: [] };
  const roles = model.base.roles
    .filter(({ id }) => named.has(id))
    .map((role) => {
      const result = assessment.role(role);
      const uses = useOf(model, person, role, result.ways);
      return { ...result, fit, levelMatch: levelMatch(roleLevel(model, levels, role), rank, uses, held) };
    });
  return findUnlockingChanges(model, person, roles, { earliest: new Earliest(model, person), backwards: new Backwards(model, person) });
}

/** The number, if neither it nor what is left of any of the wholes is a small group. */
export function fold(number: number, ...wholes: readonly number[]): People {
  return isSmall(number) || wholes.some((whole) => isSmall(whole - number)) ? null : number;
}

/** Which of the four numbers are shown together, best first: all, the open ones alone, the shut ones alone, none. */
const shownTogether: readonly (readonly number[])[] = [[0, 1, 2, 3], [0], [3], []];

/**
 * Four numbers that add up to everybody: the most of them that can be shown with none of them small and no small rest. What is
 * shown together is fixed and does not follow from the numbers: folding the smallest, say, would tell which it is.
 */
export function foldParts(parts: readonly number[]): readonly People[] {
  const all = parts.reduce((sum, number) => sum + number, 0);
  const shown = shownTogether.find((places) => {
    const numbers = places.map((at) => parts[at] ?? 0);
    return !numbers.some(isSmall) && !isSmall(all - numbers.reduce((sum, number) => sum + number, 0));
  });
  return parts.map((number, at) => (shown?.includes(at) ? number : null));
}

const isSmall = (number: number): boolean => number > 0 && number < FEWEST;
