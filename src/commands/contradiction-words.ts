import type { Profile } from '../domain/answers.js';
import type { AttributeId } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { answerWords, attributeWords } from '../presentation/index.js';

/** Contradicting answers in words, for a message or to ask which one is right. */
export function contradictionWords(found: readonly AttributeId[], profile: Profile, base: KnowledgeBase): readonly string[] {
  return found.flatMap((id) => {
    const answer = profile.answers.get(id);
    return answer === undefined ? [] : [`${attributeWords(id, base)}: ${answerWords(id, answer, base)}`];
  });
}
