import type { Answer, Profile } from '../../domain/answers.js';
import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { unreachable } from '../../domain/failure.js';
import type { Change, Evidence, Plain } from '../../domain/finding.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { lookup } from '../lookup.js';
import { dateWords } from './dates.js';
import { joinWith, lowerFirst, unitWords, withArticle } from './english.js';

/** The label of an attribute as it stands inside a sentence: `maths at level 2`. An id that is not known stands for itself. */
export function attributeWords(id: string, base: KnowledgeBase): string {
  const attribute = lookup(base).attributes.get(id);
  return attribute === undefined ? id : lowerFirst(attribute.label);
}

/** A value of an attribute as in a list of answers: `yes`, `6 GCSEs`, `a lower second (2:2)`, `computing, engineering`. */
export function valueWords(id: string, value: Plain, base: KnowledgeBase): string {
  const attribute = lookup(base).attributes.get(id);
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberWords(value, attribute);
  if (typeof value === 'string') return labelOf(attribute, value);
  return value.length === 0 ? 'none' : value.map((item) => labelOf(attribute, item)).join('; ');
}

const labelOf = (attribute: Attribute | undefined, value: string): string => {
  const label = attribute === undefined ? undefined : holdsValues(attribute.shape).find(({ id }) => id === value)?.label;
  return label === undefined ? value : lowerFirst(label);
};

const unitOf = (attribute: Attribute | undefined): string => (attribute?.shape.kind === 'number' ? attribute.shape.unit : '');

const numberWords = (value: number, attribute: Attribute | undefined): string => `${value} ${unitWords(value, unitOf(attribute))}`.trim();

/** A number with what it counts: `24 months in clinical coding`, `age 16`. */
function quantity(value: number, attribute: Attribute): string {
  const unit = unitOf(attribute);
  const label = lowerFirst(attribute.label);
  if (unit !== '' && label.toLowerCase().startsWith(unit.toLowerCase()))
    return `${value} ${unitWords(value, unit)}${label.slice(unit.length)}`;
  return `${label} ${value}`;
}

/** What a number counts, without its unit: `clinical coding` of “months in clinical coding”. */
export const countedWords = (attribute: Attribute): string => lowerFirst(attribute.label).replace(`${unitOf(attribute)} in `, '');

/** A number by the id of what it counts: `24 months in clinical coding`. */
export function quantityWords(id: string, value: number, base: KnowledgeBase): string {
  const attribute = lookup(base).attributes.get(id);
  return attribute === undefined ? `${id}: ${value}` : quantity(value, attribute);
}

const countsItsUnit = (attribute: Attribute): boolean =>
  unitOf(attribute) !== '' && attribute.label.toLowerCase().startsWith(unitOf(attribute).toLowerCase());

/** What would have to become so: `maths at level 2`, `a lower second (2:2) or above`, `at least 24 months in clinical coding`. */
export function changeWords(change: Change, base: KnowledgeBase): string {
  const attribute = lookup(base).attributes.get(change.attribute);
  if (attribute === undefined) return `${change.attribute}: ${valueWords(change.attribute, change.needs, base)}`;
  const label = lowerFirst(attribute.label);
  const { needs, test } = change;
  switch (test) {
    case 'is':
      if (typeof needs === 'boolean') return needs ? label : `no longer ${label}`;
      return typeof needs === 'number' ? quantity(needs, attribute) : ownWords(attribute, label, valueWords(change.attribute, needs, base));
    case 'at-least':
      if (typeof needs === 'number')
        return countsItsUnit(attribute) ? `at least ${quantity(needs, attribute)}` : `${label} ${needs} or more`;
      return ownWords(attribute, label, orBetter(attribute, String(needs), base));
    case 'some':
      return postThatGives([change.attribute], base);
    case 'at-most':
      if (typeof needs === 'number')
        return countsItsUnit(attribute) ? `at most ${quantity(needs, attribute)}` : `${label} ${needs} or less`;
      return `${label}: ${valueWords(change.attribute, needs, base)} at most`;
    case 'one-of':
    case 'includes': {
      const values: readonly string[] = Array.isArray(needs) ? needs : [String(needs)];
      if (attribute.posts === true)
        return `time in a post as ${joinWith(
          'or',
          values.map((value) => withArticle(valueWords(change.attribute, [value], base))),
        )}`;
      const words = oneOf(values.map((value) => valueWords(change.attribute, value, base)));
      // A value that is a route by its id (a certificate, a register) is a name that speaks for itself.
      return values.every((value) => lookup(base).routes.has(value)) ? words : `${label}: ${words}`;
    }
    case 'excludes':
      return `${label}: not ${valueWords(change.attribute, needs, base)}`;
    default:
      return unreachable(test);
  }
}

