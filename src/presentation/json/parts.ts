import type { GivenAdvice, Head, Inferred, Result } from '../../domain/advice.js';
import type { Answer, Profile } from '../../domain/answers.js';
import type { ApplicationRound } from '../../domain/application-round.js';
import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { Change, Evidence, Finding, Plain, WayFinding } from '../../domain/finding.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase, Retired } from '../../domain/knowledge-base.js';
import { type Band, bandPay } from '../../domain/pay.js';
import type { Disagreement } from '../../domain/requirement.js';
import type { Sourced } from '../../domain/source.js';
import { escapeHidden } from '../../domain/text/hidden-characters.js';
import { lookup } from '../lookup.js';
import { firstAdviceWords } from '../pages/next-steps.js';
import { caution } from '../words/citations.js';

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** JSON as it is written: keys in a fixed order, hidden characters by their numbers, a line end at the end; two spaces for people, on one line for programs. */
export const jsonText = (value: JsonObject, forWhom: 'people' | 'programs' = 'people'): string =>
  `${escapeHidden(JSON.stringify(value, null, forWhom === 'people' ? 2 : undefined))}\n`;

/** What every document opens with. */
export const headJson = (schema: string, { knowledge, asOf }: Head): JsonObject => ({
  schema,
  knowledge: { version: knowledge.version, reviewed: knowledge.reviewed },
  asOf,
});

/** The head of a page that shows the knowledge base itself. */
export const headOf = (base: KnowledgeBase, asOf: Head['asOf']): Head => ({
  knowledge: { version: base.version, reviewed: base.reviewed },
  asOf,
});

/** Sources as objects: `dated` is the page's own date, `read` the day on which we read it. */
export const sourcesJson = (ids: readonly string[], base: KnowledgeBase): readonly JsonObject[] =>
  ids.flatMap((id) => {
    const source = base.sources[id];
    if (source === undefined) return [];
    return [
      {
        id,
        url: source.url,
        title: source.title ?? null,
        publisher: source.publisher,
        dated: source.dated,
        read: source.read,
        weight: source.weight,
      },
    ];
  });

/** A statement with its sources. */
export const sourcedJson = ({ text, sources }: Sourced, base: KnowledgeBase): JsonObject => ({ text, sources: sourcesJson(sources, base) });

/** Where sources disagree. */
export const disputedJson = (disputed: readonly Disagreement[] | undefined, base: KnowledgeBase): readonly JsonObject[] =>
  (disputed ?? []).map(({ says, why, sources }) => ({ says, why: why ?? null, sources: sourcesJson(sources, base) }));

const plainJson = (value: Plain): Json => value;

/** One change to an answer. */
export const changeJson = ({ attribute, needs, test }: Change): JsonObject => ({ attribute, needs: plainJson(needs), test });

const evidenceJson = ({ attribute, has, hasBound, needs, test, state, inferred, grounds, from }: Evidence): JsonObject => ({
  attribute,
  has: plainJson(has),
  needs: plainJson(needs),
  inferred,
  test,
  hasBound,
  state,
  grounds,
  from,
});

const findingJson = (finding: Finding, base: KnowledgeBase, asOf: string): JsonObject => {
  const { requirement, state, because, gaps, asks, from, judged, override } = finding;
  return {
    id: requirement.id,
    text: requirement.text,
    strength: requirement.strength,
    state,
    because: because.map(evidenceJson),
    gaps: gaps.map((set) => set.map(changeJson)),
    asks,
    from,
    fixed: requirement.fixed,
    judged,
    caution: state === 'met' ? caution(requirement, base, asOf) : null,
    wording: requirement.wording ?? null,
    note: requirement.note ?? null,
    disputed: disputedJson(requirement.disputed, base),
    sources: sourcesJson(requirement.sources, base),
    override: override === undefined ? null : { verdict: override.verdict, because: override.because },
  };
};

