import type { Inferred } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { AttributeId } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { answerWords, attributeWords } from './attribute-words.js';
import { type Block, type Document, type Item, numbered, paragraph, section } from './document.js';
import { upperFirst } from './english.js';
import { inferredSection } from './foot.js';

/** The attributes that were answered or passed over, in the order in which they are numbered: for "change 3". */
export const answeredInOrder = (profile: Profile, base: KnowledgeBase): readonly AttributeId[] =>
  base.attributes.map(({ id }) => id).filter((id) => profile.answers.has(id) || profile.notSure.has(id));

/** What somebody said, numbered, to be checked before the advice; what was worked out stands apart. */
export function answersDocument(profile: Profile, inferred: readonly Inferred[], base: KnowledgeBase): Document {
  const items = answeredInOrder(profile, base).map((id): Item => ({ text: answerLine(id, profile, base) }));
  const blocks: readonly Block[] = [
    section('Your answers', items.length === 0 ? [paragraph('You have not answered anything yet.')] : [numbered(items)]),
    ...inferredSection(inferred, base),
  ];
  return { title: null, blocks };
}

function answerLine(id: AttributeId, profile: Profile, base: KnowledgeBase): string {
  const answer = profile.answers.get(id);
  return `${upperFirst(attributeWords(id, base))}: ${answer === undefined ? 'not sure' : answerWords(id, answer, base)}`;
}
