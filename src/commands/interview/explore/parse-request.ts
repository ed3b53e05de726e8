/** What somebody may ask for after the advice, as typed in one line. */
export type Request =
  | { readonly kind: 'why' | 'how' | 'compare' | 'what-if' | 'change' | 'sources' | 'save' | 'print'; readonly about: string }
  | { readonly kind: 'more' | 'roles' | 'go-on' | 'again' | 'help' | 'quit' | 'nothing' }
  | { readonly kind: 'unknown'; readonly typed: string };

/** The words that start each request; the longer ones first, so that `why not` is not `why` with a role called “not”. */
const beginnings: readonly (readonly [words: string, kind: Exclude<Request['kind'], 'unknown' | 'nothing'>])[] = [
  ['show more', 'more'],
  ['more', 'more'],
  ['why not', 'why'],
  ['why', 'why'],
  ['check', 'why'],
  ['what if', 'what-if'],
  ['whatif', 'what-if'],
  ['if', 'what-if'],
  ['how do i get to', 'how'],
  ['how do i become', 'how'],
  ['how to', 'how'],
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
  ['show', 'print'],
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

/** The words to type, one for each request, to compare a typing error with. */
export const requestWords = [
  'more',
  'why',
  'what if',
  'how',
  'compare',
  'sources',
  'change',
  'save',
  'print',
  'roles',
  'go on',
  'start again',
  'help',
  'quit',
];

/** Reads a line. Pure; a line that fits nothing is `unknown`. */
export function parseRequest(line: string): Request {
  const typed = line.trim().replace(/\s+/g, ' ').slice(0, 400);
  if (typed === '') return { kind: 'nothing' };
  const lower = typed.toLowerCase().replace(/[?!.]+$/, '') || typed;
  const found = beginnings.find(([words]) => lower === words || lower.startsWith(`${words} `));
  if (found === undefined) return { kind: 'unknown', typed };
  const [words, kind] = found;
  const about = typed.slice(words.length).trim();
  switch (kind) {
    case 'more':
    case 'roles':
    case 'go-on':
    case 'again':
    case 'help':
    case 'quit':
      return { kind };
    case 'save':
    case 'print':
      return { kind, about };
    default:
      return { kind, about: about.replace(/[?!.]+$/, '').trim() };
  }
}
