import type { Unanswered } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import type { Model } from '../model/model.js';
import { type Person, readPerson } from '../person/person.js';
import { isMetNow, Relevance, rolesScope, type Scope, wishesOf } from './relevance.js';
import { ProofSearch } from './relevance-proof.js';

export type NextQuestion = {
  readonly question: Question;
  /** The attributes of it that are still open and still matter. */
  readonly attributes: readonly AttributeId[];
  /** About how many questions remain after this one: of those that could still matter, the ones likely to. */
  readonly more: number;
};

type Candidate = { readonly question: Question; readonly attributes: readonly AttributeId[]; readonly isWish: boolean };

/**
 * The next question, or null when no answer can change what is shown. Pure: the same answers give the same interview.
 *
 * Questions come in the order of the knowledge base; those whose `early` holds for this person come first. A question
 * is asked only if other answers exist, "not sure" among them, under which its own answer decides a verdict or, where roles are being
 * ordered, the order (docs/laws.md, law 4). The month of "open later" is no part of a verdict here.
 */
export function nextQuestion(model: Model, profile: Profile, asOf: IsoDate, scope: Scope, ordersRoles: boolean): NextQuestion | null {
  const person = readPerson(model, profile, asOf);
  const relevance = new Relevance(model, person);
  const candidates = candidatesFor(model, person, relevance.unanswered(scope), ordersRoles);
  const proofs = new ProofSearch(model, person, scope, relevance);
  // What could not be tried to the end is asked.
  const next = candidates.find(({ isWish, attributes }) => isWish || proofs.find(attributes) !== 'idle');
  if (next === undefined) return null;
  return { question: next.question, attributes: next.attributes, more: remaining(candidates, next) };
}

/** The next question of an interview about every role, as `nextQuestion` gives it. */
export const nextInInterview = (model: Model, profile: Profile, asOf: IsoDate): NextQuestion | null =>
  nextQuestion(model, profile, asOf, rolesScope(model), true);

/**
 * Whether what a question asks for is only to come: other answers say that it is not so now, and somebody like this may expect
 * it. Such a question is put in the words of its `mayExpect`.
 */
export function canStillBeAsked(model: Model, profile: Profile, asOf: IsoDate, { settles }: Question): boolean {
  const { coming } = new Relevance(model, readPerson(model, profile, asOf));
  return settles.every((id) => coming.has(id));
}

/** What may be worth asking, in the order of asking. */
function candidatesFor(model: Model, person: Person, unanswered: readonly Unanswered[], ordersRoles: boolean): readonly Candidate[] {
  const { early, base } = model;
  const worth = new Map(unanswered.map((entry) => [entry.question, entry.attributes]));
  const wishes = new Set(ordersRoles ? wishesOf(model, person.profile).map(({ id }) => id) : []);
  const isEarly = ({ id }: Question): boolean => {
    const when = early.get(id);
    return when !== undefined && isMetNow(person, when.node);
  };
  return base.questions
    .flatMap((question): readonly Candidate[] => {
      const attributes = worth.get(question.id);
      if (attributes !== undefined) return [{ question, attributes, isWish: false }];
      return wishes.has(question.id) ? [{ question, attributes: question.settles, isWish: true }] : [];
    })
    .sort((a, b) => Number(isEarly(b.question)) - Number(isEarly(a.question)));
}

/** Half of what is open in verdicts is usually settled on the way; what only orders the page is always asked. */
function remaining(candidates: readonly Candidate[], next: Candidate): number {
  const others = candidates.filter((candidate) => candidate !== next);
  const wishes = others.filter(({ isWish }) => isWish).length;
  return wishes + Math.ceil((others.length - wishes) / 2);
}

/** What could still matter, most useful first; nothing where the interview itself would ask no more, so that the two agree. */
export function stillWorthAsking(model: Model, person: Person): readonly Unanswered[] {
  const scope = rolesScope(model);
  const relevance = new Relevance(model, person);
  const proofs = new ProofSearch(model, person, scope, relevance);
  const unanswered = relevance.unanswered(scope);
  return unanswered.some(({ attributes }) => proofs.find(attributes) !== 'idle') ? unanswered : [];
}

/** The same for a profile that has not been read yet: the `unanswered` of its advice. */
export const unansweredFor = (model: Model, profile: Profile, asOf: IsoDate): readonly Unanswered[] =>
  stillWorthAsking(model, readPerson(model, profile, asOf));
