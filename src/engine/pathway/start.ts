import type { Profile } from '../../domain/answers.js';
import type { Change } from '../../domain/finding.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Supposition } from '../../domain/pathway.js';
import type { Verdict } from '../../domain/verdict.js';
import { applyChanges } from '../apply.js';
import type { Compiled } from '../conditions.js';
import { JUDGED, NOT_KNOWN, NOT_MET } from '../evaluate.js';
import type { CompiledWay, Model } from '../model.js';
import { Person, readPerson } from '../person.js';
import { judgeWay } from '../verdict.js';
import { later } from './life.js';
import type { Moves } from './moves.js';
import { atWorst, conditionsOf, suppositionsFor } from './suppose.js';

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
export type Standing = {
  /** The day on which the plan begins. */
  readonly began: IsoDate;
  readonly profile: Profile;
  readonly date: IsoDate;
  readonly person: Person;
  /** Grades that an earlier step leaves open. */
  readonly outcomes: ReadonlySet<AttributeId>;
};

/** `start`: open, or judged. `later`: in that month. */
export type Begin = { readonly start?: Start; readonly later?: YearMonth };

const not: Begin = {};
const none: readonly never[] = [];
const startable: ReadonlySet<Verdict> = new Set(['open', 'judged']);

/**
 * Whether a way can be begun now. `start`: open, or judged, perhaps with suppositions. `later`: in that month, once what is
 * expected has come true. Neither: a must or a usually stands against it, or nobody knows.
 */
export function begin(model: Model, moves: Moves, at: Standing, way: CompiledWay): Begin {
  let { profile, person } = at;
  // Most ways in lack something, and are done with here.
  if (at.outcomes.size === 0 && person.overrides === null && lacksSomething(way, person)) return not;
  let found = judgeWay(way, person);
  let supposes: readonly Supposition[] = none;
  if (found.verdict === 'unknown' || (at.outcomes.size > 0 && (found.verdict === 'not-yet' || found.verdict === 'stretch'))) {
    const changes = suppositionsFor(moves, person, way, at.outcomes);
    if (changes === undefined) return not;
    if (changes.length > 0) {
      supposes = changes.map((change) => ({ kind: at.outcomes.has(change.attribute) ? 'outcome' : 'answer', change }));
      ({ profile, person } = supposing(model, at, changes));
      found = judgeWay(way, person);
    }
  }
  const conditions = conditionsOf(way, person);
  const states = person.states.state;
  const unknown = found.verdict === 'unknown' ? conditions.filter(({ node }) => states[node] === NOT_KNOWN) : [];
  // Whatever is answered, a person can decide: then nothing has to be known first.
  const isSettled = unknown.length > 0 && conditions.every((condition) => atWorst(condition, person) >= JUDGED);
  const verdict = isSettled ? 'judged' : found.verdict;
  if (!startable.has(verdict) && verdict !== 'open-later') return not;
  // A judgement may hide that something is only expected: then it is waited for.
  const awaited = latestAwaited(conditions, person);
  if (verdict === 'open-later' || awaited !== null) return { later: found.from ?? (awaited as YearMonth) };
  if (verdict === 'open') return { start: { profile, date: at.date, verdict, judged: none, supposes, unsaid: none } };
  const judged = [...new Set(conditions.flatMap((condition) => judgedNotes(condition, person)))];
  const unsaid = [...new Set(unknown.flatMap((condition) => unknownIn(condition, person)))];
  return { start: { profile, date: at.date, verdict, judged, supposes, unsaid } };
}

/** The same person at a later day, with nothing done meanwhile. Kept, because many routes open in the same month. */
export function waiting(model: Model, at: Standing, date: IsoDate): Standing {
  const known = waited.get(at.person) ?? new Map<IsoDate, Standing>();
  waited.set(at.person, known);
  const before = known.get(date);
  if (before !== undefined) return before;
  const profile = later(model, at.profile, { began: at.began, from: at.date, to: date });
  const made = { ...at, profile, date, person: personAt(model, at, profile, date) };
  known.set(date, made);
  return made;
}

const waited = new WeakMap<Person, Map<IsoDate, Standing>>();

/** Reads a person anew only where the day could make a difference: a day later, the same answers say the same. */
export function personAt(model: Model, { person, profile: before }: Standing, profile: Profile, date: IsoDate): Person {
  const [, ...expected] = person.timeline.months;
  if (profile !== before || expected.length > 0) return readPerson(model, profile, date);
  return new Person(model, profile, date, person);
}

const supposed = new WeakMap<Person, Map<string, { readonly profile: Profile; readonly person: Person }>>();

/** Somebody with the answers that are supposed; kept, because many ways in suppose the same of the same person. */
function supposing(model: Model, at: Standing, changes: readonly Change[]): { readonly profile: Profile; readonly person: Person } {
  const known = supposed.get(at.person) ?? new Map();
  supposed.set(at.person, known);
  const key = JSON.stringify(changes);
  const before = known.get(key);
  if (before !== undefined) return before;
  const profile = applyChanges(model, at.profile, changes, at.date);
  const made = { profile, person: readPerson(model, profile, at.date) };
  known.set(key, made);
  return made;
}

function lacksSomething(way: CompiledWay, person: Person): boolean {
  for (const { node } of conditionsOf(way, person)) if (person.states.state[node] === NOT_MET) return true;
  return false;
}

/** The month by which every condition that is met has come true; null where all are so now. */
function latestAwaited(conditions: readonly Compiled[], person: Person): YearMonth | null {
  let latest = 0;
  for (const { node } of conditions) latest = Math.max(latest, person.states.from[node] as number);
  return latest === 0 ? null : (person.timeline.months[latest] ?? null);
}

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
