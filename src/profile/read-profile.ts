import type { Attribute } from '../domain/attribute.js';
import type { IsoDate } from '../domain/ids.js';
import { decodeText } from '../safe-yaml/decode.js';
import { parseGuarded } from '../safe-yaml/parse.js';
import { parseSimple } from '../safe-yaml/simple.js';
import { type ProfileRead, profileIn } from './parsed-profile.js';

/** A profile from the bytes of a file or of standard input, as `readProfile` reads its text. */
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

/** As `readProfileBytes`, where the parser of all of YAML is too large: reads what we write, JSON, and YAML in its simple form. */
export function readSimpleProfile(bytes: Uint8Array, file: string, attributes: readonly Attribute[]): ProfileRead {
  const decoded = decodeText(bytes, file);
  if (!decoded.ok) return decoded;
  const parsed = parseSimple(decoded.text, file);
  return parsed.ok ? profileIn(parsed, attributes) : parsed;
}
