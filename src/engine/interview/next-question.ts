import type { Unanswered } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import { type Person, readPerson } from '../person/person.js';
import { expectedSettling, weigh } from './question-worth.js';
import { Relevance, rolesScope, type Scope, wishesOf } from './relevance.js';
import { evaluations, findProof, type Proof } from './relevance-proof.js';

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
 * Topics come in the order of the knowledge base, each until nothing in it is worth asking. Within a topic, the question that is
 * expected to settle most comes first, then likes and dislikes, then by id; but a gate goes before its detail: no class of a degree
 * while the level is open. A question is asked only if other answers exist, "not sure" among them, under which its own answer decides
 * a verdict or, where roles are being ordered, the order (docs/laws.md, law 4). The month of "open later" is no part of a verdict here.
 */
export function nextQuestion(model: Model, profile: Profile, asOf: IsoDate, scope: Scope, ordersRoles: boolean): NextQuestion | null {
  const person = readPerson(model, profile, asOf);
  const candidates = candidatesFor(model, person, scope, ordersRoles);
  const isWorth = remembered(({ isWish, attributes }: Candidate) => isWish || isWorthAsking(model, person, scope, attributes));
  for (const { id: topic } of model.base.topics) {
    const inTopic = candidates.filter(({ question }) => question.topic === topic);
    for (const candidate of bestFirst(model, person, scope, inTopic)) {
      const next = gateFirst(candidate, candidates, isWorth);
      if (next === null) continue;
      const { question, attributes } = next;
      return { question, attributes, more: remaining(candidates, next) };
    }
  }
  return null;
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

/** The question itself, or the one that goes before it and is worth asking too; null if neither is worth it. */
function gateFirst(candidate: Candidate, all: readonly Candidate[], isWorth: (candidate: Candidate) => boolean): Candidate | null {
  const gate = all.find(({ question }) => question.id === candidate.question.after);
  return (gate === undefined ? null : gateFirst(gate, all, isWorth)) ?? (isWorth(candidate) ? candidate : null);
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => memoize(known, key, () => make(key));
}

function candidatesFor(model: Model, person: Person, scope: Scope, ordersRoles: boolean): readonly Candidate[] {
  const worth = new Map(new Relevance(model, person).unanswered(scope).map((entry) => [entry.question, entry.attributes]));
  const wishes = new Set(ordersRoles ? wishesOf(model, person.profile).map(({ id }) => id) : []);
  return model.base.questions.flatMap((question): readonly Candidate[] => {
    const attributes = worth.get(question.id);
    if (attributes !== undefined) return [{ question, attributes, isWish: false }];
    return wishes.has(question.id) ? [{ question, attributes: question.settles, isWish: true }] : [];
  });
}

/** Several are weighed by what they would settle. Likes and dislikes settle no verdict: they follow, likes first. */
function bestFirst(model: Model, person: Person, scope: Scope, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const relevance = new Relevance(model, person);
  const open = weigh(model, person.profile, scope).filter(({ ways }) => !relevance.isSettled(ways));
  const likes = ({ attributes }: Candidate): number =>
    attributes.some((id) => model.variables.byId.get(id)?.attribute.fit === 'likes') ? -1 : -2;
  const scored = candidates.map((candidate) => ({
    candidate,
    score: candidate.isWish ? likes(candidate) : expectedSettling(model, person.profile, person.asOf, open, candidate.question),
  }));
  const byId = (a: Candidate, b: Candidate): number => (a.question.id < b.question.id ? -1 : 1);
  return scored.sort((a, b) => b.score - a.score || byId(a.candidate, b.candidate)).map(({ candidate }) => candidate);
}

/** Whether the verdict on something may hang on one of these attributes. What could not be tried to the end is asked. */
function isWorthAsking(model: Model, person: Person, scope: Scope, attributes: readonly AttributeId[]): boolean {
  return proofFor(model, person, scope, attributes) !== 'idle';
}

/** The proof that some verdict in scope hangs on one of these attributes: a witness if there is one, else the weakest outcome. `long`: how far to look. */
export function proofFor(
  model: Model,
  person: Person,
  scope: Scope,
  attributes: readonly AttributeId[],
  long: number = evaluations.long,
): Proof {
  const relevance = new Relevance(model, person);
  let left = scope.flatMap((ways) => {
    const moving = relevance.movers(ways);
    return attributes.filter((id) => moving.has(id)).map((attribute) => ({ ways, attribute }));
  });
  for (const shared of [evaluations.short * left.length, long]) {
    const most = Math.ceil(shared / left.length);
    const unproven: typeof left = [];
    for (const one of left) {
      const proof = findProof(model, person.profile, person.asOf, one.ways, one.attribute, most);
      if (proof === 'unproven') unproven.push(one);
      else if (proof !== 'idle') return proof;
    }
    left = unproven;
  }
  return left.length === 0 ? 'idle' : 'unproven';
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
  const unanswered = new Relevance(model, person).unanswered(scope);
  return unanswered.some(({ attributes }) => isWorthAsking(model, person, scope, attributes)) ? unanswered : [];
}

/** The same for a profile that has not been read yet: the `unanswered` of its advice. */
export const unansweredFor = (model: Model, profile: Profile, asOf: IsoDate): readonly Unanswered[] =>
  stillWorthAsking(model, readPerson(model, profile, asOf));
