import type { Answer, Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Verdict } from '../../domain/verdict.js';
import type { CompiledWay, Model } from '../model/model.js';
import { Person, readPerson } from '../person/person.js';
import { compareWays, judgeWay } from '../verdict/verdict.js';
import { classesFor } from './answer-classes.js';
import { Relevance, rowsOf } from './relevance.js';

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
export const evaluations = { short: 60, long: 4000 } as const;

/** `unproven`: the search ended without trying everything. `idle`: everything was tried, and no answer changes the verdict. */
export type Proof = RelevanceProof | 'unproven' | 'idle';

/** Looks for other answers that make the verdict of one role or route depend on this attribute, up to a limit of people. */
export function findProof(
  model: Model,
  profile: Profile,
  asOf: IsoDate,
  ways: readonly CompiledWay[],
  attribute: AttributeId,
  most: number = evaluations.long,
): Proof {
  const classesOf = classesFor(model, ways);
  const rows = rowsOf(model, ways);
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
  const start = readPerson(model, profile, asOf);
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
  answers: new Map([...profile.answers, [id, answer]]),
});

/** Any month to come does: the month of "open later" is no part of a verdict. */
const monthAYearOn = (asOf: IsoDate): YearMonth => `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4, 7)}` as YearMonth;

const expectedIn = (expected: YearMonth, answer: Answer): Answer =>
  answer.kind === 'set' ? { kind: 'set', items: answer.items.map(({ value }) => ({ value, expected })) } : { ...answer, expected };

const notSureOf = (profile: Profile, id: AttributeId): Profile => ({ ...profile, notSure: new Set([...profile.notSure, id]) });
