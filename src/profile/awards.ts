import type { Attribute } from '../domain/attribute.js';
import type { KnowledgeBase, Qualification } from '../domain/knowledge-base.js';
import { doubts, wordsOf } from './typed-words.js';

type Phrases = readonly (readonly string[])[];

/** An award, with what has to be typed for it as words. What it does not say itself, it takes from the more general award. */
export class Award {
  readonly item: Qualification;
  /** Its place in the knowledge base. */
  readonly place: number;
  readonly parent: Award | undefined;
  readonly names: Phrases;
  readonly grades: Phrases;
  readonly subjects: Phrases;
  readonly words: Phrases;
  readonly noAward: Phrases;
  readonly claims: boolean;
  readonly subjectIn: Attribute | undefined;
  /** The awards with the same most general one, this among them. */
  family: readonly Award[] = [];
  readonly #alone: ReadonlySet<string>;

  constructor(item: Qualification, place: number, parent: Award | undefined, attributes: ReadonlyMap<string, Attribute>) {
    const { read } = item;
    this.item = item;
    this.place = place;
    this.parent = parent;
    const alone = phrases(read?.alone ?? []);
    const named = phrases([item.title, ...item.otherTitles]);
    // A title without the part after its comma or in brackets is a name too.
    const short = parent === undefined ? phrases([item.title.replace(/[,(].*$/, '')]) : [];
    this.names = [...named, ...short, ...alone];
    const denied = this.names.filter(([first]) => first !== undefined && doubts.has(first));
    this.#alone = new Set([...alone, ...denied].map((name) => name.join(' ')));
    this.grades = read?.grades === undefined ? (parent?.grades ?? []) : phrases(read.grades);
    this.subjects = read?.subjects === undefined ? (parent?.subjects ?? []) : phrases(read.subjects);
    this.words = read?.words === undefined ? (parent?.words ?? []) : phrases(read.words);
    this.noAward = phrases(read?.noAward ?? []);
    this.claims = read?.claims === true || parent?.claims === true;
    this.subjectIn = read?.subjectIn === undefined ? undefined : attributes.get(read.subjectIn);
  }

  get root(): Award {
    return this.parent?.root ?? this;
  }

  /** The first name without the part after a comma or in brackets: `O level`. */
  get name(): string {
    return this.item.title.replace(/\s*[,(].*$/, '');
  }

  standsAlone(name: readonly string[]): boolean {
    return this.#alone.has(name.join(' '));
  }

  /** Whether this is the other award, more exactly. */
  isWithin(other: Award): boolean {
    return this.parent !== undefined && (this.parent === other || this.parent.isWithin(other));
  }

  /** A grade as the knowledge base writes it. */
  gradeAs(phrase: readonly string[]): string | undefined {
    const grades = this.#own((award) => award.item.read?.grades);
    const found = grades.find((one) => wordsOf(one).join(' ') === phrase.join(' '));
    // “2” and “level 2” are one level.
    return found === undefined ? undefined : (grades.find((one) => one.endsWith(` ${found}`)) ?? found);
  }

  subjectAs(phrase: readonly string[]): string {
    const subjects = this.#own((award) => award.item.read?.subjects);
    return subjects.find((one) => wordsOf(one).join(' ') === phrase.join(' ')) ?? phrase.join(' ');
  }

  #own(of: (award: Award) => readonly string[] | undefined): readonly string[] {
    return of(this) ?? (this.parent === undefined ? [] : this.parent.#own(of));
  }
}

const phrases = (names: readonly string[]): Phrases => names.map(wordsOf).filter((name) => name.length > 0);

const known = new WeakMap<KnowledgeBase, readonly Award[]>();

/** The awards of a knowledge base; made once for each. */
export function awardsOf(base: KnowledgeBase): readonly Award[] {
  const found = known.get(base);
  if (found !== undefined) return found;
  const attributes = new Map<string, Attribute>(base.attributes.map((attribute) => [attribute.id, attribute]));
  const byId = new Map<string, Award>();
  for (const [place, item] of base.qualifications.entries()) {
    const parent = item.read?.of === undefined ? undefined : byId.get(item.read.of);
    byId.set(item.id, new Award(item, place, parent, attributes));
  }
  const awards = [...byId.values()];
  for (const award of awards) award.family = awards.filter((other) => other.root === award.root);
  known.set(base, awards);
  return awards;
}
