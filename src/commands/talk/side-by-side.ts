import type { Profile } from '../../domain/answers.js';
import { compare } from '../../engine/index.js';
import { compareDocument, type Document } from '../../presentation/index.js';
import { findNamed } from './find-named.js';
import { namables, partNames, unclear } from './named.js';
import { say, type Talk } from './talk.js';

/** Two or three roles or routes side by side; null, and a sentence, where the names are not clear. */
export async function sideBySide(talk: Talk, profile: Profile, text: string): Promise<Document | null> {
  const things = namables(talk);
  const parts = partNames(text, (part) => findNamed(part, things).kind === 'one');
  if (parts.length < 2 || parts.length > 3) {
    const [first, second] = things;
    await say(talk, `Name two or three roles with a semicolon between, such as: compare ${first?.title}; ${second?.title}.`);
    return null;
  }
  const found = parts.map((part) => ({ part, found: findNamed(part, things) }));
  for (const one of found) if (one.found.kind !== 'one') await say(talk, unclear(one.part, one.found));
  const ids = found.flatMap((one) => (one.found.kind === 'one' ? [one.found.thing.id] : []));
  if (ids.length < parts.length) return null;
  const { model, context } = talk;
  return compareDocument(compare(model, profile, context.asOf, ids), context.base);
}
