import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Diagnostic } from '../../domain/diagnostic.js';
import type { ParsedFile } from '../../knowledge/parse.js';
import type { Path } from '../../safe-yaml/positions.js';

/** Longer than this, a sentence is read twice. */
export const mostWordsInSentence = 25;
/** The age that no text should be above; 9 to 11 is the aim. */
export const highestReadingAge = 14;
/** In fewer words the formula measures one long word and not the text. */
const fewestWordsToMeasure = 30;

/** Keys whose text is printed for people. */
const shownKeys: ReadonlySet<string> = new Set([
  'summary',
  'text',
  'note',
  'judged',
  'says',
  'why',
  'hint',
  'not-sure',
  'help',
  'caution',
  'basis',
  'what',
  'where',
  'when',
  'caveats',
]);
/** A source is described for those who keep the knowledge. */
const leftOut: ReadonlySet<ParsedFile['kind']> = new Set(['sources']);

/** Sentences over 25 words (`long-sentence`) and texts above the reading age of 14 (`hard-to-read`), each at its text. */
export function reviewTexts(files: readonly ParsedFile[]): readonly Diagnostic[] {
  return files
    .filter(({ kind }) => !leftOut.has(kind))
    .flatMap((file) =>
      textsIn(file.content.value, []).flatMap(({ text, path }) => [...longSentences(text, path, file), ...hardText(text, path, file)]),
    );
}

type Found = { readonly text: string; readonly path: Path };

function textsIn(value: unknown, path: Path): readonly Found[] {
  if (typeof value === 'string') return isShown(path) ? [{ text: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => textsIn(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

const isShown = (path: Path): boolean => {
  const key = path.findLast((step) => typeof step === 'string');
  return typeof key === 'string' && shownKeys.has(key);
};

function longSentences(text: string, path: Path, file: ParsedFile): readonly Diagnostic[] {
  return sentencesOf(text).flatMap((sentence): readonly Diagnostic[] => {
    const words = wordsOf(sentence);
    if (words.length <= mostWordsInSentence) return [];
    return [
      {
        code: 'long-sentence',
        severity: 'warning',
        at: file.content.placeOf(path),
        message: `A sentence of ${words.length} words: “${words.slice(0, 6).join(' ')} …”.`,
        hint: `Split it: a sentence has at most ${mostWordsInSentence} words.`,
      },
    ];
  });
}

function hardText(text: string, path: Path, file: ParsedFile): readonly Diagnostic[] {
  if (wordsOf(text).length < fewestWordsToMeasure) return [];
  const age = readingAge(text);
  if (age === null || age < highestReadingAge + 0.5) return [];
  return [
    {
      code: 'hard-to-read',
      severity: 'warning',
      at: file.content.placeOf(path),
      message: `This text has a reading age of about ${Math.round(age)} (Flesch-Kincaid).`,
      hint: `Use shorter words and sentences: aim for 9 to 11, and ${highestReadingAge} at most.`,
    },
  ];
}

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
