/** What a parser of JSON would lose without saying so. */
export type LostInLine = { readonly kind: 'number' | 'twice'; readonly text: string };

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|-?\d[\d.eE+-]*/gs;

/**
 * The first number that would lose digits, or the first name that occurs twice in one object of a JSON text; null if there is none. The
 * text must be valid JSON.
 */
export function lostInLine(text: string): LostInLine | null {
  /** The names in each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  let before = '';
  let name = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const names = open.at(-1);
      name = String(JSON.parse(before));
      if (names?.has(name)) return { kind: 'twice', text: name };
      names?.add(name);
    } else if (/^[-\d]/.test(found)) {
      // A code may be longer than a number can hold, or end in a nought.
      const isCode = open.length === 1 && name === 'ref' && String(Number(found)) !== found;
      if (isCode || Math.abs(Number(found)) > Number.MAX_SAFE_INTEGER) return { kind: 'number', text: found };
    }
    before = found;
  }
  return null;
}
