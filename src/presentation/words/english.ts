/** Names that keep their capital inside a sentence: a language, a country; two capitals (`GCSEs`); two words in title case (`T Level`). */
const keepsCapital =
  /^(?:[A-Z][A-Z0-9]|[A-Z]\S* [A-Z][a-z]|A levels?\b|English\b|England\b|Scotland\b|Scottish\b|Wales\b|Welsh\b|Irish\b|British\b)/;

/** A label as it stands inside a sentence: `Maths at level 2` gives `maths at level 2`; names keep their capital. */
export const lowerFirst = (text: string): string => (keepsCapital.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** With a capital at the front. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Without a full stop at the end. */
export const withoutStop = (text: string): string => text.trim().replace(/(?<!\.)\.+$/, '');

/** The first sentence, without its full stop. */
export const firstSentence = (text: string): string => withoutStop(text.trim().split(/(?<=[.?!])\s+(?=[A-Z“])/)[0] ?? '');

/** With a capital at the front and a full stop at the end. */
export const sentence = (text: string): string => {
  const trimmed = upperFirst(text.trim());
  return /[.?!:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

/** `a, b or c`. Where a part holds a comma, an "and" or an "or" itself, each is set apart: `a and b, or c, or d`. */
export function joinWith(word: 'and' | 'or', parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  const tangled = parts.some((part) => /,| and | or /.test(part));
  if (tangled) return parts.join(`, ${word} `);
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

/** With the article that its sound asks for: `a coder`, `an analyst`, `an ICT engineer`, `a user researcher`. */
export const withArticle = (noun: string): string =>
  /^(?:[aeio]|u(?!ni|se|k))/i.test(noun) || /^[FHLMNRSX][A-Z]{1,2}\b/.test(noun) ? `an ${noun}` : `a ${noun}`;

/** `1 role`, `3 roles`. */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** The first of each, in order. */
export const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** The first so many; all of them where one alone would be left out, for it takes no more room than “and 1 more”. */
export const firstFew = <T>(items: readonly T[], most: number): readonly T[] => items.slice(0, items.length === most + 1 ? most + 1 : most);

/** A unit after a number: `1 GCSE`, `2 GCSEs`. */
export const unitWords = (value: number, unit: string): string => (value === 1 ? unit.replace(/s$/, '') : unit);

/** An amount: `£31,049`. */
export const poundsText = (amount: number): string => `£${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')}`;
