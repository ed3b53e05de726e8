import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { always, atLeast, must, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { lasting, through, upFrom, village } from '../../support/village.js';

const open = [must(always)];
const duration = { ...lasting(3), to: 9 };
const model = village({
  posts: {
    helper: { needs: open, activities: { insects: 1 } },
    keeper: { ways: [through('winter', open)], activities: { rules: 1 } },
    queen: { ways: [through('endless', open)] },
    senior: { ways: [upFrom('keeper', open)] },
    either: { ways: [way('direct:either', [must(atLeast('age', 18))]), through('winter', open)] },
  },
  courses: { winter: { duration }, endless: {} },
});
const compared = (...ids: readonly string[]) => compare(model, someone(model.base, { age: 15, loves: ['insects'] }), asOf, ids).things;

describe('two things beside each other', () => {
  it('stand in the order named, each with its own verdict and how well it suits', () => {
    expect(compared('keeper', 'helper').map(({ result: { id, verdict }, fit }) => [id, verdict, fit?.score])).toEqual([
      ['keeper', 'open', 0],
      ['helper', 'open', 100],
    ]);
  });

  it('suit nobody where they are no posts', () => {
    expect(compared('winter').map(({ result, fit }) => [result.kind, fit])).toEqual([['route', null]]);
  });

  it.each([
    ['a post that one may begin', 'helper', { from: 0, to: 0 }],
    ['a step up from another post', 'senior', { from: 0, to: 0 }],
    ['a post behind a course: as long as the course', 'keeper', { from: 3, to: 9 }],
    ['the course itself', 'winter', { from: 3, to: 9 }],
    ['a course of which nobody says how long it takes', 'queen', null],
    ['the better way of two', 'either', { from: 3, to: 9 }],
  ])('%s, in months', (_, id, months) => {
    expect(compared(id).map((thing) => thing.months)).toEqual([months]);
  });

  it('are left out where there is no such thing', () => {
    expect(compared('nobody', 'helper').map(({ result }) => result.id)).toEqual(['helper']);
  });
});
