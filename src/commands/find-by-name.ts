import { Failure } from '../domain/failure.js';
import type { KnowledgeBase, Retired } from '../domain/knowledge-base.js';
import { didYouMean, nearest, plainWords } from '../domain/text/suggest.js';

/** Something that can be named: by its id, its title or another title. */
export type Thing = { readonly id: string; readonly title: string; readonly names: readonly string[] };

export type Match<T> =
  | { readonly kind: 'one'; readonly thing: T }
  /** More than one fits, or comes near. */
  | { readonly kind: 'several'; readonly things: readonly T[]; readonly onlyNear: boolean }
  | { readonly kind: 'none' };

/** More than this many to choose from help nobody. */
const most = 6;

/**
 * What somebody means by a name: the exact name, else what has all the words (each at least begun), else what is nearest to
 * it by its letters. What is listed first wins where names are the same.
 */
export function findByName<T extends Thing>(text: string, things: readonly T[]): Match<T> {
  const wanted = plainWords(text);
  if (wanted === '') return { kind: 'none' };
  const exact = things.find(({ id, title, names }) => [id, title, ...names].some((name) => plainWords(name) === wanted));
  if (exact !== undefined) return { kind: 'one', thing: exact };
  const parts = wanted.split(' ');
  const begun = (name: string): boolean => {
    const inName = plainWords(name).split(' ');
    return parts.every((part) => inName.some((word) => word.startsWith(part)));
  };
  const byTitle = things.filter(({ id, title }) => begun(title) || begun(id));
  const fitting = byTitle.length > 0 ? byTitle : things.filter(({ names }) => names.some(begun));
  if (fitting.length > 0) return some(fitting);
  const byName = new Map(things.flatMap((thing) => [thing.id, thing.title, ...thing.names].map((name) => [plainWords(name), thing])));
  return some([...new Set(nearest(wanted, byName.keys(), most).flatMap((name) => byName.get(name) ?? []))], true);
}

/** One that is only near is offered, and never taken for what was meant. */
function some<T>(things: readonly T[], onlyNear = false): Match<T> {
  const [first, ...rest] = things;
  if (first === undefined) return { kind: 'none' };
  return rest.length === 0 && !onlyNear ? { kind: 'one', thing: first } : { kind: 'several', things: things.slice(0, most), onlyNear };
}

/** Every role, then every route: what somebody may name. */
export const nameables = ({ roles, routes }: KnowledgeBase): readonly Thing[] =>
  [...roles, ...routes].map(({ id, title, otherTitles }) => ({ id, title, names: otherTitles }));

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

/** Ids as they are now: a retired one becomes the one that took its place. Each id once, in the order given; others stay as they are. */
export function currentIds(
  ids: readonly string[],
  { retired = [] }: Pick<KnowledgeBase, 'retired'>,
): { readonly ids: readonly string[]; readonly retired: readonly Retired[] } {
  const found = ids.map((id) => retired.find((one) => one.id === id));
  const now = ids.map((id, at) => found[at]?.replacedBy ?? id);
  return { ids: [...new Set(now)], retired: [...new Set(found.flatMap((one) => one ?? []))] };
}
