/**
 * Characters that no reader sees and that can turn text round, send orders to a terminal or make two words look alike:
 * controls but line feed and tab, marks of writing direction, invisible spaces and tags, line separators, and halves of a character.
 * The two joiners stay: some scripts and some names need them.
 */
const hidden = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The first hidden character of a text as its code point, `U+202E`; undefined where there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const point = hidden.exec(text)?.[0].codePointAt(0);
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
