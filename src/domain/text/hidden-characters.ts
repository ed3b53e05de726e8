/** Controls, marks of writing direction, tags, fillers, variation selectors, line separators, halves of a character, and what is none. */
const members =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800\\u{16fe4}\\u{1d159}';

/** The scripts in which the two joiners change what a reader sees. */
const joining = `[${[
  'Arab',
  'Syrc',
  'Nkoo',
  'Mong',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('')}]`;

/**
 * Characters that no reader sees and that can turn text round, send orders to a terminal or make two words look alike: all of `members`
 * but line feed and tab, and but what changes a sign that a reader sees: a joiner between two letters that it shapes or two pictures that
 * it makes one, and the selector of a coloured picture. The one list for what is read, written and shown.
 */
const picture = '\\p{Extended_Pictographic}';
const seenByItsWork = `(?<=${joining}(?<![${members}]))[\\u200c\\u200d](?=(?![${members}])${joining})|(?<=${picture}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=${picture})|(?<=${picture})\\ufe0f`;
const hidden = `[${members}](?<![\\t\\n]|${seenByItsWork})`;
/** Made only for text that holds something unusual: a pattern of whole scripts takes as long to make as Node takes to start. */
const pattern = (): RegExp => new RegExp(hidden, 'gu');
/** Any character but those that most text is made of, which are all seen. */
const unusual = /[^\t\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u27bf]/;
const sequence = '\\u001b';
/** The codes by which a terminal is given colours. */
const colours = new RegExp(`(${sequence}\\[[0-9;]*m)`);

const replaceHidden = (text: string, sign: (character: string) => string): string =>
  unusual.test(text) ? text.replace(pattern(), sign) : text;

/** The first hidden character of a text as its code point, `U+202E`; undefined if there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const point = unusual.test(text) ? pattern().exec(text)?.[0].codePointAt(0) : undefined;
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Nothing but white space and characters that nobody sees. */
export const isBlank = (text: string): boolean => replaceHidden(text, () => '').trim() === '';

/** JSON, or a text quoted as JSON quotes it, with each hidden character by its number: the same text to any parser. */
export const escapeHidden = (json: string): string =>
  replaceHidden(json, (sign) => Array.from({ length: sign.length }, (_, at) => `\\u${hex(sign.charCodeAt(at), 4)}`).join(''));

/** A text with each hidden character as `sign` gives it: its number, `\x9b`, `\u202e` or `\u{e0041}`, if none is given. */
export const showHidden = (text: string, sign: (character: string) => string = numbered): string => replaceHidden(text, sign);

/** The same but for colours that we set ourselves. */
export const showHiddenButColours = (text: string): string =>
  text
    .split(colours)
    .map((part, at) => (at % 2 === 0 ? showHidden(part) : part))
    .join('');

/** A hidden character by its number. */
export function numbered(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point <= 0xff ? `\\x${hex(point, 2)}` : point <= 0xffff ? `\\u${hex(point, 4)}` : `\\u{${hex(point, 5)}}`;
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
