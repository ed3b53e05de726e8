import type { Profile } from '../../domain/answers.js';
import type { Change } from '../../domain/finding.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Route } from '../../domain/knowledge-base.js';
import { monthOf, monthsBetween } from '../../domain/months.js';
import type { Applications, Supposition } from '../../domain/pathway.js';
import type { Verdict } from '../../domain/verdict.js';
import type { Compiled } from '../model/conditions.js';
import { JUDGED, NOT_KNOWN, NOT_MET } from '../model/evaluate.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import { applyChanges } from '../person/apply-changes.js';
import { Person, readPerson } from '../person/person.js';
import { judgeWay } from '../verdict/verdict.js';
import { atWorst, conditionsOf, suppositionsFor } from './assumptions.js';
import { dateAfter, later, monthAfter } from './passing-time.js';
import type { RouteActions } from './route-actions.js';

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
export type PlanState = {
  /** The day on which the plan begins. */
  readonly began: IsoDate;
  readonly profile: Profile;
  readonly date: IsoDate;
  readonly person: Person;
  /** Grades that an earlier step leaves open. */
  readonly outcomes: ReadonlySet<AttributeId>;
};

const startable: ReadonlySet<Verdict> = new Set(['open', 'judged']);
/** Those that may be better once something is supposed: what is not known, or an outcome that is still open. */
const supposable: ReadonlySet<Verdict> = new Set(['unknown', 'not-yet', 'stretch']);

/**
 * A way that can be begun now: open, or judged, perhaps with suppositions. Undefined where a must or a usually stands against
 * it, nobody knows, or something is only expected.
 */
export function begin(model: Model, moves: RouteActions, at: PlanState, way: CompiledWay): Start | undefined {
  let { profile, person } = at;
  // Most ways in lack something, and are done with here.
  if (at.outcomes.size === 0 && person.overrides === null && lacksSomething(way, person)) return undefined;
  let found = judgeWay(way, person);
  let supposes: readonly Supposition[] = [];
  if (supposable.has(found.verdict)) {
    const changes = suppositionsFor(moves, person, way, at.outcomes);
    if (changes === undefined) return undefined;
    if (changes.length > 0) {
      supposes = changes.map((change) => ({ kind: at.outcomes.has(change.attribute) ? 'outcome' : 'answer', change }));
      ({ profile, person } = supposing(model, at, changes));
      found = judgeWay(way, person);
    }
  }
  const conditions = conditionsOf(way, person);
  const states = person.states.state;
  const unknown = conditions.filter(({ node }) => states[node] === NOT_KNOWN);
  // Whatever is answered, a person can decide: then nothing has to be known first.
  const isSettled = unknown.length > 0 && conditions.every((condition) => atWorst(condition, person) >= JUDGED);
  const verdict = isSettled ? 'judged' : found.verdict;
  // A judgement may hide that something is only expected: then it is waited for.
  if (!startable.has(verdict) || awaitsSomething(conditions, person)) return undefined;
  const judged = [...new Set(conditions.flatMap((condition) => judgedNotes(condition, person)))];
  const unsaid = [...new Set(unknown.flatMap((condition) => unknownIn(condition, person)))];
  return { profile, date: at.date, verdict, judged, supposes, unsaid };
}

/** The same person at a later day, with nothing done meanwhile. Kept, because many routes open in the same month. */
export function waiting(model: Model, at: PlanState, date: IsoDate): PlanState {
  const known = memoize(waited, at.person, () => new Map());
  return memoize(known, date, () => {
    const profile = later(model, at.profile, { began: at.began, from: at.date, to: date });
    return { ...at, profile, date, person: personAt(model, at, profile, date) };
  });
}

const waited = new WeakMap<Person, Map<IsoDate, PlanState>>();

/** Reads a person anew only where the day could make a difference: a day later, the same answers say the same. */
export function personAt(model: Model, { person, profile: before }: PlanState, profile: Profile, date: IsoDate): Person {
  const [, ...expected] = person.timeline.months;
  if (profile !== before || expected.length > 0) return readPerson(model, profile, date);
  return new Person(model, profile, date, person);
}

