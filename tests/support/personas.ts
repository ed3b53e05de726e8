import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Profile } from '../../src/domain/answers.js';
import { readProfile } from '../../src/profile/read-profile.js';
import { type Persona, readPersona } from '../../src/workbench/personas.js';
import { realModel } from './bases.js';

const folder = fileURLToPath(new URL('../personas/', import.meta.url));

type NamedPersona = { readonly name: string; readonly file: string; readonly persona: Persona; readonly profile: Profile };

/** The people of tests/personas, by the name of the file, with their answers over the shipped knowledge. Throws if one cannot be read. */
export const personas: readonly NamedPersona[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => {
    const read = readPersona(readFileSync(`${folder}${file}`, 'utf8'), file);
    if (!read.ok) throw new Error(read.diagnostics.map(({ at, message }) => `${file}:${at.line} ${message}`).join('\n'));
    return { name: file.replace('.yaml', ''), file, persona: read.persona, profile: profileOf(file, read.persona) };
  });

function profileOf(file: string, { profile }: Persona): Profile {
  const read = readProfile(JSON.stringify(profile), file, realModel.base.attributes);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => `${file}: ${message}`).join('\n'));
  return read.profile;
}
