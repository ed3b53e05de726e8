import type { Answer, Answers, Profile } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { Change, Plain } from '../../domain/finding.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import type { Gain } from '../../domain/knowledge-base.js';
import { monthOf } from '../../domain/months.js';
import type { Model } from '../model/model.js';
import { allPossible, describe, type PossibleValues } from '../model/possible-values.js';
import { type AttributeVariables, YES } from '../model/variables.js';
import { isCurrent } from './current-answers.js';
import { enterAnswer } from './enter-answers.js';
import { infer } from './infer.js';
import { type Person, readPerson } from './person.js';
import { buildToday } from './timeline.js';

/**
 * The answers after changes, with what follows from them: answers that the changes make impossible move to the nearest
 * value that is possible (level 3 becomes level 6 with a degree). An expected answer that is overtaken becomes present.
 */
export const applyChanges = (model: Model, profile: Profile, changes: readonly Change[], asOf: IsoDate): Profile =>
  personAfter(model, profile, changes, asOf).profile;

/** The same, read. */
export function personAfter(model: Model, profile: Profile, changes: readonly Change[], asOf: IsoDate): Person {
  const answers = new Map<AttributeId, Answer>(profile.answers);
  const firm = new Set<AttributeId>();
  for (const change of changes) {
    const on = model.variables.byId.get(change.attribute);
    const after = on && changed(on, answers.get(change.attribute), change);
    if (after !== undefined) answers.set(change.attribute, after);
    firm.add(change.attribute);
  }
  return settle(model, profile, answers, firm, asOf);
}

/**
 * The answers after gains: ordered attributes take the higher, sets unite, months add. What followed from the answers before
 * is carried along: somebody without a degree who gains a level 6 award still has no degree.
 */
export const applyGains = (model: Model, profile: Profile, gains: readonly Gain[], asOf: IsoDate): Profile =>
  personWith(model, profile, gains, asOf).profile;

/** The same, read. */
export function personWith(model: Model, profile: Profile, gains: readonly Gain[], asOf: IsoDate): Person {
  const { possible } = inferredToday(model, profile, asOf);
  const answers = new Map<AttributeId, Answer>([...followed(model, profile, possible), ...profile.answers]);
  const firm = new Set<AttributeId>();
  for (const gain of gains) {
    const on = model.variables.byId.get(gain.attribute);
    if (on === undefined || hasMore(on, gain, possible)) continue;
    firm.add(gain.attribute);
    answers.set(gain.attribute, gained(on, answers.get(gain.attribute), gain));
  }
  return settle(model, profile, answers, firm, asOf);
}

/** The answers once some of them have come true: those that contradict them move to the nearest possible value. */
export const settleAround = (model: Model, profile: Profile, firm: ReadonlySet<AttributeId>, asOf: IsoDate): Profile =>
  settle(model, profile, new Map(profile.answers), firm, asOf).profile;

/** What somebody has already, said or not, is at least what an ordered gain would bring. */
function hasMore(on: AttributeVariables, gain: Gain, possible: PossibleValues): boolean {
  if (gain.kind !== 'ordered') return false;
  const { value, bound } = describe(on, possible);
  return bound !== 'at-most' && typeof value === 'string' && (on.values.get(value) ?? -1) >= (on.values.get(gain.value) ?? 0);
}

/** What follows from the answers and leaves one value, as answers. */
function followed(model: Model, profile: Profile, possible: PossibleValues): ReadonlyMap<AttributeId, Answer> {
  return new Map(
    model.variables.attributes.flatMap((on): [AttributeId, Answer][] => {
      const { kind } = on.attribute.shape;
      const { value, bound } = describe(on, possible);
      if (profile.answers.has(on.attribute.id) || value === null || bound !== 'is' || kind === 'set') return [];
      return [[on.attribute.id, { kind, value } as Answer]];
    }),
  );
}

/**
 * The answer after one change to it. What is at least as much already stays: two changes may ask for more and for less. A change
 * to what nobody can have, beyond the end of an order, changes nothing.
 */
function changed(on: AttributeVariables, before: Answer | undefined, { needs, test }: Change): Answer | undefined {
  const { kind } = on.attribute.shape;
  const value: Plain = Array.isArray(needs) ? (needs[0] ?? null) : needs;
  if (value === null && test !== 'some') return before;
  if (before?.kind === 'number' && test === 'some' && before.value > 0) return before;
  if (before !== undefined && test === 'at-least' && isAtLeast(on, before, value)) return before;
  if (kind === 'yes-no') return { kind, value: value === true };
  if (test === 'some') return { kind: 'number', value: SOME_MONTHS };
  if (kind === 'number') return { kind, value: Number(value) };
  if (kind !== 'set') return { kind, value: String(value) };
  const items = before?.kind === 'set' ? before.items.filter((item) => item.value !== value) : [];
  return { kind, items: test === 'excludes' ? items : [...items, { value: String(value) }] };
}

/** Experience without an amount is planned for as a year of it: our own reading, as in data/levels.yaml. */
const SOME_MONTHS = 12;

function isAtLeast({ values, ranked }: AttributeVariables, before: Answer, value: Plain): boolean {
  if (before.kind === 'set' || before.kind === 'yes-no' || before.expected !== undefined) return false;
  if (before.kind === 'number') return before.value >= Number(value);
  const has = defined(values.get(before.value));
  return has < ranked && has >= defined(values.get(String(value)));
}

