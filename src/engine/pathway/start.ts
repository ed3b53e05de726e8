import type { Profile } from '../../domain/answers.js';
import type { Change } from '../../domain/finding.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Supposition } from '../../domain/pathway.js';
import type { Verdict } from '../../domain/verdict.js';
import { applyChanges } from '../apply.js';
import type { Compiled } from '../conditions.js';
import { JUDGED } from '../evaluate.js';
import type { CompiledWay, Model } from '../model.js';
import { type Person, readPerson } from '../person.js';
import { judgeWay } from '../verdict.js';
import type { Moves } from './moves.js';
import { conditionsOf, suppositionsFor } from './suppose.js';

/** A way that can be begun: by whom, on which day, and what is taken for granted. */
export type Start = {
  readonly profile: Profile;
  readonly date: IsoDate;
  readonly verdict: Verdict;
  readonly judged: readonly string[];
  readonly supposes: readonly Supposition[];
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

const startable: ReadonlySet<Verdict> = new Set(['open', 'judged']);

/**
 * Whether a way can be begun now. `start`: open, or judged, perhaps with suppositions. `later`: in that month, once what is
 * expected has come true. Neither: a must or a usually stands against it, or nobody knows.
 */
export function begin(model: Model, moves: Moves, at: Standing, way: CompiledWay): { readonly start?: Start; readonly later?: YearMonth } {
  let { profile, person } = at;
  let found = judgeWay(way, person);
  let supposes: readonly Supposition[] = [];
  if (found.verdict === 'unknown') {
    const changes = suppositionsFor(model, moves, person, way, at.outcomes);
    if (changes === undefined || changes.length === 0) return {};
    supposes = changes.map((change) => ({ kind: at.outcomes.has(change.attribute) ? 'outcome' : 'answer', change }));
    ({ profile, person } = supposing(model, at, changes));
    found = judgeWay(way, person);
  }
  // A judgement may hide that something is only expected: then it is waited for.
  const awaited = latestAwaited(way, person);
  if (found.verdict === 'open-later' || (startable.has(found.verdict) && awaited !== null))
    return { later: found.from ?? (awaited as YearMonth) };
  if (!startable.has(found.verdict)) return {};
  const judged = [...new Set(conditionsOf(way, person).flatMap((condition) => judgedNotes(condition, person)))];
  return { start: { profile, date: at.date, verdict: found.verdict, judged, supposes } };
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

/** The month by which every condition of a way that is met has come true; null where all are so now. */
function latestAwaited(way: CompiledWay, person: Person): YearMonth | null {
  const latest = Math.max(0, ...conditionsOf(way, person).map(({ node }) => person.states.from[node] as number));
  return latest === 0 ? null : (person.timeline.months[latest] ?? null);
}

function judgedNotes(condition: Compiled, person: Person): readonly string[] {
  if (person.states.state[condition.node] !== JUDGED) return [];
  if (condition.kind === 'judged') return [condition.note];
  return condition.kind === 'test' ? [] : condition.parts.flatMap((part) => judgedNotes(part, person));
}
