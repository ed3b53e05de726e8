/** Beyond this distance, a word is a different word rather than a typing error (after commander, `lib/suggestSimilar.js`). */
const farthest = 3;
/** Longer than any name. */
const LONGEST = 300;
/** The least share of the longer word that has to match. */
const leastAlike = 0.4;

/**
 * The candidates that somebody most likely meant: those at the smallest edit distance, in the order of the alphabet.
 * Gives at most `most`, each once; none if nothing is near. Upper and lower case count as the same.
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): readonly string[] {
  if (word.length > LONGEST) return [];
  const wanted = word.toLowerCase();
  let best = farthest;
  let found = new Set<string>();
  for (const candidate of candidates) {
    const longer = Math.max(wanted.length, candidate.length);
    const away = distance(wanted, candidate.toLowerCase(), best);
    if (away > best || longer === 0 || (longer - away) / longer <= leastAlike) continue;
    if (away < best) found = new Set();
    best = away;
    found.add(candidate);
  }
  return [...found].sort().slice(0, most);
}

/** `Did you mean “a” or “b”?`, or the other sentence where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const near = nearest(word, candidates).map((name) => `“${name}”`);
  return near.length === 0 ? otherwise : `Did you mean ${near.join(' or ')}?`;
}

/**
 * How many letters to add, drop, change or swap with their neighbour (Damerau and Levenshtein, optimal string alignment).
 * Gives any number above `cap` as soon as it is sure to be more: words far apart in length cost nothing.
 */
function distance(a: string, b: string, cap: number): number {
  if (Math.abs(a.length - b.length) > cap) return cap + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > cap) return cap + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A name as its words alone: small letters, and neither hyphens nor signs. */
export const plainWords = (name: string): string =>
  name
    .slice(0, 5000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:*]+/gu, ' ')
    .trim();
