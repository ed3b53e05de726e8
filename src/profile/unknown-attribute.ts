import { didYouMean } from '../domain/nearest.js';

/** What is said of a name that the knowledge base does not have. */
export function unknownAttribute(name: string, known: readonly string[]): [message: string, hint: string] {
  const short = name.slice(0, 60);
  return [`There is no attribute “${short}”.`, `${didYouMean(short, known, '')} hi-careers list questions shows them all.`.trim()];
}