/** `a, b or c`; where names hold commas or an "or" of their own, `one of these: a; b; c`. */
const oneOf = (names: readonly string[]): string =>
  names.length > 1 && names.some((name) => /,| or /.test(name)) ? `one of these (${names.join('; ')})` : joinWith('or', names);

const orBetter = (attribute: Attribute, needs: string, base: KnowledgeBase): string => {
  const inOrder = holdsValues(attribute.shape).filter((value) => value.outsideOrder !== true);
  const words = valueWords(attribute.id, needs, base);
  return inOrder.at(-1)?.id === needs ? words : `${words.replace(/: .*$/, '')} or above`;
};

/** `a post that gives you experience in networks or IT support`. */
export const postThatGives = (ids: readonly string[], base: KnowledgeBase): string => {
  const labels = ids.map((id) => attributeWords(id, base));
  const isWork = labels.every((label) => label.startsWith('months in '));
  return `a post that gives you ${isWork ? 'experience in ' : ''}${joinWith(
    'or',
    labels.map((label) => (isWork ? label.replace('months in ', '') : label)),
  )}`;
};

/** Values of ordered attributes mostly speak for themselves (`a third`); a bare `none` needs the label before it. */
const ownWords = (attribute: Attribute, label: string, value: string): string =>
  attribute.shape.kind === 'ordered' && !/^none\b/.test(value) ? value : `${label}: ${value}`;

/** What the person has, with the label wherever the value alone says too little: `a third`, `maths at level 2: no`, `age 17`. */
export function hasWords(id: string, has: Plain, base: KnowledgeBase): string {
  const attribute = lookup(base).attributes.get(id);
  if (attribute === undefined) return `${id}: ${valueWords(id, has, base)}`;
  const label = lowerFirst(attribute.label);
  if (typeof has === 'number') return quantity(has, attribute);
  if (attribute.shape.kind === 'choice' || (Array.isArray(has) && has.length > 0)) return valueWords(id, has, base);
  return ownWords(attribute, label, valueWords(id, has, base)).replace(': ', attribute.shape.kind === 'yes-no' ? ' – ' : ': ');
}

/** Put before a value that is only a bound: the answers leave several values open. */
export const boundWords = { is: '', 'at-least': 'at least ', 'at-most': 'at most ' } as const satisfies Record<
  Evidence['hasBound'],
  string
>;

/** One side of the evidence: what the person has, when it comes true, and whether we worked it out. */
export function evidenceWords(evidence: Evidence, base: KnowledgeBase): string {
  return sideWords(evidence, (value) => hasWords(evidence.attribute, value, base));
}

const sideWords = ({ has, hasBound, from, inferred }: Evidence, words: (value: Plain) => string): string =>
  `${boundWords[hasBound]}${withMonth(has, from ?? undefined, words)}${inferred ? ' (worked out)' : ''}`;

/** The same where the text beside it already names the one thing that is meant: a bare `no` says enough. */
export function evidenceAlone(evidence: Evidence, base: KnowledgeBase): string {
  if (typeof evidence.has !== 'boolean') return evidenceWords(evidence, base);
  return sideWords(evidence, (value) => (value === true ? 'yes' : 'no'));
}

/** An answer as the person gave it: `yes, expected July 2027`; `yes, until July 2027`. */
export function answerWords(id: string, answer: Answer, base: KnowledgeBase): string {
  const words = (value: Plain): string => valueWords(id, value, base);
  if (answer.kind !== 'set') return withMonth(answer.value, answer.expected, words);
  if (answer.items.length === 0) return 'none';
  return answer.items.map((item) => withMonth(item.value, item.expected, words)).join('; ');
}

/** A value with the month in which it comes true. A "no" that is only expected is a "yes" until then. */
function withMonth(value: Plain, expected: string | undefined, words: (value: Plain) => string): string {
  if (expected === undefined) return words(value);
  return value === false ? `${words(true)}, until ${dateWords(expected)}` : `${words(value)}, expected ${dateWords(expected)}`;
}

/** The nation in which somebody wants to work or train, by its id; undefined if they have not said. */
export function nationOf({ answers }: Pick<Profile, 'answers'>, { attributes }: KnowledgeBase): string | undefined {
  const place = attributes.find((attribute) => attribute.place === true);
  const answer = place === undefined ? undefined : answers.get(place.id);
  return answer?.kind === 'choice' ? answer.value : undefined;
}

/** The name of a nation, as the knowledge base writes it. */
export function placeName(nation: string, { attributes }: Pick<KnowledgeBase, 'attributes'>): string {
  const place = attributes.find((attribute) => attribute.place === true);
  return holdsValues(place?.shape ?? { kind: 'yes-no' }).find(({ id }) => id === nation)?.label ?? nation;
}
