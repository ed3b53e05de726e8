import { describe, expect, it } from 'vitest';
import { currentProfile, withoutStaleAnswers } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers } from '../../support/post.js';
import { someone } from '../../support/someone.js';

// In November 2026. Of the bees, age and months of work are asked again after twelve months; a garden is not.
const all: GivenAnswers = { age: 17, garden: true, 'months-hives': 3 };
const person = (said: string | undefined, given: GivenAnswers = all) => someone(bees, given, said === undefined ? {} : { said });

describe('answers too old to rely on', () => {
  it.each([
    ['said this month', '2026-11', ['age', 'garden', 'months-hives']],
    ['said twelve months ago', '2025-11', ['age', 'garden', 'months-hives']],
    ['said thirteen months ago', '2025-10', ['garden']],
    ['said nobody knows when', undefined, ['age', 'garden', 'months-hives']],
    ['said later than today', '2027-12', ['age', 'garden', 'months-hives']],
  ])('%s: these count', (_, said, counted) => {
    expect([...currentProfile(beesModel, person(said), asOf).answers.keys()]).toEqual(counted);
    expect([...withoutStaleAnswers(beesModel, person(said), asOf).profile.answers.keys()]).toEqual(counted);
  });

  it.each([
    ['said twelve months ago', '2025-11', all, [], '2025-11'],
    ['said thirteen months ago', '2025-10', all, ['age', 'months-hives'], '2026-11'],
    ['some of them', '2025-10', { garden: true, age: 17 }, ['age'], '2026-11'],
    ['none of them, but it is long ago: what is asked now is new', '2025-10', { garden: true }, [], '2026-11'],
    ['said nobody knows when: it counts as said today', undefined, all, [], '2026-11'],
    ['said later than today', '2027-12', all, [], '2027-12'],
  ] as const)('%s: these are named, and the rest is dated anew', (_, said, given, aged, dated) => {
    const without = withoutStaleAnswers(beesModel, person(said, given), asOf);
    expect([without.aged, without.profile.said]).toEqual([aged, dated]);
  });
});
