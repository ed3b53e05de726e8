/**
 * Characters that no reader sees and that can turn text round, send orders to a terminal or make two words look alike:
 * controls but line feed and tab, marks of writing direction, invisible spaces and tags, line separators, and halves of a character.
 * The two joiners stay: some scripts and some names need them.
 */
const hidden = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** With them, the two that are no characters at all and that YAML does not take. */
const escaped = new RegExp(`${hidden.source}|[\\ufffe\\uffff]`, 'gu');

/** The first hidden character of a text as its code point, `U+202E`; undefined if there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const point = hidden.exec(text)?.[0].codePointAt(0);
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** JSON, or a text quoted as JSON quotes it, with each hidden character by its number: the same text to any parser. */
export const escapeHidden = (json: string): string =>
  json.replace(escaped, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
