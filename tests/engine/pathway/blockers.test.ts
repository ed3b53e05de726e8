import { describe, expect, it } from 'vitest';
import type { RoleId } from '../../../src/domain/ids.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { buildModel, plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers } from '../../support/post.js';
import { any, atLeast, is, judged, must, never, POST, requirement, upTo, usually, way, withPost } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

/** Nothing in these worlds gives anything. */
const blocksOf = (requirements: readonly Requirement[], given: GivenAnswers): readonly string[] => {
  const model = buildModel(withPost(bees, [way('direct:post', requirements)]));
  const { blocks, pathways } = plan(model, someone(bees, given), asOf, { kind: 'role', role: POST as RoleId });
  expect(pathways).toEqual([]);
  return blocks.map(({ role, way: by, requirement: { id }, why, changes }) => {
    const sets = changes.map((set) => set.map(({ attribute, test, needs }) => `${attribute} ${test} ${needs}`).join(' + '));
    return `${role} ${by} ${id}: ${why} (${sets.join(' | ')})`;
  });
};
const at = `${POST} direct:post`;
const garden = is('garden', true);
const suit = is('bee-suit', true);

describe('what stands in the way where there is no plan', () => {
  it.each<readonly [string, readonly Requirement[], GivenAnswers, readonly string[]]>([
    [
      'something that no route gives, and all that would do',
      [must(any(garden, suit))],
      { garden: false, 'bee-suit': false },
      [`${at} needed-1: no-route (garden is true | bee-suit is true)`],
    ],
    ['what is usual: an employer may still say yes', [usually(garden)], { garden: false }, [`${at} needed-1: decision (garden is true)`]],
    ['an upper limit', [must(upTo('age', 20))], { age: 30 }, [`${at} needed-1: limit ()`]],
    ['an upper limit that is usual', [usually(upTo('age', 20))], { age: 30 }, [`${at} needed-1: limit ()`]],
    [
      'what is not known, beside what is not met',
      [must(garden), must(suit)],
      { garden: false },
      [`${at} needed-1: no-route (garden is true)`, `${at} needed-2: answer (bee-suit is null)`],
    ],
    [
      'only what shuts it for good',
      [must(garden), must(suit, { fixed: true }), must(never, { fixed: true })],
      { garden: false, 'bee-suit': false },
      [`${at} needed-2: fixed ()`, `${at} needed-3: fixed ()`],
    ],
    [
      'something fixed that is met shuts nothing',
      [must(garden), must(suit, { fixed: true })],
      { garden: false, 'bee-suit': true },
      [`${at} needed-1: no-route (garden is true)`],
    ],
    [
      'something fixed that is only usual shuts nothing',
      [must(garden), usually(suit, { fixed: true })],
      { garden: false, 'bee-suit': false },
      [`${at} needed-1: no-route (garden is true)`, `${at} needed-2: fixed ()`],
    ],
    [
      'something fixed that is not known shuts nothing',
      [must(garden), must(suit, { fixed: true })],
      { garden: false },
      [`${at} needed-1: no-route (garden is true)`, `${at} needed-2: answer (bee-suit is null)`],
    ],
    [
      'nothing that is met, judged, or carries no verdict',
      [
        must(garden),
        must(suit),
        must(judged()),
        requirement('helps', atLeast('age', 90)),
        requirement('varies', atLeast('age', 91)),
        requirement('accept', atLeast('age', 92)),
      ],
      { garden: false, 'bee-suit': true, age: 30 },
      [`${at} needed-1: no-route (garden is true)`],
    ],
  ])('%s', (_, requirements, given, blocks) => {
    expect(blocksOf(requirements, given)).toEqual(blocks);
  });
});
