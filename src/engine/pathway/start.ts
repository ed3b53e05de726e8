import type { Profile } from '../../domain/answers.js';
import { nextRound, startMonth } from '../../domain/application-round.js';
import type { Change, Verdict } from '../../domain/finding.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import { isTrainingKind, type Role, type Route, type Window } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf, monthsBetween } from '../../domain/months.js';
import type { Applications, Step, Supposition } from '../../domain/pathway.js';
import type { Compiled } from '../model/conditions.js';
import { JUDGED, NOT_KNOWN, NOT_MET, unknownIn } from '../model/evaluate.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import { personAfter } from '../person/apply-changes.js';
import { atWorst, Person, readPerson } from '../person/person.js';
import { freeFrom } from '../person/timeline.js';
import { Readiness } from '../verdict/readiness.js';
import { judgeWay, verdictToday } from '../verdict/verdict.js';
import { conditionsOf, suppositionsFor } from './assumptions.js';
import { Earliest } from './earliest.js';
import { dateAfter, later } from './passing-time.js';

/** A way that can be begun: by whom, on which day, and what is taken for granted. */
export type Start = {
  readonly profile: Profile;
  readonly date: IsoDate;
  readonly verdict: Verdict;
  readonly judged: readonly string[];
  readonly supposes: readonly Supposition[];
  /** What is not known and makes no difference: whatever it is, the way is open, or a person decides. */
  readonly unsaid: readonly AttributeId[];
};

/** Somebody at one point of a plan. */
type PlanPoint = {
  /** The day on which the plan begins. */
  readonly began: IsoDate;
  readonly profile: Profile;
  readonly date: IsoDate;
  readonly person: Person;
  /** Grades that an earlier step leaves open. */
  readonly outcomes: ReadonlySet<AttributeId>;
  /** Answers that an earlier step supposes. */
  readonly supposed: ReadonlySet<AttributeId>;
};

/** The same with what was found there. Plans for several targets, and plan B, pass through the same points and share it. */
export type PlanState = PlanPoint & {
  readonly started: Map<CompiledWay, StartedRoute | undefined>;
  readonly later: Map<IsoDate, PlanState>;
  readonly supposing: Map<string, Supposed>;
  readonly arrivals: Map<string, Arrival>;
  /** Worked out when first asked for. */
  readonly posts: { asSaid?: Person; readiness?: Readiness; earliest?: Earliest };
};

export const planState = (point: PlanPoint): PlanState => ({
  ...point,
  started: new Map(),
  later: new Map(),
  supposing: new Map(),
  arrivals: new Map(),
  posts: {},
});

/** Somebody without a level of work that the plan only supposes: a guess makes nobody ready for a post. */
export function asSaid(model: Model, { profile, date, person, supposed, posts }: PlanState): Person {
  const id = model.base.levels?.attribute;
  if (id === undefined || !supposed.has(id)) return person;
  const answers = new Map([...profile.answers].filter(([other]) => other !== id));
  posts.asSaid ??= readPerson(model, { ...profile, answers }, date);
  return posts.asSaid;
}

/**
 * Whether an employer's decision is all that is missing for a post, or it is begun by training: nobody plans to be taken for work far from
 * what they have done. Source of the rule: docs/contract.md, section 5.
 */
export function isReadyFor(model: Model, at: PlanState, role: Role, { way }: CompiledWay, { verdict }: Start): boolean {
  if (verdict !== 'judged' || way.route !== undefined) return true;
  return readinessOf(model, at).isNextStep(role);
}

export function readinessOf(model: Model, at: PlanState): Readiness {
  at.posts.readiness ??= new Readiness(model, asSaid(model, at));
  return at.posts.readiness;
}

/** In how many months somebody could be ready for a post, as an advice says; infinite where no way is known. */
export function monthsUntilReady(model: Model, { person, posts }: PlanState, role: Role, way: CompiledWay): number {
  posts.earliest ??= new Earliest(model, person);
  return posts.earliest.ofWay(role, way);
}

/** What comes of a step: the step, and the answers at its end. `stand` reads the person, which most ends never need. */
export type Arrival = {
  readonly step: Step;
  readonly profile: Profile;
  readonly outcomes: ReadonlySet<AttributeId>;
  readonly stand: () => PlanState;
};

