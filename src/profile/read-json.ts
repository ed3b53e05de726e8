import type { Profile } from '../domain/answers.js';
import type { Attribute } from '../domain/attribute.js';
import type { IsoDate } from '../domain/ids.js';
import { escapeHidden } from '../domain/text/hidden-characters.js';
import { profileIn } from './profile-in.js';

/**
 * The profile in a file of JSON that is right in every part, read without the YAML parser, whose loading takes longer than the rest
 * of the reading. Undefined for any other file: `readProfileBytes` reads it, or says what is wrong and where.
 */
export function readJsonProfile(bytes: Uint8Array, attributes: readonly Attribute[], asOf?: IsoDate): Profile | undefined {
  const value = valueIn(bytes);
  const nowhere = () => ({ file: '', line: 0, column: 0 });
  const read = value === undefined ? undefined : profileIn({ value, placeOf: nowhere, placeOfKey: nowhere }, attributes, asOf);
  return read?.ok === true ? read.profile : undefined;
}

/** Only what comes out as it was written: then no key appears twice, no number loses digits, and no character is hidden. */
function valueIn(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const written = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    return JSON.stringify(value) === written && escapeHidden(written) === written ? value : undefined;
  } catch {
    return undefined;
  }
}
