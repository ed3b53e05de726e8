import type { Diagnostic } from '../domain/diagnostic.js';
import { defaultLimits, type Limits } from './limits.js';

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The text of a file from its bytes, without a byte order mark.
 * Errors: `too-large` over the limit, `not-text` where the bytes are not UTF-8 or hold a NUL. Never throws.
 */
export function decodeText(bytes: Uint8Array, file: string, limits: Partial<Limits> = {}): Decoded {
  const most = limits.bytes ?? defaultLimits.bytes;
  if (bytes.byteLength > most) return refused(tooManyBytes(file, bytes.byteLength, most));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? refused(holdsNul(file)) : { ok: true, text };
  } catch {
    return refused(notText(file, 'This file is not text in UTF-8.'));
  }
}

/** The diagnostic for a file over the limit; sizes in bytes. */
export function tooManyBytes(file: string, size: number, most: number): Diagnostic {
  return {
    code: 'too-large',
    severity: 'error',
    at: { file, line: 1, column: 1 },
    message: `This file has ${size} bytes; the limit is ${most}.`,
    hint: 'Split it into smaller files, or check that this is the right file.',
  };
}

/** The diagnostic for a NUL, which no text has. */
export function holdsNul(file: string): Diagnostic {
  return notText(file, 'This file contains a NUL byte, so it is not text.');
}

function notText(file: string, message: string): Diagnostic {
  const hint = 'Save it as plain text in UTF-8, or check that this is the right file.';
  return { code: 'not-text', severity: 'error', at: { file, line: 1, column: 1 }, message, hint };
}

function refused(diagnostic: Diagnostic): Decoded {
  return { ok: false, diagnostics: [diagnostic] };
}

/**
 * Characters that no reader sees and that can turn text round, send orders to a terminal or make two words look alike:
 * controls but line feed and tab, marks of writing direction, invisible spaces and tags, line separators, and halves of a character.
 * The two joiners stay: some scripts and some names need them.
 */
const hidden = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The first hidden character of a text as its code point, `U+202E`; undefined if there is none. */
export function hiddenCharacter(text: string): string | undefined {
  const point = hidden.exec(text)?.[0].codePointAt(0);
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
