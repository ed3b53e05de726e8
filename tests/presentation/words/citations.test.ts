import { describe, expect, it } from 'vitest';
import { caution, createNotes } from '../../../src/presentation/words/citations.js';
import { brand, knowledge, source } from '../builders.js';

const asOf = '2026-11-24';
const base = knowledge({
  sources: {
    ...knowledge().sources,
    'weak-new': source('weak-new', { weight: 'weak', dated: '2026-10' }),
    'weak-only': source('weak-only', { weight: 'weak', dated: null }),
    constructor: source('constructor', { title: 'A page with an awkward id' }),
  },
});

describe('a rule that is met', () => {
  it.each([
    ['fresh page', ['fresh'], undefined, null],
    ['old page', ['old'], undefined, 'page of February 2021: check before you apply'],
    ['page without a date', ['undated'], undefined, 'page undated: check before you apply'],
    ['an old page beside a fresh one', ['old', 'fresh'], undefined, null],
    ['a weak page makes nothing fresh', ['old', 'weak-new'], undefined, 'page of February 2021: check before you apply'],
    ['nothing but a weak page', ['weak-only'], undefined, 'page undated: check before you apply'],
    ['past the day to look again', ['fresh'], '2026-03-31', 'rule not looked at since 31 March 2026: check before you apply'],
    ['before that day', ['fresh'], '2027-03-31', null],
  ])('%s', (_, ids, reviewBy, words) => {
    const sources = ids.map((id) => brand<never>(id));
    expect(caution({ sources, ...(reviewBy === undefined ? {} : { reviewBy: brand<never>(reviewBy) }) }, base, asOf)).toBe(words);
  });
});

describe('a page of which a newer edition is due', () => {
  const at = (nextExpected: string, strength: 'must' | 'usually', day: string, others: readonly string[] = []) => {
    const sources = { ...base.sources, circular: source('circular', { nextExpected }) };
    return caution({ sources: ['circular', ...others].map((id) => brand<never>(id)), strength }, { ...base, sources }, day);
  };
  const due = 'a newer page was due in November 2026: check before you apply';

  it('weakens a must from that day or month on', () => {
    expect(at('2026-11', 'must', '2026-10-31')).toBeNull();
    expect(at('2026-11', 'must', '2026-11-01')).toBe(due);
    expect(at('2026-11-24', 'must', '2026-11-23')).toBeNull();
    expect(at('2026-11-24', 'must', '2026-11-24')).toBe(due);
  });

  it('weakens nothing less firm, and no must that another page carries', () => {
    expect(at('2026-11', 'usually', '2026-11-24')).toBeNull();
    expect(at('2026-11', 'must', '2026-11-24', ['fresh'])).toBeNull();
  });
});

describe('footnotes', () => {
  it('are numbered in the order of first use, one for each page', () => {
    const notes = createNotes(base);
    expect(notes.block()).toEqual([]);
    expect(notes.cite(['old', 'fresh'])).toEqual([{ kind: 'refs', numbers: [1, 2] }]);
    expect(notes.cite(['undated', 'fresh', 'fresh'])).toEqual([{ kind: 'refs', numbers: [2, 3] }]);
    expect(notes.cite(['nameless', 'old'], 1)).toEqual([{ kind: 'refs', numbers: [4] }]);
    expect(notes.cite(['not-there', 'toString'])).toEqual([]);
    notes.include(['constructor']);
    expect(notes.block()).toEqual([
      {
        kind: 'footnotes',
        notes: [
          { number: 1, text: 'The page about old. Page of February 2021, read November 2026.', url: 'https://example.org/old' },
          { number: 2, text: 'The page about fresh. Page of February 2026, read November 2026.', url: 'https://example.org/fresh' },
          { number: 3, text: 'The page about undated. Page undated, read November 2026.', url: 'https://example.org/undated' },
          { number: 4, text: 'The page about nameless. Page of February 2026, read November 2026.', url: null },
          {
            number: 5,
            text: 'A page with an awkward id. Page of February 2026, read November 2026.',
            url: 'https://example.org/constructor',
          },
        ],
      },
    ]);
  });
});
