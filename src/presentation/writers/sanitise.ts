/** How characters outside plain ASCII may be drawn. */
export type Glyphs = 'unicode' | 'ascii';

/** C0 but tab and line feed, DEL, C1, and what turns the direction of text or hides it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** Typographic signs, and what stands for them where only ASCII can be drawn. */
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
 * Text from outside with every control character made visible, so that it can do nothing to a terminal.
 * Tabs and line ends become single spaces: the writer decides on lines.
 */
export function sanitise(text: string, glyphs: Glyphs): string {
  const visible = text.replace(hidden, (character) => showCharacter(character, glyphs)).replace(/[ \t\n\u2028\u2029]+/g, ' ');
  return glyphs === 'ascii' ? visible.replace(signs, (sign) => asciiFor[sign] ?? sign) : visible;
}

function showCharacter(character: string, glyphs: Glyphs): string {
  const code = character.charCodeAt(0);
  if (glyphs === 'unicode' && code < 0x20) return String.fromCharCode(0x2400 + code);
  if (glyphs === 'unicode' && code === 0x7f) return '\u2421';
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
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
