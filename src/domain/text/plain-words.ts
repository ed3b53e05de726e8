/** A name as its words alone: small letters, and neither hyphens nor signs. */
export const plainWords = (name: string): string =>
  name
    .slice(0, 5000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:*]+/gu, ' ')
    .trim();