function gained(on: AttributeVariables, before: Answer | undefined, gain: Gain): Answer {
  switch (gain.kind) {
    case 'yes-no':
      return { kind: 'yes-no', value: gain.value };
    case 'number': {
      const already = before?.kind === 'number' && before.expected === undefined ? before.value : 0;
      const most = on.attribute.shape.kind === 'number' ? on.attribute.shape.max : Number.POSITIVE_INFINITY;
      return { kind: 'number', value: Math.min(already + gain.value, most) };
    }
    case 'ordered': {
      const rank = (value: string): number => on.values.get(value) ?? -1;
      const keeps = before?.kind === 'ordered' && before.expected === undefined && rank(before.value) >= rank(gain.value);
      return keeps ? before : { kind: 'ordered', value: gain.value };
    }
    case 'set': {
      const items = before?.kind === 'set' ? before.items.filter((item) => !gain.values.includes(item.value)) : [];
      return { kind: 'set', items: [...items, ...gain.values.map((value) => ({ value }))] };
    }
  }
}

/** Whether the answers say that somebody has all of these now; months of work are always more. */
export const hasAll = ({ variables }: Pick<Model, 'variables'>, { answers }: Profile, gains: readonly Gain[]): boolean =>
  gains.every((gain) => {
    const on = variables.byId.get(gain.attribute);
    const before = answers.get(gain.attribute);
    if (on === undefined || before === undefined) return false;
    if (before.kind === 'set')
      return (
        gain.kind === 'set' &&
        gain.values.every((value) => before.items.some((item) => item.value === value && item.expected === undefined))
      );
    if (before.expected !== undefined || gain.kind === 'number') return false;
    return gain.kind === 'yes-no' ? before.value === gain.value : gained(on, before, gain) === before;
  });

/** Moves the answers that the firm ones make impossible to the nearest that is possible. Changes the answers that it is given. */
function settle(model: Model, profile: Profile, answers: Map<AttributeId, Answer>, firm: ReadonlySet<AttributeId>, asOf: IsoDate): Person {
  const certain = certainlyPossible(model, profile, answers, firm, asOf);
  for (const on of model.variables.attributes) {
    const { id } = on.attribute;
    if (certain.grounds[on.first] === undefined || firm.has(id)) continue;
    const answer = answers.get(id);
    if (answer !== undefined) answers.set(id, fitInto(on, answer, certain));
  }
  const settled = { ...profile, answers };
  const person = readPerson(model, settled, asOf);
  // Several answers together may still contradict what is new.
  return person.contradictions.length === 0 ? person : readPerson(model, { ...settled, answers: relax(model, settled, firm, asOf) }, asOf);
}

/** What is possible now by the firm answers alone, with what follows from them. */
function certainlyPossible(
  model: Model,
  profile: Profile,
  answers: Answers,
  firm: ReadonlySet<AttributeId>,
  asOf: IsoDate,
): PossibleValues {
  const today = monthOf(asOf);
  const possible = allPossible(model.variables, true);
  for (const id of firm) {
    const on = model.variables.byId.get(id);
    const answer = answers.get(id);
    if (on !== undefined && answer !== undefined && isCurrent(on, answer, profile, today)) enterAnswer(possible, on, answer, today, today);
  }
  infer(possible, model.rules, model.ruleTable);
  return possible;
}

/** Drops, one after another, the answers that still contradict the firm ones: they are then not known, which is honest. */
function relax(model: Model, profile: Profile, firm: ReadonlySet<AttributeId>, asOf: IsoDate): Answers {
  const kept = new Map<AttributeId, Answer>(only(profile.answers, firm));
  for (const [id, answer] of profile.answers) {
    if (firm.has(id)) continue;
    kept.set(id, answer);
    if (inferredToday(model, { ...profile, answers: kept }, asOf).contradictions > 0) kept.delete(id);
  }
  return kept;
}

function only(answers: Answers, ids: ReadonlySet<AttributeId>): Answers {
  const kept = new Map<AttributeId, Answer>();
  for (const [id, answer] of answers) if (ids.has(id)) kept.set(id, answer);
  return kept;
}

function inferredToday(
  model: Model,
  profile: Profile,
  asOf: IsoDate,
): { readonly possible: PossibleValues; readonly contradictions: number } {
  const possible = buildToday(model.variables, profile, asOf);
  return { possible, contradictions: infer(possible, model.rules, model.ruleTable).length };
}

/** The answer, or the nearest one that is possible: for ordered values and numbers, the closest by rank. */
function fitInto(on: AttributeVariables, answer: Answer, possible: PossibleValues): Answer {
  if (answer.kind === 'set' || answer.expected !== undefined) return answer;
  const variable = on.first;
  if (answer.kind === 'number') {
    const value = Math.min(Math.max(answer.value, defined(possible.lo[variable])), defined(possible.hi[variable]));
    return value === answer.value ? answer : { kind: 'number', value };
  }
  const mask = defined(possible.mask[variable]);
  if (answer.kind === 'yes-no') return mask === 3 || (mask === YES) === answer.value ? answer : { kind: 'yes-no', value: mask === YES };
  const { ids } = on;
  const bit = defined(on.values.get(answer.value));
  if (mask & (1 << bit)) return answer;
  const [nearest] = ids
    .map((_, at) => at)
    .filter((at) => mask & (1 << at))
    .sort((a, b) => Math.abs(a - bit) - Math.abs(b - bit));
  return nearest === undefined ? answer : { kind: answer.kind, value: defined(ids[nearest]) };
}
