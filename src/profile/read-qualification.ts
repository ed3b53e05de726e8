import type { Answer } from '../domain/answers.js';
import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { AttributeId } from '../domain/ids.js';
import type { Gain, KnowledgeBase, Qualification } from '../domain/knowledge-base.js';
import { awardsOf } from './awards.js';
import { type Meant, TypedAwards } from './typed-awards.js';
import { wordsOf } from './typed-words.js';

export type QualificationMatch = {
  readonly qualification: Qualification;
  /** How it was read, in plain words. */
  readonly reading: string;
  /** What it settles. */
  readonly answers: ReadonlyMap<AttributeId, Answer>;
  /**
   * Of `answers`, those that are only the least somebody has: another award may be higher, and one GCSE is not the count of all.
   * They answer the question that asked for them, and no other.
   */
  readonly least: ReadonlySet<AttributeId>;
  /** What the source warns of, and who can judge it. */
  readonly caution: string | null;
};

/**
 * The awards that somebody means by what they type, the best reading first; none if nothing is sure to be meant.
 * Nothing is read into a text that denies an award, wishes for it or compares with it; a grade or a subject that is not understood
 * settles nothing. Pure; never throws.
 */
export function readQualification(text: string, base: KnowledgeBase): readonly QualificationMatch[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const typed = new TypedAwards(words, awardsOf(base));
  return together(typed.meant()).map((group) => match(group, typed, base));
}

/** Awards of one family in several subjects are one reading; every other award is one by itself. */
function together(meant: readonly Meant[]): readonly (readonly Meant[])[] {
  const groups = new Map<unknown, Meant[]>();
  for (const one of meant) {
    const key = one.subject === undefined ? one : one.award.root;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.award.place - b.award.place));
}

function match(group: readonly Meant[], typed: TypedAwards, base: KnowledgeBase): QualificationMatch {
  const [first] = group as readonly [Meant, ...Meant[]];
  const attributes = new Map(base.attributes.map((attribute) => [attribute.id, attribute]));
  const answers = new Map<AttributeId, Answer>();
  for (const one of group) for (const gain of one.award.item.gives) add(answers, gain, typed.countOf(one), attributes);
  const subjects = typed.subjects(first.award.subjectIn, first.covers);
  if (first.award.subjectIn !== undefined && subjects.length > 0)
    answers.set(first.award.subjectIn.id, { kind: 'set', items: subjects.map((value) => ({ value })) });
  const least = new Set([...answers].flatMap(([id, { kind }]) => (kind === 'yes-no' ? [] : [id])));
  const caution = first.award.item.caution ?? null;
  return { qualification: first.award.item, reading: readingOf(group, answers, attributes), answers, least, caution };
}

function add(answers: Map<AttributeId, Answer>, gain: Gain, count: number, attributes: ReadonlyMap<AttributeId, Attribute>): void {
  const attribute = attributes.get(gain.attribute);
  const before = answers.get(gain.attribute);
  if (attribute === undefined) return;
  const { shape } = attribute;
  if (gain.kind === 'number' && shape.kind === 'number') {
    const sum = (before?.kind === 'number' ? before.value : 0) + gain.value * count;
    answers.set(gain.attribute, { kind: 'number', value: Math.min(Math.max(sum, shape.min), shape.max) });
  } else if (gain.kind === 'set') {
    const values = new Set([...(before?.kind === 'set' ? before.items.map(({ value }) => value) : []), ...gain.values]);
    answers.set(gain.attribute, { kind: 'set', items: holdsValues(shape).flatMap(({ id }) => (values.has(id) ? [{ value: id }] : [])) });
  } else if (gain.kind === 'ordered') {
    const rank = (value: string) => holdsValues(shape).findIndex(({ id }) => id === value);
    if (before?.kind !== 'ordered' || rank(before.value) < rank(gain.value))
      answers.set(gain.attribute, { kind: 'ordered', value: gain.value });
  } else if (gain.kind === 'yes-no') answers.set(gain.attribute, { kind: 'yes-no', value: gain.value });
}

/** `O level maths, grade B: counts as “Maths at level 2”`. Every word of it is in the knowledge base. */
function readingOf(
  group: readonly Meant[],
  answers: ReadonlyMap<AttributeId, Answer>,
  attributes: ReadonlyMap<AttributeId, Attribute>,
): string {
  const what = group.map(whatWasRead).join('; ');
  const parts = [...answers].flatMap(([id, answer]) => {
    const attribute = attributes.get(id);
    return attribute === undefined ? [] : inWords(attribute, answer);
  });
  const yesNo = parts.filter(({ exact }) => exact);
  const said = (yesNo.length > 0 ? yesNo : parts).map(({ words }) => words);
  return said.length === 0 ? `${what}: on its own, it answers none of our questions` : `${what}: counts as ${said.join(', and ')}`;
}

function whatWasRead({ award, grade, subject }: Meant): string {
  const { title } = award.item;
  if (grade === undefined || award.claims) return title;
  const name = [award.root.name, subject].filter((part) => part !== undefined).join(' ');
  return /^\S{1,2}$/.test(grade) ? `${name}, grade ${grade}` : `${name}, ${grade}`;
}

function inWords({ label, shape }: Attribute, answer: Answer): readonly { readonly words: string; readonly exact: boolean }[] {
  const valueWords = (value: string) => holdsValues(shape).find(({ id }) => id === value)?.label ?? value;
  switch (answer.kind) {
    case 'yes-no':
      return [{ words: answer.value ? `“${label}”` : `no to “${label}”`, exact: true }];
    case 'number':
      return [{ words: `${answer.value} towards “${label}”`, exact: false }];
    case 'set':
      return answer.items.map(({ value }) => ({ words: `“${valueWords(value)}”`, exact: false }));
    default:
      return [{ words: `“${valueWords(answer.value)}”`, exact: false }];
  }
}
