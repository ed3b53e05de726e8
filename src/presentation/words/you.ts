import type { KeyDate } from '../../domain/advice.js';
import type { Answer, Profile } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { attributeWords, hasWords, nationOf, placeName, quantityWords, valueWords } from './attributes.js';
import { monthsWords, monthWords } from './dates.js';
import { distinct, joinWith, upperFirst } from './english.js';

/** About two lines of a screen. */
const MOST_LETTERS = 140;

/** What so many people have goes without saying. */
const USUAL = 0.9;

/** One thing that somebody has, now or from a month on; `share` is how many people have it, where the knowledge base says. */
type Part = { readonly words: string; readonly month: string | null; readonly share: number; readonly isSituation: boolean };

/**
 * How we understood somebody, in a line or two: what they have, in the order of the knowledge base, then what they expect and
 * where. What they do not have, what nearly everybody has, what they wish for and the level of work are left out; where there is
 * more than two lines hold, what few people have says more than what many have.
 */
export function youSummary({ answers }: Profile, dates: readonly KeyDate[], base: KnowledgeBase): string {
  const ends = new Map(dates.filter(({ what }) => what === 'assumed-end').map(({ attribute, date }) => [attribute, date]));
  const answered = base.attributes.filter(({ id, wish, place }) => !wish && place !== true && id !== base.levels?.attribute);
  const parts = answered.flatMap((attribute): readonly Part[] => {
    const answer = answers.get(attribute.id);
    return answer === undefined ? [] : partsOf(attribute, answer, ends.get(attribute.id), base);
  });
  const nation = nationOf({ answers }, base);
  const place = nation === undefined ? [] : [placeName(nation, base)];
  if (parts.length + place.length === 0) return `We know ${answers.size === 0 ? 'nothing' : 'little'} about you yet.`;
  let chosen: readonly Part[] = [];
  for (const part of parts.toSorted((a, b) => Number(b.isSituation) - Number(a.isSituation) || a.share - b.share)) {
    const more = parts.filter((one) => one === part || chosen.includes(one));
    if (chosen.length === 0 || [lineOf(more), ...place].join(', ').length <= MOST_LETTERS) chosen = more;
  }
  return `${upperFirst([lineOf(chosen), ...(chosen.length < parts.length ? ['and more'] : []), ...place].filter((part) => part !== '').join(', '))}.`;
}

function lineOf(parts: readonly Part[]): string {
  const words = (month: string | null): readonly string[] => alike(parts.filter((part) => part.month === month).map((part) => part.words));
  const months = distinct(parts.flatMap(({ month }) => month ?? [])).toSorted();
  return [...words(null), ...months.map((month) => `from ${monthWords(month)} ${words(month).join(', ')}`)].join(', ');
}

/** What an answer says that somebody has. A “no” that is only expected is a “yes” until then. */
function partsOf(attribute: Attribute, answer: Answer, end: string | undefined, base: KnowledgeBase): readonly Part[] {
  const { id, shape, common, topic } = attribute;
  const isSituation = topic === base.topics[0]?.id;
  const part = (words: string, month: string | null, share = 0.5): Part => ({ words, month, share, isSituation });
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
      return [
        part(isMonths ? words.replace(/^\d+ months?/, monthsWords(answer.value)) : short(words), answer.expected ?? null, shareOf(from)),
      ];
    }
    default:
      return answer.value === 'none' ? [] : [part(short(hasWords(id, answer.value, base)), answer.expected ?? null, shareOf(answer.value))];
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
