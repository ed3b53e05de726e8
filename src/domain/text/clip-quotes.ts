/** Characters of what is quoted in a message: about two lines of a screen, and more than most paths have. */
const LONGEST = 160;

const long = new RegExp(`“([^“”]{${LONGEST}})[^“”]+(?:”|$)`, 'gu');

/** A message in which whatever is quoted is cut to about a line: it may come from a file of any size. */
export const clipQuotes = (text: string): string => text.replace(long, '“$1…”');
