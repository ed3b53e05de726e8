import type { Advice, UnlockingChange } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { IsoDate, RoleId } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import type { FirstSteps, Pathway, PathwayReport, PlanB, PlanOptions, Step, Target } from '../../domain/pathway.js';
import { bestVerdictFirst, type Verdict } from '../../domain/verdict.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import { headOf } from '../model/report-head.js';
import { judgeRole } from '../verdict/assess.js';
import { beginSearch } from './arrive.js';
import { blockersOf } from './blockers.js';
import { pathwayOf, preferencesOf, rankPlans, relaxations } from './rank.js';
import { type Limits, search } from './search.js';

const limitsOf = ({ mostMonths = 180, mostSteps = 6, mostStates = 1000 }: PlanOptions): Limits => ({ mostMonths, mostSteps, mostStates });

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
export function plan(model: Model, profile: Profile, asOf: IsoDate, target: Target, options: PlanOptions = {}): PathwayReport {
  const roles = rolesOf(model, target);
  const start = beginSearch(model, profile, asOf);
  const { person } = start;
  const wishes = preferencesOf(model, profile);
  const limits = limitsOf(options);
  const verdict = bestOf(roles.map((role) => judgeRole(model, person, role.id).verdict));
  const whole = { ...headOf(model, asOf), profile, roles: roles.map(({ id }) => id), verdict };
  const searched = search(model, start, roles, verdict === 'open' ? { ...limits, mostSteps: 1 } : limits);
  const told = searched.found.map((found) => pathwayOf(model, found, wishes));
  const kept = verdict === 'open' ? told.filter((pathway) => pathway.verdict === 'open' && pathway.cost.supposed === 0).slice(0, 1) : told;
  const pathways = rankPlans(kept, wishes);
  const [first] = pathways;
  if (first === undefined) {
    const { explored, complete } = searched;
    return { ...whole, pathways, planB: null, blocks: blockersOf(model, person, roles), relax: [], explored, complete };
  }
  const { second, complete } = verdict === 'open' ? { second: null, complete: true } : secondPlan(first);
  const all = second === null || pathways.some(({ id }) => id === second.pathway.id) ? pathways : [...pathways, second.pathway];
  return {
    ...whole,
    pathways: all,
    planB: second?.told ?? null,
    blocks: [],
    relax: relaxations(pathways),
    explored: searched.explored,
    complete: searched.complete && complete,
  };

  /** Among the plans there are, else the best of a search that leaves out what plan A competes for, and whether that saw everything. */
  function secondPlan(a: Pathway): {
    readonly second: { readonly told: PlanB; readonly pathway: Pathway } | null;
    readonly complete: boolean;
  } {
    const pick = (among: readonly Pathway[]) => {
      const told = planB(a, among);
      const pathway = among.find(({ id }) => id === told?.pathway);
      return told === null || pathway === undefined ? null : { told, pathway };
    };
    const known = pick(pathways);
    if (known !== null || competedFor(a).length === 0) return { second: known, complete: true };
    const again = search(model, start, roles, limits, new Set(competedFor(a)));
    const ranked = rankPlans(
      again.found.map((found) => pathwayOf(model, found, wishes)),
      wishes,
    );
    return { second: pick(ranked.map((pathway) => ({ ...pathway, names: [] }))), complete: again.complete };
  }
}

const bestOf = (found: readonly Verdict[]): Verdict => bestVerdictFirst.find((verdict) => found.includes(verdict)) ?? 'closed';

/**
 * How plans behind an advice begin: for the smallest change and for what there is to gain first, the first step of a plan for the
 * role that it opens and that suits best. Only a few plans are made; where there is none, the change is left out.
 */
export function firstSteps(model: Model, advice: Advice): FirstSteps {
  const openings = [advice.smallestChange ?? [], ...advice.nextSteps.map((step) => (step.kind === 'gain' ? step.opening : []))].flat();
  const plans = new Map<string, readonly Pathway[]>();
  const begins = new Map<UnlockingChange, Step>();
  for (const opening of openings) {
    // What opens nothing is no opening.
    const role = opening.opens[0] as RoleId;
    const pathways = memoize(plans, role, () => plan(model, advice.profile, advice.asOf, { kind: 'role', role }).pathways);
    const first = bestFirst(pathways, opening);
    if (first !== undefined) begins.set(opening, first);
  }
  return begins;
}

/** Of a plan that begins with what the advice names first; else with another way to get it; else of the first plan. */
function bestFirst(pathways: readonly Pathway[], { by }: UnlockingChange): Step | undefined {
  const firsts = pathways.map(({ steps }) => steps[0] as Step);
  const named = by.flatMap((route) => firsts.find((step) => step.route === route) ?? []);
  return named[0] ?? firsts[0];
}

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
