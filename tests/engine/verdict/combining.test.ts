import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import { check } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, postModel, stateOf } from '../../support/post.js';
import { all, always, any, atLeast, is, judged, must, never, not, POST, someOf, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

/** Parts in each state: M met, N not met, ? not known (nobody has said whether they have a garden), J judged. */
const part = { M: always, N: never, '?': is('garden', true), J: judged() } as const;
const parts = (letters: string): Condition[] => [...letters].map((letter) => part[letter as keyof typeof part]);

describe('all: not met beats not known beats judged beats met', () => {
  it.each([
    ['', 'met'],
    ['M', 'met'],
    ['MM', 'met'],
    ['MJ', 'judged'],
    ['J?', 'not-known'],
    ['M?', 'not-known'],
    ['MJ?N', 'not-met'],
    ['?N', 'not-met'],
    ['JN', 'not-met'],
  ])('of %j: %s', (letters, state) => {
    expect(stateOf(all(...parts(letters)))).toBe(state);
  });
});

describe('any: met beats not known beats judged beats not met', () => {
  it.each([
    ['', 'not-met'],
    ['N', 'not-met'],
    ['NJ', 'judged'],
    ['J?', 'not-known'],
    ['N?', 'not-known'],
    ['NJ?M', 'met'],
    ['?M', 'met'],
    ['JM', 'met'],
  ])('of %j: %s', (letters, state) => {
    expect(stateOf(any(...parts(letters)))).toBe(state);
  });
});

describe('not: swaps met and not met', () => {
  it.each([
    ['M', 'not-met'],
    ['N', 'met'],
    ['?', 'not-known'],
    ['J', 'judged'],
  ])('of %j: %s', (letter, state) => {
    const [inner] = parts(letter);
    expect(stateOf(not(inner as Condition))).toBe(state);
  });

  it.each([
    ['all of M and N', not(all(...parts('MN'))), 'met'],
    ['all of M and ?', not(all(...parts('M?'))), 'not-known'],
    ['all of M and J', not(all(...parts('MJ'))), 'judged'],
    ['any of N and ?', not(any(...parts('N?'))), 'not-known'],
    ['any of M and ?', not(any(...parts('M?'))), 'not-met'],
    ['no parts', not(all()), 'not-met'],
    ['none of no parts', not(any()), 'met'],
    ['2 of M, M and ?', not(someOf(2, ...parts('MM?'))), 'not-met'],
    ['2 of M, N and ?', not(someOf(2, ...parts('MN?'))), 'not-known'],
    ['2 of M, N and N', not(someOf(2, ...parts('MNN'))), 'met'],
    ['not M', not(not(always)), 'met'],
  ])('of %s', (_, condition, state) => {
    expect(stateOf(condition)).toBe(state);
  });
});

describe('equal tests', () => {
  it('are told from others, however many there are', () => {
    // Thirty tests, and two pairs of them whose places, written one after another, read alike: 1 23 and 12 3.
    const tests = Array.from({ length: 30 }, (_, at) => atLeast('age', at + 1));
    const pair = (one: number, other: number) => all(...[tests[one], tests[other]].flatMap((test) => test ?? []));
    const model = postModel([way('direct:post', [must(any(...tests)), must(pair(1, 23)), must(pair(12, 3))])]);
    const findings = check(model, someone(bees, { age: 20 }), asOf, [POST]).results[0]?.ways[0]?.findings;
    expect(findings?.map(({ state }) => state)).toEqual(['met', 'not-met', 'met']);
  });
});

describe('at least 2 of', () => {
  it.each([
    ['MMN', 'met'],
    ['MM?', 'met'],
    ['MMJ', 'met'],
    ['MNN', 'not-met'],
    ['NN?', 'not-met'],
    ['NNJ', 'not-met'],
    ['MJN', 'judged'],
    ['JJN', 'judged'],
    ['MN?', 'not-known'],
    ['MJ?', 'not-known'],
    ['NJ?', 'not-known'],
    ['???', 'not-known'],
  ])('%s: %s', (letters, state) => {
    expect(stateOf(someOf(2, ...parts(letters)))).toBe(state);
  });
});
