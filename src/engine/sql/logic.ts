/** Truth of columns that are never null, without what goes without saying. */
export const TRUE = 'TRUE';
export const FALSE = 'FALSE';

export const not = (one: string): string => (one === TRUE ? FALSE : one === FALSE ? TRUE : `NOT (${one})`);

export const and = (...parts: readonly string[]): string => several('AND', parts, TRUE, FALSE);

export const or = (...parts: readonly string[]): string => several('OR', parts, FALSE, TRUE);

function several(word: 'AND' | 'OR', parts: readonly string[], idle: string, decisive: string): string {
  if (parts.includes(decisive)) return decisive;
  const rest = parts.filter((part) => part !== idle);
  const [only] = rest;
  if (only === undefined) return idle;
  return rest.length === 1 ? only : `(${rest.join(` ${word} `)})`;
}