const startable: ReadonlySet<Verdict> = new Set(['open', 'judged']);
/** Those that may be better once something is supposed: what is not known, or an outcome that is still open. */
const supposable: ReadonlySet<Verdict> = new Set(['unknown', 'not-yet', 'stretch']);

/**
 * A way that can be begun now: open, or judged, perhaps with suppositions; what is expected is waited for first. Undefined if a
 * must or a usually stands against it, or nobody knows.
 */
export function begin(model: Model, at: PlanState, way: CompiledWay): Start | undefined {
  let { profile, person } = at;
  // Most ways in lack something, and are done with here.
  if (person.overrides === null && lacksSomething(way, person, at.outcomes)) return undefined;
  let verdict = verdictToday(way, person);
  let supposes: readonly Supposition[] = [];
  if (supposable.has(verdict)) {
    const changes = suppositionsFor(model.routeActions, person, way, at.outcomes);
    if (changes === undefined) return undefined;
    if (changes.length > 0) {
      supposes = changes.map((change) => ({ kind: at.outcomes.has(change.attribute) ? 'outcome' : 'answer', change }));
      ({ profile, person } = supposing(model, at, changes));
      verdict = verdictToday(way, person);
    }
  }
  const conditions = conditionsOf(way, person);
  const unknown = conditions.filter(({ node }) => person.states.today[node] === NOT_KNOWN);
  // Whatever is answered, a person can decide: then nothing has to be known first.
  const isSettled = unknown.length > 0 && conditions.every((condition) => atWorst(condition, person) >= JUDGED);
  if (isSettled) verdict = 'judged';
  if (!startable.has(verdict) || (verdict === 'judged' && opensLater(way, person))) return undefined;
  const judged = [...new Set(conditions.flatMap((condition) => judgedNotes(condition, person)))];
  const unsaid = [...new Set(unknown.flatMap((condition) => unknownIn(condition, person.states.today)))];
  return { profile, date: at.date, verdict, judged, supposes, unsaid };
}

/** The same person on a later day, with nothing done meanwhile. Many routes open in the same month. */
export const waiting = (model: Model, at: PlanState, date: IsoDate): PlanState =>
  memoize(at.later, date, () => {
    const { began, outcomes, supposed } = at;
    const profile = later(model, at.profile, { began, from: at.date, to: date });
    return planState({ began, profile, date, person: personAt(model, at, profile, date), outcomes, supposed });
  });

/** Reads a person anew only where the day could make a difference: a day later, the same answers say the same. */
function personAt(model: Model, { person, profile: before }: PlanState, profile: Profile, date: IsoDate): Person {
  const [, ...expected] = person.timeline.months;
  if (profile !== before || expected.length > 0) return readPerson(model, profile, date);
  return new Person(model, profile, date, { same: person });
}

type Supposed = Pick<PlanPoint, 'profile' | 'person'>;

/** The person with assumed answers. Many ways in assume the same. */
const supposing = (model: Model, at: PlanState, changes: readonly Change[]): Supposed =>
  memoize(at.supposing, JSON.stringify(changes), () => {
    const person = personAfter(model, at.profile, changes, at.date);
    return { profile: person.profile, person };
  });

function lacksSomething(way: CompiledWay, person: Person, outcomes: PlanState['outcomes']): boolean {
  for (const condition of conditionsOf(way, person))
    if (person.states.today[condition.node] === NOT_MET && !asksFor(condition, outcomes)) return true;
  return false;
}

/** Whether a good outcome of an earlier step could help. */
const asksFor = (condition: Compiled, outcomes: PlanState['outcomes']): boolean =>
  outcomes.size > 0 &&
  (condition.kind === 'test'
    ? outcomes.has(condition.on.attribute.id)
    : condition.kind !== 'judged' && condition.parts.some((part) => asksFor(part, outcomes)));

/** What comes true by itself settles what a person would decide today: then it is waited for. */
const opensLater = (way: CompiledWay, person: Person): boolean =>
  person.timeline.periods.length > 1 && judgeWay(way, person).verdict === 'open-later';

function judgedNotes(condition: Compiled, person: Person): readonly string[] {
  if (atWorst(condition, person) !== JUDGED) return [];
  if (condition.kind === 'judged') return [condition.note];
  return condition.kind === 'test' ? [] : condition.parts.flatMap((part) => judgedNotes(part, person));
}

/** A way begun by somebody: on which day and on what grounds; `opening`: when one applies, of a route that has rounds or intakes. */
export type StartedRoute = { readonly start: Start; readonly opening: Applications | null };

