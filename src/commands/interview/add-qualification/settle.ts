import type { Answer, Answers, SetItem } from '../../../domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../../../domain/attribute.js';
import type { AttributeId, YearMonth } from '../../../domain/ids.js';
import type { AwardSubject, Gain, GradeRow, GradeTable, KnowledgeBase, Qualification } from '../../../domain/knowledge-base.js';

/** One line to choose: a grade, and where that counts a subject. `another`: any but the subjects that are named. */
export type GradeLine = { readonly table: GradeTable; readonly row: GradeRow; readonly subject?: AwardSubject | 'another' | 'any' };

/** What somebody chose of one kind of award: how many of each line, and what it was in. */
export type Chosen = {
  readonly kind: Qualification;
  readonly lines: readonly { readonly line: GradeLine; readonly count: number }[];
  /** Values of the attribute that says what it was in. */
  readonly about: readonly string[];
};

/** A qualification that somebody has, or expects in a month. */
export type AddedQualification = Chosen & { readonly expected?: YearMonth };

/** What qualifications come to for one attribute. `atLeast`: the certificate may stand higher, so it is no answer. */
export type Settled = { readonly answer: Answer; readonly atLeast: boolean };

/** What one award gives, with its month. */
type Part = { readonly gain: Gain; readonly count: number; readonly atLeast: boolean; readonly expected: YearMonth | undefined };

/** What qualifications come to together: counts add up, sets unite, and of levels and grades the highest counts. Pure. */
export function settledBy(added: readonly AddedQualification[], base: KnowledgeBase): ReadonlyMap<AttributeId, Settled> {
  const parts = added.flatMap(partsOf);
  return new Map(
    base.attributes.flatMap((attribute): [AttributeId, Settled][] => {
      const own = parts.filter(({ gain, expected }) => gain.attribute === attribute.id && (expected === undefined || attribute.expectable));
      const settled = together(attribute, own);
      return settled === null ? [] : [[attribute.id, settled]];
    }),
  );
}

function partsOf({ kind, lines, about, expected }: AddedQualification): readonly Part[] {
  const whole = (gain: Gain, atLeast = false, count = 1): Part => ({ gain, count, atLeast, expected });
  const { subjectIn } = kind;
  return [
    ...lines.flatMap(({ line: { row, subject }, count }) => [
      ...row.gives.map((gain) => whole(gain, row.least === true, count)),
      ...(typeof subject === 'object' ? subject.gives.map((gain) => whole(gain)) : []),
    ]),
    ...(subjectIn === undefined || about.length === 0 ? [] : [whole({ kind: 'set', attribute: subjectIn, values: about })]),
  ];
}

function together(attribute: Attribute, parts: readonly Part[]): Settled | null {
  const { shape } = attribute;
  if (parts.length === 0) return null;
  if (shape.kind === 'number') {
    const sum = parts.reduce((total, { gain, count }) => total + (gain.kind === 'number' ? gain.value * count : 0), 0);
    const months = parts.flatMap(({ expected }) => expected ?? []);
    const value = Math.min(Math.max(sum, shape.min), shape.max);
    return { answer: { kind: 'number', value, ...when(months.toSorted().at(-1)) }, atLeast: parts.some(({ atLeast }) => atLeast) };
  }
  if (shape.kind === 'set') {
    const items = holdsValues(shape).flatMap(({ id }): SetItem[] => {
      const own = parts.filter(({ gain }) => gain.kind === 'set' && gain.values.includes(id));
      return own.length === 0 ? [] : [{ value: id, ...when(soonest(own)) }];
    });
    return { answer: { kind: 'set', items }, atLeast: false };
  }
  const best = parts.toSorted((one, other) => rankOf(attribute, other.gain) - rankOf(attribute, one.gain))[0];
  if (best === undefined) return null;
  const alike = parts.filter(({ gain }) => rankOf(attribute, gain) === rankOf(attribute, best.gain));
  const expected = when(soonest(alike));
  const { gain } = best;
  if (gain.kind === 'yes-no') return { answer: { kind: 'yes-no', value: gain.value, ...expected }, atLeast: false };
  if (gain.kind !== 'ordered') return null;
  return {
    answer: { kind: shape.kind === 'choice' ? 'choice' : 'ordered', value: gain.value, ...expected },
    atLeast: alike.some(({ atLeast }) => atLeast),
  };
}

/** Nothing where some of them are so now, else the first month. */
const soonest = (parts: readonly Part[]): YearMonth | undefined =>
  parts.some(({ expected }) => expected === undefined) ? undefined : parts.flatMap(({ expected }) => expected ?? []).toSorted()[0];

const when = (expected: YearMonth | undefined): { readonly expected?: YearMonth } => (expected === undefined ? {} : { expected });

const rankOf = (attribute: Attribute, gain: Gain): number => ('value' in gain ? rank(attribute, gain.value) : 0);

/** How high a value stands; one outside the order stands below all others. */
function rank({ shape }: Attribute, value: string | number | boolean): number {
  const values = holdsValues(shape);
  return values.length === 0 ? Number(value) : values.findIndex(({ id, outsideOrder }) => id === value && outsideOrder !== true);
}

/**
 * The answers that qualifications give to a question. How high somebody stands, and how many they have, answers only the question
 * that asks for it: somebody with a GCSE may have a degree. What was said before and is higher stays.
 * @param areAll they are all that somebody has, so nothing can stand higher
 */
export function answersBy(
  added: readonly AddedQualification[],
  question: Question,
  said: Answers,
  base: KnowledgeBase,
  areAll = false,
): Answers {
  const settled = settledBy(added, base);
  return new Map(
    base.attributes.flatMap((attribute): [AttributeId, Answer][] => {
      const one = settled.get(attribute.id);
      if (one === undefined || one.atLeast) return [];
      if (!areAll && isOpenAbove(attribute) && !question.settles.includes(attribute.id)) return [];
      return [[attribute.id, higher(attribute, said.get(attribute.id), one.answer)]];
    }),
  );
}

/** One more award can still raise it. A fact about the past, such as the class of a first degree, stays as it is. */
const isOpenAbove = ({ shape, past }: Attribute): boolean => shape.kind !== 'yes-no' && past !== true;

function higher(attribute: Attribute, before: Answer | undefined, now: Answer): Answer {
  if (before === undefined || before.kind !== now.kind) return now;
  if (before.kind === 'set' && now.kind === 'set') {
    const items = [...before.items.filter(({ value }) => !now.items.some((item) => item.value === value)), ...now.items];
    return { kind: 'set', items: holdsValues(attribute.shape).flatMap(({ id }) => items.find(({ value }) => value === id) ?? []) };
  }
  if (before.kind === 'set' || now.kind === 'set') return now;
  const [old, fresh] = [rank(attribute, before.value), rank(attribute, now.value)];
  if (old > fresh) return before;
  return old === fresh && before.expected === undefined ? before : now;
}

/** Whether some qualification settles what a question asks for. */
export const isSettledByQualifications = ({ settles }: Question, { qualifications }: KnowledgeBase): boolean =>
  qualifications.some(({ tables, subjects, subjectIn }) =>
    tables === undefined
      ? false
      : (subjectIn !== undefined && settles.includes(subjectIn)) ||
        [...tables.flatMap(({ grades }) => grades), ...(subjects ?? [])].some(({ gives }) =>
          gives.some(({ attribute }) => settles.includes(attribute)),
        ),
  );
