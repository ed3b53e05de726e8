import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { plainWords } from '../domain/text/plain-words.js';
import { nearest } from '../domain/text/suggest.js';

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