/**
 * A way begun today or, by a route with rounds or intakes, when it next begins; undefined if it cannot be. Its way in must hold
 * when it begins: one may apply before. Work and paid training begin after full-time education, unless they are only for those who
 * are in it. A plan looks at a way more than once.
 */
export function beginWay(model: Model, at: PlanState, way: CompiledWay): StartedRoute | undefined {
  if (at.started.has(way)) return at.started.get(way);
  const made = beginAnew(model, at, way);
  at.started.set(way, made);
  return made;
}

function beginAnew(model: Model, at: PlanState, way: CompiledWay): StartedRoute | undefined {
  const route = routeOf(model, way);
  const openings = openingsOf(model, way, at.date);
  if (openings.length === 0) {
    const isStudy = route !== undefined && !isTrainingKind(route.kind);
    const start = begin(model, isStudy ? at : onceFree(model, at), way) ?? (route === undefined ? undefined : begin(model, at, way));
    return start && { start, opening: null };
  }
  for (const opening of openings) {
    const months = monthsBetween(monthOf(at.date), opening.starts);
    const start = begin(model, months === 0 ? at : waiting(model, at, dateAfter(at.date, months)), way);
    if (start !== undefined) return { start, opening };
  }
  return undefined;
}

const routeOf = (model: Model, { way }: CompiledWay): Route | undefined =>
  way.route === undefined ? undefined : model.routeActions.byRoute.get(way.route)?.route;

function openingsOf(model: Model, way: CompiledWay, date: IsoDate, most?: number): readonly Applications[] {
  const route = routeOf(model, way);
  return route === undefined ? [] : nextOpenings(route, date, model.base.usualIntakes, most);
}

/** Until a way in next begins: 0 where it can at any time. */
export function monthsUntilNext(model: Model, way: CompiledWay, date: IsoDate): number {
  const [next] = openingsOf(model, way, date, 1);
  return next === undefined ? 0 : monthsBetween(monthOf(date), next.starts);
}

/** The same person once nothing takes all of their time any more. */
function onceFree(model: Model, at: PlanState): PlanState {
  const months = monthsBetween(monthOf(at.date), freeFrom(model.variables, at.person.timeline) ?? monthOf(at.date));
  return months > 0 ? waiting(model, at, dateAfter(at.date, months)) : at;
}

/** After the next beginning, the one after it: what comes true in between is often what is awaited. */
const OPENINGS_TRIED = 2;

/** The next months in which a route begins, with the month in which one applies; none if it can begin at any time. */
export function nextOpenings(
  { apply, kind }: Pick<Route, 'apply' | 'kind'>,
  asOf: IsoDate,
  usualIntakes: readonly number[] = [],
  most = OPENINGS_TRIED,
): readonly Applications[] {
  const when = apply?.when ?? null;
  const windows = apply?.windows ?? [];
  const found: Applications[] = [];
  for (let from = monthOf(asOf); found.length < most; ) {
    const next =
      windows.length > 0
        ? roundOpening(windows, asOf, from, when)
        : intakeOpening(apply?.intakes, kind === 'study' ? usualIntakes : [], from, when);
    if (next === undefined) break;
    found.push(next);
    from = monthAfter(next.starts, 1);
  }
  return found;
}

function roundOpening(windows: readonly Window[], asOf: IsoDate, from: YearMonth, when: string | null): Applications | undefined {
  const round = nextRound(windows, asOf, from);
  if (round === undefined || round.state === 'past') return undefined;
  const today = monthOf(asOf);
  const opens = monthOf(round.opens);
  const toWait = opens > today;
  const basis = round.projected || round.basis === 'undated' ? 'undated' : 'dated';
  return { month: toWait ? opens : today, starts: startMonth(round), basis, when };
}

/** A course of study whose intakes no source names is taken to begin at the usual ones. */
function intakeOpening(
  intakes: readonly number[] | undefined,
  usual: readonly number[],
  from: YearMonth,
  when: string | null,
): Applications | undefined {
  const now = Number(from.slice('YYYY-'.length));
  const ahead = (intakes ?? usual).map((month) => (month - now + 12) % 12);
  if (ahead.length === 0) return undefined;
  const starts = monthAfter(from, Math.min(...ahead));
  return { month: starts, starts, basis: intakes === undefined ? 'assumed' : 'dated', when };
}
