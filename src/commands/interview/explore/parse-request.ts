import { findByName, type Match, nameables, type Thing } from '../../find-by-name.js';
import { type InterviewContext, say } from '../context.js';

/** Requests that are one word or two, and nothing behind them. */
const alone = ['more', 'roles', 'go-on', 'again', 'help', 'quit'] as const;
type Alone = (typeof alone)[number];
type About = 'why' | 'how' | 'compare' | 'what-if' | 'change' | 'sources' | 'save' | 'print';

/** What somebody may ask for after the advice, as typed in one line. */
export type Request =
  | { readonly kind: About; readonly about: string }
  | { readonly kind: Alone | 'best-paid' | 'nothing' }
  /** None of the words above begins it: it may still be the name of something. */
  | { readonly kind: 'unknown'; readonly typed: string };

/** The words that begin each request; the longer ones first, so that `why not` is not `why` with a role called “not”. */
const beginnings: readonly (readonly [words: string, kind: Alone | About])[] = [
  ['show more', 'more'],
  ['more', 'more'],
  ['what do i need', 'how'],
  ['what would i need', 'how'],
  ['i want to', 'how'],
  ['i would like to', 'how'],
  ["i'd like to", 'how'],
  ['what happens if', 'what-if'],
  ['what would change if', 'what-if'],
  ['what about if', 'what-if'],
  ['what if', 'what-if'],
  ['whatif', 'what-if'],
  ['suppose', 'what-if'],
  ['if', 'what-if'],
  ['why', 'why'],
  ['check', 'why'],
  ['can i', 'why'],
  ['could i', 'why'],
  ['tell me about', 'why'],
  ['what about', 'why'],
  ['what is', 'why'],
  ['what does', 'why'],
  ['open', 'why'],
  ['how', 'how'],
  ['pathway', 'how'],
  ['path', 'how'],
  ['compare', 'compare'],
  ['show the sources', 'sources'],
  ['show sources', 'sources'],
  ['sources', 'sources'],
  ['source', 'sources'],
  ['change', 'change'],
  ['save', 'save'],
  ['print', 'print'],
  ['show me', 'print'],
  ['show', 'print'],
  ['list roles', 'roles'],
  ['roles', 'roles'],
  ['list', 'roles'],
  ['go on', 'go-on'],
  ['continue', 'go-on'],
  ['ask', 'go-on'],
  ['start again', 'again'],
  ['again', 'again'],
  ['restart', 'again'],
  ['help', 'help'],
  ['?', 'help'],
  ['quit', 'quit'],
  ['exit', 'quit'],
  ['bye', 'quit'],
  ['q', 'quit'],
];

const isAlone = (kind: Alone | About): kind is Alone => alone.some((one) => one === kind);

/** Words between a question word and the name that it asks about: `can't I be a`, `do I become an`. */
const between = new Set(
  `not can can't cannot cant could couldn't couldnt am is isn't are do does don't would wouldn't should i i'm me my you be being become
   becoming get getting into to a an the as work working do for train apply job role it so`.split(/\s+/),
);

/** What people say of a role behind its name. */
const behind = /\s+(?:(?:is |are )?(?:not |still |now )*(?:open|closed|possible|allowed)(?: to me| for me)?|do(?:es)?|job|role)$/i;

/** Asks for pay, and for the most of it. */
const isBestPaid = (words: string): boolean =>
  /\b(?:pays?|paid|paying|salary|salaries|wages?|earns?)\b/.test(words) && /\b(?:best|most|highest|top|better|well)\b/.test(words);

/** Reads a line. Pure; a line that fits nothing is `unknown`. */
export function parseRequest(line: string): Request {
  const typed = line.trim().replace(/\s+/g, ' ').replace(/[‘’]/g, "'").slice(0, 400);
  if (typed === '') return { kind: 'nothing' };
  const lower = typed.toLowerCase().replace(/[?!.]+$/, '') || typed;
  const found = beginnings.find(([words]) => lower === words || lower.startsWith(`${words} `));
  if (found === undefined || found[1] !== 'what-if') if (isBestPaid(lower)) return { kind: 'best-paid' };
  if (found === undefined) return { kind: 'unknown', typed };
  const [words, kind] = found;
  const about = typed.slice(words.length).trim();
  if (isAlone(kind)) return about === '' || kind === 'quit' ? { kind } : { kind: 'unknown', typed };
  const bare = about.replace(/[?!.]+$/, '').trim();
  switch (kind) {
    case 'save':
    case 'print':
      return { kind, about };
    case 'why':
    case 'how':
      return { kind, about: nameIn(bare) };
    case 'change':
      return { kind, about: bare.replace(/^(?:my|the) /i, '') };
    default:
      return { kind, about: bare };
  }
}

/** The name in what follows a question word. */
function nameIn(about: string): string {
  const words = about.replace(behind, '').split(' ');
  const first = words.findIndex((word) => !between.has(word.toLowerCase()));
  return first < 0 ? '' : words.slice(first).join(' ');
}

/** A file is plainly meant: a path, or a name with an ending. */
export const isFileName = (text: string): boolean => /^"?(?:[^"]*[\\/])?[^"\\/]+\.[a-z][a-z0-9]{0,4}"?$/i.test(text.trim());

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