type Supposed = Pick<PlanState, 'profile' | 'person'>;

const supposed = new WeakMap<Person, Map<string, Supposed>>();

/** Somebody with the answers that are supposed; kept, because many ways in suppose the same of the same person. */
function supposing(model: Model, at: PlanState, changes: readonly Change[]): Supposed {
  const known = memoize(supposed, at.person, () => new Map());
  return memoize(known, JSON.stringify(changes), () => {
    const profile = applyChanges(model, at.profile, changes, at.date);
    return { profile, person: readPerson(model, profile, at.date) };
  });
}

function lacksSomething(way: CompiledWay, person: Person): boolean {
  for (const { node } of conditionsOf(way, person)) if (person.states.state[node] === NOT_MET) return true;
  return false;
}

/** Whether some condition is met only by what is expected. */
const awaitsSomething = (conditions: readonly Compiled[], { states }: Person): boolean =>
  conditions.some(({ node }) => (states.from[node] as number) > 0);

function judgedNotes(condition: Compiled, person: Person): readonly string[] {
  if (atWorst(condition, person) !== JUDGED) return [];
  if (condition.kind === 'judged') return [condition.note];
  return condition.kind === 'test' ? [] : condition.parts.flatMap((part) => judgedNotes(part, person));
}

/** What is not known in a condition. */
function unknownIn(condition: Compiled, person: Person): readonly AttributeId[] {
  if (person.states.state[condition.node] !== NOT_KNOWN || condition.kind === 'judged') return [];
  return condition.kind === 'test' ? [condition.on.attribute.id] : condition.parts.flatMap((part) => unknownIn(part, person));
}

/** A way begun by somebody: on which day and on what grounds; `opening`: of a route that has some. */
export type StartedRoute = { readonly start: Start; readonly opening: Applications | null };

const known = new WeakMap<PlanState, Map<CompiledWay, StartedRoute | undefined>>();

/** A way begun today or, by a route, at its next opening; undefined where it cannot be. Kept, because a plan looks at it more than once. */
export function beginWay(model: Model, moves: RouteActions, at: PlanState, way: CompiledWay): StartedRoute | undefined {
  const begun = known.get(at) ?? new Map<CompiledWay, StartedRoute | undefined>();
  known.set(at, begun);
  if (begun.has(way)) return begun.get(way);
  const start = begin(model, moves, at, way);
  const route = way.way.route === undefined ? undefined : moves.byRoute.get(way.way.route)?.route;
  const made = start && (route === undefined ? { start, opening: null } : beginRoute(model, moves, at, way, route, start));
  begun.set(way, made);
  return made;
}

/** A route that could be begun today is begun at its next opening, if it has any: its way in must hold then too. */
function beginRoute(
  model: Model,
  moves: RouteActions,
  at: PlanState,
  way: CompiledWay,
  route: Route,
  start: Start,
): StartedRoute | undefined {
  const now = monthOf(at.date);
  const opening = nextOpening(model, route, now);
  if (opening === null || opening.month === now) return { start, opening };
  const date = dateAfter(at.date, monthsBetween(now, opening.month));
  const then = begin(model, moves, waiting(model, at, date), way);
  return then && { start: then, opening };
}

/**
 * The next month, this one included, in which applications for a route open; null where the knowledge gives no months.
 * `dated`: a source of the window has a date within the twelve months before it. Else it is only inferred from earlier years.
 */
export function nextOpening(model: Model, { apply }: Route, from: YearMonth): Applications | null {
  if (apply?.opens === undefined) return null;
  const { opens, sources, when = null } = apply;
  const month = Array.from({ length: 12 }, (_, at) => monthAfter(from, at)).find((candidate) => opens.includes(Number(candidate.slice(5))));
  if (month === undefined) return null;
  const isFresh = sources.some((id) => {
    const dated = model.base.sources[id]?.dated;
    return dated != null && dated.length >= 7 && monthsBetween(dated.slice(0, 7) as YearMonth, month) <= 12;
  });
  return { month, basis: isFresh ? 'dated' : 'undated', when };
}