/** Gives the JSON of roles and routes, each with its verdict and every way in. What several of them share is made once. */
export function resultWriter(base: KnowledgeBase, asOf: string): (result: Result) => JsonObject {
  const made = new Map<Finding | WayFinding, JsonObject>();
  const once = <Part extends Finding | WayFinding>(part: Part, make: (part: Part) => JsonObject): JsonObject => {
    const json = made.get(part) ?? make(part);
    made.set(part, json);
    return json;
  };
  const wayJson = ({ way, verdict, from, findings }: WayFinding): JsonObject => ({
    id: way.id,
    kind: way.kind,
    verdict,
    from,
    noRule: way.noRule,
    route: way.route ?? null,
    fromRole: way.from ?? null,
    openEntry: way.openEntry === undefined ? null : sourcedJson(way.openEntry, base),
    requirements: findings.map((finding) => once(finding, (one) => findingJson(one, base, asOf))),
  });
  return (result) => ({
    id: result.id,
    kind: result.kind,
    title: result.title,
    verdict: result.verdict,
    from: result.from,
    best: result.best,
    noRule: result.noRule,
    ways: result.ways.map((way) => once(way, wayJson)),
  });
}

/** What was worked out from the answers. */
export const inferredJson = (inferred: readonly Inferred[]): readonly JsonObject[] =>
  inferred.map(({ attribute, value, bound, grounds }) => ({ attribute, value: plainJson(value), bound, grounds }));

/** What the person said, in the order of the knowledge base. */
export function profileJson({ said, answers, notSure, overrides = [] }: Profile, base: KnowledgeBase): JsonObject {
  const ids = base.attributes.map(({ id }) => id);
  const entries = ids.flatMap((id): readonly (readonly [string, Json])[] => {
    const answer = answers.get(id);
    return answer === undefined ? [] : [[id, answerJson(answer)]];
  });
  return {
    ...(said === undefined ? {} : { said }),
    answers: Object.fromEntries(entries),
    notSure: ids.filter((id) => notSure.has(id)),
    overrides: overrides.map(({ requirement, verdict, because }) => ({ requirement, verdict, because })),
  };
}

const answerJson = (answer: Answer): Json =>
  answer.kind === 'set' ? answer.items.map(({ value, expected }) => withMonth(value, expected)) : withMonth(answer.value, answer.expected);

const withMonth = (value: boolean | number | string, expected: string | undefined): Json =>
  expected === undefined ? value : { value, expected };

/** JSON with the old ids that were asked for, where there are any. */
export const withRetiredJson = (found: JsonObject, retired: readonly Retired[]): JsonObject =>
  retired.length === 0
    ? found
    : {
        ...found,
        retired: retired.map(({ id, on, replacedBy, note }) => ({ id, on, replacedBy, ...(note === undefined ? {} : { note }) })),
      };

/** An attribute with what may be said of it. */
export const attributeJson = (id: string, base: KnowledgeBase): JsonObject => {
  const attribute = lookup(base).attributes.get(id);
  return attribute === undefined ? { id } : { id, ...attributeFacts(attribute) };
};

/** What may be said of an attribute. */
export const attributeFacts = ({ label, shape, expectable, wish }: Attribute): JsonObject => ({
  label,
  type: shape.kind,
  ...(shape.kind === 'number' ? { min: shape.min, max: shape.max, unit: shape.unit } : {}),
  ...(shape.kind === 'yes-no' || shape.kind === 'number'
    ? {}
    : { values: holdsValues(shape).map((value) => ({ id: value.id, label: value.label })) }),
  expectable,
  wish,
});

/** One piece of first advice, with the words for its round of applications. */
export function firstAdviceJson(given: GivenAdvice, asOf: IsoDate, base: KnowledgeBase): JsonObject {
  const { id, where = null, routes, weight, sources } = given.advice;
  const { what, why, when, ask } = firstAdviceWords(given, { base, asOf });
  return {
    kind: 'advice',
    id,
    what,
    why,
    where,
    when,
    ask,
    routes,
    weight,
    round: roundJson(given.round),
    sources: sourcesJson(sources, base),
  };
}

/** A round of applications; null if there is none. */
export function roundJson(round: ApplicationRound | null): JsonObject | null {
  if (round === null) return null;
  const { state, opens, closes, starts, projected, basis } = round;
  return { state, opens, closes, starts, projected, basis };
}

/** The pay of a band as in `show --json`; null if no table has it. */
export function payJson(band: Band | undefined, base: KnowledgeBase): JsonObject | null {
  const found = band === undefined ? [] : bandPay(band, base.pay);
  if (base.pay === undefined || found.length === 0) return null;
  return {
    tables: found.map(({ table: { year, nation, standing, note }, used, entry, top, sources }) => ({
      year,
      nation,
      used,
      standing,
      entry,
      top,
      note: note ?? null,
      sources: sourcesJson(sources, base),
    })),
    warning: sourcedJson(base.pay.warning, base),
    notes: base.pay.notes.map((one) => sourcedJson(one, base)),
  };
}
