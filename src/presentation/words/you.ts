import type { KeyDate } from '../../domain/advice.js';
import type { Answer, Profile } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { attributeWords, hasWords, nationOf, placeName, quantityWords, valueWords } from './attributes.js';
import { monthWords, yearsWords } from './dates.js';
import { distinct, joinWith, upperFirst } from './english.js';

/** A little more than two lines of a screen. */
const MOST_LETTERS = 160;

/** What so many people have goes without saying. */
const USUAL = 0.9;

/** One thing that somebody has, now or from a month on; `share` is how many people have it, where the knowledge base says. */
type Part = {
  readonly attribute: Attribute;
  readonly words: string;
  readonly month: string | null;
  readonly share: number;
  /** Of work: how long. */
  readonly months: number;
};

/** What is said of somebody, what says most first. */
const order = ['situation', 'level', 'award', 'registration', 'posts', 'work', 'rest', 'past'] as const;

/**
 * How we understood somebody, in a line or two: their situation, level and highest award, registration, posts and work, the longest
 * first, then the rest, what they expect and where. What they do not have, what nearly everybody has, what they wish for and the
 * level of work are left out; where there is more than two lines hold, what comes later is, and of the rest what many people have.
 */
export function youSummary({ answers }: Profile, dates: readonly KeyDate[], base: KnowledgeBase): string {
  const ends = new Map(dates.filter(({ what }) => what === 'assumed-end').map(({ attribute, date }) => [attribute, date]));
  const answered = base.attributes.filter(({ id, wish, place }) => !wish && place !== true && id !== base.levels?.attribute);
  const found = answered.flatMap((attribute): readonly Part[] => {
    const answer = answers.get(attribute.id);
    return answer === undefined ? [] : partsOf(attribute, answer, ends.get(attribute.id), base);
  });
  const awards = awardsOf(base);
  const all = withSubjects(found, awards);
  const highest = all.findLast(({ attribute }) => awards.has(attribute.id))?.attribute;
  const rank = ({ attribute }: Part): number => order.indexOf(kindOf(attribute, highest, base));
  const parts = all.toSorted((a, b) => rank(a) - rank(b) || b.months - a.months);
  const nation = nationOf({ answers }, base);
  const place = nation === undefined ? [] : [placeName(nation, base)];
  if (parts.length + place.length === 0) return `We know ${answers.size === 0 ? 'nothing' : 'little'} about you yet.`;
  let chosen: readonly Part[] = [];
  for (const part of parts.toSorted((a, b) => rank(a) - rank(b) || b.months - a.months || a.share - b.share)) {
    const more = parts.filter((one) => one === part || chosen.includes(one));
    if (chosen.length > 0 && [lineOf(more), ...place].join(', ').length > MOST_LETTERS) break;
    chosen = more;
  }
  return `${upperFirst([lineOf(chosen), ...(chosen.length < parts.length ? ['and more'] : []), ...place].filter((part) => part !== '').join(', '))}.`;
}

function kindOf(attribute: Attribute, highest: Attribute | undefined, base: KnowledgeBase): (typeof order)[number] {
  const { id, topic, shape, use, past } = attribute;
  if (shape.kind === 'number' && shape.unit === 'months') return 'work';
  if (topic === base.topics[0]?.id) return 'situation';
  if (id === base.levels?.qualification) return 'level';
  if (id === highest?.id) return 'award';
  if (use === 'registration') return 'registration';
  if (attribute.posts === true) return 'posts';
  return past === true && shape.kind === 'yes-no' ? 'past' : 'rest';
}

/** Each award that is held at a level of its own, with the attribute of its subject, which comes after it. */
function awardsOf({ attributes, levels }: KnowledgeBase): ReadonlyMap<string, string | undefined> {
  const topic = attributes.find(({ id }) => id === levels?.qualification)?.topic;
  const own = attributes.filter((one) => one.topic === topic && one.id !== levels?.qualification);
  return new Map(
    own.flatMap(({ id, shape }, at) => {
      if (shape.kind !== 'ordered') return [];
      const [next] = own.slice(at + 1).filter((one) => one.shape.kind === 'ordered' || (one.shape.kind === 'set' && one.past === true));
      return [[id, next?.shape.kind === 'set' ? next.id : undefined] as const];
    }),
  );
}

