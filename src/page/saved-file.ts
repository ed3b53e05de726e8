import type { Profile } from '../domain/answers.js';
import type { Attribute } from '../domain/attribute.js';
import { profileText } from '../profile/index.js';
import { readSimpleProfile } from '../profile/read-profile.js';

const NAME = 'my-answers.yaml';

/** Hands the answers to the browser as a file to keep: the file that `hi-careers advise --save` writes. */
export function save(profile: Profile, attributes: readonly Attribute[]): void {
  const url = URL.createObjectURL(new Blob([profileText(profile, attributes, 'yaml')], { type: 'text/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = NAME;
  link.click();
  // The browser has taken hold of the file once the click is over.
  setTimeout(() => URL.revokeObjectURL(url));
}

/** The answers in a file that somebody chose, or what is wrong with it, in a sentence. */
export async function open(file: File, attributes: readonly Attribute[]): Promise<Profile | string> {
  const read = readSimpleProfile(new Uint8Array(await file.arrayBuffer()), file.name, attributes);
  if (read.ok) return read.profile;
  const [first] = read.diagnostics;
  const where = first === undefined || first.at.line === 0 ? '' : ` (line ${first.at.line})`;
  const wrong = `${first?.message ?? ''} ${first?.hint ?? ''}`.trim();
  return `“${file.name}” cannot be read as a file of answers${where}: ${wrong} Nothing has changed here. Files from “Save my answers” can be opened.`;
}
