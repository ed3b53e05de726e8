import { numbered, showHidden } from '../../domain/text/hidden-characters.js';

/** How characters outside plain ASCII may be drawn. */
export type Glyphs = 'unicode' | 'ascii';

/** Typographic signs, and what replaces them where only ASCII can be drawn. */
const asciiFor: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '‐': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '•': '-',
  '→': '->',
  '·': '-',
  '×': 'x',
  '£': 'GBP ',
  '≥': 'at least ',
  '≤': 'at most ',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
};
const signs = new RegExp(`[${Object.keys(asciiFor).join('')}]`, 'g');

/**
 * Text from outside with every hidden character made visible, so that it can do nothing to a terminal nor deceive a reader.
 * Tabs and line ends become single spaces: the writer decides on lines.
 */
export function sanitise(text: string, glyphs: Glyphs): string {
  const visible = showHidden(text.replace(/[ \t\n\u2028\u2029]+/g, ' '), (character) => showCharacter(character, glyphs));
  return glyphs === 'ascii' ? visible.replace(signs, (sign) => asciiFor[sign] ?? sign) : visible;
}

function showCharacter(character: string, glyphs: Glyphs): string {
  const code = character.charCodeAt(0);
  if (glyphs === 'unicode' && code < 0x20) return String.fromCharCode(0x2400 + code);
  return glyphs === 'unicode' && code === 0x7f ? '\u2421' : numbered(character);
}

/** An address that may become a link: https, and nothing in it that could end the link or begin something else. */
export function isLinkable(url: string): boolean {
  if (!/^https:\/\/[\x21-\x7e]+$/.test(url) || /["'<>`\\^{|}]/.test(url)) return false;
  try {
    const { protocol, username, password } = new URL(url);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}