/** A subject beside its award: `an upper second (2:1) in engineering`. */
function withSubjects(parts: readonly Part[], awards: ReadonlyMap<string, string | undefined>): readonly Part[] {
  const subjectsOf = ({ attribute, month }: Part): readonly Part[] =>
    parts.filter((one) => one.attribute.id === awards.get(attribute.id) && one.month === month);
  const said = new Set(parts.flatMap(subjectsOf));
  return parts.flatMap((part) => {
    const subjects = subjectsOf(part).map(({ words }) => words);
    if (said.has(part)) return [];
    return [subjects.length === 0 ? part : { ...part, words: `${part.words} in ${joinWith('and', subjects)}` }];
  });
}

function lineOf(parts: readonly Part[]): string {
  const words = (month: string | null): readonly string[] => alike(parts.filter((part) => part.month === month).map((part) => part.words));
  const months = distinct(parts.flatMap(({ month }) => month ?? [])).toSorted();
  return [...words(null), ...months.map((month) => `from ${monthWords(month)} ${words(month).join(', ')}`)].join(', ');
}

/** What an answer says that somebody has. A “no” that is only expected is a “yes” until then. */
function partsOf(attribute: Attribute, answer: Answer, end: string | undefined, base: KnowledgeBase): readonly Part[] {
  const { id, shape, common } = attribute;
  const part = (words: string, month: string | null, share = 0.5, months = 0): Part => ({ attribute, words, month, share, months });
  const shareOf = (value: string): number | undefined => common?.shares[value];
  switch (answer.kind) {
    case 'set':
      return answer.items.map(({ value, expected = null }) => {
        const words = short(valueWords(id, [value], base));
        return part(attribute.posts === true ? `post held: ${words}` : words, expected, shareOf(value));
      });
    case 'yes-no': {
      const { value, expected = null } = answer;
      const share = shareOf('true');
      if (value) {
        const until = end === undefined ? '' : ` until about ${monthWords(end)}`;
        return (share ?? 0) >= USUAL && expected === null ? [] : [part(`${attributeWords(id, base)}${until}`, expected, share)];
      }
      return expected === null ? [] : [part(`${attributeWords(id, base)} until ${monthWords(expected)}`, null, share)];
    }
    case 'number': {
      if (answer.value === 0) return [];
      const words = quantityWords(id, answer.value, base);
      const isMonths = shape.kind === 'number' && shape.unit === 'months';
      const from = Object.keys(common?.shares ?? {}).findLast((start) => Number(start) <= answer.value) ?? '';
      const worked = words.replace(/^\d+ months?/, yearsWords(answer.value));
      return [part(isMonths ? worked : short(words), answer.expected ?? null, shareOf(from), isMonths ? answer.value : 0)];
    }
    default:
      return answer.value === 'none' && id !== base.levels?.qualification
        ? []
        : [part(short(hasWords(id, answer.value, base)), answer.expected ?? null, shareOf(answer.value))];
  }
}

/** Without a long remark in brackets, and without what follows a colon. */
const short = (words: string): string =>
  words
    .replace(/ \([^)]{6,}\)/, '')
    .replace(/: .*$/, '')
    .replace(/ \([A-Z]\)/, '');

/** Labels that differ in their first word only, as one: `English, maths and science at level 2`. */
function alike(words: readonly string[]): readonly string[] {
  const endings = new Map<string, string[]>();
  for (const one of words) {
    const space = one.indexOf(' ');
    const ending = space < 0 || /\d/.test(one.slice(0, space)) ? `=${one}` : one.slice(space);
    endings.set(ending, [...(endings.get(ending) ?? []), space < 0 ? one : one.slice(0, space)]);
  }
  return [...endings].map(([ending, firsts]) =>
    ending.startsWith('=') ? ending.slice(1) : `${joinWith('and', distinct(firsts))}${ending}`,
  );
}
