import { Failure } from '../domain/failure.js';
import type { KnowledgeBase, Retired } from '../domain/knowledge-base.js';
import { currentIds } from '../domain/retired-ids.js';
import { didYouMean } from '../domain/text/suggest.js';
import { findByName, nameables } from './find-by-name.js';

/** The ids of roles and routes by what was typed: an id as it is now, or a name that only one of them has. Others stay as they are. */
export function idsNamed(typed: readonly string[], base: KnowledgeBase): ReturnType<typeof currentIds> {
  const isKnown = (id: string): boolean => Object.hasOwn(base.roleWays, id) || Object.hasOwn(base.routeWays, id);
  const now = currentIds(typed, base);
  return { ...now, ids: [...new Set(now.ids.map((id) => (isKnown(id) ? id : (onlyNamed(id, base) ?? id))))] };
}

/** The ids as they were typed, so that a page says again which of them have gone. */
export const asTyped = (ids: readonly string[], retired: readonly Retired[]): readonly string[] =>
  ids.map((id) => retired.find(({ replacedBy }) => replacedBy === id)?.id ?? id);

/** The exact name of one, or else words that only its title contains. */
function onlyNamed(typed: string, base: KnowledgeBase): string | undefined {
  const found = findByName(typed, nameables(base));
  return found.kind === 'one' ? found.thing.id : undefined;
}

/** Throws a `Failure` for the first id that is neither a role nor a route, with the nearest ones. */
export function rejectUnknownIds(ids: readonly string[], base: KnowledgeBase): void {
  for (const id of ids) {
    if (Object.hasOwn(base.roleWays, id) || Object.hasOwn(base.routeWays, id)) continue;
    const known: readonly string[] = [...base.roles, ...base.routes].map((one) => one.id);
    const short = id.slice(0, 80);
    throw new Failure(
      'unknown-id',
      `There is no role or route “${short}”.`,
      `${shellHint(short, base)} ${didYouMean(short, known, '')} ${byTitle(short, base)} hi-careers list roles and hi-careers list routes show them all.`
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
}

/** A word processor turns two hyphens into a dash, and a list with spaces becomes several words. */
function shellHint(typed: string, { attributes }: KnowledgeBase): string {
  if (/^[\u2010-\u2015\u2212]/.test(typed)) return 'If it is an option, write it with two hyphens: --.';
  const owner = attributes.find(({ shape }) => shape.kind === 'set' && shape.values.some(({ id }) => id === typed));
  return owner === undefined ? '' : `It is a value of --${owner.id}: put commas between the values and quotes around them all.`;
}

/** People type titles instead of ids, so entries whose titles contain what was typed are suggested too. */
function byTitle(typed: string, base: KnowledgeBase): string {
  const wanted = typed.toLowerCase().replaceAll('-', ' ');
  const found = [...base.roles, ...base.routes].filter(({ title, otherTitles }) =>
    [title, ...otherTitles].some((name) => name.toLowerCase().includes(wanted)),
  );
  return found.length === 0
    ? ''
    : `By title there is ${found
        .slice(0, 3)
        .map(({ id }) => id)
        .join(', ')}.`;
}
