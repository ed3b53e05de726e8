import type { Advice, GivenAdvice, UnlockingChange } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import { bestVerdictFirst, type Verdict } from '../../domain/finding.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import type { FirstSteps, Pathway, PathwayReport, PlanB, PlanOptions, Step, Target } from '../../domain/pathway.js';
import { headOf, type Model } from '../model/model.js';
import { firstAdviceFor } from '../person/first-advice.js';
import { judgeRole } from '../verdict/assess.js';
import { beginSearch } from './arrive.js';
import { blockersOf } from './blockers.js';
import { costOf } from './cost.js';
import { Earliest } from './earliest.js';
import { type Preferences, pathwayOf, preferencesOf, rankPlans, relaxations } from './rank.js';
import { type FoundPlan, type Limits, routesTowards, type Searched, type SearchOptions, search } from './search.js';
import type { PlanState } from './start.js';
import { suppliersFor } from './suppliers.js';

const limitsOf = ({ mostMonths = 180, mostSteps = 6, mostStates = 1000, mostWork = MOST_WORK }: PlanOptions): Limits => ({
  mostMonths,
  mostSteps,
  mostStates,
  mostWork,
});

/** About three seconds of one processor at the worst, as measured on posts that all lead to each other. */
const MOST_WORK = 10_000_000;

/** The roles that a target means, in the order of the knowledge base. A band is the lowest of the role; a role without one is no answer to a band. */
export function rolesOf(model: Model, target: Target): readonly Role[] {
  return model.base.roles.filter((role) => isMeant(role, target));
}

function isMeant({ id, specialism, band }: Role, target: Target): boolean {
  if (target.kind === 'role') return id === target.role;
  if (target.kind === 'roles') return target.roles.includes(id);
  const least = target.bandAtLeast;
  return specialism === target.specialism && (least === undefined || Number.parseInt(band?.from ?? '0', 10) >= least);
}

/**
 * The ways through from somebody's answers to a role: plans that nothing beats on every count, a plan B, and where there is no
 * plan, what stands in the way. Pure; the day is handed in. A target that is open gives one plan of the one step of applying.
 * Every step can be begun, open or judged, when its turn comes, on the answers with what the steps before it give and with
 * what it says that it supposes (docs/laws.md, law 10). What a way in usually asks for counts like a must.
 */
export const plan = (model: Model, profile: Profile, asOf: IsoDate, target: Target, options: PlanOptions = {}): PathwayReport =>
  new Planner(model, profile, asOf).plan(target, options);

/** Makes plans for one person on one day. Its plans share what they find on the way: the same first steps lead to many roles. */
export class Planner {
  readonly #model: Model;
  readonly #profile: Profile;
  readonly #asOf: IsoDate;
  readonly #start: PlanState;

  constructor(model: Model, profile: Profile, asOf: IsoDate) {
    this.#model = model;
    this.#profile = profile;
    this.#asOf = asOf;
    this.#start = beginSearch(model, profile, asOf);
  }

