/** Characters of what is quoted in a message: about two lines of a screen, and more than most paths have. */
const LONGEST = 160;
/** More than any message of ours has: quotes within quotes are not found out. */
const LONGEST_MESSAGE = 1000;

const long = new RegExp(`“([^“”]{${LONGEST}})[^“”]+(?:”|$)`, 'gu');

/** A message in which whatever is quoted is cut to about a line: it may come from a file of any size. */
export function clipQuotes(text: string): string {
  const clipped = text.replace(long, '“$1…”');
  return clipped.length > LONGEST_MESSAGE ? `${clipped.slice(0, LONGEST_MESSAGE)}…` : clipped;
}

/** A path with its beginning cut off, where it has more than about a line. */
export const clipPath = (path: string): string => (path.length > LONGEST ? `…${path.slice(-LONGEST)}` : path);
