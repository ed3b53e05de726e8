import type { Profile } from '../../domain/answers.js';
import { holdsValues } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';

/** The nation in which somebody wants to work or train, by its id; undefined if they have not said. */
export function nationOf({ answers }: Pick<Profile, 'answers'>, { attributes }: KnowledgeBase): string | undefined {
  const place = attributes.find((attribute) => attribute.place === true);
  const answer = place === undefined ? undefined : answers.get(place.id);
  return answer?.kind === 'choice' ? answer.value : undefined;
}

/** The name of a nation, as the knowledge base writes it. */
export function placeName(nation: string, { attributes }: Pick<KnowledgeBase, 'attributes'>): string {
  const place = attributes.find((attribute) => attribute.place === true);
  return holdsValues(place?.shape ?? { kind: 'yes-no' }).find(({ id }) => id === nation)?.label ?? nation;
}
