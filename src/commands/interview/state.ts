import type { Answer, Answers, Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import type { AttributeId, IsoDate, QuestionId } from '../../domain/ids.js';
import { contradictionsIn, type Model, withoutStaleAnswers } from '../../engine/index.js';
import type { AddedQualification } from './add-qualification/settle.js';

/** The state of an interview: plain data, so that it can be saved, stepped back through and reset for the next person. */
export type InterviewState = {
  /** The rest of the profile: the month from which the answers date, and the adviser's marks. */
  readonly given: Profile;
  /** Every answer, oldest first; an answer given again moves to the end. Contradicted answers stay in the list. */
  readonly said: ReadonlyMap<AttributeId, Answer>;
  readonly notSure: ReadonlySet<AttributeId>;
  /** Skipped questions, and those of them that were offered again. */
  readonly skipped: ReadonlySet<QuestionId>;
  readonly offeredAgain: ReadonlySet<QuestionId>;
  /** The questions asked so far, in order, for going back. */
  readonly trail: readonly QuestionId[];
  /** The qualifications that were added so far: their counts add up, whichever question they were added at. */
  readonly qualifications: readonly AddedQualification[];
};

/** The answers that count, and those that contradict a later answer: they count again as soon as they no longer do. */
export type ConsistentAnswers = { readonly profile: Profile; readonly aside: ReadonlyMap<AttributeId, Answer> };

/** An interview that continues from these answers. Those that have aged are left out, and so asked again. */
export function startFrom(given: Profile, model: Model, asOf: IsoDate): InterviewState {
  const { profile } = withoutStaleAnswers(model, given, asOf);
  return {
    given: profile,
    said: profile.answers,
    notSure: profile.notSure,
    skipped: new Set(),
    offeredAgain: new Set(),
    trail: [],
    qualifications: [],
  };
}

/**
 * The answers that count: all of them, unless some contradict each other; then later answers win, one by one. So an answer
 * that was set aside because another was changed counts again when that one is changed back.
 */
export function consistentAnswers(state: InterviewState, model: Model, asOf: IsoDate): ConsistentAnswers {
  const agree = (answers: ReadonlyMap<AttributeId, Answer>): boolean =>
    contradictionsIn(model, { answers, notSure: new Set() }, asOf).length === 0;
  if (agree(state.said)) return { profile: profileOf(state, state.said), aside: new Map() };
  const kept = new Map<AttributeId, Answer>();
  const aside = new Map<AttributeId, Answer>();
  for (const [id, answer] of [...state.said].reverse()) {
    if (agree(new Map([...kept, [id, answer]]))) kept.set(id, answer);
    else aside.set(id, answer);
  }
  return { profile: profileOf(state, new Map([...state.said].filter(([id]) => kept.has(id)))), aside };
}

const profileOf = ({ given, notSure }: InterviewState, answers: ReadonlyMap<AttributeId, Answer>): Profile => ({
  ...given,
  answers,
  notSure: new Set([...notSure].filter((id) => !answers.has(id))),
});

/** The answers with skipped questions as "not sure", so that other questions come first. */
export function withoutSkipped(profile: Profile, state: InterviewState, model: Model): Profile {
  const left = model.base.questions.filter(({ id }) => state.skipped.has(id)).flatMap(({ settles }) => settles);
  return { ...profile, notSure: new Set([...profile.notSure, ...left.filter((id) => !profile.answers.has(id))]) };
}

/** The state after answers to a question. Attributes that it settles and the answers leave open become "not sure". */
export function afterAnswers(state: InterviewState, question: Question, answers: ReadonlyMap<AttributeId, Answer>): InterviewState {
  const said = new Map(state.said);
  const notSure = new Set(state.notSure);
  for (const id of question.settles) {
    said.delete(id);
    notSure.add(id);
  }
  for (const [id, answer] of answers) {
    said.delete(id);
    said.set(id, answer);
    notSure.delete(id);
  }
  return visited({ ...state, said, notSure, skipped: less(state.skipped, question.id) }, question.id);
}

/** The state after qualifications were added: what they settle counts, and what they leave open is still asked. */
export function tellingOf(state: InterviewState, question: Question, answers: ReadonlyMap<AttributeId, Answer>): InterviewState {
  const said = new Map(state.said);
  for (const [id, answer] of answers) {
    said.delete(id);
    said.set(id, answer);
  }
  const notSure = less(state.notSure, ...question.settles, ...answers.keys());
  return visited({ ...state, said, notSure, skipped: less(state.skipped, question.id) }, question.id);
}

/** The state after "not sure": not known, and not asked again. */
export const afterNotSure = (state: InterviewState, question: Question): InterviewState => afterAnswers(state, question, new Map());

/** The state after "keep": earlier answers stay, and what the question left open becomes "not sure". */
export const afterKeep = (state: InterviewState, { settles }: Question): InterviewState => ({
  ...state,
  notSure: new Set([...state.notSure, ...settles.filter((id) => !state.said.has(id))]),
});

/** The state after "skip": the question is asked later, unless its answers already count. Earlier answers stay. */
export function afterSkip(state: InterviewState, { id, settles }: Question, aside: Answers = new Map()): InterviewState {
  const answered = settles.every((one) => (state.said.has(one) && !aside.has(one)) || state.notSure.has(one));
  return answered ? state : visited({ ...state, skipped: new Set([...state.skipped, id]) }, id);
}

/** The state once the person agrees to answer the skipped questions. */
export const takenUpAgain = (state: InterviewState, ids: readonly QuestionId[], now: boolean): InterviewState => ({
  ...state,
  skipped: now ? less(state.skipped, ...ids) : state.skipped,
  offeredAgain: new Set([...state.offeredAgain, ...ids]),
});

/** The state without some answers, which are asked again. */
export const withoutAnswers = (state: InterviewState, ids: readonly AttributeId[]): InterviewState => ({
  ...state,
  said: new Map([...state.said].filter(([id]) => !ids.includes(id))),
  notSure: less(state.notSure, ...ids),
});

const visited = (state: InterviewState, id: QuestionId): InterviewState =>
  state.trail.includes(id) ? state : { ...state, trail: [...state.trail, id] };

const less = <T>(set: ReadonlySet<T>, ...items: readonly T[]): ReadonlySet<T> => new Set([...set].filter((item) => !items.includes(item)));
