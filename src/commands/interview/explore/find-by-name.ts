import { nearest } from '../../../domain/text/suggest.js';
import { type InterviewContext, say } from '../context.js';

/** Something that can be named: by its id, its title or another title. */
export type Thing = { readonly id: string; readonly title: string; readonly names: readonly string[] };

export type Match<T> =
  | { readonly kind: 'one'; readonly thing: T }
  /** Several names match, or come close. */
  | { readonly kind: 'several'; readonly things: readonly T[]; readonly onlyNear: boolean }
  | { readonly kind: 'none' };

/** The most matches to offer; a longer list helps nobody. */
const most = 6;

/**
 * What somebody means by a name: the exact name, else what has all the words (each at least begun), else what is nearest to
 * it by its letters. What is listed first wins where names are the same.
 */
export function findByName<T extends Thing>(text: string, things: readonly T[]): Match<T> {
  const wanted = words(text);
  if (wanted === '') return { kind: 'none' };
  const exact = things.find(({ id, title, names }) => [id, title, ...names].some((name) => words(name) === wanted));
  if (exact !== undefined) return { kind: 'one', thing: exact };
  const parts = wanted.split(' ');
  const begun = (name: string): boolean => {
    const inName = words(name).split(' ');
    return parts.every((part) => inName.some((word) => word.startsWith(part)));
  };
  const byTitle = things.filter(({ id, title }) => begun(title) || begun(id));
  const fitting = byTitle.length > 0 ? byTitle : things.filter(({ names }) => names.some(begun));
  if (fitting.length > 0) return some(fitting);
  const byName = new Map(things.flatMap((thing) => [thing.id, thing.title, ...thing.names].map((name) => [words(name), thing])));
  return some([...new Set(nearest(wanted, byName.keys(), most).flatMap((name) => byName.get(name) ?? []))], true);
}

/** A close match is offered, and never assumed. */
function some<T>(things: readonly T[], onlyNear = false): Match<T> {
  const [first, ...rest] = things;
  if (first === undefined) return { kind: 'none' };
  return rest.length === 0 && !onlyNear ? { kind: 'one', thing: first } : { kind: 'several', things: things.slice(0, most), onlyNear };
}

/** A name as its words alone: small letters, and neither hyphens nor signs. */
export const words = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every role, then every route: what somebody may name. */
export function namedThings({ context: { base } }: InterviewContext): readonly Thing[] {
  return [...base.roles, ...base.routes].map(({ id, title, otherTitles }) => ({ id, title, names: otherTitles }));
}

/** The id that a name means; null, and a sentence with the nearest, where it means none or several. */
export async function askedFor(talk: InterviewContext, text: string, usage: string): Promise<string | null> {
  if (text === '') {
    await say(talk, `Name a role, such as: ${usage}. Type roles to see their names.`);
    return null;
  }
  const found = findByName(text, namedThings(talk));
  if (found.kind === 'one') return found.thing.id;
  await say(talk, unclear(text, found));
  return null;
}

export function unclear(text: string, found: Match<Thing>): string {
  const name = text.slice(0, 60);
  if (found.kind !== 'several') return `There is no role or route “${name}”. Type roles to see their names.`;
  const titles = found.things.map(({ title }) => title).join('; ');
  return found.onlyNear
    ? `There is no role or route “${name}”. Did you mean: ${titles}?`
    : `“${name}” fits several. Type more of the name: ${titles}.`;
}

/** Two or three names in one line: parted by commas or words, or simply one after another. */
export function partNames(text: string, isName: (part: string) => boolean): readonly string[] {
  const parted = text
    .split(/\s*(?:,|;|\+|&|\bversus\b|\bvs\b|\bwith\b)\s*/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parted.length > 1) return parted;
  const byAnd = text.split(/\s+and\s+/i).map((part) => part.trim());
  if (byAnd.length > 1 && byAnd.every(isName)) return byAnd;
  const tokens = text.split(' ').filter((token) => token !== '');
  for (let at = 1; at < tokens.length; at++) {
    const [first, rest] = [tokens.slice(0, at).join(' '), tokens.slice(at).join(' ')];
    if (!isName(first)) continue;
    if (isName(rest)) return [first, rest];
    for (let next = at + 1; next < tokens.length; next++) {
      const [second, third] = [tokens.slice(at, next).join(' '), tokens.slice(next).join(' ')];
      if (isName(second) && isName(third)) return [first, second, third];
    }
  }
  if (byAnd.length > 1) return byAnd;
  return tokens.length < 4 ? tokens : parted;
}

/** The names of all roles, by specialism. */
export const roleNames = ({
  context: { base },
}: InterviewContext): readonly { readonly title: string; readonly roles: readonly string[] }[] =>
  base.specialisms.map(({ id, title }) => ({
    title,
    roles: base.roles.filter(({ specialism }) => specialism === id).map((role) => role.title),
  }));
