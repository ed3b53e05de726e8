import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** A school grade of the United States is five years below the age of those in it. */
const ageOfGradeNought = 5;

/** Full stops of these end no sentence. */
const shortened = /\b(?:e\.g|i\.e|etc|vs|approx|no|Dr|Mr|Mrs|Ms|St)\./gi;

/** The sentences of a text, as written. A colon, a semicolon and a dot inside a number or an address end none. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(shortened, (word) => word.replaceAll('.', ''))
    .split(/(?<=[.!?…][)”"’]?)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** The words of a text: whatever holds a letter, and numbers. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
}

/**
 * The age at which somebody reads a text with ease, by Flesch and Kincaid (words in a sentence, syllables in a word).
 * A number counts as one syllable, an abbreviation as one. Null for a text without words.
 */
export function readingAge(text: string): number | null {
  const words = wordsOf(text);
  const sentences = sentencesOf(text);
  if (words.length === 0 || sentences.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + (/^[\p{Lu}\p{N}.-]+$/u.test(word) ? 1 : Math.max(1, syllable(word))), 0);
  return fleschKincaid({ word: words.length, sentence: sentences.length, syllable: syllables }) + ageOfGradeNought;
}
