import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { Award } from './awards.js';
import { doubts, fillers, orMore, placesOf, wordsOf } from './typed-words.js';

/** An award that is meant, and the words that say so. */
export type Meant = { readonly award: Award; readonly covers: ReadonlySet<number>; readonly grade?: string; readonly subject?: string };
type Place = { readonly start: number; readonly phrase: readonly string[] };

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, at) => word === other[at]);
const span = ({ start, phrase }: Place): readonly number[] => phrase.map((_, at) => start + at);
const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d/.test(word);
const isYear = (word: string): boolean => /^(19|20)\d\d$/.test(word);

/** What was typed, beside all the awards that there are: which of them are meant. */
export class TypedAwards {
  readonly words: readonly string[];
  readonly #awards: readonly Award[];
  /** The names in the text, each award with its places; a name inside a longer one does not count. */
  readonly #named: ReadonlyMap<Award, readonly Place[]>;
  readonly #inNames: ReadonlySet<number>;
  readonly #sure: boolean;

  constructor(words: readonly string[], awards: readonly Award[]) {
    this.words = words;
    this.#awards = awards;
    const roots = awards.filter(({ parent }) => parent === undefined);
    const found = roots.flatMap((award) =>
      award.names
        .filter((name) => !award.standsAlone(name))
        .flatMap((phrase) => placesOf(phrase, words).map((start) => ({ award, start, phrase }))),
    );
    const open = found.filter((one) => !this.#isBroken(one));
    const whole = open.filter((one) => !open.some((other) => other.phrase.length > one.phrase.length && overlap(one, other)));
    const named = new Map<Award, Place[]>();
    for (const { award, ...place } of whole) named.set(award, [...(named.get(award) ?? []), place]);
    this.#named = named;
    this.#inNames = new Set(whole.flatMap(span));
    const settled = new Set([
      ...this.#inNames,
      ...orMore.flatMap((phrase) => placesOf(phrase, words).flatMap((start) => span({ start, phrase }))),
    ]);
    const claimed = this.#claims().flatMap(span);
    const before = claimed.map((at) => at - 1);
    this.#sure = words.every(
      (word, at) => !doubts.has(word) || settled.has(at) || claimed.includes(at) || (word === 'from' && before.includes(at)),
    );
  }

