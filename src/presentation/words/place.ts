import type { Profile } from '../../domain/answers.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';

/** The nation in which somebody wants to work or train, by its id; undefined where they have not said. */
export function nationOf({ answers }: Pick<Profile, 'answers'>, { attributes }: KnowledgeBase): string | undefined {
  const place = attributes.find((attribute) => attribute.place === true);
  const answer = place === undefined ? undefined : answers.get(place.id);
  return answer?.kind === 'choice' ? answer.value : undefined;
}
