import { expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../src/domain/text/suggest.js';

const ids = ['clinical-coder', 'clinical-coding-manager', 'data-analyst', 'data-engineer', 'band', 'wand', 'a', 'ab'];

it.each([
  ['itself', 'band', ['band']],
  ['a letter too few', 'clinical-code', ['clinical-coder']],
  ['a letter too many', 'clinical-coderr', ['clinical-coder']],
  ['another letter', 'data-analist', ['data-analyst']],
  ['two letters swapped', 'data-anaylst', ['data-analyst']],
  ['capitals', 'Data-Analyst', ['data-analyst']],
  ['equally near, by the alphabet', 'hand', ['band', 'wand']],
  ['only the nearest', 'bandd', ['band']],
  ['nothing is near', 'surgeon', []],
  ['short words have to be alike too', 'xy', []],
  ['nothing', '', []],
])('%s', (_name, word, expected) => {
  expect(nearest(word, ids)).toEqual(expected);
});

it('gives no more than it is asked for, each once', () => {
  const words = ['aaa1', 'aaa2', 'aaa3', 'aaa4', 'aaa1'];
  expect(nearest('aaaa', words)).toEqual(['aaa1', 'aaa2', 'aaa3']);
  expect(nearest('aaaa', words, 1)).toEqual(['aaa1']);
  expect(nearest('aaaa', [])).toEqual([]);
});

it('asks, or says something else', () => {
  expect(didYouMean('hand', ids, 'No.')).toBe('Did you mean “band” or “wand”?');
  expect(didYouMean('surgeon', ids, 'No.')).toBe('No.');
});
