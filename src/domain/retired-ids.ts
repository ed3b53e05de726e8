import type { KnowledgeBase, Retired } from './knowledge-base.js';

/** Ids as they are now: a retired one becomes the one that took its place. Each id once, in the order given; others stay as they are. */
export function currentIds(
  ids: readonly string[],
  { retired = [] }: Pick<KnowledgeBase, 'retired'>,
): { readonly ids: readonly string[]; readonly retired: readonly Retired[] } {
  const found = ids.map((id) => retired.find((one) => one.id === id));
  const now = ids.map((id, at) => found[at]?.replacedBy ?? id);
  return { ids: [...new Set(now)], retired: [...new Set(found.flatMap((one) => one ?? []))] };
}
