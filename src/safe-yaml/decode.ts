import type { Diagnostic } from '../domain/diagnostic.js';

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The text of a file from its bytes, without a byte order mark.
 * Errors: `too-large` over the limit, `not-text` where the bytes are not UTF-8, nor UTF-16 with its mark, or hold a NUL. Never throws.
 */
export function decodeText(bytes: Uint8Array, file: string, limits: Partial<Limits> = {}): Decoded {
  const most = limits.bytes ?? defaultLimits.bytes;
  if (bytes.byteLength > most) return refused(tooManyBytes(file, bytes.byteLength, most));
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? refused(holdsNul(file)) : { ok: true, text };
  } catch {
    return refused(notText(file, 'This file is not text in UTF-8.'));
  }
}

/** UTF-8, unless the byte order mark says that it is what Windows calls Unicode. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
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

/** How much one file may hold. Checked before anything is parsed, so that a hostile file costs little. */
export type Limits = {
  readonly bytes: number;
  readonly lines: number;
  /** Words, signs and gaps: a flood of brackets makes a million errors out of one megabyte. */
  readonly pieces: number;
  /** Lists and mappings inside one another. */
  readonly depth: number;
};

/** Our largest file is under 400 KB; measured, a file at every limit still takes under two seconds. */
export const defaultLimits: Limits = { bytes: 1_000_000, lines: 40_000, pieces: 250_000, depth: 40 };
