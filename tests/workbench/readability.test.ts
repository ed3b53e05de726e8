import { expect, it } from 'vitest';
import { readingAge, sentencesOf, wordsOf } from '../../src/workbench/lint/readability.js';

it('counts sentences by their ends, not by the dots inside them', () => {
  expect(sentencesOf('You need level 2.5, e.g. a pass. Then apply!')).toEqual(['You need level 2.5, eg a pass.', 'Then apply!']);
  expect(sentencesOf('See www.example.org for more')).toHaveLength(1);
  expect(sentencesOf('…')).toEqual([]);
});

it('counts words with apostrophes, hyphens and numbers as one', () => {
  expect(wordsOf("You'll need a full-time job – 3.5 days (at least).")).toHaveLength(9);
});

it('finds plain words younger than long ones, by years', () => {
  const plain = readingAge('You help people. You work on a ward. You answer the phone and you file the notes.') ?? 0;
  const hard = readingAge('Multidisciplinary informatics practitioners facilitate organisational interoperability considerations.') ?? 0;
  expect(plain).toBeLessThan(9);
  expect(hard).toBeGreaterThan(18);
});

it('has no age for what holds no words', () => {
  expect(readingAge('')).toBeNull();
  expect(readingAge('— … —')).toBeNull();
});