  /** The awards whose name is all that was typed; else those that are named in it, the one that most words are about first. */
  meant(): readonly Meant[] {
    const exact = this.#awards.filter(({ names }) => names.some((name) => same(name, this.words)));
    if (exact.length > 0) return exact.map((award) => ({ award, covers: new Set(this.words.keys()) }));
    if (!this.#sure) return [];
    const roots = this.#awards.filter((award) => award.parent === undefined);
    const found = roots.flatMap((root) => this.#family(root));
    const claiming = found.filter(({ award }) => award.claims);
    const kept = claiming.length > 0 ? claiming : found;
    return kept
      .filter(
        (one) =>
          !kept.some(
            (other) => other.award.root !== one.award.root && other.covers.size > one.covers.size && isSubset(one.covers, other.covers),
          ),
      )
      .sort(
        (a, b) => b.covers.size - a.covers.size || b.award.item.gives.length - a.award.item.gives.length || a.award.place - b.award.place,
      );
  }

  /**
   * How many of the award were said, by a number before its name: “5 GCSEs at C”. Beside anything else, as in “5 GCSEs, maths B”,
   * the grade may be that of one of them.
   */
  countOf({ award, covers }: Meant): number {
    const starts = (this.#named.get(award.root) ?? []).map(({ start }) => start);
    const at = (starts[0] ?? 0) - 1;
    const number = this.words[at];
    // A grade is no count: “grade 5 GCSEs”.
    if (starts.length !== 1 || number === undefined || !/^[1-9]\d?$/.test(number) || covers.has(at)) return 1;
    return this.#understood(new Set([...covers, at])) ? Number(number) : 1;
  }

  /** The values of an attribute that are named, if every word is understood. */
  subjects(attribute: Attribute | undefined, covered: ReadonlySet<number>): readonly string[] {
    const places = this.#subjectPlaces(attribute);
    const known = new Set([...covered, ...this.#inNames, ...places.flatMap(({ place }) => span(place))]);
    const values = new Set(places.map(({ value }) => value));
    return this.#understood(known)
      ? holdsValues(attribute?.shape ?? { kind: 'yes-no' }).flatMap(({ id }) => (values.has(id) ? [id] : []))
      : [];
  }

  #subjectPlaces(attribute: Attribute | undefined): readonly { readonly value: string; readonly place: Place }[] {
    if (attribute === undefined) return [];
    const found = holdsValues(attribute.shape).flatMap(({ id, label, also }) =>
      [label, ...(also ?? [])].flatMap((name) => {
        const phrase = wordsOf(name);
        return placesOf(phrase, this.words).map((start) => ({ value: id, place: { start, phrase } }));
      }),
    );
    return found.filter(
      ({ place }) => !found.some(({ place: other }) => other.phrase.length > place.phrase.length && overlap(place, other)),
    );
  }

  /** The awards of one family that are meant: the most exact ones, or the general one. */
  #family(root: Award): readonly Meant[] {
    const named = this.#named.get(root) ?? this.#alone(root);
    const claims = root.claims ? this.#find(root.words) : [];
    if (named.length + claims.length === 0) return [];
    const base = new Set([...named, ...claims].flatMap(span));
    const family = this.#awards.filter((award) => award.root === root && award !== root);
    // Several awards may have the same grade.
    const each = new Map(family.flatMap((award) => award.grades.map((grade) => [grade.join(' '), grade])));
    const grades = this.#grades([...each.values()], base, family);
    if (this.#grades(root.noAward, base, family).length > 0) return [];
    const exact = family.flatMap((award) => this.#member(award, base, grades) ?? []);
    const kept = exact.filter(({ award }) => !exact.some((other) => other.award.isWithin(award)));
    if (!this.#sharesGrade(kept, grades, base)) return [{ award: root, covers: base }];
    return kept.length > 0 ? kept : [{ award: root, covers: base }];
  }

  #member(award: Award, base: ReadonlySet<number>, grades: readonly Place[]): Meant | undefined {
    const covers = new Set(base);
    let grade: string | undefined;
    if (award.grades.length > 0) {
      const allowed = award.grades.map((one) => one.join(' '));
      if (grades.length === 0 || grades.some(({ phrase }) => !allowed.includes(phrase.join(' ')))) return undefined;
      for (const place of grades) for (const at of span(place)) covers.add(at);
      // Several grades belong to several subjects; which to which is not worth guessing.
      if (new Set(grades.map(({ phrase }) => phrase.join(' '))).size === 1) grade = award.gradeAs(grades[0]?.phrase ?? []);
    }
    if (award.words.length > 0) {
      const places = this.#find(award.words);
      if (places.length === 0) return undefined;
      for (const at of places.flatMap(span)) covers.add(at);
    }
    if (award.subjects.length === 0) return { award, covers, ...(grade === undefined ? {} : { grade }) };
    const others = award.family.flatMap((one) => this.#find(one.subjects, new Set()));
    const places = this.#find(award.subjects, new Set()).filter(
      (place) => !others.some((other) => other.phrase.length > place.phrase.length && overlap(place, other)),
    );
    const [subject] = places;
    if (subject === undefined) return undefined;
    for (const at of places.flatMap(span)) covers.add(at);
    if (!this.#understood(new Set([...covers, ...others.flatMap(span)]))) return undefined;
    return { award, covers, ...(grade === undefined ? {} : { grade }), subject: award.subjectAs(subject.phrase) };
  }

  /** Several subjects and fewer grades: only a grade that is said for all of them counts for each. */
  #sharesGrade(kept: readonly Meant[], grades: readonly Place[], base: ReadonlySet<number>): boolean {
    if (grades.length === 0) return true;
    const subjects = kept.filter(({ subject }) => subject !== undefined).length;
    if (grades.length >= subjects) return true;
    const [grade] = grades;
    if (grade === undefined) return false;
    const said = grade.phrase.length > 1 || ['grade', 'grades', 'level', 'both'].includes(this.words[grade.start - 1] ?? '');
    const others = kept.flatMap(({ covers }) => [...covers].filter((at) => !base.has(at) && !span(grade).includes(at)));
    return said || others.every((at) => at > grade.start);
  }

  /** Grades where a grade is expected: “a” is a word too, and “5 GCSEs” is a count. */
  #grades(phrases: readonly (readonly string[])[], base: ReadonlySet<number>, family: readonly Award[]): readonly Place[] {
    const places = phrases.flatMap((phrase) => placesOf(phrase, this.words).map((start) => ({ start, phrase })));
    const subjects = new Set(family.flatMap((award) => this.#find(award.subjects, new Set()).flatMap(span)));
    const letters = new Set(places.filter(({ phrase }) => phrase.length === 1).map(({ start }) => start));
    const free = places.filter((place) => !span(place).some((at) => base.has(at)));
    const right = free.filter(({ start, phrase }) => {
      if (phrase.length > 1 || (phrase[0]?.length ?? 0) > 2) return true;
      const before = this.words[start - 1];
      const after = this.words[start + 1];
      const known = (at: number) => base.has(at) || subjects.has(at);
      const intoAward = after === 'in' && known(start + 2);
      if (before === 'grade' || before === 'grades' || intoAward) return true;
      if (after === 'grade') return phrase[0] !== 'a' || start === 0 || known(start - 1);
      if (isNumber(phrase[0]) && !(start > 0 && (!base.has(start + 1) || known(start - 1)))) return false;
      if (phrase[0] === 'a' && after !== undefined) return false;
      return (
        after === undefined ||
        known(start + 1) ||
        fillers.has(after) ||
        orMoreAt(this.words, start + 1) ||
        letters.has(start + 1) ||
        isYear(after)
      );
    });
    return right
      .filter((one) => !right.some((other) => other.phrase.length > one.phrase.length && overlap(one, other)))
      .sort((a, b) => a.start - b.start);
  }

  /** Names that are ordinary words too, where all else is understood. */
  #alone(award: Award): readonly Place[] {
    const places = award.names
      .filter((name) => award.standsAlone(name))
      .flatMap((phrase) => placesOf(phrase, this.words).map((start) => ({ start, phrase })))
      .filter((place) => !span(place).some((at) => this.#inNames.has(at)));
    const subjects = this.#subjectPlaces(award.subjectIn).flatMap(({ place }) => span(place));
    return places.filter((place) => this.#understood(new Set([...span(place), ...subjects])));
  }

  #claims(): readonly Place[] {
    return this.#awards.filter((award) => award.claims && award.parent === undefined).flatMap((award) => this.#find(award.words));
  }

  /** @param taken words that belong to something else; those inside the names of awards, if left out */
  #find(phrases: readonly (readonly string[])[], taken: ReadonlySet<number> = this.#inNames): readonly Place[] {
    const places = phrases.flatMap((phrase) => placesOf(phrase, this.words).map((start) => ({ start, phrase })));
    const free = places.filter((place) => !span(place).some((at) => taken.has(at)));
    return free.filter((one) => !free.some((other) => other.phrase.length > one.phrase.length && overlap(one, other)));
  }

  #understood(covered: ReadonlySet<number>): boolean {
    const more = new Set(orMore.flatMap((phrase) => placesOf(phrase, this.words).flatMap((start) => span({ start, phrase }))));
    return this.words.every((word, at) => covered.has(at) || more.has(at) || fillers.has(word) || isYear(word));
  }

  /** “A level 2 diploma” is no A level, and “a level of maths” neither. */
  #isBroken({ start, phrase }: Place): boolean {
    const after = this.words[start + phrase.length];
    if (phrase.at(-1) === 'level' && isNumber(after)) return true;
    return after === 'of';
  }
}

const orMoreAt = (words: readonly string[], at: number): boolean => orMore.some((phrase) => placesOf(phrase, words).includes(at));
const overlap = (a: Place, b: Place): boolean => a.start < b.start + b.phrase.length && b.start < a.start + a.phrase.length;
const isSubset = (part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean => [...part].every((at) => whole.has(at));
