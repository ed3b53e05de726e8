import type { Answer, Profile } from '../../domain/answers.js';
import type { Verdict } from '../../domain/finding.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import { memoize } from '../model/memoize.js';
import type { CompiledWay, Model } from '../model/model.js';
import { Person } from '../person/person.js';
import { compareWays, judgeWay } from '../verdict/verdict.js';
import { type Classes, classesFor } from './answer-classes.js';
import { Relevance, rowsOf, type Scope } from './relevance.js';

/** Proof that a question is not idle: with these other answers, the verdict changes with the answer to the attribute. */
export type RelevanceProof = {
  readonly attribute: AttributeId;
  /** What was said, and answers to other open attributes. What is still open here stands for "not sure". */
  readonly others: Profile;
  /** Two answers to the attribute; null is "not sure". */
  readonly answers: readonly [Answer | null, Answer];
};

/**
 * After this many people, the search gives up and the question is asked: too many beats a lost verdict. Most proofs are
 * near, so a short search goes over everything first; the long one is shared among what is then still unproven.
 */
export const evaluations = { short: 30, long: 1000 } as const;

/** `unproven`: the search ended without trying everything. `idle`: everything was tried, and no answer changes the verdict. */
export type Proof = RelevanceProof | 'unproven' | 'idle';

/** What the search needs to know of one role or route, whoever asks. */
type Prepared = { readonly classesOf: (id: AttributeId) => Classes; readonly rows: readonly number[] };

const prepare = (model: Model, ways: readonly CompiledWay[]): Prepared => ({
  classesOf: classesFor(model, ways),
  rows: rowsOf(model, ways),
});

/** Proofs for one person about many attributes: what each needs to know of a role or route is worked out once. */
export class ProofSearch {
  readonly #model: Model;
  readonly #person: Person;
  readonly #scope: Scope;
  readonly #relevance: Relevance;
  readonly #prepared = new Map<readonly CompiledWay[], Prepared>();

  constructor(model: Model, person: Person, scope: Scope, relevance: Relevance = new Relevance(model, person)) {
    this.#model = model;
    this.#person = person;
    this.#scope = scope;
    this.#relevance = relevance;
  }

  /** The proof that some verdict hangs on one of these attributes: a witness if there is one, else the weakest outcome. `long`: how far to look. */
  find(attributes: readonly AttributeId[], long: number = evaluations.long): Proof {
    let left = this.#scope.flatMap((ways) => {
      const moving = this.#relevance.movers(ways);
      return attributes.filter((id) => moving.has(id)).map((attribute) => ({ ways, attribute }));
    });
    for (const shared of [evaluations.short * left.length, long]) {
      const most = Math.ceil(shared / left.length);
      const unproven: typeof left = [];
      for (const one of left) {
        const prepared = memoize(this.#prepared, one.ways, () => prepare(this.#model, one.ways));
        const proof = findProof(this.#model, this.#person, one.ways, one.attribute, most, prepared);
        if (proof === 'unproven') unproven.push(one);
        else if (proof !== 'idle') return proof;
      }
      left = unproven;
    }
    return left.length === 0 ? 'idle' : 'unproven';
  }
}

/** Looks for other answers that make the verdict of one role or route depend on this attribute, up to a limit of people. */
export function findProof(
  model: Model,
  start: Person,
  ways: readonly CompiledWay[],
  attribute: AttributeId,
  most: number,
  { classesOf, rows }: Prepared = prepare(model, ways),
): Proof {
  const { profile, asOf } = start;
  let seen = 0;
  let complete = true;
  const look = (others: Profile, person: Person, unsure: boolean): RelevanceProof | null => {
    const relevance = new Relevance(model, person);
    const open = relevance.movers(ways);
    if (!open.has(attribute)) return null;
    const pair = differing(others, person, relevance);
    if (pair !== null) return { attribute, others, answers: pair };
    // One other attribute at a time, that with the fewest answers first: so every combination comes up once.
    const [other] = [...open]
      .filter((id) => id !== attribute)
      .toSorted((a, b) => classesOf(a).answers.length - classesOf(b).answers.length);
    if (other === undefined) return null;
    for (const answer of [...answersTo(other, relevance), ...(unsure ? [null] : [])]) {
      if (seen >= most) return null;
      const next = read(others, other, answer);
      const found = next && look(next.profile, next, unsure);
      if (found !== null) return found;
    }
    return null;
  };
  const answersTo = (id: AttributeId, { coming }: Relevance): readonly Answer[] => {
    const { answers: present, complete: all } = classesOf(id);
    if (!all) complete = false;
    return coming.has(id) ? [...present, ...present.map((answer) => expectedIn(monthAYearOn(asOf), answer))] : present;
  };
  const read = (to: Profile, id: AttributeId, answer: Answer | null): Person | null => {
    seen++;
    const person = new Person(model, answer === null ? notSureOf(to, id) : withAnswer(to, id, answer), asOf, { rows });
    return person.contradictions.length > 0 ? null : person;
  };
  const differing = (others: Profile, person: Person, relevance: Relevance): RelevanceProof['answers'] | null => {
    const open = verdictOf(ways, person);
    let first: { readonly answer: Answer; readonly verdict: Verdict } | null = null;
    for (const answer of answersTo(attribute, relevance)) {
      const next = read(others, attribute, answer);
      if (next === null) continue;
      const verdict = verdictOf(ways, next);
      if (first === null) first = { answer, verdict };
      else if (verdict !== first.verdict) return [first.answer, answer];
    }
    return first !== null && first.verdict !== open ? [null, first.answer] : null;
  };
  // "Not sure" of one thing makes others matter, so it is tried where answers alone prove nothing.
  const found = look(profile, start, false) ?? look(profile, start, true);
  return found ?? (complete && seen < most ? 'idle' : 'unproven');
}

function verdictOf(ways: readonly CompiledWay[], person: Person): Verdict {
  const judged = ways.map((compiled) => {
    const { verdict, from } = judgeWay(compiled, person);
    return { verdict, from, way: compiled.way };
  });
  return judged.reduce((best, way) => (compareWays(way, best) < 0 ? way : best), judged[0] as (typeof judged)[number]).verdict;
}

/** The same person with one more answer. */
export const withAnswer = (profile: Profile, id: AttributeId, answer: Answer): Profile => ({
  ...profile,
  answers: new Map(profile.answers).set(id, answer),
});

/** Any month to come does: the month of "open later" is no part of a verdict. */
const monthAYearOn = (asOf: IsoDate): YearMonth => `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4, 7)}` as YearMonth;

const expectedIn = (expected: YearMonth, answer: Answer): Answer =>
  answer.kind === 'set' ? { kind: 'set', items: answer.items.map(({ value }) => ({ value, expected })) } : { ...answer, expected };

const notSureOf = (profile: Profile, id: AttributeId): Profile => ({ ...profile, notSure: new Set([...profile.notSure, id]) });
