import { describe, expect, it } from 'vitest';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { buildModel } from '../../../src/engine/index.js';
import { findProof, type Proof } from '../../../src/engine/interview/relevance-proof.js';
import type { CompiledWay } from '../../../src/engine/model/model.js';
import { readPerson } from '../../../src/engine/person/person.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers } from '../../support/post.js';
import { all, any, atLeast, is, must, way, withPost } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

const garden = is('garden', true);
const suit = is('bee-suit', true);
const grown = atLeast('age', 16);
const rule = (when: Inference['when'], then: Inference['when']): Inference => ({ when, then: [then as Inference['then'][number]] });

type Who = {
  readonly given?: GivenAnswers;
  readonly notSure?: readonly string[];
  readonly rules?: readonly Inference[];
  readonly most?: number;
};
const proofOf = (id: string, needs: readonly Requirement[], { given = {}, notSure = [], rules = [], most = 1000 }: Who = {}): Proof => {
  const model = buildModel(withPost({ ...bees, inferences: rules }, [way('direct:post', needs)]));
  const ways = model.roleWays.get('post') as readonly CompiledWay[];
  return findProof(model, readPerson(model, someone(model.base, given, { notSure }), asOf), ways, id as AttributeId, most);
};
/** The two answers, and what else was said: `null` is "not sure". */
const inShort = (proof: Proof): unknown =>
  typeof proof === 'string'
    ? proof
    : [
        ...proof.answers.map((answer) => (answer === null ? null : 'value' in answer ? answer.value : answer.items)),
        Object.fromEntries([...proof.others.answers].map(([id, answer]) => [id, 'value' in answer ? answer.value : answer.items])),
      ];

describe('the proof that a verdict hangs on an answer', () => {
  it.each<readonly [string, string, readonly Requirement[], Who, unknown]>([
    ['two answers with two verdicts', 'garden', [must(garden)], {}, [false, true, {}]],
    ['two answers among several', 'age', [must(grown)], {}, [0, 16, {}]],
    ['an answer, where not to know it is another verdict', 'garden', [must(any(is('garden', false), garden))], {}, [null, false, {}]],
    [
      'two answers beside others that were said',
      'garden',
      [must(garden), must(suit)],
      { given: { 'bee-suit': true } },
      [false, true, { 'bee-suit': true }],
    ],
    [
      'two answers beside another that has to be found',
      'garden',
      [must(any(all(garden, suit), all(is('garden', false), suit)))],
      {},
      [null, false, { 'bee-suit': true }],
    ],
    ['no answers that are not possible', 'garden', [must(garden)], { given: { 'bee-suit': true }, rules: [rule(suit, garden)] }, 'idle'],
    ['none, where nothing hangs on it', 'garden', [must(suit)], {}, 'idle'],
    ['none, where the verdict is settled', 'garden', [must(garden), must(suit)], { given: { 'bee-suit': false } }, 'idle'],
    [
      'not known, where the search had to stop',
      'garden',
      [must(any(all(garden, suit, grown), all(is('garden', false), suit, grown)))],
      { most: 1 },
      'unproven',
    ],
  ])('is %s', (_, id, needs, who, found) => {
    expect(inShort(proofOf(id, needs, who))).toEqual(found);
  });
});
