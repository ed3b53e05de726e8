import type { Diagnostic } from '../../domain/diagnostic.js';
import type { Path } from '../../yaml/index.js';
import type { ParsedFile } from '../parse.js';
import { readingAge, sentencesOf, wordsOf } from './reading-age.js';

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
        hint: `Make two of it; ${mostWordsInSentence} words are the most.`,
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
      message: `This text needs a reader of about ${Math.round(age)} (Flesch and Kincaid).`,
      hint: `Use shorter words and sentences: aim for 9 to 11, and ${highestReadingAge} at most.`,
    },
  ];
}
