import type { Attribute } from '../domain/attribute.js';
import type { IsoDate } from '../domain/ids.js';
import { decodeText, parseGuarded } from '../safe-yaml/index.js';
import { type ProfileRead, profileIn } from './profile-in.js';

/** The same from the bytes of a file or of standard input. */
export function readProfileBytes(bytes: Uint8Array, file: string, attributes: readonly Attribute[], asOf?: IsoDate): ProfileRead {
  const decoded = decodeText(bytes, file);
  return decoded.ok ? readProfile(decoded.text, file, attributes, asOf) : decoded;
}

/**
 * A profile from YAML or JSON text (docs/contract.md, section 1), or everything that is wrong with it, with line and column.
 * `file` is only how the text is named in messages; `asOf` is the day from which “next July” counts. Never throws.
 */
export function readProfile(text: string, file: string, attributes: readonly Attribute[], asOf?: IsoDate): ProfileRead {
  const parsed = parseGuarded(text, file, { escapes: true });
  return parsed.ok ? profileIn(parsed, attributes, asOf) : parsed;
}
