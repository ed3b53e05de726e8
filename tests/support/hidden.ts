import fc from 'fast-check';

/** First and last of each run of characters that nobody sees, or that send orders to a terminal: written out, apart from the program's list. */
const runsOf: readonly (readonly [number, number])[] = [
  ...([
    [0x00, 0x08],
    [0x0b, 0x1f],
    [0x7f, 0x9f],
  ] as const), // C0 but tab and line feed, DEL, C1
  ...([
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
    [0x180b, 0x180f],
  ] as const), // soft hyphen, fillers, selectors
  ...([
    [0x200b, 0x200b],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x206f],
  ] as const), // spaces without width, direction, separators
  ...([
    [0x2800, 0x2800],
    [0x3164, 0x3164],
    [0xffa0, 0xffa0],
  ] as const), // an empty pattern of Braille, Hangul fillers
  ...([
    [0xd800, 0xdfff],
    [0xfdd0, 0xfdef],
    [0xfe00, 0xfe0e],
    [0xfeff, 0xfeff],
    [0xfff0, 0xfffb],
    [0xfffe, 0xffff],
  ] as const), // halves, selectors, marks
  ...([
    [0x13430, 0x1343f],
    [0x1bca0, 0x1bca3],
    [0x1d159, 0x1d159],
    [0x1d173, 0x1d17a],
    [0xe0000, 0xe0fff],
  ] as const), // formats, tags, selectors
];

const picture = '\\p{Extended_Pictographic}';
const written = (point: number): string => `\\u{${point.toString(16)}}`;

/** What nothing that is shown may hold; a joiner and the selector of a picture only where no letter or picture that they change stands before. */
export const hidden = new RegExp(
  `[${runsOf.map(([from, to]) => `${written(from)}-${written(to)}`).join('')}]|(?<![\\p{scx=Arab}\\p{scx=Deva}]|${picture}\\ufe0f?)[\\u200c\\u200d]|(?<!${picture})\\ufe0f`,
  'u',
);

/** One of them. */
export const hiddenCharacter = fc.oneof(
  ...runsOf.map(([min, max]) => fc.integer({ min, max }).map((point) => String.fromCodePoint(point))),
  fc.constantFrom('\u200c', '\u200d', '\ufe0f'),
);

/** What a terminal does something with, among letters. */
export const hostile = fc
  .array(fc.oneof(hiddenCharacter, fc.constantFrom('\u001b[38;5;9m', '\u001b[2J', '\u001b]0;x\u0007', 'a', 'é', ' ', '-')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `x${parts.join('')}`);
