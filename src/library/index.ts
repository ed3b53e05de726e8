/**
 * The library: the same verdicts as the command line gives, for other programs and for web pages. It touches no process, file,
 * terminal, network or clock: the knowledge, the answers and the date are handed in. docs/library.md has an example.
 */
import type { Advice, CheckReport } from '../domain/advice.js';
import type { Answer, Profile } from '../domain/answers.js';
import type { Question } from '../domain/attribute.js';
import type { AttributeId, IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { isDay, isFarAhead, isMonth } from '../domain/months.js';
import type { PathwayReport } from '../domain/pathway.js';
import * as engine from '../engine/index.js';
import { isCompiled, reviveKnowledge, reviveParsed } from '../knowledge/compiled/read.js';
import { readAnswer, unknownAttribute } from '../profile/index.js';

export type { Advice, CheckReport, NextStep, Result, RoleAdvice, Unanswered, UnlockingChange } from '../domain/advice.js';
export type { Question } from '../domain/attribute.js';
export type { Change, Evidence, Finding, GapSet, State, Verdict, WayFinding } from '../domain/finding.js';
export type { KnowledgeBase, Role, Route } from '../domain/knowledge-base.js';
export type { Pathway, PathwayReport, Step } from '../domain/pathway.js';
export type { Requirement } from '../domain/requirement.js';

/** A knowledge base made ready to run. Load it once and use it for any number of people. */
export type Knowledge = { readonly base: KnowledgeBase };

/** One answer: `true`, `6`, `'2:1'`, `['computing']`, or one that is only expected, with the month in which it comes true. */
export type Given = boolean | number | string | { readonly value: boolean | number | string; readonly expected: string };

/** What somebody said. Whatever is left out is not known, which is never the same as no. */
export type Person = {
  readonly answers?: Readonly<Record<string, Given | readonly Given[]>> | ReadonlyMap<string, Given | readonly Given[]>;
  /** Asked, and not sure: not asked again. */
  readonly notSure?: readonly string[];
  /** The month in which it was said, such as `2026-11`. */
  readonly said?: string;
};

/** What to ask next. */
export type Next = {
  readonly question: Question;
  /** The attributes of it that are still open and still matter. */
  readonly attributes: readonly AttributeId[];
  /** Questions that would still be asked after this one, if nothing else were settled by it. */
  readonly more: number;
};

/** Apart from the knowledge, so that callers see no part of the engine. Building one takes some 40 ms, and each call needs it. */
const models = new WeakMap<Knowledge, engine.Model>();

/**
 * The knowledge from the compiled file `hi-careers/knowledge.json`, as text or as the value that an import of it gives.
 * Throws a `TypeError` for anything else.
 */
export function loadKnowledge(compiled: string | object): Knowledge {
  const base = revived(compiled);
  const knowledge: Knowledge = { base };
  models.set(knowledge, engine.buildModel(base));
  return knowledge;
}

/** The verdicts on these roles and routes, requirement by requirement. Throws a `RangeError` for an id or an answer that is not known. */
export function assess(knowledge: Knowledge, person: Person, ids: readonly string[], asOf: string): CheckReport {
  const known = new Set<string>([...knowledge.base.roles, ...knowledge.base.routes].map(({ id }) => id));
  for (const id of ids) if (!known.has(id)) throw new RangeError(`There is no role or route “${id}”.`);
  const model = modelOf(knowledge);
  return engine.check(model, profileOf(model, person, asOf), dayOf(asOf), ids);
}

/** The whole advice for one person: every role and route, what opens most, and what to do first. */
export function advise(knowledge: Knowledge, person: Person, asOf: string): Advice {
  const model = modelOf(knowledge);
  return engine.advise(model, profileOf(model, person, asOf), dayOf(asOf));
}

/** The next question that can still change what is shown, or null. */
export function nextQuestion(knowledge: Knowledge, person: Person, asOf: string): Next | null {
  const model = modelOf(knowledge);
  return engine.nextInInterview(model, profileOf(model, person, asOf), dayOf(asOf));
}

/** The steps from here to a role, with dates, money and a plan B. Throws a `RangeError` for an id or an answer that is not known. */
export function plan(knowledge: Knowledge, person: Person, role: string, asOf: string): PathwayReport {
  const target = knowledge.base.roles.find(({ id }) => id === role);
  if (target === undefined) throw new RangeError(`There is no role “${role}”.`);
  const model = modelOf(knowledge);
  return engine.plan(model, profileOf(model, person, asOf), dayOf(asOf), { kind: 'role', role: target.id });
}

function revived(compiled: string | object): KnowledgeBase {
  try {
    if (typeof compiled === 'string') return reviveKnowledge(compiled);
    if (isCompiled(compiled)) return reviveParsed(compiled);
  } catch {
    // The same as a value that does not look like it.
  }
  throw new TypeError('This is not compiled knowledge: pass hi-careers/knowledge.json, as text or as a value.');
}

function modelOf(knowledge: Knowledge): engine.Model {
  const model = models.get(knowledge);
  if (model === undefined) throw new TypeError('This knowledge was not made by loadKnowledge.');
  return model;
}

function dayOf(asOf: string): IsoDate {
  if (!isDay(asOf)) throw new RangeError(`“${asOf}” is not a date from 1900 to 2199, such as 2026-11-24.`);
  return asOf;
}

/** The keys of a person, and those that a profile in a file has besides. */
const personKeys = ['answers', 'notSure', 'said', 'schema', 'overrides'];

/** Answers as an object. A set, a list or a wrong key would otherwise count as no answers at all. */
function answersOf(person: Person): Readonly<Record<string, unknown>> {
  const stranger = Object.keys(person).find((key) => !personKeys.includes(key));
  if (stranger !== undefined) throw new RangeError(`A person has no “${stranger}”. The keys are answers, notSure and said.`);
  if ('overrides' in person && Array.isArray(person.overrides) && person.overrides.length > 0)
    throw new RangeError('The library does not take overrides by an adviser. Remove them.');
  const { answers = {} } = person;
  if (answers instanceof Map) return Object.fromEntries(answers);
  if (Object.prototype.toString.call(answers) !== '[object Object]')
    throw new RangeError('“answers” is neither an object nor a Map from attributes to answers.');
  return Object.fromEntries(Object.entries(answers));
}

function profileOf(model: engine.Model, person: Person, asOf: string): Profile {
  const { notSure = [], said } = person;
  const answers = answersOf(person);
  const { attributes } = model.base;
  const known: readonly string[] = attributes.map(({ id }) => id);
  const read = new Map<AttributeId, Answer>();
  for (const name of [...Object.keys(answers), ...notSure]) {
    if (!known.includes(name)) throw new RangeError(unknownAttribute(name, known).join(' '));
  }
  for (const attribute of attributes) {
    if (!Object.hasOwn(answers, attribute.id)) continue;
    const answer = readAnswer(attribute, answers[attribute.id], dayOf(asOf));
    if (!answer.ok) throw new RangeError(`${answer.problem.message} ${answer.problem.hint}`);
    read.set(attribute.id, answer.value);
  }
  if (said !== undefined && !isMonth(said)) throw new RangeError(`“${said}” is not a month, such as 2026-11.`);
  if (said !== undefined && isFarAhead(said, dayOf(asOf))) throw new RangeError(`“${said}” is more than a year after ${asOf}.`);
  const open = new Set(attributes.map(({ id }) => id).filter((id) => notSure.includes(id) && !read.has(id)));
  const profile: Profile = { ...(said === undefined ? {} : { said }), answers: read, notSure: open };
  const [clash] = engine.contradictionsIn(model, profile, dayOf(asOf));
  if (clash !== undefined) throw new RangeError(`These answers contradict each other: ${clash.join(', ')}.`);
  return profile;
}
