import type { Attribute } from '../domain/attribute.js';
import { plainWords } from '../domain/text/plain-words.js';

/** Finds an attribute by its id, or by words that are its id or label and no other's: `Right to work`, `English at level 2`. */
export function attributeFinder(attributes: readonly Attribute[]): (name: string) => Attribute | undefined {
  const byId = new Map<string, Attribute>(attributes.map((attribute) => [attribute.id, attribute]));
  const byWords = new Map<string, Attribute | null>();
  for (const attribute of attributes)
    for (const words of new Set([plainWords(attribute.id), plainWords(attribute.label)]))
      byWords.set(words, (byWords.get(words) ?? attribute) === attribute && byWords.get(words) !== null ? attribute : null);
  return (name) => byId.get(name) ?? byWords.get(plainWords(name)) ?? undefined;
}
