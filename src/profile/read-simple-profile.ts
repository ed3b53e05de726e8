import type { Attribute } from '../domain/attribute.js';
import { decodeText } from '../safe-yaml/decode.js';
import { parseSimple } from '../safe-yaml/simple.js';
import { type ProfileRead, profileIn } from './profile-in.js';

/** As `readProfileBytes`, where the parser of all of YAML is too large: reads what we write, JSON, and YAML in its simple form. */
export function readSimpleProfile(bytes: Uint8Array, file: string, attributes: readonly Attribute[]): ProfileRead {
  const decoded = decodeText(bytes, file);
  if (!decoded.ok) return decoded;
  const parsed = parseSimple(decoded.text, file);
  return parsed.ok ? profileIn(parsed, attributes) : parsed;
}
