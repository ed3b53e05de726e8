/** What somebody may ask for after the advice, as typed in one line. */
export type Request =
  | { readonly kind: 'why' | 'how' | 'compare' | 'what-if' | 'change' | 'sources' | 'save' | 'print'; readonly about: string }
  | { readonly kind: 'more' | 'best-paid' | 'roles' | 'go-on' | 'again' | 'help' | 'quit' | 'nothing' }
  /** None of the words above begins it: it may still be the name of something. */
  | { readonly kind: 'unknown'; readonly typed: string };

/** The words that begin each request; the longer ones first, so that `why not` is not `why` with a role called “not”. */
const beginnings: readonly (readonly [words: string, kind: Exclude<Request['kind'], 'unknown' | 'nothing' | 'best-paid'>])[] = [
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

/** Requests that are one word or two, and nothing behind them. */
const alone = new Set<Request['kind']>(['more', 'roles', 'go-on', 'again', 'help', 'quit']);

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
  if (alone.has(kind)) return about === '' || kind === 'quit' ? { kind: kind as 'quit' } : { kind: 'unknown', typed };
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
      return { kind: kind as 'compare', about: bare };
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
