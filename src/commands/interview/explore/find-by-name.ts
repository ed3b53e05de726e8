import { findByName, type Match, nameables, type Thing } from '../../find-by-name.js';
import { type InterviewContext, say } from '../context.js';

/** The id that a name means; null, and a sentence with the nearest, where it means none or several. */
export async function askedFor(interview: InterviewContext, text: string, usage: string): Promise<string | null> {
  if (text === '') {
    await say(interview, `Name a role, such as: ${usage}. Type roles to see their names.`);
    return null;
  }
  const found = findByName(text, nameables(interview.context.base));
  if (found.kind === 'one') return found.thing.id;
  await say(interview, unclear(text, found));
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