  /** As `plan` gives it. */
  plan(target: Target, options: PlanOptions = {}): PathwayReport {
    const model = this.#model;
    const { person } = this.#start;
    const roles = rolesOf(model, target);
    const wishes = preferencesOf(model, this.#profile);
    const limits = limitsOf(options);
    const verdict = bestOf(roles.map((role) => judgeRole(model, person, role.id).verdict));
    const whole = { ...headOf(model, this.#asOf), profile: this.#profile, roles: roles.map(({ id }) => id), verdict };
    const firm = verdict === 'open' ? this.#applyNow(roles, limits) : null;
    const { found, explored, complete } = firm ?? this.#search(roles, limits);
    const pathways = rankPlans(
      found.map((one) => pathwayOf(model, one, wishes)),
      wishes,
    );
    const [first] = pathways;
    const firstAdvice = firm !== null ? null : this.#adviceTowards(roles);
    if (first === undefined)
      return {
        ...whole,
        pathways,
        planB: null,
        firstAdvice,
        byWork: this.#byWork(roles),
        blocks: blockersOf(model, person, roles),
        relax: [],
        explored,
        complete,
      };
    const second = firm !== null ? noPlanB : this.#secondPlan(first, pathways, roles, limits, wishes);
    const isNew = second.pathway !== null && !pathways.some(({ id }) => id === second.pathway?.id);
    return {
      ...whole,
      pathways: isNew ? [...pathways, second.pathway] : pathways,
      planB: second.planB,
      firstAdvice,
      byWork: null,
      blocks: [],
      relax: relaxations(pathways),
      explored,
      complete: complete && second.complete,
    };
  }

  /**
   * The one step of applying for what is open today. Null where it is open only by training that would repeat a level, or that hardly anybody
   * gets: other ways are then looked at too.
   */
  #applyNow(roles: readonly Role[], limits: Limits): Searched | null {
    const { found, ...searched } = this.#searchFor(roles, { ...limits, mostSteps: 1 }, {});
    const isFirm = ({ steps, cost }: FoundPlan): boolean => {
      const [step] = steps;
      return step?.verdict === 'open' && step.scarce === null && costOf(cost).supposed === 0;
    };
    const firm = found.filter(isFirm).slice(0, 1);
    return firm.length === 0 ? null : { found: firm, ...searched };
  }

  /** Plans with training that repeats a level of qualification are made only where there are no others. */
  #search(roles: readonly Role[], limits: Limits, without: ReadonlySet<string> = new Set()): Searched {
    const forwards = this.#searchFor(roles, limits, { without });
    if (forwards.found.length > 0 || !forwards.hasRepeats) return forwards;
    const repeating = this.#searchFor(roles, limits, { without, repeatsLevels: true });
    return { ...repeating, complete: forwards.complete && repeating.complete };
  }

  /** The weightiest first advice that is about a route into a target, or one that gives what a target asks for. */
  #adviceTowards(roles: readonly Role[]): GivenAdvice | null {
    const useful = routesTowards(this.#model, suppliersFor(this.#model, roles), this.#start, roles);
    return firstAdviceFor(this.#model, this.#start.person).find(({ advice }) => advice.routes.some((id) => useful.has(id))) ?? null;
  }

  /** When work that no step of a plan stands for, such as years at the level below a post, could lead to one of the jobs. */
  #byWork(roles: readonly Role[]): YearMonth | null {
    const earliest = new Earliest(this.#model, this.#start.person);
    const months = roles.flatMap((role) =>
      (this.#model.roleWays.get(role.id) ?? []).filter(({ way }) => way.route === undefined).map((way) => earliest.ofWay(role, way)),
    );
    const soonest = Math.min(...months);
    return soonest > 0 && Number.isFinite(soonest) ? monthAfter(monthOf(this.#asOf), Math.ceil(soonest)) : null;
  }

  #searchFor(roles: readonly Role[], limits: Limits, options: SearchOptions): Searched {
    return search(this.#model, suppliersFor(this.#model, roles), this.#start, roles, limits, options);
  }

  /** Among the plans there are, else the best of a search that leaves out what plan A competes for. */
  #secondPlan(a: Pathway, pathways: readonly Pathway[], roles: readonly Role[], limits: Limits, wishes: Preferences): SecondPlan {
    const known = secondAmong(a, pathways);
    if (known.planB !== null || competedFor(a).length === 0) return known;
    const { found, complete } = this.#search(roles, limits, new Set(competedFor(a)));
    const others = found.map((one) => pathwayOf(this.#model, one, wishes));
    const unnamed = rankPlans(others, wishes).map((pathway) => ({ ...pathway, names: [] }));
    return { ...secondAmong(a, unnamed), complete };
  }
}

/** Plan B, its pathway, and whether the search for it saw everything. */
type SecondPlan = { readonly planB: PlanB | null; readonly pathway: Pathway | null; readonly complete: boolean };

const noPlanB: SecondPlan = { planB: null, pathway: null, complete: true };

function secondAmong(a: Pathway, others: readonly Pathway[]): SecondPlan {
  const found = planB(a, others);
  const pathway = others.find(({ id }) => id === found?.pathway);
  return found === null || pathway === undefined ? noPlanB : { planB: found, pathway, complete: true };
}

const bestOf = (found: readonly Verdict[]): Verdict => bestVerdictFirst.find((verdict) => found.includes(verdict)) ?? 'closed';

/** Something to gain, then the application. No plan of more steps beats such a one, so it is among all plans too, and found much sooner. */
const SHORTEST: PlanOptions = { mostSteps: 2 };

/**
 * How plans behind an advice begin: for the smallest change and for what there is to gain first, the first step of a plan for the
 * role that it opens and that suits best: of one that begins with what the advice names, else of the first plan. Only a few plans
 * are made; where there is none, the change is left out.
 */
export function firstSteps(model: Model, advice: Advice): FirstSteps {
  const openings = [advice.smallestChange ?? [], ...advice.nextSteps.map((step) => (step.kind === 'gain' ? step.opening : []))].flat();
  const planner = new Planner(model, advice.profile, advice.asOf);
  const begins = new Map<UnlockingChange, Step>();
  for (const opening of openings) {
    if (begins.has(opening)) continue;
    // What opens nothing is no opening.
    const target = { kind: 'role', role: defined(opening.opens[0]) } as const;
    const firsts = (options?: PlanOptions) => planner.plan(target, options).pathways.map(({ steps }) => defined(steps[0]));
    const first = namedFirst(firsts(SHORTEST), opening) ?? anyFirst(firsts(), opening);
    if (first !== undefined) begins.set(opening, first);
  }
  return begins;
}

const namedFirst = (steps: readonly Step[], { by }: UnlockingChange): Step | undefined =>
  by.flatMap((route) => steps.find((step) => step.route === route) ?? [])[0];

const anyFirst = (steps: readonly Step[], opening: UnlockingChange): Step | undefined => namedFirst(steps, opening) ?? steps[0];

/** The steps of plan A for which people compete: what plan B must do without. */
export const competedFor = ({ steps }: Pathway): readonly string[] => steps.filter(({ competitive }) => competitive).map(({ id }) => id);

/** The identity of a step, without target or length: two plans that depend on one route depend on the same thing. */
const thing = ({ route, id }: Pathway['steps'][number]): string => route ?? id;

/**
 * The plan, of those handed in, that does without what plan A competes for and shares as many steps as it can with it; of equal
 * ones, the first. Null if there is none. Another application by the same competitive route is the same thing.
 */
export function planB(a: Pathway, others: readonly Pathway[]): PlanB | null {
  const avoided = new Set(a.steps.filter(({ competitive }) => competitive).map(thing));
  const own = new Set(a.steps.map(({ id }) => id));
  const shared = ({ steps }: Pathway): readonly string[] => steps.map(({ id }) => id).filter((id) => own.has(id));
  const [best] = others
    .filter((other) => other.id !== a.id && !other.steps.some((step) => avoided.has(thing(step))))
    .toSorted((x, y) => shared(y).length - shared(x).length);
  return best === undefined ? null : { pathway: best.id, sharesSteps: shared(best), avoids: competedFor(a) };
}
